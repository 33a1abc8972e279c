#include "unit.h"

#include "cli/shell_line.h"

#include <string.h>

static struct shell_line parse(enum shell shell, const char *line, const char *replaced,
                               struct arena *a)
{
    struct shell_line l;
    shell_line_parse(&l, shell, span_str(line), span_str(replaced), a);
    return l;
}

/* The words of the line, each in [ ]. */
static void check_words(enum shell shell, const char *line, const char *want)
{
    struct arena a = ARENA_INIT;
    struct buf b = BUF_INIT;
    struct shell_line l = parse(shell, line, "", &a);
    for (size_t i = 0; i < l.n; i++)
        buf_fmt(&b, "[%s]", l.words[i]);
    CHECK_STR(buf_span(&b), want);
    buf_release(&b);
    arena_release(&a);
}

TEST(shell_line_words)
{
    check_words(SHELL_BASH, "journal add aiko 'dish: sh", "[journal][add][aiko][dish: sh]");
    check_words(SHELL_BASH, "journal add ", "[journal][add][]");
    check_words(SHELL_BASH, "", "[]");
    check_words(SHELL_BASH, "a | b; journal ''  x\\ y", "[journal][][x y]");
    check_words(SHELL_BASH, "journal 'a'\\''b' \"c\\\"d\\e\"", "[journal][a'b][c\"d\\e]");
    check_words(SHELL_BASH, "journal 2>err list <in al", "[journal][2][list][al]");
    check_words(SHELL_BASH, "journal \\", "[journal][\\]");
    check_words(SHELL_FISH, "'it\\'s \\\\ \\n", "[it's \\ \\n]");
    check_words(SHELL_BASH, "'it\\'s", "[it\\s]");
}

TEST(shell_line_fixed)
{
    struct arena a = ARENA_INIT;
    struct shell_line l = parse(SHELL_BASH, "j add x dish:\\ sh", "\\ sh", &a);
    CHECK_STR(l.fixed, "dish:");
    CHECK_INT(l.quote, 0);
    l = parse(SHELL_BASH, "j add x 'dish: Tim'\\''s ta", "s ta", &a);
    CHECK_STR(l.fixed, "dish: Tim'");
    CHECK_INT(l.quote, '\'');
    l = parse(SHELL_BASH, "j list >fo", "fo", &a);
    CHECK(l.redirected);
    l = parse(SHELL_BASH, "j list >fo ", "", &a);
    CHECK(!l.redirected && l.n == 3);
    arena_release(&a);
}

/* A quoted text is read as the same word, in each kind of quote. */
TEST(shell_line_quotes)
{
    static const char *const texts[] = {"plain",
                                        "it's",
                                        "a \"b\" $(c) `d` !e \\ f",
                                        "*?[x]{a,b}",
                                        "~ # ; & | < > ( )",
                                        "Époisses: é=@",
                                        "'",
                                        "\\",
                                        "!"};
    static const char quotes[] = {0, '\'', '"'};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (size_t q = 0; q < sizeof quotes; q++) {
            struct arena a = ARENA_INIT;
            struct buf b = BUF_INIT;
            buf_str(&b, "j ");
            if (quotes[q])
                buf_char(&b, quotes[q]);
            shell_line_quote(&b, span_str(texts[i]), quotes[q]);
            struct shell_line l = parse(SHELL_BASH, buf_cstr(&b), "", &a);
            CHECK_STR(span_str(l.words[l.n - 1]), texts[i]);
            CHECK_INT(l.quote, quotes[q]);
            buf_release(&b);
            arena_release(&a);
        }
}
