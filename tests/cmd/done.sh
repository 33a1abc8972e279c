# By words, by the hash; done twice is done once, and the second word changes nothing.
journal done lucia cake 'orange and rice flour, it held'
journal done lucia cake
journal done aiko 4722
journal drop fatou lamp
echo $?
journal done fatou 'round table' twice
# what is not there, what is not said, one word too many
journal done george turnip
journal drop aiko
journal done george rhubarb first of the year
# several: which? the full words name one
journal add aiko 'ask: a bottle of Krug' 'ask: a bottle of Krug 1990'
journal done aiko krug
journal done aiko 'a bottle of krug'
journal done aiko 'ask krug 1990'
journal open aiko
journal drop aiko 'ask krug 1990' 'the cellar is bare'
# equal lines are one fact, and are closed, moved and cancelled as one
printf '2026-11-01 ask: twice\n2026-11-01 ask: twice\n2026-12-24 19:00 booked: for 2\n'\
'2026-12-24 19:00 booked: for 2\n' >>guests/ines-carvalho.txt
journal done ines "$(journal open --tsv ines | sed -n '2s/\t.*//p')"
journal move ines 2026-12-24 2026-12-23
journal cancel ines 2026-12-23
tail -n 3 guests/ines-carvalho.txt
