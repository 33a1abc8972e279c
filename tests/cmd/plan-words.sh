# The words of the house: added, weakened, cleared; and one line without effect.
cat > allergens.txt <<'X'
# ours
moonfruit = shellfish
kraken = crustacean
ghost pepper ? mustard
shrimp ! crustacean
this tells nothing
X
printf '%s\n' 'kraken on toast' 'shrimp toast' | journal plan aiko -
printf '%s\n' 'ghost pepper [pepper]' | journal plan zoe -
