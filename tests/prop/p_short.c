/* The short page before service and the wall show what can harm, and what is open. */
#include "prop.h"
#include "base/width.h"
#include "pages/brief_rows.h"
#include "plan/plan_group.h"
#include "pages/wall.h"

#include <stdio.h>

static const char *const cards = "dish: shrimp toast, yuzu [shrimp, wheat]\n"
                                 "dish: shrimp toast, aioli [shrimp, egg]\n"
                                 "dish: leek soup [leek, milk]\n"
                                 "dish: cod, miso [fish, soy]\n"
                                 "dish: nut tart [hazelnut, wheat, butter]\n"
                                 "dish: lamb, hay [lamb]\n"
                                 "dish: pear [pear]\n";

static const char *const dishes[] = {
    "shrimp toast, yuzu", "shrimp toast, aioli", "leek soup", "cod, miso",
    "nut tart",           "lamb, hay",           "pear",      "duck",
    "rice, nuts"};

static const char *const facts[] = {"allergy: shellfish (anaphylaxis)",
                                    "2020-01-01 allergy: tree nuts; by herself",
                                    "2026-11-01 allergy: none",
                                    "allergy: nuts, sesame",
                                    "intolerance: milk (a glass)",
                                    "2026-10-01 intolerance: grapefruit",
                                    "diet: vegetarian; eats egg",
                                    "2026-01-01 diet: no pork, no garlic",
                                    "diet: trying to eat less meat",
                                    "alergy: egg",
                                    "note: cannot have sesame",
                                    "2026-11-01 complaint: the soup was cold; by 2026-12-01",
                                    "2026-11-02 complaint: two hours",
                                    "2026-11-02 complaint+: settled",
                                    "2026-10-01 dish: cod, miso",
                                    "2026-10-01 dish-: lamb, hay",
                                    "dislikes: leek",
                                    "2026-11-20 ask: a bottle",
                                    "2026-11-23 19:00 companion: diet vegan (her sister)",
                                    "2026-11-23 20:00 companion: allergy fish, nuts",
                                    "2026-11-23 companion: allergy milk (a friend)"};

enum { GUESTS = 5, LINES = 6, ROWS = 2000 };

#define DAY date_parse(SPAN("2026-11-23"))

/* A house with its evening, its menu, and the rows of one page. */
struct trial {
    struct keys keys;
    struct lexicon lexicon;
    struct book book;
    struct menu menu;
    struct plan plan, choices;
    struct brief_guest *guests[GUESTS];
    size_t n;
};

struct rows {
    struct sink sink;
    struct row *v;
    size_t n;
};

/* Keeps the row with copies of its texts: they live until this returns. */
static void take_row(struct sink *s, const struct row *r)
{
    struct rows *rows = (struct rows *)s;
    if (!CHECK(rows->n < ROWS))
        return;
    struct row *kept = &rows->v[rows->n++];
    *kept = *r;
    for (size_t i = 0; i < r->schema->n; i++)
        if (r->v[i].set)
            kept->v[i].text = arena_copy(&prop_arena, r->v[i].text);
}

static void rows_begin(struct rows *rows)
{
    *rows = (struct rows){.sink = {take_row, 0}};
    rows->v = ARENA_NEW(&prop_arena, struct row, ROWS);
}

static struct brief_guest *find_guest(void *ctx, struct span mention)
{
    struct trial *h = ctx;
    for (size_t i = 0; i < h->n; i++)
        if (span_eq(h->guests[i]->guest.id, mention))
            return h->guests[i];
    return NULL;
}

static struct span text_of(struct buf *b)
{
    return buf_move(b, &prop_arena);
}

static struct span draw_guest(size_t self, size_t n)
{
    struct buf b = BUF_INIT;
    buf_fmt(&b, "name: Guest %c\n", (char)('A' + self));
    for (size_t i = rnd_below(LINES); i > 0; i--)
        buf_fmt(&b, "%s\n", RND_PICK(facts));
    for (size_t i = rnd_below(3); i > 0; i--) {
        buf_fmt(&b, "2026-11-23 %s booked: for %zu",
                RND_PICK(((const char *const[]){"19:00", "20:00", "00:30"})), 1 + rnd_below(6));
        if (rnd_chance(2))
            buf_fmt(&b, " with @%c", (char)('a' + rnd_below(n)));
        buf_char(&b, '\n');
    }
    return text_of(&b);
}

static struct span draw_menu(size_t guests)
{
    struct buf b = BUF_INIT;
    for (size_t i = rnd_below(8); i > 0; i--) {
        if (rnd_chance(6))
            buf_fmt(&b, "@%c %s", (char)('a' + rnd_below(guests)), rnd_chance(2) ? "!" : "");
        buf_fmt(&b, "%s\n", RND_PICK(dishes));
    }
    return text_of(&b);
}

