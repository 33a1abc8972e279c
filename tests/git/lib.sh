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
