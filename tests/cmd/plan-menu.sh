# Menus: sections, brackets, dishes for one guest alone, and for an unknown guest.
cat > menu <<'X'
# tonight
Starter: shrimp toast; lemon
dish: grilled chicory [no shrimp]

mystery [lobster]
shrimp without shrimp [no shrimp]
@sora-nakamura chicken karaage
@sora-nakamura !mystery
@nobody-here cake
X
journal plan aiko,sora menu
echo '== left out under another name'
printf '%s\n' 'nasu dengaku' '@kenji-nakamura !茄子田楽' | journal plan kenji-nakamura - && echo nothing
echo '== nothing before what is left out'
printf '%s\n' '@sora-nakamura !udon' 'udon' '@sora-nakamura soba' |
    journal plan sora-nakamura --all -
