#include "base/fold.h"

#include "base/arena.h"
#include "base/chars.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/*
 * A fold is a decomposition, a mapping of each character (both in chars_fold), and a canonical
 * composition (Unicode, 3.11 D117): marks are sorted, then joined to the starter before them.
 * Text goes through one starter and its marks at a time.
 */
enum mode { TEXT, WORDS, SLUG };

#define NOTHING ((uint32_t)-1)

struct fold_state {
    struct buf *out;
    enum mode mode;
    uint32_t starter; /* not written yet; NOTHING: none */
    uint64_t *marks;  /* those after it: class, place and character in one sortable number */
    size_t marks_n;
    size_t marks_cap;
    struct arena arena; /* where marks live */
    bool bad;           /* the last thing written is a byte that is not UTF-8 */
    bool word;          /* WORDS, SLUG: within a word */
    bool gap;           /* WORDS, SLUG: a word was written, and what ends a word came since */
};

/* Hangul, Unicode 3.12. */
enum {
    HANGUL = 0xAC00,
    HANGUL_END = 0xD7A4,
    INITIAL = 0x1100,
    INITIALS = 19,
    VOWEL = 0x1161,
    VOWELS = 21,
    FINAL = 0x11A7, /* one before the first: none */
    FINALS = 28,
};

static uint32_t join_hangul(uint32_t a, uint32_t b)
{
    if (a - INITIAL < INITIALS && b - VOWEL < VOWELS)
        return HANGUL + ((a - INITIAL) * VOWELS + (b - VOWEL)) * FINALS;
    if (a >= HANGUL && a < HANGUL_END && (a - HANGUL) % FINALS == 0 && b > FINAL &&
        b < FINAL + FINALS)
        return a + (b - FINAL);
    return NOTHING;
}

static int by_pair(const void *va, const void *vb)
{
    const struct char_pair *a = va, *b = vb;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    return a->second < b->second ? -1 : a->second > b->second;
}

/* Returns the composition of a and b, or NOTHING. */
static uint32_t composed(uint32_t a, uint32_t b)
{
    if (a == NOTHING)
        return NOTHING;
    if (!(char_bits(b) & CHAR_JOINS))
        return join_hangul(a, b);
    struct char_pair key = {a, b, 0};
    const struct char_pair *found =
        bsearch(&key, chars_pairs, chars_pairs_n, sizeof key, by_pair);
    return found != NULL ? found->both : NOTHING;
}

static int by_place(const void *va, const void *vb)
{
    uint32_t c = *(const uint32_t *)va;
    const struct char_order *o = vb;
    return c < o->first ? -1 : c - o->first >= o->n;
}

static unsigned combining_class(uint32_t c)
{
    if (!(char_bits(c) & CHAR_ORDERED))
        return 0;
    const struct char_order *o =
        bsearch(&c, chars_order, chars_order_n, sizeof *chars_order, by_place);
    return o != NULL ? o->order : 0;
}

static char separator(const struct fold_state *f)
{
    return f->mode == SLUG ? '-' : ' ';
}

static void write_char(struct fold_state *f, uint32_t c)
{
    f->bad = false;
    if (f->mode == TEXT) {
        utf8_add(f->out, c);
        return;
    }
    unsigned class = char_bits(c) & CHAR_CLASS;
    if (class != CHAR_LETTER && !(class == CHAR_MARK && f->word)) {
        f->gap = f->gap || f->word;
        f->word = false;
        return;
    }
    if (f->gap)
        buf_char(f->out, separator(f));
    f->gap = false;
    f->word = true;
    utf8_add(f->out, c);
}

static int by_number(const void *va, const void *vb)
{
    uint64_t a = *(const uint64_t *)va, b = *(const uint64_t *)vb;
    return a < b ? -1 : a > b;
}

