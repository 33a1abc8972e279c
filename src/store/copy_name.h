#ifndef STORE_COPY_NAME_H
#define STORE_COPY_NAME_H
/*
 * Names of copies: how programs that sync directories, file managers and editors name a second
 * file beside a first one. A name is the first file's stem with something before or after it.
 */
#include "base/span.h"

enum copy_kind {
    COPY_NONE,     /* the name is of another file */
    COPY_CONFLICT, /* of a sync program or a file manager: newer lines may be in it */
    COPY_BACKUP,   /* of an editor, or of unknown origin: older lines may be in it */
    COPY_PATCH,    /* lines that a patch could not apply */
    COPY_LAYOUT,   /* the guest's file in the other layout, with other bytes */
};

/*
 * Returns what the name `file` is to the file with the stem file[from..to), where names end in
 * `suffix`. `guest`: every file of the directory should be a guest's, so a name that no guest's
 * file has and that is not like another person's name is a copy too.
 */
enum copy_kind copy_name_kind(struct span file, size_t from, size_t to, struct span suffix,
                              bool guest);

/*
 * Returns how many bytes of a valid id are left without an end as programs add to lower-case
 * names, such as "-conflict-1" or "-copy"; 0 if it has none. Only a guest of the same name
 * makes it a copy.
 */
size_t copy_name_id(struct span id);

/* Returns whether a stem may begin (or end) at that byte of a name. */
bool copy_name_begins(struct span file, size_t at);
bool copy_name_ends(struct span file, size_t at);

#endif
