#include "base/buf.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "prop.h"
#include "query/suspicious.h"
#include "text/alarm.h"
#include "text/fact.h"
#include "text/key.h"
#include "text/limit.h"

#include <string.h>

static struct arena *const a = &prop_arena;

static struct span rnd_word(void)
{
    const struct alarm_row *row = &alarm_rows[rnd_below(alarm_heads[256])];
    return (struct span){alarm_text + row->at, row->n};
}

/* Returns a word of one or two bytes. */
static struct span rnd_short_word(void)
{
    struct span word = rnd_word();
    while (word.n > 2)
        word = rnd_word();
    return word;
}

/* Returns the kinds by trying each row at each place of the folded text. */
static unsigned find_kinds(struct span text, unsigned wanted)
{
    struct buf folded = BUF_INIT;
    unsigned found = 0;
    fold_words(&folded, text);
    for (size_t at = 0; at < folded.n; at++) {
        size_t longest = 0;
        unsigned kind = 0;
        for (size_t i = 0; i < alarm_heads[256]; i++) {
            const struct alarm_row *row = &alarm_rows[i];
            struct span word = {alarm_text + row->at, row->n};
            size_t end = at + word.n;
            bool starts = row->open & ALARM_OPEN_START || at == 0 || folded.p[at - 1] == ' ';
            bool ends = row->open & ALARM_OPEN_END || end >= folded.n || folded.p[end] == ' ';
            if (starts && ends && wanted >> row->kind & 1 && word.n > longest &&
                span_starts(span_from(buf_span(&folded), at), word)) {
                longest = word.n;
                kind = row->kind;
            }
        }
        found |= longest ? 1u << kind : 0;
    }
    buf_release(&folded);
    if (found >> ALARM_CAUTION & 1 && !find_kinds(text, 1u << ALARM_FOOD))
        found &= ~(1u << ALARM_CAUTION);
    return found;
}

/* Returns the kinds of all rows that a text has, also inside of longer ones. */
static unsigned find_rows(struct span text)
{
    struct buf folded = BUF_INIT;
    unsigned found = 0;
    fold_words(&folded, text);
    for (size_t i = 0; i < alarm_heads[256]; i++) {
        const struct alarm_row *row = &alarm_rows[i];
        struct span word = {alarm_text + row->at, row->n};
        for (size_t at = 0; at + word.n <= folded.n; at++) {
            size_t end = at + word.n;
            bool starts = row->open & ALARM_OPEN_START || at == 0 || folded.p[at - 1] == ' ';
            bool ends = row->open & ALARM_OPEN_END || end == folded.n || folded.p[end] == ' ';
            if (starts && ends && memcmp(folded.p + at, word.p, word.n) == 0)
                found |= 1u << row->kind;
        }
    }
    buf_release(&folded);
    return found;
}

/* Appends a letter as a person may type it: a capital, with an accent, after an apostrophe. */
static void add_dressed(struct buf *b, char c)
{
    static const char *const accented[][2] = {
        {"a", "á"},         {"a", "Ä"}, {"c", "ç"}, {"e", "é"}, {"e", "Ê"},
        {"i", "ï"},         {"n", "ñ"}, {"o", "ö"}, {"o", "Ø"}, {"u", "ü"},
        {"e", "e\xCC\x81"}, {"l", "ł"}, {"g", "ğ"}, {"a", "ạ"}, {"s", "ſ"}};
    static const char *const vanish[] = {"'", "`", "\xE2\x80\x99", "\xC2\xAD"};
    size_t k = rnd_below(sizeof accented / sizeof *accented);
    if (rnd_chance(12))
        buf_str(b, RND_PICK(vanish));
    if (rnd_chance(3) && accented[k][0][0] == c)
        buf_str(b, accented[k][1]);
    else
        buf_char(b, rnd_chance(4) && c >= 'a' && c <= 'z' ? (char)(c - 32) : c);
}

/* Appends a word of the table, dressed: its hiragana may be katakana, its spaces several. */
static void add_dressed_word(struct buf *b, struct span word)
{
    static const char *const spaces[] = {" ", "  ", ", ", " - ", ".", "\t", "\xE3\x80\x80"};
    for (size_t i = 0, n; i < word.n; i += n) {
        uint32_t cp;
        n = utf8_decode(span_from(word, i), &cp);
        if (cp >= 0x3041 && cp <= 0x3096 && rnd_chance(2))
            utf8_add(b, cp + 0x60);
        else if (((cp >= 0x3B1 && cp <= 0x3C9) || (cp >= 0x430 && cp <= 0x44F)) &&
                 rnd_chance(3))
            utf8_add(b, cp - 0x20); /* a capital of Greek or Cyrillic */
        else if (cp >= 0x80)
            buf_add(b, span_head(span_from(word, i), n));
        else if (cp == ' ')
            buf_str(b, RND_PICK(spaces));
        else
            add_dressed(b, (char)cp);
    }
}

/* Appends what may be beside a word. */
static void add_beside(struct buf *b)
{
    static const char *const beside[] = {
        "",  " ",  "-",  ", ", "'", "s ",   "é",        "写",   "か", "か\xE3\x82\x99",
        "ｱ", "한", "、", "ß",  "×", "\xFF", "\xE3\x81", "\xC3", "Ж",  "ά"};
    for (size_t k = rnd_below(4); k; k--)
        buf_str(b, RND_PICK(beside));
    if (rnd_chance(3))
        buf_add(b, rnd_chance(2) ? rnd_ascii(12) : rnd_text(12));
}