static void draw_house(struct trial *h)
{
    struct guest book;
    keys_init(&h->keys, &prop_arena);
    lexicon_init(&h->lexicon, &prop_arena);
    guest_parse(&book, SPAN("dishes"), span_str(cards), &h->keys, &prop_arena);
    book_init(&h->book, &book, &prop_arena);
    h->n = 1 + rnd_below(GUESTS);
    for (size_t i = 0; i < h->n; i++) {
        static const char ids[] = "abcde";
        struct brief_guest *who = ARENA_NEW(&prop_arena, struct brief_guest, 1);
        guest_parse(&who->guest, (struct span){&ids[i], 1}, draw_guest(i, h->n), &h->keys,
                    &prop_arena);
        who->slots = guest_slots(&who->guest, &prop_arena);
        h->guests[i] = who;
    }
    menu_parse(&h->menu, draw_menu(h->n), &h->keys, NULL, NULL, &prop_arena);
    menu_find_lost(&h->menu, &prop_arena);
    h->plan = (struct plan){.day = DAY,
                            .keys = &h->keys,
                            .book = &h->book,
                            .lexicon = &h->lexicon,
                            .arena = &prop_arena};
    plan_add_menu(&h->plan, &h->menu);
    plan_shorten(&h->plan);
}

static struct brief evening_of(struct trial *h)
{
    struct brief b = {.today = DAY,
                      .day_ends = 120,
                      .keys = &h->keys,
                      .plan = &h->plan,
                      .menu_day = DATE_NONE,
                      .arena = &prop_arena,
                      .find = find_guest,
                      .ctx = h};
    for (size_t i = 0; i < h->n; i++)
        brief_add_day(&b, h->guests[i], DAY);
    return b;
}

static struct span text_at(const struct row *r, size_t field)
{
    return r->v[field].set ? r->v[field].text : SPAN("");
}

static bool has(struct span text, struct span part)
{
    return span_find(text, part) != SPAN_NONE;
}

/* ---- the short page ---- */

/* Returns the label of the short page for a kind of row of the long one; NULL: it has none. */
static const char *label_of(struct span kind)
{
    static const char *const labels[][2] = {
        {"allergy", "ALLERGY"},     {"intolerance", "INTOLERANCE"}, {"diet", "DIET"},
        {"companion", "COMPANION"}, {"complaint", "COMPLAINT"},     {"STOP", "STOP"}};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (span_is(kind, labels[i][0]))
            return labels[i][1];
    return NULL;
}

/* Returns the name of a dish on the short page. */
static struct span shown_name(const struct trial *h, struct span name)
{
    for (size_t i = 0; i < h->plan.n; i++)
        if (span_eq(h->plan.v[i].name, name) && h->plan.v[i].shown.n)
            return h->plan.v[i].shown;
    return name;
}

/* Returns whether the short page has what a row of the long page says. */
static bool is_on(const struct trial *h, const struct rows *page, const struct row *r,
                  const char *label)
{
    struct span text = text_at(r, TEXT), name = text_at(r, NAME);
    bool stop = strcmp(label, "STOP") == 0;
    for (size_t i = 0; i < page->n; i++) {
        const struct row *s = &page->v[i];
        struct span there = text_at(s, TEXT);
        if (s->v[PARTY].number != r->v[PARTY].number ||
            !span_eq(text_at(s, ID), text_at(r, ID)) || !span_is(text_at(s, KIND), label))
            continue;
        bool other = stop && !span_eq(name, text_at(s, NAME));
        if (has(there, stop ? shown_name(h, text) : text) && (!other || has(there, name)))
            return true;
    }
    return false;
}

PROP(short_page_has_all_that_harms, 4000)
{
    struct trial *h = ARENA_NEW(&prop_arena, struct trial, 1);
    struct rows page, all;
    draw_house(h);
    rows_begin(&page);
    rows_begin(&all);
    struct brief b = evening_of(h), c = evening_of(h);
    b.brief = b.joins = true;
    brief_emit(&b, &page.sink);
    brief_emit(&c, &all.sink);
    for (size_t i = 0; i < all.n; i++) {
        const struct row *r = &all.v[i];
        const char *label = label_of(text_at(r, KIND));
        if (!label || (span_starts(text_at(r, TEXT), SPAN("none")) && label[0] != 'C'))
            continue;
        if (!CHECK(is_on(h, &page, r, label)))
            printf("# %s %.*s: %.*s\n", label, SPAN_ARG(text_at(r, ID)),
                   SPAN_ARG(text_at(r, TEXT)));
    }
}

/* ---- the wall ---- */

