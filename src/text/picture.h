#ifndef TEXT_PICTURE_H
#define TEXT_PICTURE_H
/*
 * Pictures that people type for a food, for "never" or for a reaction: emoji and a few signs.
 */
#include "base/buf.h"

/*
 * Appends what fold_words makes of the text, with a word of text/alarm.h in place of each of
 * these pictures: "never prawn" of "🚫🦐".
 */
void picture_fold(struct buf *b, struct span text);

#endif
