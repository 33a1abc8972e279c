#include "query/wall.h"

#include "base/set.h"
#include "base/width.h"

enum {
    DATE,
    DISH,
    COVERS,
    SERVE,
    TIME,
    TABLE,
    PARTY,
    CELLS,
    LEVEL,
    ID,
    NAME,
    REASON,
    INSTEAD,
    FILE_PATH,
    LINE
};

static const struct field fields[] = {
    [DATE] = {"date", FIELD_DATE, STYLE_PLAIN},
    [DISH] = {"dish", FIELD_TEXT, STYLE_BOLD},
    [COVERS] = {"covers", FIELD_INT, STYLE_PLAIN},
    [SERVE] = {"serve", FIELD_INT, STYLE_BOLD},
    [TIME] = {"time", FIELD_TIME, STYLE_PLAIN},
    [TABLE] = {"table", FIELD_TEXT, STYLE_PLAIN},
    [PARTY] = {"party", FIELD_INT, STYLE_PLAIN},
    [CELLS] = {"cells", FIELD_TEXT, STYLE_PLAIN},
    [LEVEL] = {"level", FIELD_TEXT, STYLE_WORD},
    [ID] = {"id", FIELD_TEXT, STYLE_DIM},
    [NAME] = {"name", FIELD_TEXT, STYLE_BOLD},
    [REASON] = {"reason", FIELD_TEXT, STYLE_TONE},
    [INSTEAD] = {"instead", FIELD_TEXT, STYLE_PLAIN},
    [FILE_PATH] = {"file", FIELD_TEXT, STYLE_DIM},
    [LINE] = {"line", FIELD_INT, STYLE_DIM},
};

enum wall_layout { L_HEAD, L_TABLES, L_DISH, L_DISH_LONG, L_CELLS, L_GROUP, L_GUEST, L_LINE };

/* Columns: of a dish and its count, and of a table. */
enum { NAME_COLUMNS = 27, MARGIN = NAME_COLUMNS + 11, CELL = 5 };

static const char *const layouts[] = {
    [L_HEAD] = "{name~}",
    [L_TABLES] = "\n                                      {cells}",
    [L_DISH] = "\n{dish:27} {serve:>3} {=2:of} {covers:3}{cells}",
    [L_DISH_LONG] =
        "\n{dish}\n                            {serve:>3} {=2:of} {covers:3}{cells}",
    [L_CELLS] = "                                      {cells}",
    [L_GROUP] = "  {level:5} {reason~}",
    [L_GUEST] = ("  {level:5} {name}[ {=at {time}}][, {=table {table}}]: {|8}{reason~}"
                 "[\n        {=instead: {instead~}}]"),
    [L_LINE] = "  {level:5} {name}[ {=at {time}}][, {=table {table}}]: {|8}{reason~}",
};

const struct schema wall_schema = {"wall", fields, sizeof fields / sizeof *fields, layouts,
                                   sizeof layouts / sizeof *layouts};

/* One guest at a table, and what is against the menu's dishes for them. */
struct place {
    const struct brief_seat *seat;
    struct findings against;
    size_t *first;    /* of them, by dish, and last those about no dish; NONE: nothing */
    size_t *next;     /* by finding: the next of its dish, or NONE */
    const bool *gets; /* by dish */
    struct instead instead;
};

/* A table: seats v[from..from+n). */
struct wall_table {
    size_t from, n;
    int covers;
    struct span name;
};

struct page {
    const struct wall *w;
    struct sink *out;
    struct place *places;
    struct wall_table *tables;
    size_t tables_n;
    int covers;
};

#define NONE ((size_t)-1)

static struct row start(const struct page *p, enum wall_layout layout, enum tone tone)
{
    struct row r = row_new(&wall_schema);
    r.layout = (int)layout;
    r.tone = tone;
    row_date(&r, DATE, p->w->menu->day);
    return r;
}

/* Links the findings of each dish, in their order. */
static void index_findings(struct page *p, struct place *at)
{
    const struct plan *menu = p->w->menu;
    at->first = ARENA_NEW(p->w->arena, size_t, menu->n + 1);
    at->next = ARENA_NEW(p->w->arena, size_t, at->against.n);
    for (size_t i = 0; i <= menu->n; i++)
        at->first[i] = NONE;
    for (size_t i = at->against.n; i-- > 0;) {
        const struct plan_dish *dish = at->against.v[i].dish;
        size_t *first = &at->first[dish ? (size_t)(dish - menu->v) : menu->n];
        at->next[i] = *first;
        *first = i;
    }
}

