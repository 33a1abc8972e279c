# Invalid menus, and unknown guests.
journal plan aiko 2026-01-01
echo $?
journal plan aiko nowhere.txt
echo $?
: | journal plan aiko -
echo $?
printf 'cod\0\n' | journal plan aiko -
echo $?
journal plan nobody,aiko
echo $?
journal plan aiko kenji sora
echo $?
journal plan --within long aiko
echo $?
printf 'caf\351\n' | journal plan aiko -
echo $?
echo '== long'
head -c 10000 /dev/zero | tr '\0' a | journal plan aiko - | wc -c
seq -f "dish%.0f x" 5000 | journal plan kenji-nakamura -
echo $?
{ seq -f "dish%.0f x" 5000 && yes '' | head -1000; } | journal plan kenji-nakamura - 2>&1
echo $?
seq -f "dish%.0f x" 5001 >menu.txt
journal plan kenji-nakamura menu.txt
echo $?
journal add -m menu.txt kenji-nakamura
echo $?
head -c 600000 /dev/zero | tr '\0' '\n' | journal plan kenji-nakamura -
echo $?
# A day in the place of a guest.
for day in fri 2026-11-23 tonight; do
    journal plan "$day" || echo $?
done
