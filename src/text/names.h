#ifndef TEXT_NAMES_H
#define TEXT_NAMES_H
/*
 * Compares names of persons. Titles ("Mr", "Dr", "Frau") and honorifics (様) distinguish two
 * persons by sex, and a couple from either; of a family name alone, "Dr" and "Mrs" are two too.
 * Generations ("Jr", "Sr", "III") always distinguish. Names are folded by fold_words or
 * names_fold.
 */
#include "base/buf.h"
#include "base/span.h"

/* Appends the words of a name, folded, with "and" for &: Ann & Bo Berg is not Ann Berg. */
void names_fold(struct buf *b, struct span name);

/*
 * Returns true if a title tells who has this name: it is one word without a title ("Berg"), in
 * Han, kana and Hangul one character (王).
 */
bool names_need_title(struct span folded);

/* Returns true if a name begins in a script whose names may have a space or not: 山田, 김. */
bool names_begin_joined(struct span name);

/*
 * Appends what a name is compared by, and returns true: its words without titles in the order
 * of their bytes, so that Nakamura Aiko is Aiko Nakamura, and its generation. Words of a script
 * that may be written without spaces are joined: 山田 太郎 is 山田太郎, and 太郎 山田.
 */
bool names_key(struct buf *b, struct span folded);

/*
 * Returns true if every word of one name is a word of the other ("Aiko", "Aiko Nakamura") or
 * their keys are equal. A title with one word ("Mr Berg") agrees with that word only. Names of
 * different sexes or generations never agree. title_a and title_b are titles that are recorded
 * elsewhere, of the kinds of titles_kind, or 0.
 */
bool names_agree(struct span a, unsigned title_a, struct span b, unsigned title_b);

enum { NAME_FAMILY, NAME_GIVEN, NAME_PREFIX, NAME_SUFFIX, NAME_PARTS };

/*
 * Cuts a name (as it is written) into the parts that a card has for them. What is before a
 * comma is the family name; else it is the last word with its particles ("van der Berg"), or in
 * Han, kana and Hangul the first. A part that the name does not have is empty.
 */
void names_split(struct span name, struct span parts[NAME_PARTS]);

/*
 * Appends the words of a name, folded, with "ae", "oe", "ue" and "aa" for ä or æ, ö or ø, ü and
 * å, as they are written where a keyboard has none. Returns false, and appends nothing, if the
 * name has no such letter.
 */
bool names_expand(struct buf *b, struct span name);

/*
 * Appends a folded name with one letter for those that keyboards and registers exchange: ى and ی
 * are ي, 國 is 国, 髙 is 高.
 */
void names_loosen(struct buf *b, struct span folded);

#endif