static void read_place(struct page *p, size_t i)
{
    const struct wall *w = p->w;
    struct place *at = &p->places[i];
    at->seat = &w->evening->seats[i];
    struct brief_guest *who = at->seat->who;
    at->against = plan_guest(w->menu, &who->guest, &who->slots, false);
    at->gets = plan_served(w->menu, &who->guest);
    index_findings(p, at);
    if (!w->choices)
        return;
    instead_begin(&at->instead, w->choices, w->menu_n);
    instead_add(&at->instead, &who->guest, &who->slots, who->path);
    instead_rank(&at->instead);
}

static void read_table(struct page *p, size_t from, size_t n)
{
    const struct brief_seat *v = &p->w->evening->seats[from];
    struct wall_table *t = &p->tables[p->tables_n++];
    int covers = brief_covers(v, n);
    *t = (struct wall_table){from, n, covers > (int)n ? covers : (int)n, {NULL, 0}};
    for (size_t i = 0; i < n; i++)
        if (v[i].slot && v[i].slot->table.n)
            t->name = v[i].slot->table;
    p->covers += t->covers;
}

static void read_evening(struct page *p)
{
    struct brief *b = p->w->evening;
    struct arena *a = p->w->arena;
    brief_tables(b);
    p->places = ARENA_NEW(a, struct place, b->seats_n);
    p->tables = ARENA_NEW(a, struct wall_table, b->seats_n);
    for (size_t i = 0; i < b->seats_n; i++)
        read_place(p, i);
    for (size_t i = 0, n; i < b->seats_n; i += n) {
        n = brief_table_size(b, i);
        read_table(p, i, n);
    }
}

/* Returns how many people at the table do not get the dish: its guests and their companions. */
static int left_out(const struct page *p, const struct wall_table *t, size_t dish, bool *asks)
{
    int n = 0;
    *asks = false;
    for (size_t i = t->from; i < t->from + t->n; i++) {
        const struct place *at = &p->places[i];
        bool stopped = !at->gets[dish];
        for (size_t k = at->first[dish]; k != NONE; k = at->next[k]) {
            const struct finding *f = &at->against.v[k];
            *asks |= f->level == PLAN_ASK;
            n += f->level == PLAN_STOP && f->with.n; /* a companion */
            stopped |= f->level == PLAN_STOP && !f->with.n;
        }
        n += stopped;
    }
    return n < t->covers ? n : t->covers;
}

static void add_padded(struct buf *b, struct span text)
{
    size_t wide = width_of(text);
    if (wide >= CELL) {
        text = span_head(text, CELL - 1);
        wide = width_of(text);
    }
    buf_fill(b, ' ', CELL - wide);
    buf_add(b, text);
}

static size_t tables_across(const struct page *p)
{
    size_t columns = p->w->columns;
    if (!columns)
        return p->tables_n ? p->tables_n : 1;
    return columns > MARGIN + 2 * CELL ? (columns - MARGIN) / CELL : 1;
}

static struct span keep(const struct page *p, struct buf *b)
{
    return buf_move(b, p->w->arena);
}

/* Returns a cell for each table: how many get the dish, "!" if someone must not have it, "?" if
 * someone must be asked. */
static struct span cells(const struct page *p, size_t dish, size_t from)
{
    struct buf b = BUF_INIT;
    for (size_t i = from; i < p->tables_n && i < from + tables_across(p); i++) {
        bool asks;
        int out = left_out(p, &p->tables[i], dish, &asks);
        struct buf cell = BUF_INIT;
        buf_fmt(&cell, "%d%s%s", p->tables[i].covers - out, out ? "!" : "", asks ? "?" : "");
        add_padded(&b, buf_span(&cell));
        buf_release(&cell);
    }
    return keep(p, &b);
}

/* One line of the head: hours, minutes or names of the tables from `from` on. */
enum head { HEAD_HOUR, HEAD_MINUTE, HEAD_NAME };

