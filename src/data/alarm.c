/*
 * Makes the C table of text/alarm.h: alarm alarm.tsv >alarm.c
 * Runs on the machine that builds. It folds with the program's own code, so that the words of
 * the table and the texts that are searched for them cannot differ.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/fold.h"
#include "base/set.h"
#include "base/utf8.h"
#include "data/alarm_states.h"
#include "data/source.h"
#include "text/alarm.h"

#include <stdio.h>
#include <stdlib.h>

enum { COLUMNS = 12 };

static const char *const kinds[ALARM_KINDS] = {
    [ALARM_ALLERGY] = "allergy",
    [ALARM_INTOLERANCE] = "intolerance",
    [ALARM_CONDITION] = "condition",
    [ALARM_SYMPTOM] = "symptom",
    [ALARM_PREGNANCY] = "pregnancy",
    [ALARM_DIET] = "diet",
    [ALARM_BAR] = "bar",
    [ALARM_LACK] = "lack",
    [ALARM_CAUTION] = "caution",
    [ALARM_FOOD] = "food",
    [ALARM_ALONE] = "alone",
    [ALARM_SIGN] = "sign",
    [ALARM_DRINK] = "drink",
    [ALARM_LIMIT] = "limit",
    [ALARM_EASE] = "ease",
    [ALARM_TAIL] = "tail",
    [ALARM_AGED] = "aged",
    [ALARM_UNIT] = "unit",
    [ALARM_CODE] = "code",
    [ALARM_KEY] = "key",
    [ALARM_SERVING] = "serving",
    [ALARM_FILLER] = "filler",
    [ALARM_CLAUSE] = "clause",
    [ALARM_COUNT] = "count",
    [ALARM_PERSON] = "person",
    [ALARM_HATES] = "hates",
    [ALARM_LIKES] = "likes",
    [ALARM_WITHOUT] = "without",
};

struct alarm_word {
    struct span word;
    unsigned kind, open;
};

static struct arena arena;
static struct alarm_word *entries;
static size_t entries_n, entries_cap;
static uint32_t wides[ALARM_WIDES];
static struct set common, food_words; /* words that many texts have */
static uint32_t longs[2][ALARM_LONGS], shorts[ALARM_SHORTS];
static uint32_t limits[ALARM_STARTS / 32], term_starts[2][ALARM_STARTS / 32];
static const char *path;
static size_t lineno;

static void set_bit(uint32_t *set, unsigned place)
{
    set[place / 32] |= (uint32_t)1 << place % 32;
}

/* Adds how a word of a term starts. */
static void add_start(struct span text, unsigned open)
{
    unsigned start = alarm_start(alarm_three(text.p));
    set_bit(term_starts[0], start);
    if (open & ALARM_OPEN_START)
        set_bit(term_starts[1], start);
}

/*
 * Does the same for each word of a phrase. Shorter ones are whole words, which are not filtered.
 */
static void add_term_start(struct span text, unsigned open)
{
    struct span rest = text, word;
    if (text.n < 3 && open)
        die("%s:%zu: \"%.*s\" is too short to be part of a word", path, lineno, SPAN_ARG(text));
    while (span_word(&rest, &word))
        if (word.n >= 3)
            add_start(word, word.p == text.p ? open : 0);
}

/*
 * Adds a word with characters of three bytes to `wides`, for its first one and the one after
 * it. Returns false if it has none. Those that alarm_wide does not know need no place.
 */
static bool add_wide(struct span text, unsigned kind)
{
    uint32_t cp, next = 0;
    for (size_t i = 0, n; i < text.n; i += n) {
        n = utf8_decode(span_from(text, i), &cp);
        if (cp < 0x800)
            continue;
        if (i + n < text.n)
            utf8_decode(span_from(text, i + n), &next);
        for (unsigned table = 0; table < 2 && alarm_wide(cp); table++)
            wides[alarm_wide_place(next < 0x800 ? 0 : cp, next < 0x800 ? cp : next, table)] |=
                (uint32_t)1 << kind;
        return true;
    }
    return false;
}

static bool is_common(struct span word)
{
    return set_find(&common, word) != SET_NONE;
}

static bool is_common_or_food(struct span word)
{
    return is_common(word) || set_find(&food_words, word) != SET_NONE;
}

/* Adds a term of two letters as people also write it: "g f". */
static void add_parted(struct span text, unsigned kind)
{
    char parted[3] = {text.p[0], ' ', text.p[text.n - 1]};
    struct alarm_piece piece;
    piece_choose(&piece, (struct span){parted, 3}, 0, is_common);
    states_add(&arena, &piece, kind);
}

