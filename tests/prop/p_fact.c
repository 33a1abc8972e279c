#include "prop.h"
#include "text/fact.h"
#include "text/guest.h"

static struct arena *const a = &prop_arena;

/* Cuts a text at its first "; " outside brackets, byte by byte. Returns false if a bracket of
 * the part that ends the text is not closed. */
static bool split_slowly(struct span text, struct span *body, struct span *remark)
{
    size_t depth = 0, at = 0;
    for (; at < text.n; at++) {
        char c = text.p[at];
        if (c == '(' || c == '[')
            depth++;
        else if ((c == ')' || c == ']') && depth)
            depth--;
        else if (c == ';' && depth == 0 &&
                 (at + 1 == text.n || text.p[at + 1] == ' ' || text.p[at + 1] == '\t'))
            break;
    }
    *body = span_trim(span_head(text, at));
    *remark = span_trim(span_from(text, at + 1));
    for (size_t i = at + 1; i < text.n; i++) {
        char c = text.p[i];
        if (c == '(' || c == '[')
            depth++;
        else if ((c == ')' || c == ']') && depth)
            depth--;
    }
    return depth == 0;
}

/* A fact is split where a search byte by byte splits it, wherever its signs are. */
PROP(fact_splits, 20000)
{
    static const char signs[] = "()[];,'*+-./:?89YZ_\\^\xC3\xA9 ";
    struct keys keys;
    struct buf b = BUF_INIT;
    keys_init(&keys, a);
    buf_str(&b, "likes: x");
    for (size_t n = rnd_below(40); n; n--) {
        buf_char(&b, rnd_chance(4) ? signs[rnd_below(sizeof signs - 1)] : 'e');
        if (rnd_chance(10))
            buf_str(&b, "; ");
    }
    struct span line = arena_copy(a, buf_span(&b)), body, remark;
    buf_release(&b);
    struct fact f = fact_parse(line, 1, &keys);
    bool closed = split_slowly(f.text, &body, &remark);
    CHECK_INT(f.kind, LINE_FACT);
    CHECK(span_eq(f.body, body));
    CHECK(span_eq(f.remark, remark));
    CHECK_INT(f.problem == PROBLEM_BRACKET, !closed);
}

static bool is_same(const struct fact *x, const struct fact *y)
{
    return x->kind == y->kind && x->class == y->class && x->problem == y->problem &&
           x->mark == y->mark && x->key == y->key && x->date == y->date && x->time == y->time &&
           x->lineno == y->lineno && span_eq(x->line, y->line) &&
           span_eq(x->key_name, y->key_name) && x->canonical == y->canonical &&
           span_eq(x->text, y->text) && span_eq(x->body, y->body) &&
           span_eq(x->remark, y->remark) && span_eq(fact_culprit(x), fact_culprit(y));
}

/* Appends a line whose beginning is often that of another. */
static void add_line(struct buf *b)
{
    static const char *const dates[] = {"2026-01-02 ",
                                        "2026-01-02 ",
                                        "2026-01-02\t",
                                        "2026-01-02",
                                        "2026-01-03 ",
                                        " 2026-01-02 ",
                                        "2026-01-02  ",
                                        "2026-02-30 ",
                                        "2026-01-02x ",
                                        "\357\273\2772026-01-02 ",
                                        "2026-01-02 19:00 ",
                                        ""};
    static const char *const keys[] = {"dish",  "dish",     "dis",    "dishes", "dish-x",
                                       "Dish",  "DISH",     "drink",  "note",   "nope",
                                       "x-own", "allergie", "allergy"};
    static const char *const ends[] = {
        ": eel", "+: eel", "-: eel",           "~: eel",  "* : eel", ":",
        "",      " : eel", "\xEF\xBC\x9A eel", "++: eel", "+ eel",   ": eel; x"};
    if (rnd_chance(8))
        buf_add(b, rnd_fact());
    else
        buf_fmt(b, "%s%s%s", RND_PICK(dates), RND_PICK(keys), RND_PICK(ends));
    buf_char(b, '\n');
}

/* A line of a file is the fact that it is alone, whatever the line before it is. */
PROP(facts_alone, 20000)
{
    struct keys keys;
    struct guest g;
    struct buf b = BUF_INIT;
    keys_init(&keys, a);
    for (size_t n = rnd_below(8); n; n--)
        add_line(&b);
    struct span src = arena_copy(a, buf_span(&b));
    buf_release(&b);
    guest_parse(&g, SPAN("eel"), src, &keys, a);
    for (size_t i = 0; i < g.n; i++) {
        struct fact f = fact_parse(g.v[i].line, g.v[i].lineno, &keys);
        CHECK(is_same(&g.v[i], &f));
    }
}

/* A guest has the lines of its file, but for blank ones. */
PROP(facts_of_lines, 20000)
{
    struct keys keys;
    struct guest g;
    keys_init(&keys, a);
    struct span rest = rnd_chance(2) ? rnd_bytes(300) : rnd_file(20), line;
    guest_parse(&g, SPAN("eel"), rest, &keys, a);
    size_t n = 0;
    for (uint32_t lineno = 1; span_line(&rest, &line); lineno++)
        if (fact_parse(line, lineno, &keys).kind != LINE_BLANK && CHECK(n < g.n)) {
            CHECK_SPAN(g.v[n].line, line);
            CHECK_INT(g.v[n++].lineno, lineno);
        }
    CHECK_INT(n, g.n);
}

/* The first of equal lines is left, in whatever order the lines are. */
PROP(repeats_are_dropped, 20000)
{
    struct keys keys;
    struct guest all, some;
    struct buf b = BUF_INIT;
    keys_init(&keys, a);
    bool many = rnd_chance(20); /* of one day, more than are compared one by one */
    for (size_t n = rnd_below(many ? 60 : 8); n; n--)
        if (many)
            buf_fmt(&b, "2026-01-02 dish: eel %d\n", (int)rnd_below(30));
        else
            add_line(&b);
    struct span src = buf_move(&b, a);
    guest_parse(&all, SPAN("eel"), src, &keys, a);
    guest_facts(&some, SPAN("eel"), src, &keys, a);
    size_t n = 0;
    for (size_t i = 0; i < all.n; i++) {
        size_t k = 0;
        while (k < i && !fact_same(&all.v[k], &all.v[i]))
            k++;
        if (k == i && CHECK(n < some.n))
            CHECK_INT(some.v[n++].lineno, all.v[i].lineno);
    }
    CHECK_INT(some.n, n);
}
