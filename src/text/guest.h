#ifndef TEXT_GUEST_H
#define TEXT_GUEST_H
/*
 * A guest is one file of facts. Every span points into src, the file's own bytes, which must
 * outlive the guest; the array belongs to the arena given to guest_parse.
 */
#include "base/arena.h"
#include "text/fact.h"
#include "text/prefilter.h"

struct guest {
    struct span id, src;
    struct fact *v; /* every line but blank ones and those not needed, in the file's order */
    size_t n;
};

void guest_parse(struct guest *g, struct span id, struct span src, const struct keys *keys,
                 struct arena *a);

/* Parses a guest's file, but only the lines that the prefilter needs; NULL needs all. */
void guest_parse_some(struct guest *g, struct span id, struct span src,
                      const struct prefilter *prefilter, const struct keys *keys,
                      struct arena *a);

/*
 * Leaves the first of equal lines in v, since equal lines are one fact (fact_same); the same is
 * true of comments and of lines that are not facts. guest_facts reads a file with this rule: it
 * is for all that asks something of a guest, and holds no line twice. A command that changes a
 * file takes every line, and treats equal ones alike.
 */
void guest_drop_repeats(struct guest *g, struct arena *scratch);
void guest_facts(struct guest *g, struct span id, struct span src, const struct keys *keys,
                 struct arena *a);

/*
 * Does the same, but keeps each comment and each line that is not a fact: for an export, from
 * which a file can be made again.
 */
void guest_lines(struct guest *g, struct span id, struct span src, const struct keys *keys,
                 struct arena *a);

/* Returns the first fact with that key, or NULL. */
const struct fact *guest_find(const struct guest *g, int key);

/* Returns the guest's name, or the id if the file has no `name:`. */
struct span guest_name(const struct guest *g);

/* Returns the id that the guest had before the first rename, or the id of one who has none. */
struct span guest_first_id(const struct guest *g);

/*
 * Returns whether a standing or bond fact is current: it has no `until` before `today` and, if
 * dated, is not in the future.
 */
bool fact_is_current(const struct fact *f, date_t today);

/* Returns true if the file holds a line that begins <<<<<<< and one that begins >>>>>>>. */
bool guest_has_conflict(struct span src);

enum text_problem { TEXT_FINE, TEXT_NUL, TEXT_CONFLICT };

/* Returns why a file cannot be read as lines of facts, and sets *line to the first such line.
 */
enum text_problem text_check(struct span src, size_t *line);

#endif
