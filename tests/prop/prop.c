#include "prop.h"

#include "base/buf.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

struct arena prop_arena;
static uint64_t state; /* of xorshift64*; never 0 */

/* The values that this case drew so far, for the report of a failure. */
enum { DRAWN = 16 };
static struct span drawn[DRAWN];
static size_t drawn_n;

static uint64_t setting(const char *name, uint64_t usual)
{
    const char *v = getenv(name);
    return v != NULL && *v != '\0' ? strtoull(v, NULL, 10) : usual;
}

/* In the parent: only the mark outlives a crash. */
static void say_seed(uint64_t seed)
{
    printf("# again: PROP_SEED=%" PRIu64 " PROP_CASES=1\n", seed);
}

__attribute__((constructor)) static void prop_init(void)
{
    unit_on_failure = say_seed;
}

/* SplitMix64's last step: neighbouring seeds give unlike states. */
static uint64_t scatter(uint64_t x)
{
    x += 0x9E3779B97F4A7C15u;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
    return (x ^ (x >> 31)) | 1;
}

void prop_run(void (*one)(void), uint64_t cases)
{
    uint64_t seed = setting("PROP_SEED", 1);
    uint64_t n = cases * setting("PROP_CASES", PROP_USUAL) / PROP_USUAL;
    for (uint64_t i = 0; i < (n > 0 ? n : 1) && unit_failures() == 0; i++) {
        unit_mark(seed + i);
        state = scatter(seed + i);
        drawn_n = 0;
        arena_reset(&prop_arena);
        one();
    }
    for (size_t i = 0; i < drawn_n && unit_failures() > 0; i++)
        unit_note("drew", drawn[i]);
    arena_release(&prop_arena);
}

uint64_t rnd(void)
{
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return state * 0x2545F4914F6CDD1Du;
}

size_t rnd_below(size_t n)
{
    return (size_t)((rnd() >> 16) % n);
}

bool rnd_chance(size_t one_in)
{
    return rnd_below(one_in) == 0;
}

/* Short as likely as long: a length below a limit that is itself drawn. */
static size_t length(size_t max)
{
    return rnd_below(rnd_below(max + 1) + 1);
}

/* The case's own copy of what b holds, remembered for the report. */
static struct span keep(struct buf *b)
{
    struct span s = arena_copy(&prop_arena, buf_span(b));
    buf_release(b);
    if (drawn_n < DRAWN)
        drawn[drawn_n++] = s;
    return s;
}

static void add_ascii(struct buf *b, size_t n)
{
    /* Characters with a meaning in the grammar come up often. */
    static const char signs[] = ":;#+-~*@()[]=,.'  ";
    while (n-- > 0)
        buf_char(b, rnd_chance(5) ? signs[rnd_below(sizeof signs - 1)]
                                  : (char)(' ' + (int)rnd_below(95)));
}

/* First and last of the ranges that the fold, width and slug tables must know. */
static const struct range {
    uint32_t first, last;
} ranges[] = {
    {0x20, 0x7E},     {0xA0, 0xFF},       {0x100, 0x24F},     {0x300, 0x36F},
    {0x370, 0x3FF},   {0x400, 0x52F},     {0x531, 0x58A},     {0x5D0, 0x5EA},
    {0x620, 0x64A},   {0x900, 0x97F},     {0xE01, 0xE5B},     {0xEA0, 0xEDF},
    {0x1000, 0x109F}, {0x10A0, 0x10FF},   {0x1100, 0x11FF},   {0x1780, 0x17FF},
    {0x1E00, 0x1EFF}, {0x1F00, 0x1FFF},   {0x2010, 0x2027},   {0x2030, 0x205E},
    {0x20A0, 0x20BF}, {0x2100, 0x214F},   {0x3000, 0x303F},   {0x3041, 0x309F},
    {0x30A0, 0x30FF}, {0x4E00, 0x9FA5},   {0xAC00, 0xD7A3},   {0xF900, 0xFA6D},
    {0xFF01, 0xFFDC}, {0x1F300, 0x1F64F}, {0x20000, 0x2A6DF},
};

