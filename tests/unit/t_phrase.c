#include "text/phrase.h"

#include "base/width.h"
#include "plan/plan.h"
#include "unit.h"

static struct buf b;

static struct span counted(const char *tag, size_t n)
{
    enum language l = LANGUAGE_EN;
    CHECK(language_find(span_str(tag), &l));
    buf_clear(&b);
    phrase_count(&b, l, "{1} year", "{1} years", n);
    return buf_span(&b);
}

TEST(phrase_counts)
{
    static const struct {
        const char *tag, *none, *one, *two;
    } rows[] = {
        {"en", "0 years", "1 year", "2 years"},
        {"fr", "0 an", "1 an", "2 ans"},
        {"de", "0 Jahre", "1 Jahr", "2 Jahre"},
        {"es", "0 años", "1 año", "2 años"},
        {"it", "0 anni", "1 anno", "2 anni"},
        {"nl", "0 jaar", "1 jaar", "2 jaar"},
        {"pt", "0 ano", "1 ano", "2 anos"},
        {"ja", "0年", "1年", "2年"},
        {"zh", "0年", "1年", "2年"},
        {"ko", "0년", "1년", "2년"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        CHECK_STR(counted(rows[i].tag, 0), rows[i].none);
        CHECK_STR(counted(rows[i].tag, 1), rows[i].one);
        CHECK_STR(counted(rows[i].tag, 2), rows[i].two);
    }
    buf_release(&b);
}

TEST(phrase_days)
{
    static const char *const days[LANGUAGES][3] = {
        {"2026-02-01", "Sunday 2026-02-01", "Monday 2026-11-23"},
        {"01/02/2026", "Dimanche 1er février 2026", "Lundi 23 novembre 2026"},
        {"01.02.2026", "Sonntag, 1. Februar 2026", "Montag, 23. November 2026"},
        {"01/02/2026", "Domingo, 1 de febrero de 2026", "Lunes, 23 de noviembre de 2026"},
        {"01/02/2026", "Domenica 1º febbraio 2026", "Lunedì 23 novembre 2026"},
        {"01-02-2026", "Zondag 1 februari 2026", "Maandag 23 november 2026"},
        {"01/02/2026", "Domingo, 1 de fevereiro de 2026",
         "Segunda-feira, 23 de novembro de 2026"},
        {"2026/02/01", "2026年2月1日 日曜日", "2026年11月23日 月曜日"},
        {"2026/2/1", "2026年2月1日 星期日", "2026年11月23日 星期一"},
        {"2026. 2. 1.", "2026년 2월 1일 일요일", "2026년 11월 23일 월요일"},
    };
    date_t february = date_make(2026, 2, 1), november = date_make(2026, 11, 23);
    for (int l = 0; l < LANGUAGES; l++) {
        buf_clear(&b);
        phrase_date(&b, (enum language)l, february);
        CHECK_STR(buf_span(&b), days[l][0]);
        buf_clear(&b);
        phrase_day(&b, (enum language)l, february);
        CHECK_STR(buf_span(&b), days[l][1]);
        buf_clear(&b);
        phrase_day(&b, (enum language)l, november);
        CHECK_STR(buf_span(&b), days[l][2]);
        buf_clear(&b);
        phrase_date(&b, (enum language)l, DATE_NONE);
        CHECK_INT(b.n, 0);
    }
    buf_release(&b);
}

TEST(phrase_fills)
{
    buf_clear(&b);
    phrase_add2(&b, LANGUAGE_JA, "{1} and {2}", SPAN("{2}"), SPAN("{1}"));
    CHECK_STR(buf_span(&b), "{2}、{1}");
    buf_clear(&b);
    phrase_add1(&b, LANGUAGE_FR, "no phrase {1} {2} {", SPAN("x"));
    CHECK_STR(buf_span(&b), "no phrase x {2} {");
    buf_release(&b);
    CHECK_STR(phrase_word(LANGUAGE_FR, SPAN("no such phrase")), "no such phrase");
    CHECK_STR(phrase(LANGUAGE_EN, "STOP"), "STOP");
    for (size_t i = 0; i < phrase_table_n; i++) /* each is found, in each language */
        for (int l = 1; l < LANGUAGES; l++)
            CHECK_STR(phrase((enum language)l, phrase_table[i][0]), phrase_table[i][l]);
}

/* The layouts of plan have 12 columns for a level, 6 in English. */
TEST(phrase_levels_fit)
{
    for (int l = 0; l < LANGUAGES; l++)
        for (int level = PLAN_FRESH; level <= PLAN_STOP; level++) {
            struct span name = plan_level_name((enum plan_level)level);
            CHECK(width_of(phrase_word((enum language)l, name)) <= (l == LANGUAGE_EN ? 6 : 12));
        }
}