/* Sorts the marks and joins to the starter those that can be. */
static void join_marks(struct fold_state *f)
{
    if (f->marks_n > 1)
        qsort(f->marks, f->marks_n, sizeof *f->marks, by_number);
    size_t kept = 0;
    for (size_t i = 0; i < f->marks_n; i++) {
        uint64_t mark = f->marks[i];
        bool blocked = kept > 0 && f->marks[kept - 1] >> 56 == mark >> 56;
        uint32_t both = blocked ? NOTHING : composed(f->starter, (uint32_t)mark & 0xFFFFFF);
        if (both != NOTHING)
            f->starter = both;
        else
            f->marks[kept++] = mark;
    }
    f->marks_n = kept;
}

/* Writes what waits, its marks joined already. */
static void write_waiting(struct fold_state *f)
{
    if (f->starter != NOTHING)
        write_char(f, f->starter);
    f->starter = NOTHING;
    for (size_t i = 0; i < f->marks_n; i++)
        write_char(f, (uint32_t)f->marks[i] & 0xFFFFFF);
    f->marks_n = 0;
}

static void flush_marks(struct fold_state *f)
{
    join_marks(f);
    write_waiting(f);
}

static void add_starter(struct fold_state *f, uint32_t c)
{
    join_marks(f);
    uint32_t both = f->marks_n == 0 ? composed(f->starter, c) : NOTHING;
    if (both != NOTHING) {
        f->starter = both;
    } else {
        write_waiting(f);
        f->starter = c;
    }
}

static void add_mark(struct fold_state *f, uint32_t c, unsigned class)
{
    f->marks = arena_grow(&f->arena, f->marks, f->marks_n, &f->marks_cap, sizeof *f->marks);
    uint64_t place = f->marks_n & 0xFFFFFFFF;
    f->marks[f->marks_n++] = (uint64_t) class << 56 | place << 24 | c;
}

/* Returns the hiragana of a katakana, if there is one. ヷ and its like are decomposed before.
 */
static uint32_t hiragana(uint32_t c)
{
    bool katakana = (c >= 0x30A1 && c <= 0x30F6) || c == 0x30FD || c == 0x30FE;
    return katakana ? c - 0x60 : c;
}

static bool vanishes(const struct fold_state *f, uint32_t c)
{
    return f->mode != TEXT && (char_bits(c) & CHAR_CLASS) == CHAR_APOSTROPHE;
}

/*
 * Returns whether a character is a vowel sign of Hebrew or Arabic, or the Arabic kashida:
 * people leave them out. Ids keep them.
 */
static bool is_point(uint32_t c)
{
    static const uint16_t ranges[][2] = {{0x0591, 0x05BD}, {0x05BF, 0x05BF}, {0x05C1, 0x05C2},
                                         {0x05C4, 0x05C5}, {0x05C7, 0x05C7}, {0x0610, 0x061A},
                                         {0x0640, 0x0640}, {0x064B, 0x065F}, {0x0670, 0x0670},
                                         {0x06D6, 0x06DC}, {0x06DF, 0x06E4}, {0x06E7, 0x06E8},
                                         {0x06EA, 0x06ED}};
    for (size_t i = 0; c >= 0x0591 && c <= 0x06ED && i < sizeof ranges / sizeof *ranges; i++)
        if (c >= ranges[i][0] && c <= ranges[i][1])
            return true;
    return false;
}

/* Returns the letter that carries the hamza or madda, which are points too. */
static uint32_t without_hamza(uint32_t c)
{
    static const uint16_t carriers[] = {0x0627, 0x0627, 0x0648, 0x0627, 0x064A};
    return c == 0x06C0      ? 0x06D5
           : c == 0x06C2    ? 0x06C1
           : c == 0x06D3    ? 0x06D2
           : c - 0x0622 < 5 ? carriers[c - 0x0622]
                            : c;
}

