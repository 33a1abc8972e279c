# Sourced by the tests of this folder: a journal in git, and a few words to work on it.
# shellcheck shell=sh

command -v git >/dev/null || { echo "skip $(basename "$0" .test) no git here" && exit; }

export GIT_AUTHOR_NAME=Ann GIT_AUTHOR_EMAIL=ann@example.org
export GIT_COMMITTER_NAME=Ann GIT_COMMITTER_EMAIL=ann@example.org
export GIT_AUTHOR_DATE='2026-11-23T12:00:00Z' GIT_COMMITTER_DATE='2026-11-23T12:00:00Z'

git config --global init.defaultBranch main
git config --global advice.detachedHead false
git config --global merge.conflictStyle merge

quiet() { "$@" >>"$TMPDIR/log" 2>&1; }

# A new journal in ./$1, with git, and the work of the test inside it.
house() {
    rm -rf "$1" && quiet journal init --git "$1" && cd "$1" && quiet git add -A &&
        quiet git commit -m start
}

# Lines from standard input are a guest's file: `guest aiko <<END`.
guest() { mkdir -p guests && cat >"guests/$1.txt"; }

commit() { quiet git add -A && quiet git commit -m "${1:-work}"; }

# One result: `check NAME COMMAND…`; what git said since the last one is shown if it fails.
check() {
    name=$1
    shift
    if "$@"; then echo "ok $name"; else
        sed 's/^/# /' "$TMPDIR/log"
        echo "not ok $name"
    fi
    : >"$TMPDIR/log"
}

# The file's bytes: `holds guests/aiko.txt <<END`.
holds() {
    cat >"$TMPDIR/want"
    cmp -s "$1" "$TMPDIR/want" || {
        diff "$TMPDIR/want" "$1" | sed 's/^/# /'
        return 1
    }
}

clean() { [ -z "$(git status --porcelain --untracked-files=no)" ]; }
fails() { ! "$@"; }

# Runs a command, and looks at its exit status, its output and its messages.
exits() {
    want=$1 && shift
    "$@" >"$TMPDIR/out" 2>"$TMPDIR/err"
    code=$?
    cat "$TMPDIR/out" "$TMPDIR/err" >>"$TMPDIR/log"
    [ $code = "$want" ]
}
prints() { grep -qF -- "$1" "$TMPDIR/out"; }
says() { grep -qF -- "$1" "$TMPDIR/err"; }
lacks() { ! says "$1"; }
lines() { [ "$(grep -c "$2" "$1")" = "$3" ]; }

# The directories that function $1 makes. It runs once; each call copies what it made.
copied() { # FUNCTION DIR…
    make=$1 && shift && cd "$TMPDIR/.." && rm -rf "$@" || exit 1
    [ -d "$TMPDIR/$make" ] || { $make && mkdir "$TMPDIR/$make" && mv "$@" "$TMPDIR/$make"; } ||
        exit 1
    cp -Rp "$TMPDIR/$make/." .
}

# One journal in three directories: hub, and the clones one and two, with two guests.
make_clones() {
    quiet journal init one && quiet journal -C one new --undated Aiko 'seat: bar' \
        '2026-01-01 dish: cod' &&
        quiet journal -C one new --undated --as a-naka 'A. Naka' 'likes: tea' &&
        quiet journal -C one sync --with hub && quiet journal -C two sync --with hub
}
clones() { copied make_clones hub one two && cd one || exit 1; }
# `diverge COMMAND-OF-ONE COMMAND-OF-TWO`: each side's change; the first is sent.
diverge() {
    clones && quiet sh -c "$1" && quiet journal sync && cd ../two && quiet sh -c "$2" &&
        ! quiet journal sync
}
# Adds so many lines that git takes the file, if it is renamed too, for a new one.
grow() { # GUEST TEXT
    for i in 1 2 3 4 5 6; do echo "2024-02-0$i dish: $2, number $i"; done | quiet journal add "$1" -
}
renamed() { quiet journal rename aiko "$1" && grow "$1" "$1"; }
seat() { echo "sed -i 's/^seat:.*/seat: $1/' guests/aiko.txt"; }
