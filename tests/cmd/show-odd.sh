# Lines that are not understood are shown, and stop nothing.
cat >guests/odd.txt <<'EOT'
name: Odd
2024-02-30 allergy: nuts
alergy: shellfish
just words
ALLERGY : mussels
 likes:tea
dish：soup
2024-03-01 dish: cod
EOT
journal show odd
journal show --json odd | grep '"other"'
