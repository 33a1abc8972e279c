#ifndef ASK_FIND_H
#define ASK_FIND_H
/*
 * Finds the first of up to LITERALS texts in many bytes. Two bytes of each text, the rarest,
 * are compared at once for sixteen places where the machine has SSE2, else one by one; the
 * answers are the same.
 */
#include "ask/literal.h"

struct needle {
    struct span text;
    size_t at[2];           /* where in the text its two rarest bytes are */
    unsigned char byte[2];  /* which they are, small */
    unsigned char blank[2]; /* 0x20 if a capital is as good */
};

struct finder {
    struct needle v[LITERALS];
    size_t n, reach; /* the furthest of all at[] */
    bool folded;
    unsigned char first[256]; /* bytes that begin a text, and where to look closer if folded */
};

/*
 * `folded`: the texts are folded, ASCII capitals are as good as small letters, and a byte over
 * 0x7F, which might fold to anything, is a place too. `texts` must outlive the finder.
 */
void finder_init(struct finder *f, const struct literals *texts, bool folded);

/* The first place at or after `from` where a text begins (or such a byte is), or SPAN_NONE. */
size_t finder_next(const struct finder *f, struct span s, size_t from);

/* The same without SSE2. */
size_t finder_next_portable(const struct finder *f, struct span s, size_t from);

#endif
