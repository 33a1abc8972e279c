#include "unit.h"

#include "base/buf.h"
#include "search/find.h"
#include "search/match.h"

#include <string.h>

struct fixture {
    struct arena arena;
    const struct pattern *pattern;
    struct matcher *matcher;
};

static struct fixture set_up(const char *pattern, unsigned flags)
{
    struct fixture f = {.arena = ARENA_INIT};
    struct err e = ERR_INIT;
    size_t at;
    f.pattern = pattern_compile(span_str(pattern), flags, &f.arena, &e, &at);
    if (CHECK(f.pattern != NULL))
        f.matcher = matcher_new(f.pattern);
    return f;
}

static void tear_down(struct fixture *f)
{
    matcher_free(f->matcher);
    arena_release(&f->arena);
}

/* The lines that match, one after the other, each with a | behind it. */
static void check_lines(const char *pattern, unsigned flags, struct span text, const char *want)
{
    struct fixture f = set_up(pattern, flags);
    struct buf b = BUF_INIT;
    struct span line;
    text = unit_exact(text, &f.arena);
    size_t from = 0;
    while (pattern_next(f.matcher, text, from, &line)) {
        buf_add(&b, line);
        buf_char(&b, '|');
        from = (size_t)(line.p - text.p) + line.n + 1;
    }
    CHECK_STR(buf_span(&b), want);
    buf_release(&b);
    tear_down(&f);
}

static const char night_text[] = "2024-03-01 dish+: black cod, saikyo miso\n"
                                 "2024-03-01 dish-: chawanmushi, uni\n"
                                 "\n"
                                 "2024-03-01 dish: Black Cod\n"
                                 "2024-03-01 note: saké, crème brûlée\n"
                                 "dish: BLAcK C\xCC\xA7OD";
static const struct span night = {night_text, sizeof night_text - 1};

TEST(match_next_line)
{
    check_lines("uni$", PATTERN_EXACT, night, "2024-03-01 dish-: chawanmushi, uni|");
    check_lines("black cod", PATTERN_EXACT, night, "2024-03-01 dish+: black cod, saikyo miso|");
    check_lines("^d", 0, night, "dish: BLAcK C\xCC\xA7OD|");
    check_lines("^$", 0, night, "|");
    check_lines("brulee|CHAWAN", 0, night,
                "2024-03-01 dish-: chawanmushi, uni|2024-03-01 note: saké, crème brûlée|");
    check_lines("[0-9]{4}", PATTERN_INVERT, night, "|dish: BLAcK C\xCC\xA7OD|");
    check_lines("cod$", 0, night, "2024-03-01 dish: Black Cod|dish: BLAcK C\xCC\xA7OD|");
    check_lines("COD$", PATTERN_FIXED, night, "");
    check_lines("sake", PATTERN_WORD, night, "2024-03-01 note: saké, crème brûlée|");
    check_lines("x", 0, SPAN(""), "");
    check_lines("", 0, SPAN(""), "");
    check_lines("", 0, SPAN("\na"), "|a|");
    check_lines("crème", PATTERN_EXACT, night, "2024-03-01 note: saké, crème brûlée|");
    check_lines("\xFF", 0, SPAN("a\nb\xFF\nc"), "b\xFF|");
    check_lines("\x80", 0, SPAN("a\nb\x80\n\xC2\x80"), "b\x80|");
    check_lines("[\xFE\xFF]q", PATTERN_EXACT, SPAN("a\n\xFFq\nq"), "\xFFq|");
    check_lines("[\xFE\xFF]q", 0, SPAN("a\n\xFEQ\nq"), "\xFEQ|");
    check_lines("𠀀", 0, SPAN("𠀁𠀀\n𠀁\n𠀀"), "𠀁𠀀|𠀀|");
    check_lines("カ", 0, SPAN("あか\nあき\nアカ\n\xEF\xBD\xB6"), "あか|アカ|\xEF\xBD\xB6|");
    check_lines("あ|x_@", 0, SPAN("ア\nX_@\nX-@\nb"), "ア|X_@|");
}

