#include "pages/wall_page.h"

#include "base/width.h"
#include "plan/plan_group.h"
#include "pages/wall_who.h"

enum { CELL_MOST = 12 };

/* A part of a cell, about one or more people: "ab→5". */
struct item {
    struct span text;
    bool stop;
    size_t line; /* of the cell, from 0 */
};

struct cell {
    struct item *v;
    size_t n, cap, used; /* columns of the last line */
    size_t printed;      /* items on the lines before */
};

struct page {
    const struct wall_tables *t;
    struct wall_people who;
    size_t *number;      /* by dish of the menu: its number on the page, from 1; 0: none */
    size_t dishes;       /* of the menu, with a number */
    struct set names;    /* of dishes of the menu with a number */
    size_t *name_number; /* by name: the number of the first */
    int *serve, *of;     /* by dish: see wall_servings */
    const struct wall_person **chosen; /* room for the people of a table */
    struct set others;  /* dishes instead that are not on the menu: their numbers follow */
    size_t cell;        /* columns of a table */
    size_t across;      /* tables beside each other */
    struct arena *line; /* owns what a dish has in its cells */
};

static struct span keep(const struct page *p, struct buf *b)
{
    return buf_move(b, p->line);
}

static struct row start(const struct page *p, enum wall_layout layout, enum tone tone)
{
    return wall_row(p->t, layout, tone);
}

static void emit_line(const struct page *p, enum tone tone, struct buf *text)
{
    struct row r = start(p, L_LINE, tone);
    row_text(&r, WALL_REASON, keep(p, text));
    sink_row(p->t->out, &r);
}

/* ---- cells ---- */

static void add_item(const struct page *p, struct cell *c, struct buf *text, bool stop)
{
    size_t wide = width_of(buf_span(text)), line = c->n ? c->v[c->n - 1].line : 0;
    if (c->n && c->used + 1 + wide >= p->cell) {
        line++;
        c->used = 0;
    }
    c->used += (c->used ? 1 : 0) + wide;
    c->v = arena_grow(p->line, c->v, c->n, &c->cap, sizeof *c->v);
    c->v[c->n++] = (struct item){keep(p, text), stop, line};
    *text = BUF_INIT;
}

/* Adds the letters of people and a sign, in as many items as the width of a cell asks for. */
static void add_letters(const struct page *p, struct cell *c, const struct wall_person **v,
                        size_t n, struct span sign, bool stop)
{
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < n; i++) {
        size_t wide = width_of(buf_span(&b)) + width_of(v[i]->letter) + width_of(sign);
        if (b.n && wide >= p->cell) {
            buf_add(&b, sign);
            add_item(p, c, &b, stop);
        }
        buf_add(&b, v[i]->letter);
    }
    if (!b.n)
        return;
    buf_add(&b, sign);
    add_item(p, c, &b, stop);
}

/* Returns the number of a dish that goes instead, which may be new on the page. */
static size_t number_of(struct page *p, struct span name)
{
    size_t at = set_find(&p->names, name);
    if (at != SET_NONE)
        return p->name_number[at];
    set_add(&p->others, name, &at);
    return p->dishes + 1 + at;
}

/* Returns the sign of people who must not have a dish: "→5", or "!" where nothing goes instead.
 */
static struct span sign_of(struct page *p, const struct wall_person *who, size_t dish)
{
    const struct wall *w = p->t->w;
    const struct wall_place *at = &p->t->places[who->place];
    struct span instead = {NULL, 0};
    if (w->choices && !w->menu->v[dish].only.n && (at->gets[dish] || who->companion))
        for (uint32_t k = at->first[dish]; k != WALL_NONE && !instead.n;
             k = at->against[k].next)
            instead = p->t->texts.keys[at->against[k].instead];
    return instead.n ? arena_fmt(p->line, "\xE2\x86\x92%zu", number_of(p, instead)) : SPAN("!");
}

static bool is_among(const struct span *v, size_t n, struct span s)
{
    for (size_t i = 0; i < n; i++)
        if (span_eq(v[i], s))
            return true;
    return false;
}

