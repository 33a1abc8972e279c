#include "text/slug.h"

#include "base/arena.h"
#include "unit.h"

#include <string.h>

static void slugs(const char *name, const char *want)
{
    struct buf b = BUF_INIT;
    const char *why;
    struct arena a = ARENA_INIT;
    CHECK(slug_make(&b, unit_exact(span_str(name), &a), &why));
    CHECK(why == NULL);
    arena_release(&a);
    CHECK_STR(buf_span(&b), want);
    CHECK(slug_valid(buf_span(&b)));
    buf_release(&b);
}

static void refuses(struct span name, const char *want)
{
    struct buf b = BUF_INIT;
    const char *why = NULL;
    CHECK(!slug_make(&b, name, &why));
    CHECK(why != NULL && strstr(why, want) != NULL);
    CHECK_INT(b.n, 0);
    CHECK(!slug_valid(name));
    buf_release(&b);
}

TEST(slug_names)
{
    slugs("Aiko Nakamura", "aiko-nakamura");
    slugs("Zoë O'Brien-Łukasz", "zoe-obrien-lukasz");
    slugs("Zoe\xCC\x88 O’Brien-Łukasz", "zoe-obrien-lukasz");
    slugs("李小龍", "李小龍");
    slugs("김민준", "김민준");
    slugs("ﾀﾅｶ ﾊﾅｺ", "タナカ-ハナコ");
    slugs("Ελένη Παπαδοπούλου", "ελενη-παπαδοπουλου");
    slugs("Иван Андреевич", "иван-андреевич");
    slugs("प्रिया शर्मा", "प्रिया-शर्मा");
    slugs("Ｍａｒｉａ", "maria");
    slugs("Ann ❤ 2", "ann-2");
}

TEST(slug_paths)
{
    slugs("../../etc/passwd", "etc-passwd");
    slugs("-rf", "rf");
    slugs(".hidden", "hidden");
    slugs("a\\b:c*d?e", "a-b-c-d-e");
    slugs("$(reboot)", "reboot");
}

TEST(slug_refused)
{
    refuses(SPAN(""), "no letter");
    refuses(SPAN(".."), "no letter");
    refuses(SPAN("/"), "no letter");
    refuses(SPAN("🍣"), "no letter");
    refuses(SPAN("\xCC\x81"), "no letter");
    refuses(SPAN("ʼ"), "no letter");
    refuses(SPAN("\xE3\x85\xA4"), "no letter"); /* Hangul filler: a letter not seen */
    refuses(SPAN("caf\xE9"), "UTF-8");
    refuses(SPAN("a\nb"), "control");
    refuses(SPAN("a\0b"), "control");
    refuses(SPAN("a\xC2\x9B"), "control");
    refuses(SPAN("a\xE2\x80\xAE"
                 "b"),
            "bidirectional");
    refuses(SPAN("a\xEE\x80\x80"), "private");
    refuses(SPAN("a\xF4\x80\x80\x80"), "private");
}

TEST(slug_reserved)
{
    slugs("CON", "con-guest");
    slugs("Nul", "nul-guest");
    slugs("Com 1", "com-1");
    slugs("com1", "com1-guest");
    slugs("LPT0", "lpt0-guest");
    slugs("com¹", "com¹-guest");
    slugs("com12", "com12");
    slugs("Connie", "connie");
    slugs("con-guest", "con-guest");
    CHECK(!slug_valid(SPAN("con")));
    CHECK(!slug_valid(SPAN("com³")));
}

TEST(slug_long)
{
    struct buf name = BUF_INIT, a = BUF_INIT, b = BUF_INIT;
    const char *why;
    buf_fill(&name, 'a', 100);
    CHECK(slug_make(&a, buf_span(&name), &why));
    CHECK(span_eq(buf_span(&a), buf_span(&name)));
    buf_clear(&a);
    buf_char(&name, 'a');
    CHECK(slug_make(&a, buf_span(&name), &why));
    CHECK_INT(a.n, 99);
    CHECK_INT(a.p[92], '-');
    CHECK(slug_valid(buf_span(&a)));
    name.p[100] = 'b';
    CHECK(slug_make(&b, buf_span(&name), &why));
    CHECK(span_eq(span_head(buf_span(&a), 93), span_head(buf_span(&b), 93)));
    CHECK(!span_eq(buf_span(&a), buf_span(&b)));
    buf_clear(&name);
    for (int i = 0; i < 33; i++)
        buf_str(&name, "中");
    buf_char(&name, 'a');
    CHECK(slug_valid(buf_span(&name))); /* 100 bytes, none of which folding changes */
    buf_char(&name, 'a');
    CHECK(!slug_valid(buf_span(&name)));
    buf_release(&name);
    buf_release(&a);
    buf_release(&b);
}

TEST(slug_long_is_cut_at_a_character)
{
    struct buf name = BUF_INIT, a = BUF_INIT, b = BUF_INIT;
    const char *why;
    for (int i = 0; i < 40; i++)
        buf_str(&name, "中");
    CHECK(slug_make(&a, buf_span(&name), &why));
    CHECK_INT(a.n, 90 + 7); /* 30 characters of three bytes */
    CHECK(slug_valid(buf_span(&a)));
    buf_clear(&name);
    buf_clear(&a);
    for (int i = 0; i < 40; i++) {
        buf_str(&name, "é-");
        buf_str(&b, "e\xCC\x81-");
    }
    buf_fill(&name, 'x', 60);
    buf_fill(&b, 'x', 60);
    CHECK(slug_make(&a, buf_span(&name), &why));
    buf_clear(&name);
    CHECK(slug_make(&name, buf_span(&b), &why));
    CHECK(span_eq(buf_span(&a), buf_span(&name)));
    buf_release(&name);
    buf_release(&a);
    buf_release(&b);
}

TEST(slug_valid)
{
    CHECK(slug_valid(SPAN("aiko-nakamura")));
    CHECK(!slug_valid(SPAN("")));
    CHECK(!slug_valid(SPAN("Aiko")));
    CHECK(!slug_valid(SPAN("a--b")));
    CHECK(!slug_valid(SPAN("-a")));
    CHECK(!slug_valid(SPAN("a-")));
    CHECK(!slug_valid(SPAN("a.txt")));
    CHECK(!slug_valid(SPAN("../a")));
    CHECK(!slug_valid(SPAN("zoë")));
}

static struct arena arena;

static struct span exact(const char *text)
{
    return unit_exact(span_str(text), &arena);
}

TEST(slug_prefix)
{
    CHECK_INT(slug_prefix(exact("kenji-nakamura; counter")), 14);
    CHECK_INT(slug_prefix(exact("kenji, son")), 5);
    CHECK_INT(slug_prefix(exact("kenji-")), 5);
    CHECK_INT(slug_prefix(exact("kenji--x")), 5);
    CHECK_INT(slug_prefix(exact("kenji's")), 5);
    CHECK_INT(slug_prefix(exact("-kenji")), 0);
    CHECK_INT(slug_prefix(exact("")), 0);
    CHECK_INT(slug_prefix(exact("!x")), 0);
    CHECK_INT(slug_prefix(exact("李小龍。")), 9);
    CHECK_INT(slug_prefix(exact("शर्मा x")), 15);
    CHECK_INT(slug_prefix(exact("Kenji)")), 5);
    CHECK_INT(slug_prefix(exact("ann\xFF")), 3);
}
