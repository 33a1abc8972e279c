#include "sync/settle_loaded.h"
#include "text/alarm.h"
#include "text/fact.h"
#include "text/limit.h"

/* A line that came in, and the line of the file that has another value of its key. */
struct came {
    struct span line, other;
    bool replaced; /* the file has the other line no more */
    int rank; /* the order of printing: RANK_… */
};

/* Allergies and diets; a value that differs from that of the file; the other lines. */
enum { RANK_HARM, RANK_DIFFERS, RANK_REST, RANKS };

bool settle_has_one_value(const struct fact *f)
{
    if (f->kind != LINE_FACT)
        return false;
    if (f->date != DATE_NONE)
        return f->key == KEY_VISIT || f->key == KEY_BOOKED;
    if (f->key >= KEY_ALLERGY && f->key <= KEY_DISLIKES)
        return false;
    return f->key != KEY_AKA && f->key != KEY_WAS && f->key != KEY_TAG &&
           f->key != KEY_ACCESS && (f->key < KEY_FAMILY || f->key >= KEY_BUILTIN);
}

/* Returns the date and key of a fact that has one value. */
static struct span topic_of(const struct fact *f, struct arena *a)
{
    return arena_fmt(a, "%ld %.*s", (long)f->date, SPAN_ARG(fact_key_is(f)));
}

/* The lines of the file before, and of each topic the line that the copy does not have. */
struct before {
    struct set lines, topics;
    struct span *of_topic;
};

static void read_before(struct settling *s, struct before *b, struct span there,
                        struct span theirs)
{
    struct arena *a = &s->app->arena;
    struct set copy = SET_INIT(a);
    struct span line;
    size_t i;
    *b = (struct before){SET_INIT(a), SET_INIT(a), NULL};
    settle_add_lines(&copy, theirs);
    settle_add_lines(&b->lines, there);
    b->of_topic = ARENA_NEW(a, struct span, b->lines.n + 1);
    while (span_line(&there, &line)) {
        struct fact f = fact_parse(line, 0, &s->app->store.keys);
        if (settle_has_one_value(&f) && set_find(&copy, span_trim(line)) == SET_NONE &&
            set_add(&b->topics, topic_of(&f, a), &i))
            b->of_topic[i] = span_trim(line);
    }
}

static struct came look_at(struct settling *s, const struct before *b, struct span line)
{
    struct came c = {.line = line};
    struct fact f = fact_parse(line, 0, &s->app->store.keys);
    size_t i =
        settle_has_one_value(&f) ? set_find(&b->topics, topic_of(&f, &s->app->arena)) : SET_NONE;
    if (i != SET_NONE)
        c.other = b->of_topic[i];
    bool harm = (f.kind == LINE_FACT && f.key >= KEY_ALLERGY && f.key <= KEY_DIET) ||
                alarm_kinds(line, ALARM_SAID) || limit_tells(line);
    c.rank = harm ? RANK_HARM : c.other.n ? RANK_DIFFERS : RANK_REST;
    return c;
}

static void print_came(struct settling *s, const struct came *c)
{
    struct out *o = &s->app->out;
    out_text(o, SPAN("  new: "));
    out_text(o, c->line);
    if (c->other.n) {
        out_printf(o, "\n       %s: ", c->replaced ? "in place of" : "the file also has");
        out_text(o, c->other);
    }
    out_text(o, SPAN("\n"));
}

void settle_print_came(struct settling *s, struct span there, struct span theirs,
                       struct span now)
{
    enum { SHOWN = 5, FIRST_SHOWN = 20 };
    struct before b;
    struct set after = SET_INIT(&s->app->arena);
    struct came *v = ARENA_NEW(&s->app->arena, struct came, 1);
    struct span line;
    size_t n = 0, cap = 1, shown = 0;
    read_before(s, &b, there, theirs);
    settle_add_lines(&after, now);
    while (span_line(&now, &line)) {
        line = span_trim(line);
        if (!line.n || set_find(&b.lines, line) != SET_NONE)
            continue;
        v = arena_grow(&s->app->arena, v, n, &cap, sizeof *v);
        v[n] = look_at(s, &b, line);
        v[n].replaced = v[n].other.n && set_find(&after, v[n].other) == SET_NONE;
        n++;
    }
    for (int rank = 0; rank < RANKS; rank++)
        for (size_t i = 0; i < n && shown < (rank == RANK_REST ? SHOWN : FIRST_SHOWN); i++)
            if (v[i].rank == rank) {
                print_came(s, &v[i]);
                shown++;
            }
    if (shown < n)
        out_printf(&s->app->out, "  and %zu more\n", n - shown);
}
