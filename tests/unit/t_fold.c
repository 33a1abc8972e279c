#include "base/fold.h"

#include "base/utf8.h"

#include "unit.h"

typedef void folder(struct buf *b, struct span s);

static void folds(folder *fold, const char *text, const char *want)
{
    struct buf b = BUF_INIT;
    fold(&b, span_str(text));
    CHECK_STR(buf_span(&b), want);
    buf_release(&b);
}

TEST(fold_case)
{
    folds(fold_add, "ABC xyz", "abc xyz");
    folds(fold_add, "Straße STRASSE ẞ", "strasse strasse ss");
    folds(fold_add, "İstanbul ISTANBUL ı", "istanbul istanbul i");
    folds(fold_add, "ſ \xE2\x84\xAA \xE2\x84\xAB", "s k a"); /* long s, Kelvin, Ångström */
    folds(fold_add, "ΣΊΣΥΦΟΣ σίσυφος", "σισυφοσ σισυφοσ");
    folds(fold_add, "ﬁ ﬃ", "fi ffi");
    folds(fold_add, "ЁЛКА Йод", "елка иод");
    folds(fold_add, "ԱՐԱՄ և", "արամ եւ");
    folds(fold_add, "ᲐᲑ", "აბ");
}

TEST(fold_accents)
{
    folds(fold_add, "Zoë Zoe\xCC\x88 Ångström Đorđe Łódź", "zoe zoe angstrom dorde lodz");
    folds(fold_add, "Æsir Œuvre Øystein Þóra Guðrún", "aesir oeuvre oystein thora gudrun");
    folds(fold_add, "Nguyễn Əliyev Ŋ ħ ŧ ĳ ǅ", "nguyen eliyev n h t ij dz");
    folds(fold_add, "ᾳ ᾴ α\xCD\x85", "α α α");
    folds(fold_add, "a\xCC\x81\xCC\xA3\xCC\x82", "a");
    folds(fold_add, "\xCC\x81", "");
}

TEST(fold_width)
{
    folds(fold_add, "Ｍａｒｉａ　１２：３０", "maria 12:30");
    folds(fold_add, "ﾀﾅｶ ﾗｰﾒﾝ", "たなか らーめん");
    folds(fold_add, "ｶﾞ ﾊﾟ カ\xE3\x82\x99", "が ぱ が");
    folds(fold_add, "￠ ￦", "¢ ₩");
}

TEST(fold_kana)
{
    folds(fold_add, "カタカナ ヴ ヶ ヽヾ", "かたかな ゔ ゖ ゝゞ");
    folds(fold_add, "ヷ", "わ\xE3\x82\x99"); /* no hiragana is composed so */
    folds(fold_words, "ラーメン・ギョーザ", "らーめん ぎょーざ");
    folds(fold_slug, "ﾗｰﾒﾝ かな", "ラーメン-かな");
}

TEST(fold_points)
{
    folds(fold_words, "מֹשֶׁה כֹּהֵן", "משה כהן");
    folds(fold_words, "שׁ", "ש"); /* shin with its dot, in one character */
    folds(fold_words, "مُحَمَّد", "محمد");
    folds(fold_words, "أحمد إبراهيم", "احمد ابراهيم");
    folds(fold_words, "ا\xD9\x94حمد", "احمد"); /* alef and hamza */
    folds(fold_words, "آمنة مـحمد", "امنة محمد");
    folds(fold_slug, "أحمد", "أحمد");
    folds(fold_slug, "שָׂרָה", "שָׂרָה");
}

