#ifndef QUERY_REPORT_COVERS_H
#define QUERY_REPORT_COVERS_H
/*
 * The covers of tables. A table is the sittings of one day whose lines name each other with
 * @ID, at most three hours apart. Its covers are the largest `for N` of its lines, or the
 * number of its guests if no line has one. So a table is counted once, however many of
 * its guests have a file.
 */
#include "base/buf.h"
#include "text/visit.h"

/* A guest: hashes of the id, and of former ids, by which lines of others may mention them. */
struct covers_guest {
    uint64_t id;
    struct span former;
};

/* Reads the ids once for all sittings of the guest. `former` has the hashes. */
struct covers_guest covers_guest(const struct guest *g, struct buf *former);

/* Appends what must be known of one guest's sitting. Workers may append to buffers of their
 * own, which are then joined in any order. */
void covers_add(struct buf *to, const struct covers_guest *g, const struct slot *s);

/* Calls `each` with the covers of each day, in the order of days. */
void covers_of_days(struct span sittings, void (*each)(void *ctx, date_t day, size_t covers),
                    void *ctx);

#endif