/* Adds those who must not have the dish, by what goes instead. */
static void add_stops(struct page *p, struct cell *c, const struct wall_person **v, size_t n,
                      size_t dish)
{
    struct span *signs = ARENA_NEW(p->line, struct span, n);
    const struct wall_person **same = ARENA_NEW(p->line, const struct wall_person *, n);
    for (size_t i = 0; i < n; i++)
        signs[i] = sign_of(p, v[i], dish);
    for (size_t i = 0; i < n; i++) {
        size_t of = 0;
        for (size_t k = is_among(signs, i, signs[i]) ? n : i; k < n; k++)
            if (span_eq(signs[k], signs[i]))
                same[of++] = v[k];
        add_letters(p, c, same, of, signs[i], true);
    }
}

/* Returns what one table has of a dish. */
static struct cell read_cell(struct page *p, size_t table, size_t dish)
{
    static const struct {
        unsigned is;
        const char *sign;
    } signs[] = {{WALL_ASK, "?"}, {WALL_AVOID, "-"}, {WALL_AGAIN, "="}, {WALL_ALONE, ""}};
    struct cell c = {.v = NULL};
    const struct wall_person **v = p->chosen;
    wall_judge(p->t, &p->who, table, dish);
    size_t n = wall_select(&p->who, table, WALL_STOP, v);
    add_stops(p, &c, v, n, dish);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        n = wall_select(&p->who, table, signs[i].is, v);
        add_letters(p, &c, v, n, span_str(signs[i].sign), false);
    }
    return c;
}

/* ---- lines of cells ---- */

/* A line of cells, and which parts of it are for those who must not have a dish. */
struct cell_line {
    struct buf text;
    size_t *from, *to;
    size_t n, from_cap, to_cap;
    size_t wide, measured; /* columns of the first `measured` bytes */
};

static void fill_to(struct cell_line *l, size_t columns)
{
    struct buf *b = &l->text;
    l->wide += width_of(span_from(buf_span(b), l->measured));
    size_t more = !b->n || l->wide < columns ? columns - l->wide : 1;
    buf_fill(b, ' ', more);
    l->wide += more;
    l->measured = b->n;
}

/* Appends the items of a cell that are on its line `number`. */
static void add_cell(const struct page *p, struct cell_line *l, struct cell *c, size_t number)
{
    struct arena *a = p->line;
    bool any = false;
    for (size_t i; (i = c->printed) < c->n && c->v[i].line == number; c->printed++) {
        buf_str(&l->text, any ? " " : "");
        any = true;
        if (c->v[i].stop) {
            l->from = arena_grow(a, l->from, l->n, &l->from_cap, sizeof *l->from);
            l->to = arena_grow(a, l->to, l->n, &l->to_cap, sizeof *l->to);
            l->from[l->n] = l->text.n;
            l->to[l->n++] = l->text.n + c->v[i].text.n;
        }
        buf_add(&l->text, c->v[i].text);
    }
    if (!c->n && !number)
        buf_char(&l->text, '.');
}

/* Sets the cells of a row. */
static void set_cells(const struct page *p, struct row *r, struct cell_line *l)
{
    struct span *parts = ARENA_NEW(p->line, struct span, l->n);
    while (l->text.n && l->text.p[l->text.n - 1] == ' ')
        l->text.n--;
    struct span text = keep(p, &l->text);
    for (size_t i = 0; i < l->n; i++)
        parts[i] = span_between(text.p + l->from[i], text.p + l->to[i]);
    row_text(r, WALL_CELLS, text);
    row_parts(r, WALL_CELLS, parts, l->n);
}

static void emit_cells(struct page *p, struct row *first, size_t dish, size_t from, size_t to)
{
    struct cell *cells = ARENA_NEW(p->line, struct cell, to - from);
    size_t lines = 1;
    bool alone = p->t->w->menu->v[dish].only.n;
    for (size_t i = 0; i < to - from; i++) {
        cells[i] = read_cell(p, from + i, dish);
        if (cells[i].n && cells[i].v[cells[i].n - 1].line >= lines)
            lines = cells[i].v[cells[i].n - 1].line + 1;
    }
    for (size_t n = 0; n < lines; n++) {
        struct row r = n ? start(p, L_CELLS, TONE_PLAIN) : *first;
        struct cell_line l = {.text = BUF_INIT};
        for (size_t i = 0; i < to - from; i++) {
            fill_to(&l, i * p->cell);
            if (cells[i].n || !alone)
                add_cell(p, &l, &cells[i], n);
        }
        set_cells(p, &r, &l);
        sink_row(p->t->out, &r);
    }
}

