#ifndef MERGE_INTERNAL_H
#define MERGE_INTERNAL_H
/*
 * Shared by the files of merge/ only. In the order of use:
 *   merge_split            splits the inputs into lines         (align.c)
 *   merge_match            matches equal lines of the inputs    (align.c)
 *   merge_pair_changes     pairs what was changed               (pair.c)
 *   merge_find_conflicts   finds conflicts between the pairs    (conflict.c)
 *   merge_order            orders the result                    (order.c)
 *   merge_lines            writes it and proves it              (merge.c)
 * ordered.c merges a menu by itself.
 */
#include "base/set.h"
#include "merge/merge.h"
#include "text/fact.h"

enum { BASE, OURS, THEIRS, SIDES };

#define NONE ((uint32_t)-1) /* no input has as many lines */
#define OTHER(side) ((side) == OURS ? THEIRS : OURS)

/* A part of a line's text. */
struct mpart {
    uint32_t at, n;
};

struct mparts {
    struct mpart key, body, remark;
};

/*
 * A text that lines of the inputs have: what two lines must share to be equal. A file may have a
 * line for each four bytes, so the parts of a line are kept only if it is a fact.
 */
struct mline {
    struct span text; /* without LF, CR and BOM */
    const struct mparts *parts; /* NULL: no fact */
    date_t date;
    daytime_t time;
    int16_t rank; /* place of a built-in key in journal(5); all others share the last */
    uint8_t kind;
    char mark;
    uint32_t have[SIDES]; /* how many lines of each input have it */
    uint32_t first;       /* of its line matches, in struct merge */
};

/* A line of one input; blank ones are only counted, on the line below them. */
struct place {
    uint32_t line;   /* its text: its index in merge.lines */
    uint32_t match;  /* its index in struct merge */
    uint32_t blanks; /* blank lines right above */
    int8_t cr;       /* CR before its LF: 1, 0, or -1 when it has no LF */
};

struct side {
    struct place *v;
    size_t n;
    size_t blanks;   /* at the end */
    int8_t first_cr; /* of the first line, a blank one too */
    bool bom, open_end;
};

/*
 * The same line in up to three inputs; the nth of several equal lines matches the nth. In all
 * three inputs: kept. In base but not in a side: that side deleted it. In a side but not in
 * base: that side added it.
 */
struct line_match {
    const struct mline *line;
    uint32_t at[SIDES];     /* NONE: not in that input */
    uint32_t change[SIDES]; /* the line match it was replaced by (deleted) or replaces (added) */
    uint32_t conflict;      /* which conflict holds it */
    uint32_t order, rank;   /* order of the result */
    uint32_t absorbed_by;   /* the line match that says the same and more; NONE */
    bool doubled;           /* a further copy of a line of which the other side deleted copies */
};

struct conflict {
    const struct mline *least; /* orders it among new lines */
    size_t deleted;            /* the base line it is about; NONE */
    uint32_t order;
};

struct merge {
    struct side side[SIDES];
    struct mline *lines; /* each text once */
    size_t lines_n, lines_cap;
    struct set texts; /* of `lines`, until merge_match */
    struct line_match *v;
    size_t n;
    struct conflict *conflict;
    size_t conflicts, conflicts_cap;
    struct line_match **out; /* the facts of the result, in order, those in conflicts too */
    size_t out_n;
    bool settings;   /* the lines are of journal.conf */
    bool two_people; /* both sides made the guest, with other numbers or addresses */
    struct arena *arena;
    struct arena *kept; /* of `lines` and `v`, which the proof needs when the rest is freed */
};

/* Takes the next line, blank ones too, without LF and CR; *cr as in struct mline. */
bool merge_next(struct span *rest, struct span *text, int8_t *cr);

void merge_split(struct merge *m, int side, struct span src, const struct keys *keys);
void merge_match(struct merge *m);
/* Pairs each fact that the side deleted with the one that it became, in both `change`. */
void merge_pair_changes(struct merge *m, int side);

/*
 * Returns whether both sides made a guest of one name who cannot be reached in the same way: so
 * they may be two people.
 */
bool merge_is_two_people(const struct merge_input *in);

void merge_find_conflicts(struct merge *m);
void merge_order(struct merge *m);

/* Merges files whose order is kept (ordered.c). */
enum merge_result merge_ordered(const struct merge_input *in, struct buf *out, struct arena *a);

/* Returns how many copies of a line the result has; have[] is their number in each input. */
size_t merge_copies(const uint32_t have[SIDES]);

static inline bool line_match_has(const struct line_match *u, int side)
{
    return u->at[side] != NONE;
}

/* Returns the place of the line in the first input that has it. */
static inline uint32_t line_match_place(const struct line_match *u)
{
    int s = BASE;
    while (s < THEIRS && !line_match_has(u, s))
        s++;
    return u->at[s];
}

static inline bool line_match_kept(const struct line_match *u)
{
    return line_match_has(u, BASE) && line_match_has(u, OURS) && line_match_has(u, THEIRS);
}

static inline bool line_match_added(const struct line_match *u)
{
    return !line_match_has(u, BASE) && !u->doubled && u->absorbed_by == NONE;
}

static inline struct span mline_part(const struct mline *l, struct mpart part)
{
    return span_head(span_from(l->text, part.at), part.n);
}

/* Return a part of a fact. Of any other line they are empty. */
static inline struct span mline_key(const struct mline *l)
{
    return l->parts ? mline_part(l, l->parts->key) : SPAN("");
}

static inline struct span mline_body(const struct mline *l)
{
    return l->parts ? mline_part(l, l->parts->body) : SPAN("");
}

static inline struct span mline_remark(const struct mline *l)
{
    return l->parts ? mline_part(l, l->parts->remark) : SPAN("");
}

/* Orders lines by date (undated first), time (none last), key, and the key's spelling. */
int mline_cmp_key(const struct mline *a, const struct mline *b);

/* The same, and then by bytes: the order of lines that are new. */
int mline_cmp(const struct mline *a, const struct mline *b);

/* Compares date and key, which a change keeps. */
int mline_cmp_topic(const struct mline *a, const struct mline *b);

/* Returns whether a guest has one fact of the key, or one of that key and date. */
bool mline_is_single(const struct mline *l);

/* Returns whether both are one fact, of which `more` has each part that `less` has. */
bool mline_adds_nothing(const struct mline *less, const struct mline *more);

/* Returns whether journal.conf may have a setting of that name only once. */
bool merge_setting_is_single(struct span name);

#endif
