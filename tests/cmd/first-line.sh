# A fact on the first line of a file counts like any other; most files begin with a name.
# journal: none
journal init . >/dev/null
printf 'dish: cod pie [fish, wheat]\ndish: prawn toast [crustacean]\n' >dishes.txt
printf 'cod pie\nprawn toast\n' >menu
printf '2026-11-01 visit: for 2 with @a\nname: Bo\n' >guests/b.txt
a() { printf '%s\n' "$@" >guests/a.txt && echo "-- $*"; }

a 'allergy: fish'
journal plan a menu
journal brief --long a | grep -v '^$'
journal show a
journal export --vcard a | tr -d '\r' | grep NOTE
journal list --ids --with allergy=fish
a 'alergy: fish'
journal plan a menu
journal brief --long a | grep -A 1 ASK
journal check unknown-key
a 'allergy: kiwi; prawns'
journal plan a menu | grep remark
a '2026-11-23 19:00 booked: for 2, table 4; window' '2026-11-23 companion: allergy prawns'
journal brief --long | grep -v '^$'
journal export --ics a | tr -d '\r' | grep -c EVENT
a '2026-11-23 companion: allergy prawns' '2026-11-23 19:00 booked: for 2'
journal plan a menu
a '2026-11-20 booked~: for 2'
journal brief --long a | grep noshow
a '2026-11-20 booked: for 2'
journal brief --long a | grep unrecorded
journal list --ids --unrecorded
a '2026-11-20 ask: cups; by 2026-11-22'
journal brief --long a | grep -A 1 cups
journal show a
journal open
journal list
journal report open
a 'tag: regular'
journal list --ids --tag regular
journal export --vcard a | tr -d '\r' | grep CATEGORIES
a 'birthday: 11-24'
journal list --ids --birthday 1
journal brief --long a | grep birthday
a 'seat: window'
journal brief --long a | grep window
a 'likes: fish'
journal fresh -m menu a
a '2026-11-01 dish*: cod pie'
journal served a
journal plan a menu
journal log --since 2026-11-01
journal grep -c cod
journal report dishes
journal show a | tail -n 2
a '2026-11-01 visit: for 2 with @b' 'name: Ann'
journal show a
journal report visits
a 'just words'
journal show a
journal export --tsv a
a 'was: anton'
journal show @anton
a 'name: One' 'name: Two'
journal check twice
a '<<<<<<< x' '=======' '>>>>>>> y'
journal add a 'likes: tea'