static struct span head_cells(const struct page *p, size_t from, enum head what, bool *any)
{
    struct buf b = BUF_INIT;
    *any = false;
    for (size_t i = from; i < p->tables_n && i < from + tables_across(p); i++) {
        struct buf time = BUF_INIT;
        time_add(&time, p->w->evening->seats[p->tables[i].from].time);
        struct span text = what == HEAD_NAME   ? p->tables[i].name
                           : what == HEAD_HOUR ? span_head(buf_span(&time), 2)
                                               : span_from(buf_span(&time), 2);
        *any |= text.n > 0;
        add_padded(&b, text);
        buf_release(&time);
    }
    while (b.n && b.p[b.n - 1] == ' ')
        b.n--;
    return keep(p, &b);
}

static void emit_tables(const struct page *p, size_t from)
{
    for (int what = HEAD_HOUR; what <= HEAD_NAME; what++) {
        bool any;
        struct row r = start(p, what == HEAD_HOUR ? L_TABLES : L_CELLS, TONE_PLAIN);
        row_text(&r, CELLS, head_cells(p, from, (enum head)what, &any));
        if (any)
            sink_row(p->out, &r);
    }
}

static void set_place(const struct page *p, struct row *r, size_t place, size_t table)
{
    const struct brief_seat *seat = p->places[place].seat;
    row_text(r, ID, seat->who->guest.id);
    row_time(r, TIME, seat->time);
    row_int(r, PARTY, (int64_t)table + 1);
    if (p->tables[table].name.n)
        row_text(r, TABLE, p->tables[table].name);
}

static void emit_finding(const struct page *p, const struct finding *f, size_t place,
                         size_t table)
{
    struct row r = start(p, f->dish ? L_GUEST : L_LINE, plan_level_tone(f->level));
    set_place(p, &r, place, table);
    if (f->dish)
        row_text(&r, DISH, f->dish->name);
    row_text(&r, LEVEL, plan_level_name(f->level));
    row_text(&r, NAME, f->name);
    row_text(&r, REASON, f->reason);
    if (f->dish && p->w->choices && f->level == PLAN_STOP)
        row_text(&r, INSTEAD, instead_of(&p->places[place].instead, f->dish));
    if (f->fact) {
        row_text(&r, FILE_PATH, p->places[place].seat->who->path);
        row_int(&r, LINE, f->fact->lineno);
    }
    sink_row(p->out, &r);
}

/* Prints what is known against a dish, by its number; the menu's n: against no dish. */
static void emit_findings(const struct page *p, size_t dish)
{
    for (size_t t = 0; t < p->tables_n; t++)
        for (size_t i = p->tables[t].from; i < p->tables[t].from + p->tables[t].n; i++) {
            const struct place *at = &p->places[i];
            for (size_t k = at->first[dish]; k != NONE; k = at->next[k])
                if (at->against.v[k].level == PLAN_STOP || at->against.v[k].level == PLAN_ASK)
                    emit_finding(p, &at->against.v[k], i, t);
        }
}

/* Guests of one answer: those who get one dish instead, or who are asked about. */
struct group {
    struct span instead;
    struct buf names;
    size_t no_card; /* who avoid something, where the dish has no card */
};

struct groups {
    struct group *v;
    size_t n, cap;
    struct set by_dish;
};

static struct group *group_of(struct groups *all, struct span instead, struct arena *a)
{
    size_t i;
    if (set_add(&all->by_dish, instead, &i)) {
        all->v = arena_grow(a, all->v, all->n, &all->cap, sizeof *all->v);
        all->v[all->n++] = (struct group){.instead = instead};
    }
    return &all->v[i];
}

/* Appends "Aiko Nakamura 19:00 (shellfish)". */
static void add_name(struct buf *b, const struct finding *f, const struct brief_seat *seat)
{
    buf_fmt(b, "%s%.*s", b->n ? ", " : "", SPAN_ARG(f->name));
    if (seat->time != TIME_NONE) {
        buf_char(b, ' ');
        time_add(b, seat->time);
    }
    struct span why = f->term.n ? f->term : f->reason;
    buf_fmt(b, " (%.*s", SPAN_ARG(why));
    if (f->level == PLAN_ASK && f->term.n && f->word.n)
        buf_fmt(b, ": %.*s?", SPAN_ARG(f->word));
    buf_char(b, ')');
}

