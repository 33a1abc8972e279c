#include "unit.h"

#include "base/buf.h"
#include "search/match.h"
#include "search/nfa.h"

#include <ctype.h>
#include <string.h>

/* Whether the pattern is one, and if so whether it matches the line. */
enum answer { NO, YES, REFUSED };

static enum answer ask(const char *pattern, unsigned flags, struct span line)
{
    struct arena a = ARENA_INIT;
    struct err e = ERR_INIT;
    size_t at;
    const struct pattern *p =
        pattern_compile(unit_exact(span_str(pattern), &a), flags, &a, &e, &at);
    enum answer answer = REFUSED;
    if (p) {
        struct matcher *m = matcher_new(p);
        answer = pattern_matches(m, line) ? YES : NO;
        matcher_free(m);
    }
    arena_release(&a);
    return answer;
}

static bool yes(const char *pattern, const char *line)
{
    return ask(pattern, PATTERN_EXACT, span_str(line)) == YES;
}

static bool no(const char *pattern, const char *line)
{
    return ask(pattern, PATTERN_EXACT, span_str(line)) == NO;
}

/* Returns the byte at which the pattern is refused, and checks that the error contains `why`.
 */
static size_t refused(const char *pattern, const char *why)
{
    struct arena a = ARENA_INIT;
    struct err e = ERR_INIT;
    size_t at = SPAN_NONE;
    const struct pattern *p =
        pattern_compile(unit_exact(span_str(pattern), &a), 0, &a, &e, &at);
    CHECK(p == NULL);
    CHECK_INT(e.status, STATUS_USAGE);
    if (!CHECK(strstr(e.text, why) != NULL))
        unit_note("said", span_str(e.text));
    arena_release(&a);
    return at;
}

TEST(regex_operators)
{
    CHECK(yes("", "") && yes("", "x") && yes("a.c", "xabcx") && no("a.c", "ac"));
    CHECK(yes("ab*c", "ac") && yes("ab+c", "abbc") && no("ab+c", "ac") && yes("ab?c", "ac"));
    CHECK(yes("^(ab|c|)d$", "d") && yes("^(ab|c|)d$", "abd") && no("^(ab|c|)d$", "abcd"));
    CHECK(yes("^a{2}$", "aa") && no("^a{2}$", "aaa") && yes("^a{2,}$", "aaaa"));
    CHECK(yes("^a{,2}$", "") && no("^a{,2}$", "aaa") && yes("^(a{2}b){2,3}$", "aabaabaab"));
    CHECK(yes("^a{0}b$", "b") && no("^a{0}b$", "ab") && yes("a**+?b", "b"));
    CHECK(yes("a\\.b", "a.b") && no("a\\.b", "axb") && yes("\\(\\*\\)", "(*)"));
    CHECK(yes("a{x}", "a{x}") && yes("{", "{") && yes("a{1", "a{1") && yes("]", "]"));
    CHECK(yes("x|^$", "") && no("x|^$", "y") && yes("a^b|c", "c") && no("a^b", "a^b"));
}

TEST(regex_brackets)
{
    CHECK(yes("^[]a-c]+$", "]abc") && no("[^]a]", "]a") && yes("^[a-]+$", "a-"));
    CHECK(yes("^[[:digit:][:upper:]_-]+$", "A-1_") && no("[[:alpha:]]", "12"));
    CHECK(yes("^[\\n]+$", "n\\") && yes("[[.-.]]", "-") && yes("[[=a=]-]", "a"));
    CHECK(yes("^[à-ü]$", "é") && no("^[à-ü]$", "e") && yes("^[^é]$", "è") && no("[^é]", "é"));
    CHECK(yes("^[[:alpha:]]+$", "Zoë中") && yes("^[[:space:]]$", "\xE3\x80\x80"));
    CHECK(yes("[[:punct:]]", "。") && no("[[:cntrl:]]", "é"));
}

