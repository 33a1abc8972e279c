# Sourced by the tests that record an evening: 8 tables, 25 guests, 15 dishes.
# shellcheck shell=sh

# A house, its bookings of the evening and its menu.
house() { # DIR
    mkdir -p "$1/guests" "$1/menus" && chmod 700 "$1" && echo 'version: 1' >"$1/journal.conf"
    awk -v dir="$1" 'BEGIN {
        split("4 2 6 3 2 4 1 3", size)
        split("egg shellfish milk pork nuts", food)
        for (t = 1; t <= 8; t++)
            for (i = 1; i <= size[t]; i++) {
                file = dir "/guests/guest-" t "-" i ".txt"
                print "name: Guest " t "-" i >file
                if ((t + i) % 4 == 0) print "2026-01-01 allergy: " food[(t * i) % 5 + 1] >file
                hour = sprintf("%02d:%s", 18 + t / 3, t % 2 ? "00" : "30")
                printf "2026-11-23 %s booked: dinner for %d", hour, size[t] >file
                others = 0
                for (k = 1; k <= size[t]; k++)
                    if (k != i) {
                        joint = !others++ ? " with " : others == size[t] - 1 ? " and " : ", "
                        printf "%s@guest-%d-%d", joint, t, k >file
                    }
                print "; table " t >file
                close(file)
            }
    }'
    cat >"$1/menus/2026-11-23.txt" <<'END'
oysters, mignonette [oyster, shallot, vinegar]
leek vinaigrette [leek, mustard]
onion soup [onion, milk, wheat]
egg mayonnaise [egg]
pike dumplings [fish, egg, wheat]
skate wing, capers [fish, milk]
pork belly, apple [pork, apple]
duck breast [duck]
walnut tart [walnut, egg, wheat]
lamb shoulder [lamb]
green salad [lettuce]
Comté, 24 months [milk]
pear sorbet [pear]
madeleines [egg, milk, wheat]
wine: Chablis
@guest-1-2 boiled rice [rice]
@guest-1-2 !pork belly, apple
@guest-3-1 dish+: omelette [egg]
END
}
# The cells of the sheet, filled in by chance; what was served keeps a mark or gets one.
fill() { # SEED
    awk -v seed="$1" 'BEGIN { srand(seed) }
    /^[.+*~x?-]( [.+*~x?-])*  / {
        n = index($0, "  ")
        cells = ""
        for (i = 1; i < n; i++)
            cells = cells (i % 2 ? substr("..+-~*x?..", int(rand() * 10) + 1, 1) : " ")
        $0 = cells substr($0, n)
    }
    { print }
    /^[a-z]( [a-z])*$/ { letters = $1; if (rand() < .3) print letters " note: filled in, " seed }'
}
