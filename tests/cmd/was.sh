# A former name is still resolved.
echo 'was: aiko-sato' >>guests/aiko-nakamura.txt
journal show -n 0 --tsv aiko-sato | cut -f1 | sort -u
journal show -n 0 --tsv @aiko-sato | cut -f1 | sort -u