TEST(fold_composes)
{
    folds(fold_add, "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", "한");
    folds(fold_add, "\xED\x95\x98\xE1\x86\xAB", "한");
    folds(fold_add, "\xED\x95\x9C\xE1\x86\xAB", "한\xE1\x86\xAB");
    folds(fold_add, "か\xE3\x82\x99", "が");
    folds(fold_add, "\xE0\xA4\x95\xE0\xA4\xBC", "\xE0\xA4\x95\xE0\xA4\xBC"); /* excluded qa */
    folds(fold_add, "\xE0\xA5\x98", "\xE0\xA4\x95\xE0\xA4\xBC");
    folds(fold_add, "\xE0\xA7\x87\xE0\xA6\xBE", "\xE0\xA7\x8B"); /* Bengali o, of two signs */
    folds(fold_slug, "\xD8\xA7\xD9\x94", "\xD8\xA3");            /* alef with hamza */
    folds(fold_add, "\xEF\xA8\x90", "塚");                       /* a compatibility ideograph */
    /* A mark of the same class, or any mark before a letter, prevents it. */
    folds(fold_add, "か\xE3\x82\x9A\xE3\x82\x99", "か\xE3\x82\x9A\xE3\x82\x99");
    folds(fold_add, "하\xE3\x80\xAA\xE1\x86\xAB", "하\xE3\x80\xAA\xE1\x86\xAB");
    /* Hebrew points in either order: dagesh 21, qamats 18. Ids keep them. */
    folds(fold_slug, "\xD7\x91\xD6\xBC\xD6\xB8", "\xD7\x91\xD6\xB8\xD6\xBC");
    folds(fold_slug, "\xD7\x91\xD6\xB8\xD6\xBC", "\xD7\x91\xD6\xB8\xD6\xBC");
}

TEST(fold_many_marks)
{
    /* Points in the wrong order, many more than any buffer could be made for. */
    enum { MANY = 20000 };
    struct buf text = BUF_INIT, folded = BUF_INIT, want = BUF_INIT;
    buf_str(&text, "ב");
    buf_str(&want, "ב");
    for (int i = 0; i < MANY; i++)
        buf_str(&text, "\xD6\xBC\xD6\xB8");
    for (int i = 0; i < MANY; i++)
        buf_str(&want, "\xD6\xB8");
    for (int i = 0; i < MANY; i++)
        buf_str(&want, "\xD6\xBC");
    fold_slug(&folded, buf_span(&text));
    CHECK(span_eq(buf_span(&folded), buf_span(&want)));
    buf_release(&text);
    buf_release(&folded);
    buf_release(&want);
}

TEST(fold_unseen)
{
    folds(fold_add, "nu\xE2\x80\x8Bts nu\xC2\xADts \xEF\xBB\xBFnuts", "nuts nuts nuts");
    folds(fold_words, "می\xE2\x80\x8Cنا", "مینا");
    folds(fold_add, "❤\xEF\xB8\x8F", "❤");
}

TEST(fold_words)
{
    folds(fold_words, "Zoë O'Brien-Łukasz", "zoe obrien lukasz");
    folds(fold_words, "  d’Artagnan,\t(Mme.) ", "dartagnan mme");
    folds(fold_words, "Kaʻahumanu ג׳ורג׳ ŉ", "kaahumanu גורג n");
    folds(fold_words, "...", "");
    folds(fold_words, "प्रिया शर्मा", "प्रिया शर्मा");
    folds(fold_words, "か'\xE3\x82\x99", "が");
    folds(fold_words,
          "a!\xE3\x82\x99"
          "b",
          "a b");
    folds(fold_words, "1\xEF\xB8\x8F\xE2\x83\xA3 x", "1 x");
    folds(fold_slug, "-- A  B --", "a-b");
}

TEST(fold_bad_bytes)
{
    folds(fold_add, "CAF\xE9 É", "caf\xE9 e");
    folds(fold_words, "(CAF\xE9)", "caf\xE9");
    /* An accent goes, but not where two bytes would come to be a character. */
    folds(fold_add, "\xC3\xCC\x81\xA9", "\xC3\xCC\x81\xA9");
    folds(fold_words, "\xC3'\xA9", "\xC3 \xA9");
}

TEST(fold_is)
{
    CHECK(fold_is_alnum('a') && fold_is_alnum('7') && fold_is_alnum(0x4E2D));
    CHECK(fold_is_alnum(0x0E01) && fold_is_alnum(0x31350) && !fold_is_alnum(0x0E31));
    CHECK(!fold_is_alnum('-') && !fold_is_alnum(0x1F600) && !fold_is_alnum(0xFFFFFFFF));
    CHECK(fold_is_unspaced(0x4E2D) && fold_is_unspaced(0x30FC) && fold_is_unspaced(0x0E31));
    CHECK(fold_is_unspaced(0x1000) && fold_is_unspaced(0x0E81) && fold_is_unspaced(0x1780));
    CHECK(!fold_is_unspaced('a') && !fold_is_unspaced(0xAC00) && !fold_is_unspaced(0x3001));
}