/* ---- the grid ---- */

/* Appends what fits into a number of columns. */
static void add_cut(struct buf *b, struct span text, size_t columns)
{
    size_t wide = 0, n = 0;
    if (width_of(text) <= columns) {
        buf_add(b, text);
        return;
    }
    while (n < text.n) {
        size_t bytes = width_cluster(span_from(text, n), &wide);
        if (wide >= columns)
            break;
        n += bytes;
    }
    buf_add(b, span_head(text, n));
    buf_str(b, "\xE2\x80\xA6");
}

enum head { HEAD_TIME, HEAD_NAME, HEAD_COVERS, HEADS };

static void emit_head(const struct page *p, enum head what, size_t from, size_t to)
{
    struct cell_line l = {.text = BUF_INIT};
    bool any = false;
    for (size_t i = from; i < to; i++) {
        const struct wall_table *t = &p->t->tables[i];
        daytime_t time = p->t->w->evening->seats[t->from].time;
        size_t before = l.text.n;
        fill_to(&l, (i - from) * p->cell);
        before = l.text.n > before ? l.text.n : before;
        if (what == HEAD_TIME && time != TIME_NONE)
            time_add(&l.text, time);
        if (what == HEAD_NAME)
            add_cut(&l.text, t->name, p->cell - 1);
        if (what == HEAD_COVERS)
            buf_fmt(&l.text, "\xC3\x97%d%s", t->covers, t->known ? "" : "+");
        any |= l.text.n > before;
    }
    struct row r = start(p, what == HEAD_TIME ? L_TABLES : L_CELLS, TONE_PLAIN);
    set_cells(p, &r, &l);
    if (any || what == HEAD_TIME)
        sink_row(p->t->out, &r);
}

static void emit_dish(struct page *p, size_t dish, size_t from, size_t to)
{
    const struct plan_dish *d = &p->t->w->menu->v[dish];
    struct span name = d->shown.n ? d->shown : d->name;
    struct row r =
        start(p, width_of(name) > WALL_DISH_COLUMNS ? L_DISH_LONG : L_DISH, TONE_PLAIN);
    row_text(&r, WALL_DISH, name);
    row_int(&r, WALL_COVERS, p->of[dish]);
    row_int(&r, WALL_SERVE, p->serve[dish]);
    row_int(&r, WALL_NUMBER, (int64_t)p->number[dish]);
    emit_cells(p, &r, dish, from, to);
    arena_reset(p->line);
}

static void emit_grid(struct page *p, size_t from)
{
    size_t to = from + p->across < p->t->tables_n ? from + p->across : p->t->tables_n;
    for (int what = 0; what < HEADS; what++)
        emit_head(p, (enum head)what, from, to);
    for (size_t i = 0; i < p->t->w->menu->n; i++)
        if (p->number[i])
            emit_dish(p, i, from, to);
}

/* ---- below the grid ---- */

/* Appends the words of a dish that someone must be asked about: "2 leeks: 20:00 b "leeks"". */
static void add_asked(struct buf *b, const struct page *p, size_t dish)
{
    const struct plan_dish *d = &p->t->w->menu->v[dish];
    enum language l = p->t->w->menu->language;
    size_t from = b->n;
    for (size_t t = 0; t < p->t->tables_n; t++)
        wall_judge(p->t, &p->who, t, dish);
    for (size_t i = 0; i < p->who.n; i++) {
        const struct wall_person *who = &p->who.v[i];
        if (!who->asks.n)
            continue;
        if (b->n > from) {
            phrase_add(b, l, ", ");
        } else {
            phrase_join(b, l, "; ");
            buf_fmt(b, "%zu %.*s", p->number[dish], SPAN_ARG(d->shown.n ? d->shown : d->name));
            phrase_add(b, l, ": ");
        }
        time_add(b, p->t->places[who->place].seat->time);
        buf_fmt(b, " %.*s ", SPAN_ARG(who->letter));
        phrase_add1(b, l, "\"{1}\"", who->asks);
    }
}

