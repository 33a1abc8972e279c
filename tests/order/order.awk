# Reads `strace -y` of a command that saves, and checks the order that makes a save last:
# write(tmp) < fsync(tmp) < rename or link < fsync(directory) < the first word on stdout.
# What only moves, from folder to folder: rename < fsync(directory) < that word.
# Prints each fault; the last line is "N saved"; exits 1 when there was a fault or N is 0.

function wrong(what) { print "line " NR ": " what; faults++ }
function failed() { return $0 ~ /= -1 E/ }

failed() { next }
{ gsub(/\/\.journal>, "/, "/.journal/") } # a name in that directory, as one path
/^openat\(.*\.journal\/tmp".*O_CREAT/ { open = 1; synced = dirty = 0 }
/^p?write(64)?\([0-9]+<[^>]*\/\.journal\/tmp>/ { dirty = 1; synced = 0 }
/^f(data)?sync\([0-9]+<[^>]*\/\.journal\/tmp>/ { synced = 1; dirty = 0 }
# To tmp, when a file is removed; from tmp, when one is written.
/^(rename|link)(at2?)?\(.*\.journal\/tmp"/ {
    if (open && (dirty || !synced)) wrong("renamed before its bytes were flushed")
    open = 0
    entered = 1
}
# A file that moves as it is, or a hook of git: its folder is flushed before anything is said.
/^(rename|link)(at2?)?\(/ && !/\.journal\// { moved = 1 }
/^fsync\(.*\/(guests|hooks)[\/>]/ { moved = 0 }
/^fsync\(/ && !/\.journal\/tmp>/ && entered { entered = 0; saved++ }
/^p?writev?(64)?\(1</ {
    if (open || entered) wrong("said so before it was on the disk")
    if (!saved) wrong("said so before anything was saved")
    if (moved) wrong("said so before what moved was on the disk")
}
END {
    if (entered) wrong("the directory was not flushed")
    print saved + 0 " saved"
    exit faults > 0 || !saved
}
