# Sourced by the tests that break the system under a sheet. ./old and ./new are the journal before
# and after it, ./sheet the sheet, ./trace the calls of recording it; $other is a guest who is not
# on it.
# shellcheck shell=sh disable=SC2154 # $other is the caller's

strace -o /dev/null true 2>/dev/null || { echo "skip sheet no strace that may trace here" && exit; }
export ASAN_OPTIONS=detect_leaks=0:exitcode=99

# Makes ./new and ./trace.
trace() {
    find old -exec touch -t 200101010000 {} +
    cp -pR old new
    (cd new && strace -o ../trace journal sheet --record ../sheet >/dev/null 2>&1)
}
bad=0 tried=0
wrong() {
    echo "# $call $n $fault: $1"
    bad=$((bad + 1))
}
same() { diff -r -x .journal -x "$other.txt" "$1" now >/dev/null; }
# The fault leaves nothing or all; a kill may leave a part until the next command.
look() {
    if [ "$fault" = signal=KILL ]; then
        journal -C now add "$other" 'note: the next command' >/dev/null 2>&1
        same old || { [ ! -e now/.journal/whole ] && same new; } || wrong "a part is there"
    elif [ "$code" = 0 ] || [ "$code" = 6 ]; then
        same new || wrong "exit $code, and a part is there"
    else same old || wrong "exit $code, and not all is as before"; fi
    (cd now && journal sheet --record ../sheet >/dev/null 2>&1)
    same new || wrong "repeating does not finish it"
}
# Tries the faults at every STEPth of those calls.
break_at() { # STEP CALL FAULT…
    step=$1 call=$2
    shift 2
    all=$(grep -c "^$call(" trace)
    n=1
    while [ $n -le "$all" ]; do
        for fault; do
            rm -rf now && cp -pR old now
            { (cd now && exec strace -o /dev/null -e "inject=$call:$fault:when=$n" \
                journal sheet --record ../sheet); } >/dev/null 2>&1
            code=$?
            look
            tried=$((tried + 1))
        done
        n=$((n + step))
    done
}