static void emit_asked(const struct page *p)
{
    struct buf b = BUF_INIT, text = BUF_INIT;
    for (size_t i = 0; i < p->t->w->menu->n; i++)
        if (p->number[i])
            add_asked(&b, p, i);
    if (b.n) {
        phrase_add(&text, p->t->w->menu->language, "ASK");
        buf_fmt(&text, " %.*s", SPAN_ARG(buf_span(&b)));
        emit_line(p, TONE_WARN, &text);
    }
    buf_release(&b);
}

static void emit_others(const struct page *p)
{
    for (size_t i = 0; i < p->others.n; i++) {
        struct row r = start(p, L_OTHER_DISH, TONE_PLAIN);
        row_text(&r, WALL_DISH, p->others.keys[i]);
        row_int(&r, WALL_NUMBER, (int64_t)(p->dishes + 1 + i));
        sink_row(p->t->out, &r);
    }
}

static void add_meaning(struct buf *b, const struct page *p, const char *sign,
                        enum plan_level level)
{
    struct span name = plan_level_name(level);
    buf_fmt(b, "%sa%s ", b->n ? " \xC2\xB7 " : "", sign);
    buf_add(b, phrase_word(p->t->w->menu->language, name));
}

static void emit_legend(const struct page *p)
{
    struct buf b = BUF_INIT;
    add_meaning(&b, p,
                "\xE2\x86\x92"
                "5",
                PLAN_STOP);
    phrase_add(&b, p->t->w->menu->language, ", ");
    phrase_add1(&b, p->t->w->menu->language, "instead {1}", SPAN("5"));
    add_meaning(&b, p, "!", PLAN_STOP);
    add_meaning(&b, p, "?", PLAN_ASK);
    add_meaning(&b, p, "-", PLAN_AVOID);
    add_meaning(&b, p, "=", PLAN_AGAIN);
    emit_line(p, TONE_PLAIN, &b);
}

/* ---- the page ---- */

static void emit_uncarded(const struct page *p)
{
    struct buf b = BUF_INIT, dishes = BUF_INIT;
    plan_add_uncarded(&dishes, p->t->w->menu);
    if (dishes.n) {
        phrase_add1(&b, p->t->w->menu->language,
                    "ASK what is in these, for every allergy and diet: {1}", buf_span(&dishes));
        emit_line(p, TONE_WARN, &b);
    }
    buf_release(&dishes);
}

static void measure(struct page *p)
{
    const struct wall_tables *t = p->t;
    size_t columns = t->w->columns, room = columns > WALL_MARGIN ? columns - WALL_MARGIN : 0;
    p->cell = room / t->tables_n;
    p->cell = p->cell < WALL_CELL ? WALL_CELL : p->cell > CELL_MOST ? CELL_MOST : p->cell;
    p->across = columns ? room / p->cell : t->tables_n;
    p->across = p->across ? p->across : 1;
}

static void number_dishes(struct page *p)
{
    const struct plan *menu = p->t->w->menu;
    struct arena *a = p->t->w->arena;
    size_t n;
    p->number = ARENA_NEW(a, size_t, menu->n);
    p->name_number = ARENA_NEW(a, size_t, menu->n);
    p->serve = ARENA_NEW(a, int, menu->n);
    p->of = ARENA_NEW(a, int, menu->n);
    for (size_t i = 0; i < menu->n; i++) {
        if (menu->v[i].without)
            continue;
        p->number[i] = ++p->dishes;
        p->serve[i] = wall_servings(p->t, i, &p->of[i]);
        if (set_add(&p->names, menu->v[i].name, &n))
            p->name_number[n] = p->number[i];
    }
}

void wall_page_emit(const struct wall_tables *t)
{
    struct arena line = ARENA_INIT;
    struct page p = {
        .t = t, .others = SET_INIT(t->w->arena), .names = SET_INIT(t->w->arena), .line = &line};
    const struct plan *menu = t->w->menu;
    number_dishes(&p);
    measure(&p);
    wall_read_people(t, &p.who);
    p.chosen = ARENA_NEW(t->w->arena, const struct wall_person *, p.who.n);
    emit_uncarded(&p);
    wall_emit_people(t, &p.who);
    for (size_t from = 0; from < t->tables_n; from += p.across)
        emit_grid(&p, from);
    if (menu->n) {
        emit_others(&p);
        emit_asked(&p);
        emit_legend(&p);
    }
    arena_release(&line);
}
