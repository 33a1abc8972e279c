# The ids alone come from the names of the files: a file that cannot be read is a guest too, but
# what is no regular file is named, and so is a name that is no guest's.
mkfifo guests/pipe.txt; printf 'name: X\n\000\n' >guests/zero.txt; : >guests/Bad.txt
journal list --ids 2>err | grep -c .
grep -o -e 'pipe[^:]*:.*' -e 'Bad[^:]*:.*' err
journal list --ids >ids
journal list --csv 2>/dev/null | sed 1d | cut -d, -f1 | diff ids -
journal list --ids --first | head -n 2
