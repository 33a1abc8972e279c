# -C, else JOURNAL_DIR, else upwards, else XDG_DATA_HOME.
# journal: none
t() { journal "$@"; echo "exit $?"; }
for d in flag env up/a/b data/journal; do mkdir -p $d; done
for d in flag env up data/journal; do
    journal init $d >/dev/null; journal -C $d new "In ${d##*/}" >/dev/null
done
here=$PWD
t list --ids 2>&1 | sed "s|$XDG_DATA_HOME|DATA|"
XDG_DATA_HOME=$here/data t list --ids
cd up/a/b || exit
t list --ids
JOURNAL_DIR=$here/env t list --ids
JOURNAL_DIR=$here/env t -C "$here/flag" list --ids
JOURNAL_DIR=$here/env t list --ids -C "$here/flag"
t -C /no/such list
journal -C '' list
cd / && mkdir "$here/none" && t -C "$here/none" list 2>&1 | sed "s|$here|HERE|g"