/* Adds one mapped character; false if it vanished. */
static bool add_mapped(struct fold_state *f, uint32_t c)
{
    if (vanishes(f, c) || (f->mode != SLUG && is_point(c)))
        return false;
    c = f->mode == SLUG ? c : without_hamza(c);
    unsigned class = combining_class(c);
    if (class != 0)
        add_mark(f, c, class);
    else
        add_starter(f, f->mode == SLUG ? c : hiragana(c));
    return true;
}

static void add_char(struct fold_state *f, uint32_t c)
{
    uint16_t at = chars_fold[chars_fold_page[c / CHARS_PAGE]][c % CHARS_PAGE];
    bool seen = false;
    if (at == 0)
        seen = add_mapped(f, c);
    for (uint32_t i = 0; at != 0 && i < chars_fold_text[at]; i++)
        seen = add_mapped(f, chars_fold_text[at + 1 + i]) || seen;
    /*
     * Between two bytes that are not UTF-8 nothing vanishes: they could become a character,
     * which the next fold would fold.
     */
    if (!seen && f->bad && f->starter == NOTHING && f->marks_n == 0)
        write_char(f, c);
}

static void add_bad(struct fold_state *f, char byte)
{
    flush_marks(f);
    if (f->gap)
        buf_char(f->out, separator(f));
    f->gap = false;
    f->word = f->bad = true;
    buf_char(f->out, byte);
}

/* Folds ASCII text at once, as far as it goes: each byte is a starter that nothing joins. */
static size_t add_ascii(struct fold_state *f, struct span s)
{
    size_t n = 0;
    flush_marks(f);
    f->bad = false;
    char *p = buf_room(f->out, s.n);
    for (; n < s.n && (unsigned char)s.p[n] < 0x80; n++)
        p[n] = span_lower(s.p[n]);
    f->out->n += n;
    return n;
}

/*
 * Does the same for words, up to an apostrophe: the characters on both sides of one can join.
 */
static size_t add_ascii_words(struct fold_state *f, struct span s)
{
    size_t n = 0;
    flush_marks(f);
    f->bad = false;
    char *p = buf_room(f->out, s.n + 1), *start = p;
    for (; n < s.n && (unsigned char)s.p[n] < 0x80; n++) {
        unsigned class = char_bits((unsigned char)s.p[n]) & CHAR_CLASS;
        if (class == CHAR_APOSTROPHE)
            break;
        if (class == CHAR_LETTER) {
            if (f->gap)
                *p++ = separator(f);
            *p++ = span_lower(s.p[n]);
        }
        f->gap = class != CHAR_LETTER && (f->gap || f->word);
        f->word = class == CHAR_LETTER;
    }
    f->out->n += (size_t)(p - start);
    return n;
}

static void fold(struct buf *b, struct span s, enum mode mode)
{
    struct fold_state f = {.out = b, .mode = mode, .starter = NOTHING, .arena = ARENA_INIT};
    for (size_t i = 0; i < s.n;) {
        struct span rest = span_from(s, i);
        uint32_t c;
        size_t n = utf8_decode(rest, &c);
        if (c == UTF8_BAD)
            add_bad(&f, s.p[i]);
        else if (c >= 0x80 || vanishes(&f, c))
            add_char(&f, c);
        else
            n = mode == TEXT ? add_ascii(&f, rest) : add_ascii_words(&f, rest);
        i += n;
    }
    flush_marks(&f);
    arena_release(&f.arena);
}

void fold_add(struct buf *b, struct span s)
{
    fold(b, s, TEXT);
}

static bool stands_alone(uint32_t c)
{
    return !(char_bits(c) & (CHAR_ORDERED | CHAR_JOINS)) && !(c - VOWEL < VOWELS) &&
           !(c - FINAL < FINALS);
}

bool fold_alone(struct buf *b, uint32_t cp)
{
    struct buf raw = BUF_INIT;
    size_t from = b->n;
    bool alone = true;
    utf8_add(&raw, cp);
    fold_add(b, buf_span(&raw));
    buf_release(&raw);
    for (size_t n; alone && from < b->n; from += n) {
        n = utf8_decode(span_from(buf_span(b), from), &cp);
        alone = stands_alone(cp);
    }
    return alone;
}

