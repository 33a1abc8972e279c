# Sourced by the tests that run every command (tests/fault/writes, tests/fault/reads).
# shellcheck shell=sh

# A leak check needs the place that strace holds; the library put before libc comes before the
# sanitizer's; a sanitizer that got no memory exits with no status of ours.
export ASAN_OPTIONS=detect_leaks=0:verify_asan_link_order=0:exitcode=99
cp -R "$ROOT/examples/restaurant" house && chmod 700 house &&
    echo '2020-01-01 note: late' >>house/guests/tom-okafor.txt
# Only the guests that the tables name: fewer files are fewer calls.
for file in house/guests/*.txt; do
    id=${file##*/}
    grep -qF "@${id%.txt}" "$ROOT/tests/fault/writes" || rm "$file"
done
# Longer than a page, with what a command looks for behind it.
awk 'BEGIN { while (n++ < 250) print "note: page 1 of it, line " n
             print "partner: @tom-okafor, and @nadia-benali" }' >>house/guests/oskar-lindqvist.txt
# The editor of a person who writes one line, and finds it there the second time.
# shellcheck disable=SC2016 # it is the editor's $1
printf '#!/bin/sh\nunset LD_PRELOAD\ngrep -q rain "$1" || echo "likes: rain" >>"$1"\n' >editor
chmod +x editor
EDITOR=$PWD/editor
export EDITOR

# The next NAME|COMMAND|BEFORE of standard input, without remarks; fails at the end.
read_row() {
    # shellcheck disable=SC2034 # they are for the caller
    while IFS='|' read -r name command before; do
        case $name in '#'*) ;; *) return 0 ;; esac
    done
    return 1
}

# ./template: the example, after BEFORE. A record for undo is believed only where it was written,
# so what needs one is done again in each copy.
prepare() {
    rm -rf template && cp -R house template
    case $name in undo*) FAULT_BEFORE=$1 ;; *) FAULT_BEFORE='' ;; esac
    export FAULT_BEFORE
    [ -z "$1" ] || (cd template && eval "$1" >/dev/null 2>&1)
}
# A copy of ./template as DIR, in the past, so that nothing waits for a file to settle.
copy() { # DIR
    rm -rf "$1"
    if [ -n "$FAULT_BEFORE" ]; then
        cp -pR house "$1" && (cd "$1" && eval "$FAULT_BEFORE" >/dev/null 2>&1)
    else
        cp -pR template "$1"
    fi
    find "$1" -exec touch -t 200101010000 {} +
}

# Breaks the system under COMMAND in ./template, and says how that went.
faults() { # NAME COMMAND…
    name=$1 max=${FAULT_MAX:-${LONG:+100000}} result='not ok'
    shift
    # Taking back an undo needs its record; where that cannot be kept, there is nothing to do.
    FAULT_READS='' FAULT_NEXT=''
    case $name in
    undo*) FAULT_NEXT=1 FAULT_READS=1 ;;
    fmt_all | rename | join | forget* | init | resolve | store* | reads_*) FAULT_READS=1 ;;
    esac
    case $name in
    merge-file) FAULT_TMP='ours.journal-merge-*' ;;
    git-setup) FAULT_TMP=pre-commit.new ;;
    *) FAULT_TMP='' ;;
    esac
    export FAULT_READS FAULT_NEXT FAULT_TMP
    : "${FAULT_JOBS:=${LONG:+4}}" "${FAULT_JOBS:=1}"
    export FAULT_JOBS
    template=template
    [ -z "$FAULT_BEFORE" ] || template=house
    FAULT_MAX=${max:-8} "$ROOT/tests/fault/run" $template "$@" >log 2>&1 && result=ok
    sed 's/^\([^#]\)/# \1/' log
    echo "$result $name"
}
