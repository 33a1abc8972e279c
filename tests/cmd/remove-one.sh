t() { journal remove "$@"; echo "exit $?"; }
t aiko 'seat: counter, left end'
t aiko '2024-03-01 dish~:rice, pickles'
t aiko 'quiet table'
t aiko 'dassai'
t aiko '2019-05-04 drink dassai'
t aiko 'od'
t aiko ''
t aiko
t nobody x
t aiko --json 'language: Japanese, English'
diff "$ROOT/examples/restaurant/guests/aiko-nakamura.txt" guests/aiko-nakamura.txt
