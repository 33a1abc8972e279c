# A party: each line names the others, before the remark; who is named already is not twice.
journal book aiko,kenji,sora fri 19:30 'dinner for 3; window'
journal book 'margaux,etienne' 2026-12-24 'supper for 3 with @zoe-obrien-lukasz'
# without words the old ones stay, and one more joins
journal book aiko,kenji,sora,chiyo fri
journal book aiko,nobody,sam fri
grep -c . guests/aiko-nakamura.txt
# two that day, one of them cancelled: without an hour the open one is changed
journal book lucia 2026-12-02 12:30 'lunch for 2'
journal book lucia 2026-12-02 20:00 'dinner for 4'
journal cancel lucia 2026-12-02 12:30
journal book lucia 2026-12-02 'dinner for 5'
# corrected for one of them, the party and the remark stay; a guest named in the text joins
journal book aiko fri 19:30 'dinner for 5'
journal book aiko fri 'dinner for 2 with @kenji-nakamura; hall'
echo 'was: beatrice' >>guests/beatrix-lindqvist.txt
sed -i 's/@beatrix-lindqvist; window/@beatrice; window/' guests/oskar-lindqvist.txt
journal book oskar,beatrix today 'dinner for 3'
