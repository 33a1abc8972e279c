# No menu, an empty one, none for her, one that is not text, one that is too long.
journal add aiko -m 2026-01-01
journal add aiko -m nowhere.txt
: | journal add aiko -m -
echo $?
echo '@kenji-nakamura tofu' | journal add aiko -m -
printf 'cod\0\n' | journal add aiko -m -
printf 'cod\ncaf\351\n' | journal add aiko -m -
seq -f "dish%.0f x" 5000 | journal add aiko -m -
journal add nobody -m today
ln -s /etc/passwd menu
journal add aiko -m menu
printf 'cod\n<<<<<<< ours\ncake\n=======\ntart\n>>>>>>> theirs\n' | journal add aiko -m -
# a long name is a name
head -c 10000 /dev/zero | tr '\0' a | journal add aiko -m - | wc -c
tail -n 1 guests/aiko-nakamura.txt | wc -c
