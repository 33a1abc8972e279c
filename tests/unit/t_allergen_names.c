/*
 * How much the names alone tell (tests/data/allergens.tsv, judged by hand): of the allergens
 * that a usual recipe holds, how many the words stop at, and how many they stop at or ask
 * about; and of what they stop at, how much is there. Most allergens do not stand in a dish's
 * name, which is why a dish without a card is asked about. The figures are printed; what is
 * held to here is that they do not sink.
 */
#include "unit.h"
#include "ask/allergen.h"

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

static void count(struct tally *t, const struct contents *c, const struct avoid *a,
                  const char *tag, struct span field[4])
{
    struct verdict v = avoid_judge(a, c);
    bool stop = v.level == VERDICT_STOP,
         ask = stop || v.why < WHY_NOT_UNDERSTOOD || v.why == WHY_MAYBE;
    bool holds = lists(field[2], tag);
    t->held += holds;
    t->stopped += holds && stop;
    t->asked += holds && ask;
    t->wrong += stop && !holds && !lists(field[3], tag);
    if (stop && !holds && !lists(field[3], tag))
        unit_note(tag, field[0]);
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

TEST(allergen_names)
{
    static const char *const tags[] = {"fish",   "crustacean", "mollusc", "nut",
                                       "peanut", "milk",       "egg",     "gluten"};
    enum { TAGS = sizeof tags / sizeof *tags };
    struct tally t[TAGS] = {0}, all = {0};
    struct avoid avoid[TAGS];
    struct lexicon x;
    lexicon_init(&x, &arena);
    for (size_t i = 0; i < TAGS; i++)
        avoid[i] =
            avoid_parse(&x, KEY_ALLERGY, span_str(i == 3 ? "tree nuts" : tags[i]), &arena);
    struct span rest = read_data("tests/data/allergens.tsv"), line, field[4];
    size_t dishes = 0;
    while (span_line(&rest, &line)) {
        if (line.p[0] == '#')
            continue;
        for (size_t i = 0; i < 4; i++)
            if (!span_cut(&line, '\t', &field[i]))
                field[i] = SPAN("");
        struct contents c;
        contents_init(&c, &x, &arena);
        contents_add(&c, (struct dish){.name = field[0]});
        for (size_t i = 0; i < TAGS; i++)
            count(&t[i], &c, &avoid[i], tags[i], field);
        dishes++;
    }
    for (size_t i = 0; i < TAGS; i++) {
        print(tags[i], &t[i]);
        all.held += t[i].held;
        all.stopped += t[i].stopped;
        all.asked += t[i].asked;
        all.wrong += t[i].wrong;
    }
    print("all", &all);
    CHECK(dishes >= 150);
}
