#include "base/span.h"

#include "unit.h"

TEST(span_parts)
{
    struct span s = SPAN("abc"), none = {NULL, 0};
    CHECK_STR(span_str("x y"), "x y");
    CHECK_STR(span_between(s.p + 1, s.p + 3), "bc");
    CHECK_INT(span_between(s.p + 3, s.p).n, 0);
    CHECK_STR(span_from(s, 1), "bc");
    CHECK_INT(span_from(s, 3).n, 0);
    CHECK_INT(span_from(s, 99).n, 0);
    CHECK(span_from(s, 99).p == s.p + 3);
    CHECK(span_from(none, 1).p == NULL);
    CHECK_STR(span_head(s, 2), "ab");
    CHECK_STR(span_head(s, 99), "abc");
}

TEST(span_equal_and_order)
{
    struct span none = {NULL, 0};
    CHECK(span_eq(SPAN("a\0b"), SPAN("a\0b")));
    CHECK(!span_eq(SPAN("a\0b"), SPAN("a\0c")));
    CHECK(!span_eq(SPAN("a"), SPAN("ab")));
    CHECK(span_eq(none, SPAN("")));
    CHECK(span_is(SPAN("dish"), "dish") && !span_is(SPAN("Dish"), "dish"));
    CHECK(span_is_nocase(SPAN("DiSh"), "dIsH"));
    CHECK(!span_is_nocase(SPAN("dish"), "dis") && !span_is_nocase(SPAN("dis"), "dish"));
    CHECK(!span_is_nocase(SPAN("["), "{")); /* 0x20 apart, and no letters */
    CHECK(span_cmp(SPAN("a"), SPAN("b")) < 0 && span_cmp(SPAN("b"), SPAN("a")) > 0);
    CHECK(span_cmp(SPAN("a"), SPAN("ab")) < 0 && span_cmp(SPAN("ab"), SPAN("a")) > 0);
    CHECK(span_cmp(SPAN("\x7F"), SPAN("\x80")) < 0); /* bytes, not signed characters */
    CHECK_INT(span_cmp(none, SPAN("")), 0);
}

TEST(span_ends_and_trims)
{
    CHECK(span_starts(SPAN("x-shoe"), SPAN("x-")) && span_starts(SPAN("x"), SPAN("")));
    CHECK(!span_starts(SPAN("x"), SPAN("x-")));
    CHECK(span_ends(SPAN("a.txt"), SPAN(".txt")) && !span_ends(SPAN("txt"), SPAN(".txt")));
    CHECK_STR(span_trim(SPAN(" \t\ra b\r\t ")), "a b");
    CHECK_STR(span_trim(SPAN(" \t ")), "");
    CHECK_STR(span_trim(SPAN("\va\f")), "\va\f"); /* only space, tab and CR */
}

TEST(span_searches)
{
    CHECK_INT(span_chr(SPAN("abc"), 'c'), 2);
    CHECK(span_chr(SPAN("abc"), 'd') == SPAN_NONE);
    CHECK(span_chr((struct span){NULL, 0}, 'd') == SPAN_NONE);
    CHECK_INT(span_find(SPAN("aab"), SPAN("ab")), 1);
    CHECK_INT(span_find(SPAN("aaab"), SPAN("aab")), 1);
    CHECK_INT(span_find(SPAN("abc"), SPAN("")), 0);
    CHECK(span_find(SPAN("ab"), SPAN("abc")) == SPAN_NONE);
    CHECK(span_find(SPAN("abab"), SPAN("bb")) == SPAN_NONE);
    CHECK_INT(span_find(SPAN("a\0b"), SPAN("\0b")), 1);
}

TEST(span_cut)
{
    struct span rest = SPAN("a,"), part;
    CHECK(span_cut(&rest, ',', &part));
    CHECK_STR(part, "a");
    CHECK(span_cut(&rest, ',', &part));
    CHECK_STR(part, "");
    CHECK(!span_cut(&rest, ',', &part));
    rest = SPAN("");
    CHECK(span_cut(&rest, ',', &part) && part.n == 0);
    CHECK(!span_cut(&rest, ',', &part));
}

