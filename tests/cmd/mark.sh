# journal: none
# A mark on enough of a dish's words, or on its number, is the mark of that dish of the sitting.
journal init j >made && cd j || exit
export JOURNAL_TODAY=2026-12-04
for n in 'Kit Moss' 'Hélène Roy' 'Paul Smith' 'Paul Ray' 'Robert Lund' 'Ada Yan'; do
    journal new "$n" >>made
done
journal add bob 'x' 2>>made
journal add robert 'aka: Bobby' >>made
mkdir -p menus
printf '%s\n' 'hamachi crudo, coriander oil' 'lamb shoulder' 'lamb chop' 'egg custard' \
    'black cod, miso' '柚子シャーベット' 'dish+: pear sorbet' '@ada-yan dish~: plum' \
    '@ada-yan !lamb chop' >menus/2026-12-04.txt
journal add -m today kit >>made
same() { journal "$@" 2>&1 | grep -v ^usage; }
echo "-- one"
same add kit 'dish~: hamachi; too sharp'
same add kit 'cod +' '+ egg'
same mark kit ham- 柚子+ '7*' black cod '~'
same mark kit hamachi- '7*'
echo "-- refused"
same mark kit lamb~
same add kit 'dish~: lamb'
same mark kit 9+ nothing+
same mark kit soup+
same mark kit cod
same mark kit cod+ pear
same mark kit @paul
same mark kit 'allergy: nuts'
same mark kit -d 2026-12-03 cod+
same add kit 'dish: lamb +' 'dish: + lamb' 'wine: Clos*'
same add kit black cod+
same add kit @nobody 1+
same add kit @paul 1+
same mark kit '!4' 1+
echo "-- whole names, short names and new ones"
same add kit 'dish~: lamb' 'dish: lamb'
same add kit 'dish: rice' 'dish~: rice'
same add kit 'wine+: lamb' 'dish+: lamb stew [soy]'
echo "-- a table"
same mark -m today helene 1~ 3+ @paul-s 2+ 5- @bobby 4- 6+ @ada 2+ '7*' '!1' 'dish: tofu'
for id in helene-roy paul-smith robert-lund ada-yan; do
    printf '%s\n' "-- $id" && sed -n '/dish/s/2026-12-04 //p' "guests/$id.txt"
done
same add -m today paul-r,paul-s @paul-r 1~ '!lamb shoulder' tofu | wc -l
grep -c lamb guests/paul-ray.txt
same add -m today paul-r,paul-s '@paul-r !turnip'
# two sittings: a mark belongs to one of them
journal add kit -t 12:00 'visit: lunch' soup >>made
journal add kit -t 20:00 'visit: dinner' trout >>made
same mark kit soup+
same mark kit -t 20:00 soup+
same mark kit -t 12:00 soup+
