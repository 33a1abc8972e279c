# A new guest and one who is known, in one command; `new` makes only the one it names.
journal add --new 'Zed Moth' 'dish: figs' '@aiko-nakamura dish+: figs; off his plate'
journal new 'Zod Moth' '@aiko-nakamura dish: figs'
journal show zod
echo $?