/* Each class has the ASCII of its function of ctype.h; a CR ends the line. */
TEST(regex_classes)
{
    static const struct {
        const char *pattern, *beside; /* the same, in a bracket with another range */
        int (*has)(int);
    } classes[] = {
        {"^[[:alpha:]]$", "^[\x01[:alpha:]]$", isalpha},
        {"^[[:upper:]]$", "^[\x01[:upper:]]$", isupper},
        {"^[[:lower:]]$", "^[\x01[:lower:]]$", islower},
        {"^[[:digit:]]$", "^[\x01[:digit:]]$", isdigit},
        {"^[[:alnum:]]$", "^[\x01[:alnum:]]$", isalnum},
        {"^[[:space:]]$", "^[\x01[:space:]]$", isspace},
        {"^[[:blank:]]$", "^[\x01[:blank:]]$", isblank},
        {"^[[:punct:]]$", "^[\x01[:punct:]]$", ispunct},
        {"^[[:print:]]$", "^[\x01[:print:]]$", isprint},
        {"^[[:graph:]]$", "^[\x01[:graph:]]$", isgraph},
        {"^[[:cntrl:]]$", "^[\x01[:cntrl:]]$", iscntrl},
        {"^[[:xdigit:]]$", "^[\x01[:xdigit:]]$", isxdigit},
    };
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        for (int c = 0; c < 0x80; c++) {
            char line = (char)c;
            bool has = classes[i].has(c);
            if (c == '\n' || c == '\r')
                continue;
            bool right = ask(classes[i].pattern, PATTERN_EXACT, (struct span){&line, 1}) ==
                             (has ? YES : NO) &&
                         ask(classes[i].beside, PATTERN_EXACT, (struct span){&line, 1}) ==
                             (has || c == 1 ? YES : NO);
            if (!CHECK(right))
                unit_note(classes[i].pattern, (struct span){&line, 1});
        }
    static const char *const blanks[] = {"\xE1\x9A\x80", "\xE2\x80\x80", "\xE2\x80\x86",
                                         "\xE2\x80\x88", "\xE2\x80\x8A", "\xE2\x81\x9F",
                                         "\xE3\x80\x80"},
                             *const none[] = {"\xE2\x80\x87", "\xE2\x80\x8B", "\xC2\xA0",
                                              "\xE2\x80\xAF", "\xE1\xBF\xBF", "\xFF"};
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
        CHECK(yes("^[[:blank:]]$", blanks[i]) && yes("^\\s$", blanks[i]) &&
              no("[[:graph:]]", blanks[i]) && no("[[:punct:]]", blanks[i]));
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        CHECK(no("[[:blank:]]", none[i]) && no("\\s", none[i]));
    CHECK(yes("^[[:space:]][[:space:]]$", "\xE2\x80\xA8\xE2\x80\xA9"));
    CHECK(yes("^[[:cntrl:]]+$", "\xE2\x80\xA8\xE2\x80\xA9\xC2\x85") &&
          no("[[:print:]]", "\xFF"));
    CHECK(no("[[:alpha:]]", "\xFF_1") && yes("^\\w$", "_"));
}

TEST(regex_bracket_ends)
{
    CHECK(yes("^[--/]+$", "-./") && no("[--/]", "0,") && yes("^[%--]+$", "%&-") &&
          no("[%--]", "."));
    CHECK(yes("^[[.a.]-c]+$", "abc") && yes("^[a-[.c.]]+$", "abc") && no("[a-[.c.]]", "d"));
    CHECK(yes("^[[=a=]c]+$", "ac") && no("[[=a=]c]", "b") && yes("^[^]]$", "[") &&
          no("[^]]", "]"));
    CHECK(yes("^[a-cx-zb-d]+$", "abcdxyz") && no("[a-cx-zb-d]", "ew"));
    CHECK(yes("^[a-cde-g]+$", "abcdefg") && no("[a-cde-g]", "h`"));
    CHECK_INT(refused("[[::]]", "unknown class"), 1);
    CHECK_INT(refused("[[:alpha]", "unknown class"), 1);
    CHECK_INT(refused("[[:alpha", "unknown class"), 1);
    CHECK_INT(refused("[[.ab.]]", "one character"), 1);
    CHECK_INT(refused("[[.a", "one character"), 1);
    CHECK_INT(refused("[a-", "[ without ]"), 0);
    CHECK_INT(refused("[[.", "[ without ]"), 0);
    CHECK_INT(refused("x[\xFF-a]", "invalid byte"), 2);
    CHECK_INT(refused("é[a", "[ without ]"), 2);
}