static void gather(const struct page *p, size_t dish, enum plan_level level, struct groups *all)
{
    struct span none = {NULL, 0};
    for (size_t i = 0; i < p->w->evening->seats_n; i++) {
        const struct place *at = &p->places[i];
        for (size_t k = at->first[dish]; k != NONE; k = at->next[k]) {
            const struct finding *f = &at->against.v[k];
            if (f->level != level)
                continue;
            bool finds = level == PLAN_STOP && p->w->choices;
            struct group *g =
                group_of(all, finds ? instead_of(&at->instead, f->dish) : none, p->w->arena);
            if (level == PLAN_ASK && !f->term.n && !f->word.n)
                g->no_card++;
            else
                add_name(&g->names, f, at->seat);
        }
    }
}

static void emit_group(const struct page *p, enum plan_level level, struct group *g)
{
    struct row r = start(p, L_GROUP, plan_level_tone(level));
    enum language l = p->w->menu->language;
    if (g->no_card) {
        buf_str(&g->names, g->names.n ? "; " : "");
        phrase_count(&g->names, l, "the kitchen: no card, and {1} avoids something",
                     "the kitchen: no card, and {1} avoid something", g->no_card);
    }
    if (g->instead.n) {
        phrase_add(&g->names, l, ": ");
        phrase_add1(&g->names, l, "instead {1}", g->instead);
    }
    row_text(&r, LEVEL, plan_level_name(level));
    row_text(&r, REASON, keep(p, &g->names));
    sink_row(p->out, &r);
}

/* Prints the guests that must not have the dish, by its replacement, then those to ask. */
static void emit_groups(const struct page *p, size_t dish)
{
    static const enum plan_level levels[] = {PLAN_STOP, PLAN_ASK};
    for (size_t l = 0; l < sizeof levels / sizeof *levels; l++) {
        struct groups all = {.by_dish = SET_INIT(p->w->arena)};
        gather(p, dish, levels[l], &all);
        for (size_t i = 0; i < all.n; i++)
            emit_group(p, levels[l], &all.v[i]);
    }
}

/* Returns how many covers get the dish; sets *of to the number it is planned for. */
static int count_servings(const struct page *p, size_t dish, int *of)
{
    bool one = p->w->menu->v[dish].only.n, asks;
    int serve = 0;
    *of = 0;
    for (size_t t = 0; t < p->tables_n; t++) {
        int meant = one ? 0 : p->tables[t].covers,
            out = left_out(p, &p->tables[t], dish, &asks);
        for (size_t i = p->tables[t].from; one && i < p->tables[t].from + p->tables[t].n; i++)
            meant += p->places[i].gets[dish];
        if (one)
            out -= (int)p->tables[t].n - meant;
        *of += meant;
        serve += out < meant ? meant - (out > 0 ? out : 0) : 0;
    }
    return serve;
}

static void emit_dish(const struct page *p, size_t dish)
{
    struct span name = p->w->menu->v[dish].name;
    bool one = p->w->menu->v[dish].only.n;
    int of, serve = count_servings(p, dish, &of);
    struct row r = start(p, width_of(name) > NAME_COLUMNS ? L_DISH_LONG : L_DISH, TONE_PLAIN);
    row_text(&r, DISH, name);
    row_int(&r, COVERS, of);
    row_int(&r, SERVE, serve);
    if (!one)
        row_text(&r, CELLS, cells(p, dish, 0));
    sink_row(p->out, &r);
    if (!p->w->joins) {
        emit_findings(p, dish);
        return;
    }
    for (size_t from = tables_across(p); !one && from < p->tables_n; from += tables_across(p)) {
        r = start(p, L_CELLS, TONE_PLAIN);
        row_text(&r, CELLS, cells(p, dish, from));
        sink_row(p->out, &r);
    }
    emit_groups(p, dish);
}

static void emit_head(const struct page *p)
{
    struct buf b = BUF_INIT;
    struct row r = start(p, L_HEAD, TONE_PLAIN);
    int covers = brief_add_day_text(&b, p->w->evening, 0);
    row_text(&r, NAME, keep(p, &b));
    row_int(&r, COVERS, covers);
    sink_row(p->out, &r);
}

void wall_emit(const struct wall *w, struct sink *out)
{
    struct page p = {.w = w, .out = out};
    read_evening(&p);
    if (!p.tables_n)
        return;
    emit_head(&p);
    for (size_t from = 0; w->joins && from < p.tables_n; from += tables_across(&p))
        emit_tables(&p, from);
    emit_findings(&p, w->menu->n);
    for (size_t i = 0; i < w->menu->n; i++)
        if (!w->menu->v[i].without)
            emit_dish(&p, i);
}
