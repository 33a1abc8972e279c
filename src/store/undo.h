#ifndef STORE_UNDO_H
#define STORE_UNDO_H
/*
 * The changes of a command, kept in .journal/undo: for each file its path, its old bytes, and
 * the length and hash of the new ones. The entry is written before the file changes, so after a
 * crash it may describe a change that did not happen; then the file does not have the new
 * bytes, and undo refuses.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

#include <stdint.h>

struct undo_entry {
    struct span path;
    struct span old; /* .p is NULL: there was no such file */
    bool gone;       /* the command removed it */
    uint64_t new_size, new_hash;
};

struct undo {
    struct undo_entry *v;
    size_t n;
    struct span command;
};

/* Returns the 64-bit FNV-1a of s, to detect changes; it is not cryptographic. */
uint64_t undo_hash(struct span s);

/*
 * Appends the head of the file: the file's own inode, which shows whether the record was
 * written here or came with a clone, a copy or an archive; then the command.
 */
void undo_head(struct buf *b, const char *command, uint64_t inode);

/* Appends one entry; `new.p` NULL: the file is removed. */
void undo_add(struct buf *b, struct span path, struct span old, struct span new);

/* Returns true if `bytes` (.p NULL: no file) are what the command left. */
bool undo_is_new(const struct undo_entry *u, struct span bytes);

/*
 * UNDO_NONE: there is nothing to take back, or the record is torn, or names other files than
 * guests' and menus. UNDO_FOREIGN: it was not written in the file of that inode.
 */
enum undo_found { UNDO_NONE, UNDO_FOREIGN, UNDO_OWN };
enum undo_found undo_parse(struct undo *u, struct span src, uint64_t inode, struct arena *a);

/* Reads the first two lines only: true if it was written in the file of that inode. */
bool undo_read_head(struct span src, uint64_t inode, struct span *command);

#endif
