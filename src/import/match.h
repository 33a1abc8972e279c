#ifndef IMPORT_MATCH_H
#define IMPORT_MATCH_H
/*
 * Which guest each record of an import is, and which lines are new to that guest. All is
 * decided before anything is written; a file is then written once, however many records go into
 * it. Nothing here writes, and no guess is made:
 *
 *   the same telephone number or mail address and the same name (or a part of it): that guest
 *   one of the two alone: possible, left to a person, unless every fact is there already (same)
 *   or the caller knows better (by_name, namesakes)
 *   neither: a new guest
 */
#include "base/row.h"
#include "import/index.h"
#include "import/record.h"
#include "store/store.h"

enum outcome {
    INTAKE_NEW,
    INTAKE_MERGED,
    INTAKE_SAME,
    INTAKE_POSSIBLE,
    INTAKE_REFUSED,
    INTAKE_OUTCOMES
};

extern const char *const intake_outcomes[INTAKE_OUTCOMES];

/* A file that will be made or changed. */
struct intake_target {
    struct span id;
    bool is_new;
    struct lines lines; /* what to put into it, in this order */
};

struct intake_receipt {
    uint32_t lineno; /* where the record begins in the import */
    enum outcome outcome;
    size_t target;  /* INDEX_NONE: nothing to write */
    struct span id; /* the guest, or who it may be */
    struct span name;
    size_t facts; /* how many lines it adds */
    struct span why;
};

struct intake {
    const struct store *store;
    bool by_name;   /* the same name, and no other telephone or mail address: that guest */
    bool namesakes; /* the same name, and another telephone or mail address: another person */
    struct guest_index index;
    struct span unread; /* a file that could not be read: it may be anyone's; .n is 0: none */
    bool own_export;    /* the records are lines that export wrote */
    struct dossier *dossiers;
    size_t dossiers_size; /* bytes of the files they are of */
    struct intake_target *targets;
    size_t targets_n, targets_cap;
    struct intake_receipt *receipts;
    size_t receipts_n, receipts_cap;
    struct arena *a;
    struct arena scratch;
};

void intake_init(struct intake *in, const struct store *store, struct arena *a);
void intake_release(struct intake *in);

/* Adds a guest of the journal, before the first record. */
void intake_know(struct intake *in, const struct guest *g);

/* Matches one record. Returns 0, or -1 with *e set if a file of the journal cannot be read. */
int intake_person(struct intake *in, struct person *p, struct err *e);

/* Adds lines of the guest `id`, as export wrote them. */
int intake_lines(struct intake *in, uint32_t lineno, struct span id, const struct lines *lines,
                 struct err *e);

/* Reports a record that cannot be imported. */
void intake_refuse(struct intake *in, uint32_t lineno, struct span name, struct span why);

extern const struct schema intake_schema;
void intake_emit(const struct intake_receipt *r, struct sink *out);

#endif
