#ifndef BASE_FOLD_H
#define BASE_FOLD_H
/*
 * Folding: two texts that a person would call the same fold to the same bytes, under every
 * locale. The tables come from src/data, made from the Unicode Character Database.
 *
 * What folds: letter case (full case folding, so ß = ss, final ς = σ); accents (U+0300–036F
 * vanish; of Latin letters strokes and hooks too, æ = ae, œ = oe, ø = o, ł = l, đ and ð = d,
 * þ = th, ŋ = n, ə = e, ı = i); width (full-width Latin, half-width katakana and its voice
 * marks); vowel signs of Hebrew and Arabic vanish, and hamza on a carrier; composed and
 * decomposed forms (NFC = NFD in every script, composed where a composition exists, Hangul
 * too); katakana = hiragana. What is not seen vanishes: soft hyphens, joiners and non-joiners,
 * zero-width spaces, variation selectors, bidi controls (Unicode's
 * Default_Ignorable_Code_Point). Bytes that are not UTF-8 stay as they are, and nothing
 * vanishes right after one. Folding a folded text changes nothing.
 */
#include "base/buf.h"
#include "base/span.h"

#include <stdint.h>

/* Appends the fold of s. Punctuation and spaces stay. */
void fold_add(struct buf *b, struct span s);

/*
 * Appends the fold of one character, which is 0x80 or more. Returns true if its fold does not
 * depend on the characters beside it, and does not change theirs; false for marks that stay and
 * for letters that join the one before.
 */
bool fold_alone(struct buf *b, uint32_t cp);

/*
 * Appends the words of s, folded, with one space between them: apostrophes vanish, every other
 * run of spaces, punctuation and symbols is a space, and so is a mark with no letter before it.
 * Apostrophes are what people type for one: ' ’ ` ´, ʻokina, ʿayn, geresh. "Zoë O'Brien-Łukasz"
 * = "zoe obrien lukasz".
 */
void fold_words(struct buf *b, struct span s);

/*
 * Folds as fold_words does, but for file names: katakana and vowel signs stay, and words are
 * separated by "-". Only text/slug.h uses it.
 */
void fold_slug(struct buf *b, struct span s);

/* Returns whether cp is a letter or a digit of any script. Marks are neither. */
bool fold_is_alnum(uint32_t cp);

/*
 * Returns true if fold_slug leaves the letter or digit as it is, whatever is beside it. May
 * return false for some that it leaves.
 */
bool fold_is_folded(uint32_t cp);

/*
 * Returns whether cp is a letter or mark of the scripts written without spaces between words:
 * Han, kana, Thai, Lao, Khmer, Burmese.
 */
bool fold_is_unspaced(uint32_t cp);

/* Returns whether s begins with such a character. */
bool fold_begins_unspaced(struct span s);

/* Returns the Damerau-Levenshtein distance (optimal string alignment), at most `limit` + 1. */
size_t fold_distance(struct span a, struct span b, size_t limit);

#endif