/* The prefilters pass over no word of the table, however it is written and between what. */
PROP(alarm_prefilters, 4000)
{
    static const unsigned kinds[] = {ALARM_NET, ALARM_HARMS, ALARM_SAID, ALARM_FILTERED,
                                     ALARM_SAID & ~(1u << ALARM_LACK)};
    struct buf b = BUF_INIT;
    add_beside(&b);
    for (size_t k = rnd_below(3); k; k--) {
        add_dressed_word(&b, rnd_word());
        add_beside(&b);
    }
    struct span text = arena_copy(a, buf_span(&b));
    buf_release(&b);
    unsigned wanted = RND_PICK(kinds);
    CHECK_INT(alarm_kinds(text, wanted), find_kinds(text, wanted));
    CHECK_INT(find_rows(text) & ALARM_SIFTED & ~alarm_may_have(text), 0);
}

/* limit_may_tell passes over no text that limits a food. */
PROP(alarm_limits, 4000)
{
    static const char *const codes[] = {"GF", "LI", "DF", "gf bread", "NF"};
    struct buf b = BUF_INIT;
    add_beside(&b);
    for (size_t k = 1 + rnd_below(4); k; k--) {
        if (rnd_chance(3))
            buf_str(&b, RND_PICK(codes));
        else
            add_dressed_word(&b, rnd_word());
        add_beside(&b);
        buf_str(&b, rnd_chance(2) ? " " : rnd_chance(6) ? "?" : "");
    }
    struct span text = arena_copy(a, buf_span(&b));
    buf_release(&b);
    if (!CHECK(limit_may_tell(text, alarm_may_have(text)) || !limit_tells(text)))
        CHECK_STR(text, "");
}

/* They pass over no word that begins or ends a text, alone or after one byte. */
PROP(alarm_edges, 2000)
{
    struct buf b = BUF_INIT;
    for (size_t k = rnd_below(4); k; k--)
        buf_char(&b, (char)('!' + rnd_below(94)));
    buf_add(&b, rnd_word());
    for (size_t k = rnd_below(4); k; k--)
        buf_char(&b, (char)('!' + rnd_below(94)));
    struct span text = arena_copy(a, buf_span(&b));
    buf_release(&b);
    CHECK_INT(alarm_kinds(text, ALARM_SAID), find_kinds(text, ALARM_SAID));
}

/* Appends a word of a term as people write it: "2x GF", "gfx2", "g f". */
static void add_counted(struct buf *b, struct span word)
{
    static const char *const before[] = {"", "", "2", "2x", "12 "};
    static const char *const after[] = {" ", "2 ", "x2 ", ", "};
    buf_str(b, RND_PICK(before));
    if (word.n == 2 && rnd_chance(2))
        buf_fmt(b, "%c %c", word.p[0], word.p[1]);
    else if (rnd_chance(2))
        add_dressed_word(b, word);
    else
        buf_add(b, word);
    buf_str(b, RND_PICK(after));
}

/* A term is found with the quick test and without, which a soft hyphen turns off. */
PROP(alarm_terms, 4000)
{
    struct buf plain = BUF_INIT, folded = BUF_INIT;
    for (size_t k = 1 + rnd_below(3); k; k--) {
        if (rnd_chance(3))
            add_beside(&plain);
        add_counted(&plain, rnd_chance(2) ? rnd_word() : rnd_short_word());
    }
    buf_str(&folded, "\xC2\xAD");
    buf_add(&folded, buf_span(&plain));
    CHECK_INT(alarm_is_term(buf_span(&plain)), alarm_is_term(buf_span(&folded)));
    buf_release(&plain);
    buf_release(&folded);
}

/*
 * A fact is asked about with the quick test and without, which a soft hyphen turns off; so it
 * does that of limit_tells, which looks for less.
 */
PROP(alarm_facts, 4000)
{
    static const char *const heads[] = {
        "note: ",  "seat: ",   "tag: ",    "2026-01-02 visit: ",
        "likes: ", "kids: ",   "x-list: ", "2026-01-02 dish: ",
        "diet: ",  "friend: ", "name: ",   "2026-01-02 companion: "};
    struct keys keys;
    struct buf b = BUF_INIT;
    keys_init(&keys, a);
    buf_str(&b, RND_PICK(heads));
    for (size_t k = 1 + rnd_below(3); k; k--) {
        add_beside(&b);
        add_counted(&b, rnd_chance(4) ? rnd_short_word() : rnd_word());
        buf_str(&b, rnd_chance(2) ? "; " : rnd_chance(3) ? "(" : "");
    }
    while (b.p[b.n - 1] == ' ' || b.p[b.n - 1] == ';')
        b.n--; /* a hyphen after it would be a remark */
    struct span line = span_trim(arena_copy(a, buf_span(&b)));
    buf_str(&b, "\xC2\xAD");
    struct fact quick = fact_parse(line, 2, &keys), slow = fact_parse(buf_span(&b), 2, &keys);
    bool asked = suspicious_words(&quick, &keys), wanted = suspicious_words(&slow, &keys);
    if (limit_tells(quick.text) == limit_tells(slow.text) && !CHECK_INT(asked, wanted))
        CHECK_STR(line, "");
    buf_release(&b);
}