/* Adds a digit beside each letter, as in "2xgf" and "gf2", of which alarm_is_term cuts it. */
static void add_numbered(void)
{
    for (unsigned i = 1; i < ALARM_DIGIT; i++) {
        unsigned char letter = (unsigned char)i;
        states_add(&arena, &(struct alarm_piece){{ALARM_DIGIT, letter}, 2}, ALARM_ALONE);
        states_add(&arena, &(struct alarm_piece){{letter, ALARM_DIGIT}, 2}, ALARM_ALONE);
    }
}

/* Makes the automaton of the words that alarm_may_have tells of. */
static void add_pieces(void)
{
    for (size_t i = 0; i < entries_n; i++) {
        const struct alarm_word *e = &entries[i];
        struct alarm_piece piece;
        if (!(ALARM_SIFTED >> e->kind & 1) || add_wide(e->word, e->kind))
            continue;
        piece_choose(&piece, e->word, e->open,
                     e->kind == ALARM_FOOD ? is_common : is_common_or_food);
        states_add(&arena, &piece, e->kind);
        if (ALARM_TERMS >> e->kind & 1 && e->word.n == 2)
            add_parted(e->word, e->kind);
    }
    add_numbered();
}

static void add_long(struct span text, unsigned kind, unsigned open)
{
    unsigned place = alarm_long_place(text.p);
    longs[0][place] |= (uint32_t)1 << kind;
    if (open & ALARM_OPEN_START)
        longs[1][place] |= (uint32_t)1 << kind;
}

/* Adds a word of one byte or two, which is not looked for by the prefilters. */
static void add_short(struct span text, unsigned kind, unsigned open)
{
    unsigned first = (unsigned char)text.p[0];
    if (open & ALARM_OPEN_START || ALARM_FILTERED >> kind & 1)
        die("%s:%zu: \"%.*s\" has less than three bytes", path, lineno, SPAN_ARG(text));
    for (unsigned second = 0; second < 256; second++)
        if (text.n > 1 ? (unsigned char)text.p[1] == second
                       : !second || second == ' ' || open & ALARM_OPEN_END)
            shorts[alarm_short_place(first, second)] |= (uint32_t)1 << kind;
}

/* Returns whether a byte of the text is `low` or more, and less than `high`. */
static bool has_byte(struct span text, unsigned low, unsigned high)
{
    for (size_t i = 0; i < text.n; i++)
        if ((unsigned char)text.p[i] >= low && (unsigned char)text.p[i] < high)
            return true;
    return false;
}

/*
 * Sets the bits of the codes that the longest word of a phrase begins with. Thai and Indian
 * letters need none: text/limit.c folds each text that has one.
 */
static void add_limit(struct span text, unsigned open)
{
    unsigned char v[256 + 2];
    struct span rest = text, word, longest = {NULL, 0};
    uint32_t codes = 0, cp;
    if (has_byte(text, 0xE0, 0xE3))
        return;
    while (span_word(&rest, &word))
        longest = word.n > longest.n ? word : longest;
    size_t n = 0;
    for (size_t i = 0; i < longest.n; i += utf8_decode(span_from(longest, i), &cp)) {
        utf8_decode(span_from(longest, i), &cp);
        v[n++] = (unsigned char)alarm_code(cp);
    }
    bool goes_on = open && longest.p + longest.n == text.p + text.n && n < ALARM_LIMIT_CODES;
    if (open & ALARM_OPEN_START || has_byte(text, 0xE3, 0x100) ||
        (goes_on && n + 1 < ALARM_LIMIT_CODES))
        die("%s:%zu: \"%.*s\" is too short or open", path, lineno, SPAN_ARG(text));
    for (size_t i = 0; i < ALARM_LIMIT_CODES; i++)
        codes = codes << 5 | (i < n ? v[i] : 0);
    for (uint32_t last = 0; last < (goes_on ? 32 : 1); last++)
        set_bit(limits, alarm_start(codes | last));
}

