#include "text/fact_words.h"

#include "text/fact.h"

#include "unit.h"

static struct arena a;
static struct keys keys;

/* Returns a fact whose text is the word between two others. */
static struct fact fact_of(const char *key, const char *before, const char *word,
                           const char *after)
{
    return fact_parse(arena_fmt(&a, "2026-11-23 %s: %s%s%s", key, before, word, after), 1,
                      &keys);
}

static struct fact booked(const char *before, const char *word, const char *after)
{
    return fact_of("booked", before, word, after);
}

/* Every word of the table is read in the place of its kind. */
TEST(fact_words_each)
{
    date_t day = date_make(2027, 3, 1);
    keys_init(&keys, &a);
    for (size_t i = 0; i < fact_word_table_n; i++) {
        const struct fact_word_row *r = &fact_word_table[i];
        struct fact f;
        for (int kind = 0; kind < FACT_WORD_KINDS; kind++)
            CHECK_INT(fact_word_is(span_str(r->text), (enum fact_word)kind),
                      r->kinds >> kind & 1);
        if (r->kinds >> WORD_FOR & 1)
            f = booked("", r->text, " 14"), CHECK_INT(fact_covers(&f), 14);
        if (r->kinds >> WORD_COVERS & 1)
            f = booked("14 ", r->text, ""), CHECK_INT(fact_covers(&f), 14);
        if (r->kinds >> WORD_COUNTER & 1)
            f = booked("14", r->text, ""), CHECK_INT(fact_covers(&f), 14);
        if (r->kinds >> WORD_TABLE & 1)
            f = booked("", r->text, " 12"), CHECK_STR(fact_table(&f), "12");
        if (r->kinds >> WORD_TABLE_NO & 1)
            f = booked("table ", r->text, " 12"), CHECK_STR(fact_table(&f), "12");
        if (r->kinds >> WORD_TABLE_AFTER & 1)
            f = booked("12", r->text, ""), CHECK_STR(fact_table(&f), "12");
        if (r->kinds >> WORD_UNTIL & 1)
            f = fact_of("diet", "x; ", r->text, " 2027-03-01"), CHECK_INT(fact_until(&f), day);
        if (r->kinds >> WORD_UNTIL_AFTER & 1)
            f = fact_of("diet", "x; 2027-03-01", r->text, ""), CHECK_INT(fact_until(&f), day);
        if (r->kinds >> WORD_BY & 1)
            f = fact_of("ask", "x; ", r->text, " 2027-03-01"), CHECK_INT(fact_by(&f), day);
        if (r->kinds >> WORD_BY_AFTER & 1)
            f = fact_of("ask", "x; 2027-03-01 ", r->text, ""), CHECK_INT(fact_by(&f), day);
        if (r->kinds >> WORD_ADULTS & 1 || r->kinds >> WORD_CHILDREN & 1)
            f = (unsigned char)r->text[0] < 0xE0 ? booked("14 ", r->text, ", 1 adult")
                                                 : booked("", r->text, "14大人1"),
            CHECK_INT(fact_covers(&f), 15);
        if (r->kinds >> WORD_NONE & 1)
            f = fact_of("allergy", "", r->text, ""), CHECK(fact_says_none(&f));
    }
    arena_release(&a);
}

/* Texts of each language, written by hand. */
TEST(fact_words_languages)
{
    static const struct {
        const char *text;
        int covers;
        const char *table;
    } rows[] = {
        {"dinner for 4, table 5", 4, "5"},
        {"Dîner pour 4 avec @bo; table n° 5", 4, "5"},
        {"Abendessen für vier, Tisch Nr. 5", 4, "5"},
        {"12 Gedecke, TISCH A", 12, "A"},
        {"cena para cuatro; mesa 5", 4, "5"},
        {"9 comensales", 9, ""},
        {"cena per quattro, tavolo 5", 4, "5"},
        {"diner voor vier; tafel 5", 4, "5"},
        {"jantar para quatro pessoas, mesa 5", 4, "5"},
        {"夕食4名様、窓際", 4, ""},
        {"4名 テーブル5", 4, "5"},
        {"5番テーブル 2名", 2, "5"},
        {"晚餐4位 5号桌", 4, "5"},
        {"人数4 桌5", 4, "5"},
        {"저녁 4명 5번 테이블", 4, "5"},
        {"4인, 테이블 5", 4, "5"},
        {"夕食４名様", 4, ""},
        {"四名様、テーブル5", 4, "5"},
        {"4个人", 4, ""},
        {"4 GÄSTE", 4, ""},
        {"FÜR FÜNF", 5, ""},
        {"fur 4", 4, ""},
        {"table de 4", 4, ""},
        {"×4", 4, ""},
        {"大人2名、子供1名", 3, ""},
        {"4名（大人3名、子供1名）", 4, ""},
        {"성인 2명, 어린이 1명", 3, ""},
        {"2 adults and 1 child", 3, ""},
        {"dos adultos y dos niños", 4, ""},
        {"for 2; last time 2 adults and 3 kids", 2, ""},
        {"2 children", 0, ""},
        {"第四位", 0, ""},
        {"十二名", 0, ""},
        {"99999名", 0, ""},
        {"2卓", 0, ""},
        {"30분 늦음", 0, ""},
        {"for once, a quiet one", 0, ""},
        {"dîner pour une fête", 0, ""},
        {"a table with a view", 0, ""},
        {"3番目の客", 0, ""},
    };
    keys_init(&keys, &a);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fact f = booked("", rows[i].text, "");
        CHECK_INT(fact_covers(&f), rows[i].covers);
        CHECK_STR(fact_table(&f), rows[i].table);
    }
    struct fact f = fact_of("ask", "", "a cake", "; by telephone");
    CHECK_INT(fact_by(&f), DATE_NONE);
    f = fact_of("diet", "", "x", "; until 2027-03-01 or later");
    CHECK_INT(fact_until(&f), DATE_NONE);
    f = fact_of("diet", "", "x", "; Bis zum 2027-03-01");
    CHECK_INT(fact_until(&f), date_make(2027, 3, 1));
    f = fact_of("allergy", "", "Keine", "");
    CHECK(fact_says_none(&f));
    f = fact_of("allergy", "", "keine", ", Nüsse");
    CHECK(!fact_says_none(&f));
    arena_release(&a);
}
