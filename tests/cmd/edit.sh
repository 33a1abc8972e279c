# The editor works on a copy; concurrent changes are merged; typed text is never lost.
EDITOR='sed -i s/sansho/yuzu/' journal edit aiko
grep -c yuzu guests/aiko-nakamura.txt
EDITOR=true journal edit aiko
cat >both <<'S'
journal add @aiko-nakamura 'dish: turbot' >/dev/null
echo '2026-02-30 note: no such day' >>"$1"
S
EDITOR="sh $PWD/both" journal edit aiko
tail -n 2 guests/aiko-nakamura.txt
cat >clash <<'S'
sed -i 's/^birthday:.*/birthday: 1990-01-01/' guests/aiko-nakamura.txt
sed -i 's/^birthday:.*/birthday: 1991-01-01/' "$1"
S
EDITOR="sh $PWD/clash" journal edit aiko
grep birthday guests/aiko-nakamura.txt .journal/edit-aiko-nakamura.txt
EDITOR=false journal edit tom
echo $?
# If nothing was typed, no file is kept; a kept file is reported until it is removed.
find .journal -name "edit*"
EDITOR='rm --' journal edit tom
EDITOR='sed -i d' journal edit tom
wc -c <guests/tom-okafor.txt
journal undo
EDITOR=true journal edit aiko
# Conflict markers are refused, and the message says so.
# shellcheck disable=SC2016 # it is the editor's $1
printf '%s\n' 'printf "<<<<<<< a\nlikes: x\n=======\nlikes: y\n>>>>>>> b\n" >>"$1"' >marks
EDITOR="sh $PWD/marks" journal edit aiko
echo $?
rm .journal/edit-aiko-nakamura.txt
printf '<<<<<<< a\nlikes: x\n=======\nlikes: y\n>>>>>>> b\n' >>guests/aiko-nakamura.txt
EDITOR='echo >>' journal edit aiko
echo $?
# On a full disk (as good as), no half of a text is left for the next time.
(trap '' XFSZ && ulimit -f 0 && EDITOR=true journal edit kenji 2>&1) | cat
find .journal -name "edit*"