TEST(span_lines)
{
    struct span rest = SPAN("a\r\n\nb"), line;
    CHECK(span_line(&rest, &line));
    CHECK_STR(line, "a\r");
    CHECK(span_line(&rest, &line));
    CHECK_STR(line, "");
    CHECK(span_line(&rest, &line));
    CHECK_STR(line, "b");
    CHECK(!span_line(&rest, &line));
    rest = SPAN("a\n"); /* a last newline ends a line and begins none */
    CHECK(span_line(&rest, &line) && !span_line(&rest, &line));
    rest = SPAN("");
    CHECK(!span_line(&rest, &line));
}

TEST(span_words)
{
    struct span rest = SPAN("  two\twords\r "), word;
    CHECK(span_word(&rest, &word));
    CHECK_STR(word, "two");
    CHECK(span_word(&rest, &word));
    CHECK_STR(word, "words");
    CHECK(!span_word(&rest, &word));
}

TEST(span_hash)
{
    /* test vectors of the FNV authors, 32 bits, FNV-1a */
    CHECK_INT(span_hash(SPAN("")), 0x811C9DC5);
    CHECK_INT(span_hash(SPAN("a")), 0xE40C292C);
    CHECK_INT(span_hash(SPAN("foobar")), 0xBF9CF968);
}

TEST(span_quick_hash)
{
    static const char zeros[24];
    unsigned seen[24];
    for (size_t n = 0; n < 24; n++) { /* each byte counts, and the length */
        seen[n] = span_quick_hash((struct span){zeros, n}, 0);
        for (size_t k = 0; k < n; k++)
            CHECK(seen[k] != seen[n]);
    }
    CHECK(span_quick_hash(SPAN("black cod"), 0) ==
          span_quick_hash(span_head(SPAN("black cods"), 9), 0));
    CHECK(span_quick_hash(SPAN("black cod"), 0) != span_quick_hash(SPAN("black coe"), 0));
    CHECK(span_quick_hash(SPAN("black cod"), 0) != span_quick_hash(SPAN("alack cod"), 0));
    CHECK(span_quick_hash(SPAN("black cod"), 0) != span_quick_hash(SPAN("black cod"), 1));
}

TEST(span_has_words)
{
    CHECK(span_has_word(SPAN("tea cake"), SPAN("cake")));
    CHECK(!span_has_word(SPAN("tea cakes"), SPAN("cake")));
    CHECK(span_has_words(SPAN("a warm tea cake"), SPAN(" cake  tea ")));
    CHECK(!span_has_words(SPAN("tea cake"), SPAN("tea cup")));
    CHECK(span_has_words(SPAN("tea"), SPAN("")));
}

TEST(span_count_words)
{
    CHECK_INT(span_count_words(SPAN(" two\twords\r ")), 2);
    CHECK_INT(span_count_words(SPAN(" ")), 0);
}

TEST(span_is_among)
{
    CHECK(span_is_among(SPAN("tea"), "tea|tea cake"));
    CHECK(span_is_among(SPAN("tea cake"), "tea|tea cake"));
    CHECK(!span_is_among(SPAN("cake"), "tea|tea cake"));
    CHECK(!span_is_among(SPAN("tea|tea cake"), "tea|tea cake"));
    CHECK(!span_is_among(SPAN(""), "tea|tea cake"));
}

TEST(span_ends_of_lines)
{
    CHECK_STR(span_without_cr(SPAN("a\r")), "a");
    CHECK_STR(span_without_cr(SPAN("a\r\r")), "a\r");
    CHECK_STR(span_without_cr(SPAN("")), "");
    CHECK_STR(span_skip_blanks(SPAN(" \t\ra ")), "\ra ");
    CHECK(span_lower('Z') == 'z' && span_lower('[') == '[' && span_lower('\xC4') == '\xC4');
}