TEST(fold_distance)
{
    CHECK_INT(fold_distance(SPAN(""), SPAN(""), 3), 0);
    CHECK_INT(fold_distance(SPAN("abc"), SPAN(""), 3), 3);
    CHECK_INT(fold_distance(SPAN("abc"), SPAN(""), 2), 3);
    CHECK_INT(fold_distance(SPAN("alergy"), SPAN("allergy"), 2), 1);
    CHECK_INT(fold_distance(SPAN("allregy"), SPAN("allergy"), 2), 1);
    CHECK_INT(fold_distance(SPAN("kitten"), SPAN("sitting"), 9), 3);
    CHECK_INT(fold_distance(SPAN("kitten"), SPAN("sitting"), 2), 3);
    CHECK_INT(fold_distance(SPAN("kitten"), SPAN("sitting"), 1), 2);
    CHECK_INT(fold_distance(SPAN("ca"), SPAN("abc"), 9), 3); /* 2 if edits could overlap */
    CHECK_INT(fold_distance(SPAN("中村"), SPAN("中山"), 2), 1);
    CHECK_INT(fold_distance(SPAN("a\xFF"), SPAN("a\xFE"), 2), 1);
    CHECK_INT(fold_distance(SPAN("abc"), SPAN("abc"), 0), 0);
    CHECK_INT(fold_distance(SPAN("abc"), SPAN("abd"), 0), 1);
    CHECK_INT(fold_distance(SPAN("abc"), SPAN("abd"), SIZE_MAX), 1);
}

/* Characters that fold_alone takes fold alone between neighbours that often join. */
TEST(fold_alone)
{
    struct buf raw = BUF_INIT, want = BUF_INIT, got = BUF_INIT;
    size_t alone = 0, wrong = 0;
    for (uint32_t cp = 0x80; cp <= 0x10FFFF; cp++) {
        if (cp >= 0xD800 && cp <= 0xDFFF)
            continue;
        buf_clear(&raw);
        buf_clear(&want);
        buf_clear(&got);
        buf_str(&raw, "하");
        utf8_add(&raw, cp);
        buf_str(&raw, "か");
        fold_add(&got, buf_span(&raw));
        buf_str(&want, "하");
        bool is = fold_alone(&want, cp);
        buf_str(&want, "か");
        alone += is;
        wrong += is && !span_eq(buf_span(&got), buf_span(&want));
    }
    CHECK_INT(wrong, 0);
    CHECK(alone > 1000000);
    buf_clear(&want);
    CHECK(fold_alone(&want, 0xC9) && fold_alone(&want, 0x301) && fold_alone(&want, 0xD55C));
    CHECK(!fold_alone(&want, 0x3099) && !fold_alone(&want, 0x1161) &&
          !fold_alone(&want, 0x94D));
    CHECK_STR(buf_span(&want), "e한\xE3\x82\x99\xE1\x85\xA1\xE0\xA5\x8D");
    buf_release(&raw);
    buf_release(&want);
    buf_release(&got);
}

/* A letter that is folded stays as it is in a file name, between letters and between its like.
 */
TEST(fold_is_folded)
{
    size_t n = 0;
    for (uint32_t cp = 0x80; cp < 0x30000; cp++) {
        struct buf text = BUF_INIT, folded = BUF_INIT;
        if (!fold_is_folded(cp))
            continue;
        n++;
        buf_char(&text, 'a');
        utf8_add(&text, cp);
        utf8_add(&text, cp);
        buf_char(&text, 'a');
        fold_slug(&folded, buf_span(&text));
        CHECK_SPAN(buf_span(&folded), buf_span(&text));
        buf_release(&text);
        buf_release(&folded);
    }
    CHECK(n > 60000); /* Han, Hangul, kana, Greek, Cyrillic and others */
    CHECK(!fold_is_folded(0xE9) && !fold_is_folded(0x301) && !fold_is_folded(0x1161));
}
