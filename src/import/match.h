#ifndef IMPORT_MATCH_H
#define IMPORT_MATCH_H
/*
 * Matches each record of an import to a guest, and finds the lines that are new to that guest.
 * All records are matched before the caller writes anything; each file is then written once,
 * however many records go into it. It never guesses:
 *
 *   the same telephone number or mail address and the same name (or a part of it): that guest
 *   one of the two alone: possible, left to the user, unless the guest has every fact (same) or
 *   an option decides (by_name, namesakes)
 *   neither: a new guest
 */
#include "base/row.h"
#include "import/index.h"
#include "import/record.h"
#include "store/store.h"

enum outcome {
    MATCH_NEW,
    MATCH_MERGED,
    MATCH_SAME,
    MATCH_POSSIBLE,
    MATCH_REFUSED,
    MATCH_OUTCOMES
};

extern const char *const matching_outcomes[MATCH_OUTCOMES];

/* A file that will be made or changed. */
struct matching_target {
    struct span id;
    bool is_new;
    struct lines lines; /* what to put into it, in this order */
};

struct matching_receipt {
    uint32_t lineno; /* where the record begins in the import */
    enum outcome outcome;
    size_t target;  /* INDEX_NONE: nothing to write */
    struct span id; /* the guest, or who it may be */
    struct span name;
    size_t facts; /* how many lines it adds */
    struct span why;
};

struct matching {
    const struct store *store;
    bool by_name;   /* the same name, and no other telephone or mail address: that guest */
    bool namesakes; /* the same name, and another telephone or mail address: another person */
    struct guest_index index;
    struct span unread; /* a file that could not be read: it may be anyone's; .n is 0: none */
    bool own_export;    /* the records are lines that export wrote */
    struct dossier *dossiers;
    size_t dossiers_size; /* bytes of the files they are of */
    struct matching_target *targets;
    size_t targets_n, targets_cap;
    struct matching_receipt *receipts;
    size_t receipts_n, receipts_cap;
    struct arena *a;
    struct arena scratch;
};

void matching_init(struct matching *m, const struct store *store, struct arena *a);
void matching_release(struct matching *m);

/* Adds a guest of the journal, before the first record. */
void matching_add_guest(struct matching *m, const struct guest *g);

/* Matches one record. Returns 0, or -1 with *e set if a file of the journal cannot be read. */
int matching_person(struct matching *m, struct person *p, struct err *e);

/* Adds lines of the guest `id`, as export wrote them; of an event, or NULL. */
int matching_lines(struct matching *m, uint32_t lineno, struct span id,
                   const struct lines *lines, const struct person_event *event, struct err *e);

/* Reports a record that cannot be imported. */
void matching_refuse(struct matching *m, uint32_t lineno, struct span name, struct span why);

extern const struct schema matching_schema;
void matching_emit(const struct matching_receipt *r, struct sink *out);

#endif
