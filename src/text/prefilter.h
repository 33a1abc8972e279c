#ifndef TEXT_PREFILTER_H
#define TEXT_PREFILTER_H
/*
 * A prefilter on raw bytes, so that only candidate lines are parsed. It has false positives,
 * never false negatives.
 */
#include "base/buf.h"
#include "base/date.h"
#include "text/head.h"

struct prefilter {
    uint32_t begins[32]; /* two first letters of wanted keys: a bit for each second one */
    bool dated;          /* only facts of since..until, both in ISO form */
    char since[10], until[10];
    unsigned heads;    /* classes, bits 1 << class: of their facts only what fact_read says */
    unsigned once; /* classes of which one fact is enough in a row of one date and time */
    struct span bytes; /* a file that does not hold them is passed over; empty: none is */
};

#define PREFILTER_INIT ((struct prefilter){0})

void prefilter_key(struct prefilter *n, struct span name);
/* Lets lines of a key pass, under any of its names. */
void prefilter_id(struct prefilter *n, const struct keys *keys, int id);
void prefilter_class(struct prefilter *n, const struct keys *keys, enum key_class class);

/* Lets lines of all keys pass. */
void prefilter_any(struct prefilter *n);

/* Lets only lines within the dates pass; DATE_NONE: no bound. */
void prefilter_dates(struct prefilter *n, date_t since, date_t until);

/* Return whether the line, or the file, may be needed. NULL needs everything. */
bool prefilter_line(const struct prefilter *n, struct span line);
bool prefilter_file(const struct prefilter *n, struct span src);

/* Returns the low bits of a letter, the same in either case. */
static inline unsigned prefilter_letter(char c)
{
    return (unsigned char)c % 32;
}

/* Returns whether a line after head_begin may be needed. */
static inline bool prefilter_headed(const struct prefilter *n, const struct line_head *h,
                                    struct span line)
{
    struct span key = span_from(line, h->key_at);
    if (n->dated)
        return prefilter_line(n, line);
    return key.n > 1 &&
           n->begins[prefilter_letter(key.p[0])] >> prefilter_letter(key.p[1]) & 1;
}

#endif
