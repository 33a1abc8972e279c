# journal: none
# Cards of items are read up to a number of items in all. Later dishes are asked about: what the
# card of their item lists is not examined.
mkdir guests && echo 'version: 1' >journal.conf
printf 'name: Bea\nallergy: nuts\n' >guests/bea.txt
awk 'BEGIN { printf "dish: stock ["; for (i = 0; i < 70000; i++) printf "rice, "; print "rice]" }
' >dishes.txt
printf 'dish: first [stock]\ndish: second [paste]\ndish: paste [rice, almond]\n' >>dishes.txt
journal fresh --width 90 bea
tail -n 3 dishes.txt >few && mv few dishes.txt
journal fresh --width 90 bea
