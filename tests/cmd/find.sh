# Finds a guest by a telephone number or by any word, with the next booking.
journal find 01632 960142
echo; journal find '+44 (0)1632 960142' --tsv | cut -f1,5-8
journal find 960142 --tsv | cut -f1,8-9
journal find 0142 --tsv | cut -f1,8-9
echo words
journal find aiko cod
echo; journal find krug 1988 -a
rows() { echo "- $*" && journal find --tsv "$@" | sed 1d | cut -f1,8-10,12,14,16 |
    LC_ALL=C tr '\377' '?'; }
rows nut
rows WALNUTS
rows coriander
rows hallams
rows Nakamura
rows 中村
rows aiko@nakamura.example
rows "$(printf 'O\342\200\231BRIEN')"
rows 2026-11-20 mascarpone
rows -n 1 nakamura
rows okafor stove
echo formats
journal find --json shellfish anaphylaxis
journal find --csv lamp -n 1
journal find --html lamp | grep -c data-id=
echo edges
cat >guests/jorg.txt <<'END'
# a comment: prefers Gueuze
name: Jörg Dell'Orto
2026-11-20 dish: Haselnuß-Käse; extra berries
2026-13-40 dish: gueuze is not a date
phone: ٠٧٧٠ ٠٩٠٠٣٣٣, 030 901820
note: her mobile is 0151-234 567 89
2026-11-30 18:00 booked-: for 9
2026-12-01 booked: for 2
END
printf '2026-11-01 note: %s\377 gueuze\r\n' 'CRLF and a bad byte' >guests/odd.txt
for words in joerg dellorto "dell'orto" 'kase haselnuss' nuss berry gueuze 07700900333 901820 \
    0151-23456789 '2026 haselnuß' jorg; do rows "$words"; done
journal find odd 2>&1 | od -c | head -n 2
echo nothing
journal find nakamora
echo "exit $?"
journal find aiko zzz
echo "exit $?"
echo bad input
for bad in '' '-n x zzz' '-n -1 zzz' '-n' ';' '-x zzz'; do
    # shellcheck disable=SC2086 # the words of a command
    journal find $bad 2>&1 | head -n 1
    # shellcheck disable=SC2086 # the words of a command
    journal find $bad >/dev/null 2>&1 || echo "exit $?"
done
journal find '' 2>/dev/null || echo "exit $?"
journal find a b c d e f g h i j k l m n o p q 2>&1 | head -n 1
journal search lamp -n 1 2>/dev/null | head -n 1
