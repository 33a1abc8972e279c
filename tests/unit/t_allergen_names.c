/*
 * Measures what names alone show (tests/data/allergens.tsv, judged by hand): how many of the
 * allergens in a usual recipe the words stop at, how many they stop at or ask about, and how
 * many of their stops are right. Most allergens are not in a dish's name, which is why a dish
 * without a card is asked about. The figures are printed; the test fails if they sink.
 */
#include "food/verdict.h"
#include "unit.h"

#include <stdio.h>

struct tally {
    size_t held, stopped, asked, wrong;
};

static struct arena arena;

static struct span read_data(const char *path)
{
    struct buf b = BUF_INIT;
    FILE *f = fopen(path, "rb");
    if (!CHECK(f != NULL))
        return SPAN("");
    for (size_t n = 1; n; b.n += n)
        n = fread(buf_room(&b, 65536), 1, 65536, f);
    fclose(f);
    struct span all = arena_copy(&arena, buf_span(&b));
    buf_release(&b);
    return all;
}

static bool lists(struct span list, const char *tag)
{
    struct span one;
    while (list.n && span_cut(&list, ',', &one))
        if (span_is(one, tag))
            return true;
    return false;
}

/* The fields of a line of the data. */
enum { SET, NAME, LANG, HOLDS, MAY, FIELDS };

static void count(struct tally *t, const struct contents *c, const struct avoid *a,
                  const char *tag, const struct span field[FIELDS])
{
    struct verdict v = avoid_judge(a, c);
    bool stop = v.level == VERDICT_STOP, ask = stop || v.why != WHY_NO_CARD;
    bool holds = lists(field[HOLDS], tag), wrong = stop && !holds && !lists(field[MAY], tag);
    t->held += holds;
    t->stopped += holds && stop;
    t->asked += holds && ask;
    t->wrong += wrong;
    if (wrong)
        unit_note(tag, field[NAME]);
}

static double percent(size_t part, size_t whole)
{
    return whole ? 100.0 * (double)part / (double)whole : 100.0;
}

static void print(const char *tag, const struct tally *t)
{
    unit_note(tag, arena_fmt(&arena,
                             "%zu held: %.0f %% stopped, %.0f %% stopped or asked by a word; "
                             "%.0f %% of stops right",
                             t->held, percent(t->stopped, t->held), percent(t->asked, t->held),
                             percent(t->stopped, t->stopped + t->wrong)));
}

enum { TAGS = 8 };
static const char *const tags[TAGS] = {"fish",   "crustacean", "mollusc", "nut",
                                       "peanut", "milk",       "egg",     "gluten"};

/* Counts the lines of one set, and prints. Returns the sum over the tags. */
static struct tally measure(const char *set, size_t *dishes)
{
    struct tally t[TAGS] = {0}, all = {0};
    struct avoid avoid[TAGS];
    struct lexicon x;
    lexicon_init(&x, &arena);
    for (size_t i = 0; i < TAGS; i++)
        avoid[i] =
            avoid_parse(&x, KEY_ALLERGY, span_str(i == 3 ? "tree nuts" : tags[i]), &arena);
    struct span rest = read_data("tests/data/allergens.tsv"), line, field[FIELDS];
    *dishes = 0;
    while (span_line(&rest, &line)) {
        for (size_t i = 0; i < FIELDS; i++)
            if (!span_cut(&line, '\t', &field[i]))
                field[i] = SPAN("");
        if (!span_is(field[SET], set))
            continue;
        struct contents c;
        contents_init(&c, &x, &arena);
        contents_add(&c, (struct dish){.name = field[NAME]});
        for (size_t i = 0; i < TAGS; i++)
            count(&t[i], &c, &avoid[i], tags[i], field);
        ++*dishes;
    }
    for (size_t i = 0; i < TAGS; i++) {
        print(tags[i], &t[i]);
        all.held += t[i].held;
        all.stopped += t[i].stopped;
        all.asked += t[i].asked;
        all.wrong += t[i].wrong;
    }
    print(set, &all);
    return all;
}

TEST(allergen_names)
{
    size_t names, menus;
    struct tally name = measure("name", &names), menu = measure("menu", &menus);
    CHECK(names + menus >= 150);
    CHECK(name.asked * 100 >= name.held * 90);
    CHECK(menu.stopped * 100 >= menu.held * 70);
    CHECK(menu.wrong * 10 <= menu.stopped);
}
