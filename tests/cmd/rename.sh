# A new name: the file, its id and every @mention follow, in menus too; the old id still resolves.
journal rename kenji 'Kenji Nakamura-Smith'
grep -rl '@kenji-nakamura$\|@kenji-nakamura[^-]' guests menus
head -n 2 guests/kenji-nakamura-smith.txt
journal served @kenji-nakamura 'black cod'
journal rename kenji-nakamura-smith 'Kenji Nakamura-Smith'
journal rename tom 'Yuki Okafor'
journal rename tom 'Yuki Okafor' --as 'Yuki'
journal rename tom '???'
journal rename nobody 'Some Body'
echo $?
