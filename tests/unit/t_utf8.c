#include "base/utf8.h"

#include "base/arena.h"
#include "unit.h"

#include <string.h>

static void decodes(struct span s, size_t n, uint32_t want)
{
    uint32_t cp;
    CHECK_INT(utf8_decode(s, &cp), n);
    CHECK_INT(cp, want);
}

TEST(utf8_decode)
{
    decodes(SPAN("a"), 1, 'a');
    decodes(SPAN("\0"), 1, 0);
    decodes(SPAN("\x7F"), 1, 0x7F);
    decodes(SPAN("\xC2\x80"), 2, 0x80);
    decodes(SPAN("\xDF\xBF"), 2, 0x7FF);
    decodes(SPAN("\xE0\xA0\x80"), 3, 0x800);
    decodes(SPAN("\xED\x9F\xBF"), 3, 0xD7FF);
    decodes(SPAN("\xEE\x80\x80"), 3, 0xE000);
    decodes(SPAN("\xEF\xBF\xBF"), 3, 0xFFFF);
    decodes(SPAN("\xF0\x90\x80\x80"), 4, 0x10000);
    decodes(SPAN("\xF4\x8F\xBF\xBF"), 4, 0x10FFFF);
}

TEST(utf8_decode_bad)
{
    decodes(SPAN("\x80"), 1, UTF8_BAD);
    decodes(SPAN("\xC1\xBF"), 1, UTF8_BAD);
    decodes(SPAN("\xE0\x9F\xBF"), 1, UTF8_BAD);
    decodes(SPAN("\xF0\x8F\xBF\xBF"), 1, UTF8_BAD);
    decodes(SPAN("\xED\xA0\x80"), 1, UTF8_BAD);
    decodes(SPAN("\xF4\x90\x80\x80"), 1, UTF8_BAD);
    decodes(SPAN("\xF5\x80\x80\x80"), 1, UTF8_BAD);
    decodes(SPAN("\xFF"), 1, UTF8_BAD);
    decodes(SPAN("\xE3\x81"), 1, UTF8_BAD);
    decodes(SPAN("\xE3\x81z"), 1, UTF8_BAD);
    /* The end of a span is its end, whatever follows it in memory. */
    decodes(span_head(SPAN("あ"), 2), 1, UTF8_BAD);
}

TEST(utf8_add_is_what_decode_reads)
{
    for (uint32_t c = 0; c <= 0x10FFFF; c += c < 0x11000 ? 1 : 97) {
        struct buf b = BUF_INIT;
        uint32_t back;
        utf8_add(&b, c);
        size_t n = utf8_decode(buf_span(&b), &back);
        bool surrogate = c >= 0xD800 && c <= 0xDFFF;
        if (surrogate ? back != UTF8_BAD : back != c || n != b.n)
            CHECK_INT(back, c);
        buf_release(&b);
    }
    CHECK(true);
}

TEST(utf8_count)
{
    CHECK_INT(utf8_count(SPAN("")), 0);
    CHECK_INT(utf8_count(SPAN("aé中😀")), 4);
    CHECK_INT(utf8_count(SPAN("a\xFF\xE3\x81z")), 5);
}

TEST(utf8_valid)
{
    CHECK(utf8_valid(SPAN("")));
    CHECK(utf8_valid(SPAN("aé中😀")));
    CHECK(!utf8_valid(SPAN("caf\xE9")));
    CHECK(!utf8_valid(SPAN("中\xE4\xB8")));
}

TEST(utf8_is_ascii)
{
    struct arena a = ARENA_INIT;
    CHECK(utf8_is_ascii(SPAN("")) && utf8_is_ascii(SPAN("~\x7F")) &&
          !utf8_is_ascii(SPAN("\x80")));
    for (size_t n = 1; n <= 20; n++) {
        char s[20];
        memset(s, 'a', n);
        CHECK(utf8_is_ascii(unit_exact((struct span){s, n}, &a)));
        for (size_t i = 0; i < n; i++) {
            s[i] = '\x80';
            CHECK(!utf8_is_ascii(unit_exact((struct span){s, n}, &a)));
            s[i] = 'a';
        }
    }
    arena_release(&a);
}

TEST(utf8_control_and_bidi)
{
    CHECK(utf8_is_control(0) && utf8_is_control('\n') && utf8_is_control(0x7F));
    CHECK(utf8_is_control(0x80) && utf8_is_control(0x9F));
    CHECK(!utf8_is_control(' ') && !utf8_is_control(0xA0));
    CHECK(utf8_is_bidi(0x202E) && utf8_is_bidi(0x2066) && utf8_is_bidi(0x200F));
    CHECK(utf8_is_bidi(0x61C) && !utf8_is_bidi(0x200D) && !utf8_is_bidi(0x2065));
}
