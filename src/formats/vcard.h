#ifndef FORMATS_VCARD_H
#define FORMATS_VCARD_H
/*
 * Cards: vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), as programs write them. Reading is
 * total: what is not a property is kept as a line, and what is not in a card is counted.
 */
#include "base/arena.h"
#include "formats/content.h"

struct vcard_property {
    struct span group, name, params; /* as in struct content */
    struct span value; /* in UTF-8, without its transfer encoding, still escaped */
    uint32_t lineno;
    bool problem;        /* lines that are not NAME:value: they are in value */
    bool binary;         /* base64: value is as it came in */
    bool torn;           /* binary, and more of it follows in lines that are not folded */
    const char *read_as; /* the character set that was assumed; or NULL */
    struct span unread;  /* a character set that is not known, and value not UTF-8 */
};

/* The most properties of a card. */
enum { VCARD_PROPERTIES = 20000 };

struct vcard {
    uint32_t lineno; /* of BEGIN:VCARD */
    bool too_long;   /* it has more properties than VCARD_PROPERTIES; these are left out */
    bool closed;     /* END:VCARD was read */
    struct vcard_property *v;
    size_t n, cap;
};

struct vcard_reader {
    struct content_reader lines;
    uint32_t begun;     /* the line of a BEGIN that was read in the card before; 0: none */
    uint32_t stray;     /* the first line before the card that is in no card; 0: none */
    struct buf decoded; /* of the last property */
    struct buf aside;   /* lines that are not properties, until one follows */
    uint32_t aside_lineno;
};

void vcard_release(struct vcard_reader *r);

/* Reads the next card, valid as long as the arena; false at the end, where `stray` may be set.
 */
bool vcard_next(struct vcard_reader *r, struct vcard *card, struct arena *a);

/* Returns true if the property has a parameter with that value, or with any if it is NULL. */
bool vcard_has(const struct vcard_property *p, const char *name, const char *value);

/* Returns the value of a parameter; empty if there is none. */
struct span vcard_param(const struct vcard_property *p, const char *name);

/*
 * Returns what the cards are most likely written in (formats/encoding.h), after lines that were
 * folded inside a character are joined; lines that name their CHARSET do not count. NULL:
 * UTF-8.
 */
const char *vcard_encoding(struct span text);

#endif
