# Reads `strace -y` of a command that saves, and checks the order that makes a save last:
# write(tmp) < fsync(tmp) < rename or link < fsync(directory) < the first word on stdout.
# Files of a group: write(new-N) < fsync(new-N) or syncfs < rename < fsync(directory) < that word;
# where one replaces another, new-N < tmp < exchange, and the old version, which is old-N-… then,
# is removed after the fsync of the directory.
# What only moves, from folder to folder: rename < fsync(directory) < that word.
# Prints each fault; the last line is "N saved"; exits 1 when there was a fault or N is 0.

function wrong(what) { print "line " NR ": " what; faults++ }
function aside(line) { match(line, /(new|old)-[0-9]+/); return substr(line, RSTART, RLENGTH) }
function any(list, k) { for (k in list) return 1; return 0 }
function enters(line) { # the folder that the second name of a rename is in
    match(line, /, [0-9]+<[^>]*>/)
    line = substr(line, RSTART, RLENGTH)
    sub(/^[^<]*/, "", line)
    unflushed[line]++
}
function failed() { return $0 ~ /= -1 E/ }

failed() { next }
{ gsub(/\/\.journal>, "/, "/.journal/") } # a name in that directory, as one path
/^openat\(.*\.journal\/tmp".*O_CREAT/ { open = 1; synced = dirty = 0 }
/^p?write(64)?\([0-9]+<[^>]*\/\.journal\/tmp>/ { dirty = 1; synced = 0 }
/^f(data)?sync\([0-9]+<[^>]*\/\.journal\/tmp>/ { synced = 1; dirty = 0 }
/^rename(at2?)?\(.*\.journal\/new-[0-9]+".*\.journal\/tmp"/ {
    if (aside($0) in unwritten) wrong("renamed before its bytes were flushed")
    grouped = 1
    next
}
/^rename(at2?)?\(.*\.journal\/tmp".*\.journal\/old-[0-9]+-/ { old[aside($0)] = 1; next }
grouped && /^rename(at2?)?\(.*\.journal\/tmp"/ { enters($0); grouped = 0; next }
/^unlinkat\(.*\.journal\/old-[0-9]+-/ {
    if (aside($0) in old && any(unflushed)) wrong("the old version went before it was on the disk")
    delete old[aside($0)]
}
# To tmp, when a file is removed; from tmp, when one is written.
/^(rename|link)(at2?)?\(.*\.journal\/tmp"/ {
    if (open && (dirty || !synced)) wrong("renamed before its bytes were flushed")
    open = 0
    entered = 1
}
/^openat\(.*\.journal\/new-[0-9]+".*O_CREAT/ || /^p?write(64)?\([0-9]+<[^>]*\/new-[0-9]+>/ {
    unwritten[aside($0)] = 1
}
/^f(data)?sync\([0-9]+<[^>]*\.journal\/new-[0-9]+>/ { delete unwritten[aside($0)] }
/^syncfs\(/ { split("", unwritten) }
/^(rename|link)(at2?)?\(.*\.journal\/new-[0-9]+"/ {
    if (aside($0) in unwritten) wrong("renamed before its bytes were flushed")
    enters($0)
}
/^fsync\(/ {
    for (folder in unflushed)
        if (index($0, folder)) { saved += unflushed[folder]; delete unflushed[folder] }
}
# A file that moves as it is, or a hook of git: its folder is flushed before anything is said.
/^(rename|link)(at2?)?\(/ && !/\.journal\// { moved = 1 }
/^fsync\(.*\/(guests|hooks)[\/>]/ { moved = 0 }
/^fsync\(/ && !/\.journal\/tmp>/ && entered { entered = 0; saved++ }
/^p?writev?(64)?\(1</ {
    if (open || entered || any(unwritten) || any(unflushed))
        wrong("said so before it was on the disk")
    if (!saved) wrong("said so before anything was saved")
    if (moved) wrong("said so before what moved was on the disk")
}
END {
    if (entered || any(unflushed)) wrong("the directory was not flushed")
    print saved + 0 " saved"
    exit faults > 0 || !saved
}