/* A CR at the end of a line is no part of it, elsewhere a character like any other. */
TEST(match_lines_that_end_in_cr)
{
    static const char text[] = "a cod\r\n\r\nx\r\r\ncod\rs\r\nuni";
    struct span crlf = {text, sizeof text - 1};
    check_lines("cod$", 0, crlf, "a cod\r|");
    check_lines("cod$", PATTERN_EXACT, crlf, "a cod\r|");
    check_lines("^$", 0, crlf, "\r|");
    check_lines("^..$", 0, crlf, "x\r\r|");
    check_lines("\r", 0, crlf, "x\r\r|cod\rs\r|");
    check_lines("cod\r", PATTERN_FIXED, crlf, "cod\rs\r|");
    check_lines("[[:space:]]$", 0, crlf, "x\r\r|");
    check_lines("i$", 0, SPAN("uni\r"), "uni\r|");
    check_lines("^.", PATTERN_INVERT, SPAN("\r\n\r"), "\r|\r|");
}

/* The hits of the line in [ ]. */
static void check_hits(const char *pattern, unsigned flags, const char *line, const char *want)
{
    struct fixture f = set_up(pattern, flags);
    struct buf b = BUF_INIT;
    struct span s = span_str(line);
    struct hit hits[10];
    size_t n = pattern_hits(f.matcher, s, hits, 10), at = 0;
    for (size_t i = 0; i < n; i++) {
        buf_add(&b, span_head(span_from(s, at), hits[i].from - at));
        buf_char(&b, '[');
        buf_add(&b, span_head(span_from(s, hits[i].from), hits[i].to - hits[i].from));
        buf_char(&b, ']');
        at = hits[i].to;
    }
    buf_add(&b, span_from(s, at));
    CHECK_STR(buf_span(&b), want);
    buf_release(&b);
    tear_down(&f);
}

TEST(match_hits)
{
    check_hits("a|ab|abc", PATTERN_EXACT, "xabcab", "x[abc][ab]");
    check_hits("a*", PATTERN_EXACT, "baac", "b[aa]c");
    check_hits("o\\>", PATTERN_EXACT, "oo o", "o[o] [o]");
    check_hits("cod", PATTERN_WORD, "codcod cod écod", "codcod [cod] écod");
    check_hits("Saké", 0, "a sake, SAKÉ and sake\xCC\x81.",
               "a [sake], [SAKÉ] and [sake\xCC\x81].");
    check_hits("s", 0, "Straße", "[S]tra[ß]e");
    check_hits("村愛", 0, "中村愛子", "中[村愛]子");
    check_hits("ア", 0, "あア\xEF\xBD\xB1", "[あ][ア][\xEF\xBD\xB1]");
    check_hits("^.", 0, "aa", "[a]a");
    check_hits("x", PATTERN_INVERT, "axa", "axa");
    check_hits(".", 0, "a\xFFé", "[a][\xFF][é]");
}

TEST(match_as_many_hits_as_asked_for)
{
    struct fixture f = set_up("a", 0);
    struct hit hits[2];
    CHECK_INT(pattern_hits(f.matcher, SPAN("aaa"), hits, 2), 2);
    CHECK_INT(hits[1].from, 1);
    CHECK_INT(hits[1].to, 2);
    tear_down(&f);
}

static struct literals of(const char *pattern, unsigned flags, struct arena *a)
{
    struct err e = ERR_INIT;
    size_t at;
    const struct re *tree = regex_parse(span_str(pattern), flags, a, &e, &at);
    return tree ? literals_of(tree, a) : (struct literals){.n = SPAN_NONE};
}

static void check_literals(const char *pattern, const char *want, bool whole)
{
    struct arena a = ARENA_INIT;
    struct buf b = BUF_INIT;
    struct literals l = of(pattern, 0, &a);
    for (size_t i = 0; i < l.n; i++) {
        buf_add(&b, l.v[i]);
        buf_char(&b, '|');
    }
    CHECK_STR(buf_span(&b), want);
    CHECK_INT(l.whole, whole);
    buf_release(&b);
    arena_release(&a);
}

