#include "prop.h"

#include "base/fold.h"
#include "base/utf8.h"

typedef void folder(struct buf *b, struct span s);
static folder *const folders[] = {fold_add, fold_words, fold_slug};

static struct span folded(folder *fold, struct span s)
{
    struct buf b = BUF_INIT;
    fold(&b, s);
    struct span copy = arena_copy(&prop_arena, buf_span(&b));
    buf_release(&b);
    return copy;
}

/* The same text in its two normal forms, and characters that fold in odd ways. */
static const char *const pairs[][2] = {
    {"é", "e\xCC\x81"},
    {"Ǆ", "Ǆ"},
    {"ế", "e\xCC\x82\xCC\x81"},
    {"ᾷ", "α\xCD\x82\xCD\x85"},
    {"Й", "И\xCC\x86"},
    {"が", "か\xE3\x82\x99"},
    {"ヷ", "ワ\xE3\x82\x99"},
    {"パ", "ハ\xE3\x82\x9A"},
    {"한", "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB"},
    {"하", "\xE1\x84\x92\xE1\x85\xA1"},
    {"\xE0\xA7\x8B", "\xE0\xA7\x87\xE0\xA6\xBE"},
    {"\xE0\xB7\x9D", "\xE0\xB7\x99\xE0\xB7\x8F\xE0\xB7\x8A"},
    {"\xD8\xA3", "\xD8\xA7\xD9\x94"},
    {"\xE0\xA5\x98", "\xE0\xA4\x95\xE0\xA4\xBC"},
    {"\xD7\x91\xD6\xB8\xD6\xBC", "\xD7\x91\xD6\xBC\xD6\xB8"},
    {"\xE2\x84\xAB", "A\xCC\x8A"},
    {"a", "a"},
    {"-", "-"},
    {"'", "'"},
    {" ", " "},
    {"ŉ", "ŉ"},
    {"\xE3\x82\x99", "\xE3\x82\x99"},
    {"\xE1\x86\xAB", "\xE1\x86\xAB"},
    {"\xE2\x80\x8C", "\xE2\x80\x8C"},
    {"ß", "ß"},
};

PROP(fold_normal_forms_agree, PROP_USUAL)
{
    struct buf nfc = BUF_INIT, nfd = BUF_INIT;
    for (size_t i = rnd_below(8); i > 0; i--) {
        const char *const *pair = RND_PICK(pairs);
        buf_str(&nfc, pair[rnd_below(2)]);
        buf_str(&nfd, pair[1]);
    }
    for (size_t i = 0; i < 3; i++)
        CHECK_SPAN(folded(folders[i], buf_span(&nfc)), folded(folders[i], buf_span(&nfd)));
    buf_release(&nfc);
    buf_release(&nfd);
}

/* Texts of the pieces at which two bytes, or a letter and a mark, could come together. */
static struct span rnd_pieces(void)
{
    static const char *const bytes[] = {"\xC3", "\xA9", "\xCC\x81", "\xE3",
                                        "\x81", "\x8B", "\xD6\xBC"};
    struct buf b = BUF_INIT;
    for (size_t i = rnd_below(10); i > 0; i--)
        buf_str(&b, rnd_chance(2) ? RND_PICK(bytes) : RND_PICK(pairs)[rnd_below(2)]);
    struct span s = arena_copy(&prop_arena, buf_span(&b));
    buf_release(&b);
    return s;
}

PROP(fold_twice_is_once, PROP_USUAL)
{
    struct span s = rnd_chance(2) ? rnd_text(60) : rnd_pieces();
    for (size_t i = 0; i < 3; i++) {
        struct span once = folded(folders[i], s);
        CHECK_SPAN(folded(folders[i], once), once);
    }
}

PROP(fold_case_is_nothing, PROP_USUAL)
{
    struct span s = rnd_ascii(60);
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < s.n; i++) {
        bool small = s.p[i] >= 'a' && s.p[i] <= 'z' && rnd_chance(2);
        buf_char(&b, (char)(small ? s.p[i] - 'a' + 'A' : s.p[i]));
    }
    CHECK_SPAN(folded(fold_add, buf_span(&b)), folded(fold_add, s));
    buf_release(&b);
}

/* The whole matrix, as the definition has it. */
static size_t slow_distance(struct span a, struct span b)
{
    size_t d[16][16];
    for (size_t i = 0; i <= a.n; i++) {
        for (size_t j = 0; j <= b.n; j++) {
            size_t best = i + j;
            if (i > 0 && d[i - 1][j] + 1 < best)
                best = d[i - 1][j] + 1;
            if (j > 0 && d[i][j - 1] + 1 < best)
                best = d[i][j - 1] + 1;
            if (i > 0 && j > 0 && d[i - 1][j - 1] + (a.p[i - 1] != b.p[j - 1]) < best)
                best = d[i - 1][j - 1] + (a.p[i - 1] != b.p[j - 1]);
            if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] && a.p[i - 2] == b.p[j - 1] &&
                d[i - 2][j - 2] + 1 < best)
                best = d[i - 2][j - 2] + 1;
            d[i][j] = best;
        }
    }
    return d[a.n][b.n];
}

static struct span rnd_abc(void)
{
    struct buf b = BUF_INIT;
    for (size_t i = rnd_below(16); i > 0; i--)
        buf_char(&b, (char)('a' + (int)rnd_below(4)));
    struct span s = arena_copy(&prop_arena, buf_span(&b));
    buf_release(&b);
    return s;
}

PROP(fold_distance_is_the_matrix, PROP_USUAL)
{
    struct span a = rnd_abc(), b = rnd_abc();
    size_t d = slow_distance(a, b), limit = rnd_below(18);
    CHECK_INT(fold_distance(a, b, limit), d <= limit ? d : limit + 1);
}

/* Characters that fold_alone takes fold one by one, whatever is beside them. */
PROP(fold_alone_needs_no_neighbours, PROP_USUAL)
{
    struct span s = rnd_utf8(40), rest = s;
    struct buf whole = BUF_INIT, parts = BUF_INIT;
    bool alone = true;
    while (alone && rest.n) {
        uint32_t cp;
        size_t n = utf8_decode(rest, &cp);
        if (cp < 0x80)
            fold_add(&parts, span_head(rest, n));
        else
            alone = fold_alone(&parts, cp);
        rest = span_from(rest, n);
    }
    fold_add(&whole, s);
    CHECK(!alone || span_eq(buf_span(&whole), buf_span(&parts)));
    buf_release(&whole);
    buf_release(&parts);
}