static void add_word(struct span word, unsigned kind)
{
    struct buf folded = BUF_INIT;
    bool starts = word.n && word.p[0] == '-', ends = word.n && word.p[word.n - 1] == '-';
    fold_words(&folded, word);
    struct span text = buf_move(&folded, &arena);
    if (text.n == 0 || text.n > 255)
        die("%s:%zu: \"%.*s\" is no word", path, lineno, SPAN_ARG(word));
    bool anywhere = (unsigned char)text.p[0] >= 0xE0;
    unsigned open =
        (starts || anywhere ? ALARM_OPEN_START : 0u) | (ends || anywhere ? ALARM_OPEN_END : 0u);
    if (text.n < 3)
        add_short(text, kind, open);
    else
        add_long(text, kind, open);
    if ((ALARM_ROUND | 1u << ALARM_WITHOUT) >> kind & 1)
        set_add(&common, text, NULL);
    if (kind == ALARM_FOOD)
        set_add(&food_words, text, NULL);
    if (ALARM_LIMITS >> kind & 1)
        add_limit(text, open);
    if ((ALARM_TERMS | ALARM_ROUND) >> kind & 1)
        add_term_start(text, open);
    entries = arena_grow(&arena, entries, entries_n, &entries_cap, sizeof *entries);
    entries[entries_n++] = (struct alarm_word){text, kind, open};
}

static unsigned find_kind(struct span name)
{
    for (unsigned i = 0; i < ALARM_KINDS; i++)
        if (span_is(name, kinds[i]))
            return i;
    die("%s:%zu: \"%.*s\" is no kind", path, lineno, SPAN_ARG(name));
}

static void read_row(struct span line)
{
    struct span cell, word;
    unsigned kind = ALARM_KINDS;
    size_t column = 0;
    for (; span_cut(&line, '\t', &cell); column++) {
        if (column + 1 < COLUMNS && cell.n == 0)
            die("%s:%zu: column %zu is empty", path, lineno, column + 1);
        if (column == 0)
            kind = find_kind(cell);
        while (column && cell.n && span_cut(&cell, ',', &word))
            add_word(word, kind);
    }
    if (column != COLUMNS)
        die("%s:%zu: %zu columns, not %d", path, lineno, column, COLUMNS);
}

/* By the bytes of the word, then the gravest kind first, then the one that matches more. */
static int cmp_entries(const void *a, const void *b)
{
    const struct alarm_word *x = a, *y = b;
    int c = span_cmp(x->word, y->word);
    if (c == 0)
        c = (x->kind > y->kind) - (x->kind < y->kind);
    return c ? c : (x->open < y->open) - (x->open > y->open);
}

/* Leaves of equal words of one kind the first, and notes where the words of a byte begin. */
static void print_rows(void)
{
    unsigned at = 0, heads[257] = {0}, n = 0;
    printf("const struct alarm_row alarm_rows[] = {\n");
    for (size_t i = 0; i < entries_n; i++) {
        const struct alarm_word *e = &entries[i];
        if (i && span_eq(e->word, e[-1].word) && e->kind == e[-1].kind)
            continue;
        printf("    {%u, %zu, %u, %u},\n", at, e->word.n, e->kind, e->open);
        at += (unsigned)e->word.n;
        n++;
        for (unsigned c = (unsigned char)e->word.p[0] + 1u; c < 257; c++)
            heads[c] = n;
    }
    if (n > UINT16_MAX)
        die("%s: too many words", path);
    printf("};\n\nconst uint16_t alarm_heads[257] = {");
    for (unsigned c = 0; c < 257; c++)
        printf("%s%u,", c % 16 ? " " : "\n    ", heads[c]);
    printf("\n};\n");
}

static void print_text(void)
{
    printf("/* Made by src/data/alarm.c. */\n#include \"text/alarm.h\"\n\n"
           "const char alarm_text[] =");
    for (size_t i = 0; i < entries_n; i++)
        if (!i || !span_eq(entries[i].word, entries[i - 1].word) ||
            entries[i].kind != entries[i - 1].kind)
            printf("\n    \"%.*s\"", SPAN_ARG(entries[i].word));
    printf("\n    \"\\0\";\n\n"); /* alarm_three reads two bytes after a last word of one */
}

static void print_bits(const uint32_t *v, size_t n)
{
    for (size_t i = 0; i < n; i++)
        printf("%s0x%08X,", i % 8 ? " " : "\n    ", (unsigned)v[i]);
}

/* Returns whether fold_words folds a character between two "a" to `want` between them. */
static bool folds_to(struct span c, struct span want)
{
    struct buf text = BUF_INIT, folded = BUF_INIT, expected = BUF_INIT;
    buf_fmt(&text, "a%.*sa", SPAN_ARG(c));
    buf_fmt(&expected, "a%.*sa", SPAN_ARG(want));
    fold_words(&folded, buf_span(&text));
    bool same = span_eq(buf_span(&folded), buf_span(&expected));
    buf_release(&text);
    buf_release(&folded);
    buf_release(&expected);
    return same;
}