/* A byte that is not part of a character stays a byte, and has no case. */
TEST(regex_folded_brackets)
{
    CHECK_INT(ask("^[\xFD-\xFF]+$", 0, SPAN("\xFD\xFE\xFF")), YES);
    CHECK_INT(ask("[\xFD-\xFF]", 0,
                  SPAN("\xFC"
                       "az")),
              NO);
    CHECK_INT(ask("^[a\xFF]+$", 0, SPAN("A\xFF")), YES);
    CHECK_INT(ask("^[[:lower:]]$", 0, SPAN("A")), YES);
    CHECK_INT(ask("^[^ß]$", 0, SPAN("s")), YES);
    CHECK_INT(ask("^[X-Z]+$", 0, SPAN("xYz")), YES);
    CHECK_INT(ask("[^X-Z]", 0, SPAN("xYz")), NO);
    CHECK_INT(ask("^[ßx]+$", 0, SPAN("XSSx")), YES);
    CHECK_INT(ask("^[ßx]$", 0, SPAN("s")), NO);
    CHECK_INT(ask("^[\xCC\x81x]y$", 0, SPAN("XY")), YES); /* a mark that vanishes */
}

TEST(regex_intervals)
{
    CHECK(yes("^a{,}$", "a{,}") && yes("^a{1,2$", "a{1,2") && yes("^a{1;2}$", "a{1;2}"));
    CHECK(no("^a{,}$", "aa") && no("^a{1,2$", "a") && no("^a{1;2}$", "a"));
    CHECK(yes("^a{2,3}$", "aa") && yes("^a{2,3}$", "aaa") && no("^a{2,3}$", "a") &&
          no("^a{2,3}$", "aaaa"));
    CHECK(yes("^a{0,1}b{12}$", "bbbbbbbbbbbb") && no("^b{12}$", "bbbbbbbbbbb"));
    CHECK(yes("^(ab){2}$", "abab") && no("^(ab){2}$", "abb") && yes("^ab{2}$", "abb"));
    CHECK(yes("^é{2}$", "éé") && yes("^x🍣{2}$", "x🍣🍣") && no("^🍣{2}$", "🍣"));
    CHECK(yes("^a{1}{2}$", "aa") && yes("^(a|b){2}$", "ab") && yes("^[ab]{2}$", "ba"));
    CHECK_INT(refused("a{10000}", "above 9999"), 1);
    CHECK_INT(refused("a{2,10000}", "above 9999"), 1);
    CHECK_INT(refused("a{,10000}", "above 9999"), 1);
    CHECK_INT(refused("a|{2}", "nothing to repeat"), 2);
    CHECK_INT(refused("(+)", "nothing to repeat"), 1);
    CHECK_INT(refused("\\b*", "nothing to repeat"), 2);
    CHECK_INT(refused("\\9", "back-reference"), 0);
    CHECK_INT(refused("\\0", "unknown escape"), 0);
    CHECK_INT(refused("\\q", "unknown escape"), 0);
    CHECK(yes("^\\{\\}\\-\\é$", "{}-é"));
}

TEST(regex_characters_are_whole)
{
    struct arena a = ARENA_INIT;
    struct err e = ERR_INIT;
    size_t at;
    const struct pattern *p = pattern_compile((struct span){"a\0b", 3}, 0, &a, &e, &at);
    if (CHECK(p != NULL)) {
        struct matcher *m = matcher_new(p);
        CHECK(pattern_matches(m, (struct span){"xA\0Bx", 5}));
        CHECK(!pattern_matches(m, SPAN("ab")) && !pattern_matches(m, SPAN("axb")));
        matcher_free(m);
    }
    arena_release(&a);
    CHECK(yes("^\x80$", "\x80") && no("\x80", "\xC2\x80"));
    CHECK(yes("🍣b", "a🍣b") && yes("^a🍣$", "a🍣") && no("🍣", "\x9F\x8D\xA3"));
    CHECK(yes("\xF0\x9F", "\xF0\x9F"
                          "a") &&
          yes("^\xA3\xA3$", "\xA3\xA3") && yes("^..$", "\xA3é"));

    CHECK(yes("^.$", "é") && yes("^.$", "\xF0\x9F\x8D\xA3") && no("^.$", "éé"));
    CHECK(yes("^.$", "\xFF") && yes("^..$", "\xC3(") && yes("^[^a]$", "\x80"));
    CHECK(yes("^é+$", "ééé") && no("^.$", "\xE4\xB8"));
    CHECK_INT(ask("^a.b$", PATTERN_EXACT, (struct span){"a\0b", 3}), YES);
}

