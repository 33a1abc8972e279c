#ifndef STORE_HOUSE_H
#define STORE_HOUSE_H
/*
 * The settings of journal.conf that say how a house prints its day. Each house_set_… returns
 * false if a part of the text is not understood; the other parts count.
 */
#include "base/buf.h"
#include "store/settings.h"

/* Returns the word of the house for one or several of a thing. */
struct span house_word(const struct house *h, enum house_thing thing, size_t n);

/* Appends "1 cover", "3 covers", in the words of the house; h may be NULL. */
void house_add_count(struct buf *b, const struct house *h, enum house_thing thing, size_t n);

/* Sets `words: cover=job, table=bay/bays`. */
bool house_set_words(struct house *h, struct span text, struct arena *a);

/* Sets `capacity: 40`. */
bool house_set_capacity(struct house *h, struct span text);

/* Sets `brief: vehicle, seat` and `expires: patch-test 12m`, once all keys are known. */
bool house_set_brief(struct house *h, struct span text, const struct keys *keys);
bool house_set_expires(struct house *h, struct span text, const struct keys *keys);

#endif
