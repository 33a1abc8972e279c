#ifndef SEARCH_FIND_H
#define SEARCH_FIND_H
/*
 * Finds the first of up to LITERALS texts in many bytes. Two bytes of each text, the rarest,
 * are compared at once for sixteen places where the machine has SSE2, else one by one; the
 * answers are the same.
 *
 * A finder for folded texts searches text that is not folded. There an ASCII text begins where
 * its bytes are, in either case, or within the fold of a character over 0x7F. A text with a
 * character over 0x7F requires its key, the least used character, which comes from the fold of
 * a character or from a mark that joins the character before it.
 */
#include "search/literal.h"

struct needle {
    struct span text;
    size_t at[2];           /* where in the text its two rarest bytes are */
    unsigned char byte[2];  /* which they are, small */
    unsigned char blank[2]; /* 0x20 if a capital is as good */
};

struct finder {
    struct needle v[LITERALS]; /* the texts; of folded ones, those all ASCII */
    size_t n, reach;           /* the furthest of all at[] */
    bool folded;
    unsigned char first[256]; /* bytes where a text may begin, and all over 0x7F if folded */
    bool ascii[128];          /* bytes of the texts in v */
    uint32_t key[LITERALS];   /* of the other texts */
    size_t keys;
};

/* Begins a finder. `texts` must outlive it. */
void finder_init(struct finder *f, const struct literals *texts, bool folded);

/*
 * Returns the first place at or after `from` where a text begins, or SPAN_NONE. If folded, any
 * byte over 0x7F is such a place.
 */
size_t finder_next(const struct finder *f, struct span s, size_t from);

/* Does the same without SSE2. */
size_t finder_next_portable(const struct finder *f, struct span s, size_t from);

/* Returns whether a line may hold one of the folded texts because of that character, over 0x7F.
 */
bool finder_minds(const struct finder *f, uint32_t cp);

#endif