TEST(regex_words)
{
    CHECK(yes("\\<cod\\>", "black cod,") && no("\\<cod\\>", "codfish") &&
          no("\\<cod\\>", "écod"));
    CHECK(yes("\\bcod\\b", "cod") && no("o\\b", "cod") && yes("o\\B", "cod"));
    CHECK(yes("^\\w+\\W\\w+$", "Zoë_1 b") && yes("a\\sb\\Sc", "a bxc"));
    CHECK_INT(ask("cod", PATTERN_WORD, SPAN("codfish and cod")), YES);
    CHECK_INT(ask("cod|codfish", PATTERN_WORD, SPAN("a codfish")), YES);
    CHECK_INT(ask("co", PATTERN_WORD, SPAN("a cod co_ 1co çco coé")), NO);
    CHECK_INT(ask("", PATTERN_WORD, SPAN("")), YES);
}

TEST(regex_folded)
{
    CHECK_INT(ask("ZOË", 0, SPAN("zoe")), YES);
    CHECK_INT(ask("zoe\xCC\x88+$", 0, SPAN("zoEee")), YES);
    CHECK_INT(ask("^straße$", 0, SPAN("STRASSE")), YES);
    CHECK_INT(ask("^(ß|x)+$", 0, SPAN("SSxẞ")), YES);
    CHECK_INT(ask("^ß{2}$", 0, SPAN("ssSS")), YES);
    CHECK_INT(ask("^[ß]$", 0, SPAN("ss")), YES);
    CHECK_INT(ask("[É]", 0, SPAN("e")), YES);
    CHECK_INT(ask("[^É]", 0, SPAN("Ee\xCC\x81")), NO);
    CHECK_INT(ask("^[[:upper:]]+$", 0, SPAN("abÉ")), YES);
    CHECK_INT(ask("^\\W\\S$", 0, SPAN(" W")), YES);
    CHECK_INT(ask("カ", 0, SPAN("か")), YES);
    CHECK_INT(ask("kelvin|ſ", 0,
                  SPAN("\xE2\x84\xAA"
                       "ELVIN")),
              YES);
    CHECK_INT(ask("s", 0, SPAN("ſ")), YES);
    CHECK_INT(ask("zoë", PATTERN_EXACT, SPAN("zoe")), NO);
    CHECK_INT(ask("a.b", PATTERN_FIXED, SPAN("axb")), NO);
    CHECK_INT(ask("A.(", PATTERN_FIXED, SPAN("xa.(")), YES);
}

TEST(regex_lines_are_alternatives)
{
    CHECK(yes("a+b\nc$", "xc") && yes("a+b\nc$", "aab") && no("a+b\nc$", "ca"));
    CHECK(yes("x\n", "anything"));
    CHECK_INT(refused("a\n(b", "( without )"), 2);
}

TEST(regex_refusals)
{
    CHECK_INT(refused("(a)\\1", "back-reference"), 3);
    CHECK_INT(refused("ab(c", "( without )"), 2);
    CHECK_INT(refused("ab)c", ") without ("), 2);
    CHECK_INT(refused("é[a", "[ without ]"), 2);
    CHECK_INT(refused("x[[:foo:]]", "unknown class"), 2);
    CHECK_INT(refused("[z-a]", "ends before it begins"), 1);
    CHECK_INT(refused("x[a-\xFF]", "invalid byte"), 2);
    CHECK_INT(refused("a|*b", "nothing to repeat"), 2);
    CHECK_INT(refused("^+", "nothing to repeat"), 1);
    CHECK_INT(refused("a{3,2}", "lower limit"), 1);
    CHECK_INT(refused("a{99999}", "above 9999"), 1);
    CHECK_INT(refused("ab\\", "at the end"), 2);
    CHECK_INT(refused("\\d", "[0-9]"), 0);
    CHECK_INT(refused("[[.space.]]", "one character"), 1);
    refused("(((a{100}){100}){100}){100}", "too large");
    refused("((){9999}){9999}", "too large");
    refused("(((((a{9}){9}){9}){9}){9}){9}", "too large");
}

