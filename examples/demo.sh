#!/bin/sh
# demo.sh: one evening of a restaurant, on a copy of its journal. Run from the source tree, as
# `make demo` does.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
bin=$(CDPATH='' cd -- "$here/.." && pwd)
[ -x "$bin/journal" ] || { echo "demo: build ./journal first (make)" >&2; exit 2; }

tmp=$(mktemp -d "${TMPDIR:-/tmp}/journal-demo.XXXXXX")
trap 'rm -rf "$tmp"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

cp -R "$here/restaurant" "$tmp/restaurant"
PATH=$bin:$PATH
JOURNAL_DIR=$tmp/restaurant
JOURNAL_TODAY=2026-11-23
export PATH JOURNAL_DIR JOURNAL_TODAY
cd "$JOURNAL_DIR"

say() {
    printf '\n# %s\n' "$*"
}

# The words of a command as one would type them: in quotes where the shell needs it.
typed() {
    printf '$'
    for word; do
        case $word in
        *\'*) printf ' "%s"' "$word" ;;
        *[!A-Za-z0-9_./,=@:+-]*) printf " '%s'" "$word" ;;
        *) printf ' %s' "$word" ;;
        esac
    done
}

# 1 is an answer (no; a clash), and no failure of the demo; anything above is.
run() {
    typed "$@"
    echo
    status=0
    "$@" || status=$?
    [ "$status" -le 1 ] || exit "$status"
}

ask() {
    typed "$@"
    echo ' && echo again || echo never'
    status=0
    "$@" || status=$?
    case $status in
    0) echo again ;;
    1) echo never ;;
    *) exit "$status" ;;
    esac
}

knows() {
    journal help "$1" </dev/null >/dev/null 2>&1
}

if knows brief; then
    say 'The hour before service: who comes tonight, and what must be known.'
    run journal brief
fi
if knows plan; then
    say "Tonight's menu against one table: never, again, rather not, ask the kitchen."
    run journal plan aiko-nakamura,kenji-nakamura,sora-nakamura
fi

say 'A guest is one text file; this is the guest and the last two visits.'
run journal show aiko-nakamura -n 2

say 'Has she had the black cod? And the quince?'
ask journal served aiko-nakamura 'black cod'
ask journal served aiko-nakamura quince

say 'After service, one line for what she had. It is one line of the file, and of a git diff.'
run journal add aiko-nakamura "dish+: poached quince, ewe's curd; the last two of the year"

say 'Who said something about truffles?'
run journal grep -p truffle

say 'And with no program at all: one evening of the whole house.'
echo "\$ grep -h '^2026-10-09 dish' guests/*"
grep -h '^2026-10-09 dish' guests/*