void fold_words(struct buf *b, struct span s)
{
    fold(b, s, WORDS);
}

void fold_slug(struct buf *b, struct span s)
{
    fold(b, s, SLUG);
}

bool fold_is_alnum(uint32_t cp)
{
    return (char_bits(cp) & CHAR_CLASS) == CHAR_LETTER;
}

bool fold_is_folded(uint32_t cp)
{
    return fold_is_alnum(cp) &&
           chars_fold[chars_fold_page[cp / CHARS_PAGE]][cp % CHARS_PAGE] == 0 &&
           stands_alone(cp);
}

bool fold_is_unspaced(uint32_t cp)
{
    return (char_bits(cp) & CHAR_UNSPACED) != 0;
}

bool fold_begins_unspaced(struct span s)
{
    uint32_t cp;
    if (!s.n || (unsigned char)s.p[0] < 0x80)
        return false;
    utf8_decode(s, &cp);
    return cp != UTF8_BAD && fold_is_unspaced(cp);
}

static size_t decode_all(struct arena *a, struct span s, uint32_t **chars)
{
    size_t n = 0;
    *chars = ARENA_NEW(a, uint32_t, s.n + 1);
    for (size_t i = 0; i < s.n; n++) {
        size_t len = utf8_decode(span_from(s, i), &(*chars)[n]);
        if ((*chars)[n] == UTF8_BAD) /* unequal bytes are unequal characters */
            (*chars)[n] = CHARS_MAX + 1 + (unsigned char)s.p[i];
        i += len;
    }
    return n;
}

static size_t min3(size_t a, size_t b, size_t c)
{
    size_t least = a < b ? a : b;
    return least < c ? least : c;
}

/*
 * Rows of the usual matrix, of which only cells within `limit` of the diagonal can count:
 * the others stay at limit + 1.
 */
static size_t distance(struct arena *arena, const uint32_t *a, size_t an, const uint32_t *b,
                       size_t bn, size_t limit)
{
    size_t over = limit + 1, *row[3];
    for (size_t k = 0; k < 3; k++) {
        row[k] = ARENA_NEW(arena, size_t, bn + 1);
        for (size_t j = 0; j <= bn; j++)
            row[k][j] = k == 0 && j < over ? j : over;
    }
    for (size_t i = 1; i <= an; i++) {
        size_t *above2 = row[(i + 1) % 3], *above = row[(i + 2) % 3], *now = row[i % 3];
        size_t from = i > limit ? i - limit : 1;
        size_t to = bn - i < limit || i > bn ? bn : i + limit;
        now[from - 1] = from == 1 && i < over ? i : over;
        size_t least = now[from - 1];
        for (size_t j = from; j <= to; j++) {
            size_t cost = above[j - 1] + (a[i - 1] != b[j - 1]);
            size_t best = min3(cost, above[j] + 1, now[j - 1] + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                best = min3(best, best, above2[j - 2] + 1);
            now[j] = best < over ? best : over;
            least = now[j] < least ? now[j] : least;
        }
        if (least == over)
            return over;
    }
    return row[an % 3][bn];
}

size_t fold_distance(struct span a, struct span b, size_t limit)
{
    struct arena arena = ARENA_INIT;
    size_t longer = a.n > b.n ? a.n - b.n : b.n - a.n;
    if (longer > limit && utf8_is_ascii(a) && utf8_is_ascii(b))
        return limit + 1;
    uint32_t *ac, *bc;
    size_t an = decode_all(&arena, a, &ac), bn = decode_all(&arena, b, &bc);
    size_t apart = an > bn ? an - bn : bn - an;
    if (limit > an + bn) /* so that limit + 1 cannot overflow */
        limit = an + bn;
    size_t d = apart > limit ? limit + 1 : distance(&arena, ac, an, bc, bn, limit);
    arena_release(&arena);
    return d;
}
