# With a menu; as TSV; with an empty result.
journal fresh -m today priya
journal fresh --json -n 2 sora
journal fresh --tsv -n 3 george
echo 'black cod' | journal fresh -m - aiko
echo $?
echo 'lamb shoulder baked in hay' | journal fresh -m - george
echo $?
journal fresh aiko kenji-nakamura
echo $?
journal fresh aiko,nobody
echo $?
# A dish that is left out for a guest is not offered to that guest, nor another's own plate.
printf '%s\n' 'onion tart' 'carrots' '@sora-nakamura !onion tart' '@sora-nakamura congee' >menu
journal fresh -m menu sora
journal fresh -m menu sora,kenji
# A line that may be an allergy is asked about before anything else.
printf 'alergy: nuts\ndiet: keto\n' >>guests/ines-carvalho.txt
journal fresh -n 1 --width 60 ines
journal fresh -n 1 --json ines