/* Our own encoder: a test must not lean on the one it tests. */
static void add_char(struct buf *b, uint32_t c)
{
    if (c < 0x80) {
        buf_char(b, (char)c);
        return;
    }
    int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    uint32_t lead = more == 1 ? 0xC0 : more == 2 ? 0xE0 : 0xF0;
    buf_char(b, (char)(unsigned char)(lead | c >> (6 * more)));
    while (more-- > 0)
        buf_char(b, (char)(unsigned char)(0x80 | (c >> (6 * more) & 0x3F)));
}

/* Until b holds n bytes, or a few less where the next character would not fit. */
static void add_utf8(struct buf *b, size_t n)
{
    const struct range *r = &RND_PICK(ranges);
    for (;;) {
        size_t before = b->n;
        if (rnd_chance(8))
            r = &RND_PICK(ranges);
        add_char(b, r->first + (uint32_t)rnd_below(r->last - r->first + 1));
        if (b->n > n) {
            b->n = before;
            return;
        }
    }
}

static void add_bytes(struct buf *b, size_t n)
{
    static const char *const nasty[] = {
        "\xC0\x80",     "\xED\xA0\x80",   "\xF4\x90\x80\x80",  "\xE2\x80\xAE",
        "\xEF\xBB\xBF", "\xEF\xBC\x9A",   "\x1B[31m",          "\xC2\x9B",
        "\r\n",         "<<<<<<< ours\n", ">>>>>>> them\n",    "=======\n",
        "../",          "\xE3\x80",       "2024-02-30 visit:", "\xF0\x9F\x91\xA9\xE2\x80\x8D",
    };
    while (b->n < n) {
        switch (rnd_below(8)) {
        case 0: buf_str(b, RND_PICK(nasty)); break;
        case 1: buf_char(b, '\0'); break;
        case 2: buf_char(b, '\n'); break;
        case 3: add_ascii(b, rnd_below(6)); break;
        case 4: add_utf8(b, b->n + rnd_below(12)); break;
        default: buf_char(b, (char)(unsigned char)rnd_below(256)); break;
        }
    }
    b->n = n;
}

struct span rnd_ascii(size_t max)
{
    struct buf b = BUF_INIT;
    add_ascii(&b, length(max));
    return keep(&b);
}

struct span rnd_utf8(size_t max)
{
    struct buf b = BUF_INIT;
    add_utf8(&b, length(max));
    return keep(&b);
}

struct span rnd_bytes(size_t max)
{
    struct buf b = BUF_INIT;
    add_bytes(&b, length(max));
    return keep(&b);
}

struct span rnd_text(size_t max)
{
    switch (rnd_below(3)) {
    case 0: return rnd_ascii(max);
    case 1: return rnd_utf8(max);
    default: return rnd_bytes(max);
    }
}

static void add_name(struct buf *b)
{
    /* Invented people; each script keeps its own order and its own space. */
    static const char *const whole[] = {
        "中村愛子",   "李小龍",          "王 秀英",     "김민준",
        "이 서연",    "สมชาย ใจดี",       "Иван Петров", "Ελένη Παπαδοπούλου",
        "יעל לוי",    "ليلى حداد",       "प्रिया शर्मा",  "ﾀﾅｶ ﾊﾅｺ",
        "Ｍａｒｉａ", "Տիգրան Սարգսյան",
    };
    static const char *const given[] = {
        "Aiko",      "Zoe\xCC\x88", "Zoë",    "Łukasz",  "José",   "Jose\xCC\x81",
        "Anna-Lena", "Søren",       "Nguyễn", "İpek",    "D'Arcy", "d’Artagnan",
        "MARIA",     "jean  paul",  "Þóra",   "Dr. Ann",
    };
    static const char *const family[] = {
        "O'Brien",
        "Straße",
        "van der Berg",
        "Müller-Lüdenscheidt",
        "Ó Súilleabháin",
        "Kovačević",
        "Đorđević",
        "Smith",
        "Smith Jr.",
        "Ørsted",
        "Nakamura",
        "Ægisson",
        "I",
        "con",
    };
    if (rnd_chance(3)) {
        buf_str(b, RND_PICK(whole));
        return;
    }
    buf_str(b, RND_PICK(given));
    buf_char(b, ' ');
    buf_str(b, RND_PICK(family));
}