static void fill(struct buf *b, const char *z, size_t times)
{
    while (times--)
        buf_str(b, z);
}

TEST(regex_limits)
{
    struct buf b = BUF_INIT;
    fill(&b, "(", 300);
    refused(buf_cstr(&b), "too deep");
    buf_clear(&b);
    fill(&b, "a", REGEX_BYTES + 1);
    refused(buf_cstr(&b), "longer than 4096 bytes");
    buf_clear(&b);
    fill(&b, "(", 200);
    buf_char(&b, 'a');
    fill(&b, ")", 200);
    CHECK(yes(buf_cstr(&b), "a") && no(buf_cstr(&b), "b"));
    buf_clear(&b);
    fill(&b, "(", 201);
    fill(&b, ")", 201);
    refused(buf_cstr(&b), "too deep");
    buf_clear(&b);
    fill(&b, "a", REGEX_BYTES);
    CHECK(no(buf_cstr(&b), "a"));
    buf_clear(&b);
    fill(&b, "[\x01-\xF4\x8F\xBF\xBF]", 300);
    refused(buf_cstr(&b), "too large");
    buf_release(&b);
}

/* A backtracking matcher would take for ever; a state table without a bound, all memory. */
TEST(regex_time_is_linear)
{
    struct buf b = BUF_INIT;
    fill(&b, "a", 1 << 20);
    CHECK_INT(ask("(a*)*b", PATTERN_EXACT, buf_span(&b)), NO);
    CHECK_INT(ask("^(a|aa|a?)+$", PATTERN_EXACT, buf_span(&b)), YES);
    CHECK_INT(ask("(x+x+)+y|(.*)*$.", 0, buf_span(&b)), NO);
    buf_clear(&b);
    for (unsigned i = 0, x = 1; i < 1 << 18; i++, x = x * 1103515245 + 12345)
        buf_char(&b, x >> 16 & 1 ? 'a' : 'b');
    CHECK_INT(ask("a[ab]{60}c", PATTERN_EXACT, buf_span(&b)), NO);
    buf_release(&b);
}

/* So many kinds of letters that no pair of them is looked up at once. */
TEST(regex_many_letters)
{
    const char *alphabet = "a+b+c+d+e+f+g+h+i+j+k+l+m+n+o+p+q+r+s+t+u+v+w+x+y+z+";
    CHECK(yes(alphabet, "xyz abbcdefghijkkklmnopqrstuvwxyz."));
    CHECK(no(alphabet, "xyz abbcdefghijkkklmnopqrstuvwyz."));
}

/* More states than are kept: all are forgotten, again and again, and nothing is mixed up. */
TEST(regex_forgets)
{
    static const struct {
        const char *pattern, *yes, *no, *last; /* 13 places before the last one: yes or no */
    } cases[] = {{"a[ab]{12}c$", "a", "b", "c"},
                 {"é[éa]{12}à$", "é", "a", "à"},
                 {"é[éö]{12}c$", "é", "ö", "c"}};
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        struct arena a = ARENA_INIT;
        struct err e = ERR_INIT;
        struct buf b = BUF_INIT;
        size_t at, wrong = 0;
        const struct pattern *p =
            pattern_compile(span_str(cases[k].pattern), PATTERN_EXACT, &a, &e, &at);
        struct matcher *m = matcher_new(p);
        for (unsigned i = 0, x = 1; i < 3000; i++) {
            bool bit[40];
            buf_clear(&b);
            for (size_t n = 0; n < 40; n++) {
                x = x * 1103515245 + 12345;
                bit[n] = x >> 16 & 1;
                buf_str(&b, bit[n] ? cases[k].yes : cases[k].no);
            }
            buf_str(&b, cases[k].last);
            wrong += pattern_matches(m, buf_span(&b)) != bit[40 - 13];
        }
        CHECK_INT(wrong, 0);
        matcher_free(m);
        buf_release(&b);
        arena_release(&a);
    }
}