/* Returns the code of a character of one or two bytes, or ALARM_OTHER. */
static unsigned code_of(struct span c)
{
    for (unsigned char i = '0'; i <= (unsigned char)'z'; i++) {
        char letter = (char)i;
        if (alarm_code(i) && folds_to(c, (struct span){&letter, 1}))
            return alarm_code(i);
    }
    if (folds_to(c, SPAN(" ")))
        return 0;
    return c.n == 1 && folds_to(c, SPAN("")) ? ALARM_SKIP : ALARM_OTHER;
}

/* Does the same for one of two bytes, which may fold to another alphabet's letter. */
static unsigned code_of_two(uint32_t cp)
{
    struct buf raw = BUF_INIT, folded = BUF_INIT;
    uint32_t letter = 0;
    utf8_add(&raw, cp);
    unsigned code = code_of(buf_span(&raw));
    bool alone = fold_alone(&folded, cp);
    struct span one = buf_span(&folded);
    if (code == ALARM_OTHER && alone && one.n == 2 && utf8_decode(one, &letter) == 2 &&
        folds_to(buf_span(&raw), one))
        code = alarm_code(letter);
    buf_release(&raw);
    buf_release(&folded);
    return code;
}

static unsigned code_of_byte(unsigned c)
{
    char byte = (char)c;
    if (c == 0) /* not in a text of printf */
        return ALARM_OTHER;
    if (c < 0x80)
        return code_of((struct span){&byte, 1});
    return ALARM_OTHER;
}

/* Ends the program if folding does not do what alarm_wide says. */
static void check_wide(void)
{
    for (uint32_t cp = 0x3000; cp < 0xE000; cp++) {
        struct buf c = BUF_INIT, folded = BUF_INIT, want = BUF_INIT;
        if (alarm_wide(cp)) {
            utf8_add(&c, cp);
            utf8_add(&want, alarm_wide(cp));
            if (!fold_alone(&folded, cp) || !folds_to(buf_span(&c), buf_span(&want)))
                die("U+%04X does not fold to U+%04X", (unsigned)cp, (unsigned)alarm_wide(cp));
        }
        buf_release(&c);
        buf_release(&folded);
        buf_release(&want);
    }
}

static void print_codes(void)
{
    printf("\nconst unsigned char alarm_codes[256] = {");
    for (unsigned c = 0; c < 256; c++)
        printf("%s%u,", c % 16 ? " " : "\n    ", code_of_byte(c));
    printf("\n};\n\nconst unsigned char alarm_twos[ALARM_TWOS][64] = {");
    for (uint32_t c = 0x80; c < 0x800; c++)
        printf("%s%u,%s", c % 64 ? " " : "\n{", code_of_two(c), c % 64 == 63 ? "}," : "");
    printf("\n};\n");
}

static void print_sets(const char *name, const uint32_t *all, const uint32_t *open, size_t n)
{
    printf("\nconst uint32_t %s = {{", name);
    print_bits(all, n);
    printf("\n}, {");
    print_bits(open, n);
    printf("\n}};\n");
}

static void print_set(const char *name, const uint32_t *set, size_t n)
{
    printf("\nconst uint32_t %s = {", name);
    print_bits(set, n);
    printf("\n};\n");
}

static void print_prefilters(void)
{
    print_set("alarm_wides[ALARM_WIDES]", wides, ALARM_WIDES);
    print_set("alarm_limits[ALARM_STARTS / 32]", limits, ALARM_STARTS / 32);
    print_sets("alarm_longs[2][ALARM_LONGS]", longs[0], longs[1], ALARM_LONGS);
    print_set("alarm_shorts[ALARM_SHORTS]", shorts, ALARM_SHORTS);
    print_sets("alarm_term_starts[2][ALARM_STARTS / 32]", term_starts[0], term_starts[1],
               ALARM_STARTS / 32);
}

int main(int argc, char **argv)
{
    struct span line;
    bool heading = true;
    if (argc != 2)
        die("usage: alarm alarm.tsv");
    path = argv[1];
    common = food_words = SET_INIT(&arena);
    for (struct span rest = source_read(path, &arena); span_line(&rest, &line);) {
        lineno++;
        if (line.n == 0 || line.p[0] == '#')
            continue;
        if (!heading)
            read_row(line);
        heading = false;
    }
    qsort(entries, entries_n, sizeof *entries, cmp_entries);
    print_text();
    print_rows();
    check_wide();
    print_codes();
    add_pieces();
    print_prefilters();
    states_print(&arena);
    return fflush(stdout) || ferror(stdout);
}
