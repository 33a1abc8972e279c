#ifndef TEXT_PHRASE_H
#define TEXT_PHRASE_H
/*
 * The phrases of pages for people, in the language of the house (src/data/phrases.tsv). A
 * phrase is named by its English text, in which {1} and {2} are replaced. Rows, messages and
 * files are English. Days are ISO in English, and elsewhere as the country writes them.
 */
#include "base/buf.h"
#include "base/date.h"

enum language {
    LANGUAGE_EN,
    LANGUAGE_FR,
    LANGUAGE_DE,
    LANGUAGE_ES,
    LANGUAGE_IT,
    LANGUAGE_NL,
    LANGUAGE_PT,
    LANGUAGE_JA,
    LANGUAGE_ZH,
    LANGUAGE_KO,
    LANGUAGES
};

/* The table, which src/data/phrases.c makes: sorted by the English texts. */
extern const char *const phrase_table[][LANGUAGES];
extern const size_t phrase_table_n;

/* Returns the tag of a language: "fr". */
const char *language_tag(enum language l);

/* Finds a language by its tag, with or without a region: "fr", "pt-BR". */
bool language_find(struct span tag, enum language *l);

/* Returns the phrase; its English text where the table does not have it. */
struct span phrase(enum language l, const char *english);
struct span phrase_word(enum language l, struct span english);

/* Appends the phrase, with {1} and {2} replaced by the texts. */
void phrase_add(struct buf *b, enum language l, const char *english);
void phrase_add1(struct buf *b, enum language l, const char *english, struct span one);
void phrase_add2(struct buf *b, enum language l, const char *english, struct span one,
                 struct span two);

/* Returns what separates the entries of a list: ", ", and 、 in Japanese and Chinese. */
struct span phrase_comma(enum language l);

/* Appends a name to a list, after that sign unless b is empty. */
void phrase_list(struct buf *b, enum language l, struct span name);

/* Appends the sign between two entries, such as "; ", unless b is empty. */
void phrase_join(struct buf *b, enum language l, const char *sign);

/*
 * Appends the phrase for n things, where the English has one form for one and another for many;
 * {1} is the number.
 */
void phrase_count(struct buf *b, enum language l, const char *one, const char *many, size_t n);

/* Appends a day: 2026-11-23, 23/11/2026, 23.11.2026. */
void phrase_date(struct buf *b, enum language l, date_t day);

/* Appends a day with its weekday: "Monday 2026-11-23", "lundi 23 novembre 2026". */
void phrase_day(struct buf *b, enum language l, date_t day);

#endif
