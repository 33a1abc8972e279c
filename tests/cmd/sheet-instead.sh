# The dish to serve instead is in the comment of a line of cells, which is not read back.
journal sheet --instead 18:45
journal sheet --blank --instead 18:00
journal sheet --instead 18:45 >page
journal sheet --record page >one 2>/dev/null
journal undo >/dev/null 2>&1
journal sheet 18:45 | journal sheet --record - 2>/dev/null | cmp - one && echo equal
journal sheet --instead --record page
echo $?
rm menus/2026-11-23.txt
journal sheet --instead 19:30
