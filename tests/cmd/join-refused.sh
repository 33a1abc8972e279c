# Joins that are refused: too few names, the same guest, conflicting facts, a file that is not text.
journal join aiko; echo $?
journal join nobody aiko; echo $?
journal join aiko aiko; echo $?
printf 'name: Aiko Nakamura\n\nbirthday: 1980-01-01\nNote : spaced\n' >guests/other.txt
journal join other @aiko-nakamura; echo $?
printf 'name: Aiko Nakamura\n\n<<<<<<< a\n=======\n>>>>>>> b\n' >guests/other.txt
journal join other @aiko-nakamura; echo $?
printf 'name: Aiko Nakamura\n\n2026-01-01 note: once\n' >guests/other.txt
journal join other @aiko-nakamura; echo $?
grep -c 'was: other\|once\|aka: Aiko' guests/aiko-nakamura.txt
journal join other @aiko-nakamura; echo $?