struct span rnd_name(void)
{
    struct buf b = BUF_INIT;
    add_name(&b);
    return keep(&b);
}

date_t rnd_date(void)
{
    static const date_t edges[] = {0, 58, 59, 364, 365, 366, 693595, DATE_LAST - 1, DATE_LAST};
    if (rnd_chance(8))
        return RND_PICK(edges);
    if (rnd_chance(2)) /* near our own days: 2000 … 2027 */
        return (date_t)(730119 + (int)rnd_below(10000));
    return (date_t)rnd_below((size_t)DATE_LAST + 1);
}

static void add_when(struct buf *b)
{
    static const char *const odd[] = {"2024-02-30 ", "2024-13-01 ", "2024-1-1 ",
                                      "0000-01-01 ", "24:00 ",      "2024-03-01 25:61 "};
    if (rnd_chance(16)) {
        buf_str(b, RND_PICK(odd));
        return;
    }
    date_add(b, rnd_date());
    buf_char(b, ' ');
    if (rnd_chance(3)) {
        time_add(b, (daytime_t)rnd_below(1440));
        buf_char(b, ' ');
    }
}

static void add_key(struct buf *b)
{
    static const char *const keys[] = {
        "name",    "aka",       "was",       "birthday",  "phone", "allergy", "intolerance",
        "diet",    "likes",     "dislikes",  "seat",      "tag",   "family",  "partner",
        "visit",   "booked",    "companion", "dish",      "drink", "wine",    "gift",
        "ask",     "complaint", "promise",   "tried",     "note",  "x-own",   "alergy",
        "Allergy", "DISH",      "メモ",      "two words", "",
    };
    static const char *const marks[] = {"+", "-", "~", "*", "+-", "-n"};
    static const char *const colons[] = {": ", ": ", ": ", ": ", ":", " : ", ":\t", "：", ""};
    buf_str(b, RND_PICK(keys));
    if (rnd_chance(3))
        buf_str(b, RND_PICK(marks));
    buf_str(b, RND_PICK(colons));
}

static void add_body(struct buf *b)
{
    static const char *const parts[] = {
        "black cod, saikyo miso",
        "chawanmushi",
        "shellfish (anaphylaxis)",
        "nuts",
        "dinner for 2 with @kenji-nakamura",
        "table 7",
        "@aiko-nakamura",
        "[fish, soy]",
        "[no egg]",
        " = miso cod",
        "; ",
        "; asked for the recipe",
        "; until 2027-03-01",
        "; by 2026-01-31",
        ", ",
        "(unclosed",
        "]",
        "for 12",
        "none",
        "06-14",
        "é",
        "中村",
        " ",
    };
    for (size_t n = rnd_below(5); n > 0; n--)
        buf_str(b, RND_PICK(parts));
    if (rnd_chance(4))
        add_utf8(b, b->n + rnd_below(24));
    if (rnd_chance(6))
        add_ascii(b, rnd_below(24));
}

static void add_fact(struct buf *b)
{
    if (rnd_chance(10))
        buf_str(b, rnd_chance(2) ? " " : "\t ");
    if (!rnd_chance(3))
        add_when(b);
    add_key(b);
    add_body(b);
    if (rnd_chance(10))
        buf_str(b, "  ");
}

struct span rnd_fact(void)
{
    struct buf b = BUF_INIT;
    add_fact(&b);
    return keep(&b);
}

struct span rnd_file(size_t lines)
{
    struct buf b = BUF_INIT;
    const char *end = rnd_chance(5) ? "\r\n" : "\n";
    if (rnd_chance(12))
        buf_str(&b, "\xEF\xBB\xBF");
    for (size_t n = rnd_below(lines + 1); n > 0; n--) {
        switch (rnd_below(12)) {
        case 0: break;
        case 1:
            buf_str(&b, "# ");
            add_ascii(&b, rnd_below(20));
            break;
        case 2: add_utf8(&b, b.n + rnd_below(30)); break;
        case 3: add_bytes(&b, b.n + rnd_below(30)); break;
        default: add_fact(&b); break;
        }
        if (n > 1 || !rnd_chance(6))
            buf_str(&b, rnd_chance(20) ? "\r\n" : end);
    }
    return keep(&b);
}