TEST(match_literals)
{
    check_literals("Black Cod", "black cod|", true);
    check_literals("cod|uni", "cod|uni|", true);
    check_literals("^cod", "cod|", false);
    check_literals("colou?r", "colour|color|", true);
    check_literals("(miso|uni) [xy]", "miso x|miso y|uni x|uni y|", true);
    check_literals("[0-9]+ dish.*wagyu", "wagyu|", false);
    check_literals("(qb+c)+", "q|", false);
    check_literals("x*", "", false);
    check_literals("wagyu|x*", "", false);
    check_literals("(|a)", "", false);
    check_literals("a|b|c|d|e|f|g|h|i", "", false);
    check_literals("(xy){3}", "xyxyxy|", true);
}

TEST(match_literals_of_parts)
{
    check_literals("[xy]c", "xc|yc|", true);
    check_literals("[a-d]x", "ax|bx|cx|dx|", true);
    check_literals("[a-e]x", "x|", false); /* too many to name */
    check_literals("[[:digit:]]q", "q|", false);
    check_literals("[^x]q", "q|", false);
    check_literals("(ab)?q", "abq|q|", true);
    check_literals("q{0}x", "x|", true);
    check_literals("x{8}", "xxxxxxxx|", true);
    check_literals("x{9}", "x|", false);
    check_literals("(xy){2,3}", "xy|", false);
    check_literals("(xy){0,2}", "", false);
    check_literals("\\<qu\\>", "qu|", false);
    check_literals("qu|(x$)", "qu|x|", false);
    check_literals("(q|q)z", "qz|", true);
    check_literals("no", "no|", true);
    check_literals("te", "", false); /* in most lines */
    check_literals("no.*wagyu.*x", "wagyu|", false);
    check_literals("wagyu.*no", "wagyu|", false);
    check_literals("[xy][xy][xy]", "xxx|xxy|xyx|xyy|yxx|yxy|yyx|yyy|", true);
    check_literals("[xy][xy][xy][xy]", "xxx|xxy|xyx|xyy|yxx|yxy|yyx|yyy|", false);
}

/* The rarity of bytes: each byte has a class. */
TEST(match_rarity)
{
    static const char *const usual[] = {" 012-e", "taoinsrhld:3", "cumfpgwyb,456789.\x80\xFF"};
    for (unsigned c = 0; c < 256; c++) {
        unsigned want = 4;
        for (unsigned i = 0; c && i < 3; i++)
            want = strchr(usual[i], (int)c) ? i + 1 : want;
        CHECK_INT(literal_rarity((unsigned char)c), c > 0x80 ? 3 : want);
    }
}

TEST(match_literals_are_not_too_long)
{
    char pattern[66];
    memset(pattern, 'x', 65);
    pattern[64] = pattern[65] = '\0';
    struct arena a = ARENA_INIT;
    struct literals l = of(pattern, 0, &a);
    CHECK(l.n == 1 && l.v[0].n == 64 && l.whole);
    pattern[64] = 'x';
    l = of(pattern, 0, &a);
    CHECK(l.n == 1 && l.v[0].n == 64 && !l.whole);
    arena_release(&a);
}

TEST(match_finder_at_every_place)
{
    char text[100];
    struct literals l = {.v = {SPAN("kz"), SPAN("q")}, .n = 2},
                    signs = {.v = {SPAN("_@")}, .n = 1};
    struct finder f;
    for (int folded = 0; folded < 2; folded++)
        for (size_t i = 0; i < sizeof text - 2; i++) {
            finder_init(&f, &signs, folded);
            memset(text, 'z', sizeof text);
            memcpy(text + i, "_@", 2);
            CHECK_INT(finder_next(&f, (struct span){text, sizeof text}, 0), i);
            text[i] = '\x7F'; /* what the sign would be as a capital's small letter */
            CHECK_INT(finder_next(&f, (struct span){text, sizeof text}, 0), SPAN_NONE);
            finder_init(&f, &l, folded);
            memset(text, 'z', sizeof text);
            memcpy(text + i, folded ? "KZ" : "kz", 2);
            CHECK_INT(finder_next(&f, (struct span){text, sizeof text}, 0), i);
            CHECK_INT(finder_next(&f, (struct span){text, sizeof text}, i + 1), SPAN_NONE);
            CHECK_INT(finder_next_portable(&f, (struct span){text, i + 2}, 0), i);
            CHECK_INT(finder_next(&f, (struct span){text, i + 1}, 0), SPAN_NONE);
        }
}