/* Returns the letter of a person at a table, by the lines above the grid. */
static struct span letter_of(const struct rows *page, size_t table, struct span id,
                             struct span name)
{
    for (size_t i = 0; i < page->n; i++) {
        const struct row *r = &page->v[i];
        if (r->v[WALL_LETTER].set && r->v[WALL_PARTY].number == (int64_t)table + 1 &&
            span_eq(text_at(r, WALL_ID), id) && span_eq(text_at(r, WALL_NAME), name))
            return text_at(r, WALL_LETTER);
    }
    return SPAN("");
}

/* Returns the part of a line between two columns; characters are of one column here. */
static struct span between(struct span line, size_t from, size_t to)
{
    size_t column = 0, at = 0, start = line.n;
    while (at < line.n && column < to) {
        start = column >= from && start == line.n ? at : start;
        at += width_cluster(span_from(line, at), &column);
    }
    return start < at ? span_head(span_from(line, start), at - start) : SPAN("");
}

/* Returns whether a cell says STOP for a letter: it is before an arrow or a "!". */
static bool stops(struct span cell, struct span letter)
{
    struct span item;
    while (span_word(&cell, &item)) {
        size_t end = span_find(item, SPAN("\xE2\x86\x92"));
        end = end == SPAN_NONE ? span_find(item, SPAN("!")) : end;
        if (end != SPAN_NONE && has(span_head(item, end), letter))
            return true;
    }
    return false;
}

/* Returns whether the grid stops a dish, by its number, for a letter of a table. */
static bool is_on_wall(const struct rows *page, const struct wall *w, size_t tables,
                       size_t dish, size_t table, struct span letter)
{
    size_t room = w->columns ? w->columns - WALL_MARGIN : 0, cell = room / tables;
    cell = cell < WALL_CELL ? WALL_CELL : cell > 12 ? 12 : cell;
    size_t across = room ? room / cell : tables, at = table % across * cell;
    size_t grid = 0, last = 0;
    for (size_t i = 0; i < page->n; i++) {
        const struct row *r = &page->v[i];
        size_t number = r->v[WALL_NUMBER].set ? (size_t)r->v[WALL_NUMBER].number : 0;
        grid += r->layout == L_TABLES;
        last = number ? number : r->layout != L_CELLS ? 0 : last;
        if (letter.n && last == dish && grid == table / across + 1 &&
            stops(between(text_at(r, WALL_CELLS), at, at + cell), letter))
            return true;
    }
    return false;
}

/* Checks that the wall has each STOP of a guest at a table. */
static void check_seat(const struct trial *h, const struct rows *page, const struct wall *w,
                       size_t tables, size_t table, const struct brief_seat *seat)
{
    struct findings all = plan_guest(&h->plan, &seat->who->guest, &seat->who->slots, false);
    for (size_t i = 0; i < all.n; i++) {
        const struct finding *f = &all.v[i];
        size_t number = 0;
        if (f->level != PLAN_STOP)
            continue;
        for (const struct plan_dish *d = h->plan.v; d <= f->dish; d++)
            number += !d->without;
        struct span letter = letter_of(page, table, seat->who->guest.id, f->name);
        if (!CHECK(is_on_wall(page, w, tables, number, table, letter)))
            printf("# dish %zu, table %zu, %.*s \"%.*s\"\n", number, table, SPAN_ARG(f->name),
                   SPAN_ARG(letter));
    }
}

PROP(wall_has_each_stop, 4000)
{
    struct trial *h = ARENA_NEW(&prop_arena, struct trial, 1);
    struct rows page;
    size_t tables = 0;
    draw_house(h);
    rows_begin(&page);
    struct brief b = evening_of(h);
    h->choices = h->plan;
    h->choices.ever = true;
    h->choices.v = ARENA_NEW(&prop_arena, struct plan_dish, h->plan.n);
    h->choices.cap = h->plan.n;
    for (size_t i = 0; i < h->plan.n; i++)
        h->choices.v[i] = h->plan.v[i];
    plan_add_book(&h->choices);
    struct wall w = {.menu = &h->plan,
                     .choices = rnd_chance(4) ? NULL : &h->choices,
                     .menu_n = h->plan.n,
                     .evening = &b,
                     .columns = RND_PICK(((const size_t[]){0, 44, 60, 80, 132})),
                     .people = true,
                     .arena = &prop_arena};
    wall_emit(&w, &page.sink);
    for (size_t i = 0; i < b.seats_n; i += brief_table_size(&b, i))
        tables++;
    for (size_t i = 0, n, t = 0; i < b.seats_n; i += n, t++) {
        n = brief_table_size(&b, i);
        for (size_t k = i; k < i + n; k++)
            check_seat(h, &page, &w, tables, t, &b.seats[k]);
    }
}
