#include "entry/served_sheet.h"

#include "entry/company.h"
#include "entry/incident.h"
#include "entry/input.h"
#include "entry/sitting.h"
#include "pages/sheet.h"
#include "text/dish.h"

#include <string.h>

enum { COMPARED = 1 << 20 };

struct sitting_table {
    struct served_sheet *s;
    const struct sheet_table *t;
    struct sitting *v;   /* by place of the guest */
    struct set rows;     /* dishes that have cells, by sheet_item_key */
    size_t *row_of, cap; /* by number in rows */
    struct party party;
};

static int wrong(struct served_sheet *s, struct span line, uint32_t lineno, struct span culprit,
                 const char *name, struct span message, struct span remedy)
{
    app_diag(s->app,
             &(struct diag){DIAG_ERROR, s->path, line, culprit, lineno, name, message, remedy});
    return STATUS_FILE;
}

static struct span keep(struct app *app, struct buf *b)
{
    return buf_move(b, &app->arena);
}

/* ---- dishes ---- */

/* Reads a row as an item: "dish: black cod". */
static int read_dish(struct served_sheet *s, const struct sheet_row *row, struct fact *item)
{
    struct app *app = s->app;
    struct fact f = fact_parse(row->text, 0, &app->store.keys);
    struct inputs in = {0};
    struct buf b = BUF_INIT;
    bool known = f.kind == LINE_FACT && f.class != CLASS_UNKNOWN;
    if (known && (f.class != CLASS_ITEM || f.date != DATE_NONE))
        return wrong(s, row->line, row->lineno, row->text, "no-dish",
                     SPAN("cells record only what was served that evening"),
                     SPAN("write it after letters instead, as in: a note: quiet table"));
    if (known && f.mark)
        return wrong(s, row->line, row->lineno, row->text, "mark",
                     SPAN("a mark must be in a cell"), SPAN("write it in the cell: . + - ~ *"));
    fact_write(&b, DATE_NONE, TIME_NONE,
               known ? fact_key_is(&f) : app->store.keys.v[app->store.keys.item].name, 0,
               known ? f.text : row->text);
    struct stamp none = {.date = s->sheet.date, .time = TIME_NONE};
    int status = inputs_add(app, keep(app, &b), &none, &in);
    if (status)
        app_note("in line %u of %.*s", row->lineno, SPAN_ARG(s->path));
    else
        *item = in.v[0].fact;
    return status;
}

static struct span line_of(struct served_sheet *s, const struct sitting *one, struct span key,
                           char mark, struct span text)
{
    struct buf b = BUF_INIT;
    fact_write(&b, s->sheet.date, one->timed ? one->t->time : TIME_NONE, key, mark, text);
    return keep(s->app, &b);
}

/* Returns the line on record with the mark of the cell, and the remark of the row if it has
 * one. */
static struct span corrected(struct served_sheet *s, const struct fact *old,
                             const struct fact *item, char mark)
{
    struct buf text = BUF_INIT, line = BUF_INIT;
    struct span remark = item->remark.n ? item->remark : old->remark;
    buf_add(&text, old->body);
    if (remark.n) {
        buf_str(&text, "; ");
        buf_add(&text, remark);
    }
    fact_write(&line, old->date, old->time, fact_key_is(old), mark, buf_span(&text));
    buf_release(&text);
    return keep(s->app, &line);
}

static void not_decided(struct served_sheet *s, const struct sitting *one,
                        const struct fact *item)
{
    struct span name = guest_name(&one->guest), dish = dish_parse(item->body).name;
    buf_fmt(&s->open, "%s%.*s: %.*s", s->open.n ? "\n  " : "", SPAN_ARG(name), SPAN_ARG(dish));
}

static void take_back(struct served_sheet *s, const struct sitting *one, struct span key)
{
    for (size_t i = sitting_first_item(one, key); i != SET_NONE; i = one->next[i])
        entries_swap(s->app, &s->entries, one->id, one->slot->facts[i]->line, SPAN(""));
}

static void serve(struct served_sheet *s, struct sitting *one, const struct fact *item,
                  struct span key, char mark)
{
    size_t first = sitting_first_item(one, key), same = first;
    while (same != SET_NONE && one->slot->facts[same]->mark != mark)
        same = one->next[same];
    if (first != SET_NONE && same == SET_NONE) {
        const struct fact *old = one->slot->facts[first];
        entries_swap(s->app, &s->entries, one->id, old->line, corrected(s, old, item, mark));
        return;
    }
    entries_add(s->app, &s->entries, one->id,
                line_of(s, one, fact_key_is(item), mark, item->text));
}

/*
 * Refuses a dish whose name was changed by hand: it is nearly that of a recorded dish that the
 * sheet no longer has, and the guest would have both.
 */
static int renamed(struct served_sheet *s, const struct sheet_row *row, struct span other,
                   const char *where)
{
    return wrong(
        s, row->line, row->lineno, row->text, "renamed",
        arena_fmt(&s->app->arena, "this resembles \"%.*s\", which is %s", SPAN_ARG(other),
                  where),
        SPAN("write that name; if it is another dish, write it after letters: a dish: NAME"));
}

static bool is_near(const struct served_sheet *s, struct span key, struct span other)
{
    return set_find(&s->dishes, other) == SET_NONE && dish_near(key, other);
}

static int check_name(struct sitting_table *t, const struct sheet_row *row,
                      const struct fact *item)
{
    struct served_sheet *s = t->s;
    struct arena *a = &s->app->arena;
    struct span key = dish_key(dish_parse(item->body).name, a);
    size_t dishes = s->menu ? s->menu->n : 0;
    if (dishes * t->t->rows_n > COMPARED)
        dishes = 0;
    for (size_t i = 0; i < dishes; i++)
        if (span_eq(s->menu->v[i].own, key))
            return 0;
    for (size_t i = 0; i < dishes; i++)
        if (is_near(s, key, s->menu->v[i].own))
            return renamed(s, row, s->menu->v[i].name, "on the menu");
    for (size_t c = 0; c < row->n; c++) {
        const struct sitting *one = &t->v[row->who[c]];
        if (one->items.n * t->t->rows_n > COMPARED || strchr("x?", row->cells[c]))
            continue;
        for (size_t i = 0; i < one->items.n; i++) {
            struct span name = dish_parse(one->slot->facts[one->first[i]]->body).name;
            if (is_near(s, key, dish_key(name, a)))
                return renamed(s, row, name, "recorded for that evening");
        }
    }
    return 0;
}

static int one_row(struct sitting_table *t, const struct sheet_row *row,
                   const struct fact *item)
{
    struct served_sheet *s = t->s;
    struct span key = sheet_item_key(item, &s->app->arena);
    int status = check_name(t, row, item);
    for (size_t i = 0; i < row->n && !status; i++) {
        struct sitting *one = &t->v[row->who[i]];
        char cell = row->cells[i];
        if (cell == '?')
            not_decided(s, one, item);
        else if (cell == 'x')
            take_back(s, one, key);
        else
            serve(s, one, item, key, cell == '.' ? 0 : cell);
    }
    return status;
}

/* ---- facts behind letters ---- */

static int read_fact(struct sitting_table *t, const struct sheet_fact *f, struct input *fact)
{
    struct served_sheet *s = t->s;
    struct inputs in = {0};
    struct stamp stamp = {.date = s->sheet.date, .time = TIME_NONE, .keyed = true};
    if (f->text.p[0] == '@')
        return wrong(s, f->line, f->lineno, f->text, "whose",
                     SPAN("a fact after letters cannot begin with @ID"),
                     SPAN("remove the @id"));
    int status = inputs_add(s->app, f->text, &stamp, &in);
    if (status)
        app_note("in line %u of %.*s", f->lineno, SPAN_ARG(s->path));
    else
        *fact = in.v[0];
    return status;
}

/* Returns the line of a fact, with its hour if the guest has several sittings. */
static struct span fact_line(struct sitting_table *t, const struct sitting *one,
                             const struct party *p, size_t self, const struct fact *f)
{
    struct served_sheet *s = t->s;
    bool names = f->key == KEY_VISIT || f->key == KEY_BOOKED;
    bool timed = (one->timed || f->key == KEY_VISIT) && f->date == s->sheet.date &&
                 f->time == TIME_NONE && f->class != CLASS_STANDING;
    struct span text = names ? company_text(s->app, p, self, NULL, f->text) : f->text;
    struct buf b = BUF_INIT;
    fact_write(&b, f->date, timed ? one->t->time : f->time, fact_key_is(f), f->mark, text);
    return keep(s->app, &b);
}

static const struct sheet_row *row_of(const struct sitting_table *t, const struct fact *fact)
{
    size_t k = set_find(&t->rows, sheet_item_key(fact, &t->s->app->arena));
    return fact->class == CLASS_ITEM && fact->date == t->s->sheet.date && k != SET_NONE
               ? &t->t->rows[t->row_of[k]]
               : NULL;
}

/* Checks a fact about a dish that has a cell: it may add a remark, but not contradict it. */
static int check_fact(struct sitting_table *t, const struct sheet_fact *f,
                      const struct fact *fact)
{
    const struct sheet_row *row = row_of(t, fact);
    for (size_t i = 0; row && i < f->letters.n; i++)
        for (size_t c = 0; c < row->n; c++) {
            char cell = row->cells[c] == '.' ? 0 : row->cells[c];
            if (row->who[c] != sheet_letter(t->t, f->letters.p[i]) ||
                (cell != 'x' && cell != '?' && (!fact->mark || fact->mark == cell)))
                continue;
            return wrong(t->s, f->line, f->lineno, f->text, "two-answers",
                         arena_fmt(&t->s->app->arena,
                                   "the cell of %c on line %u contradicts this line",
                                   f->letters.p[i], row->lineno),
                         SPAN("correct the cell, or the mark of this line"));
        }
    return 0;
}

static void add_fact(struct sitting_table *t, const struct sheet_fact *f,
                     const struct fact *fact)
{
    struct party p = {ARENA_NEW(&t->s->app->arena, struct span, f->letters.n), 0};
    for (size_t i = 0; i < f->letters.n; i++)
        p.ids[p.n++] = t->v[sheet_letter(t->t, f->letters.p[i])].id;
    for (size_t i = 0; i < f->letters.n; i++) {
        struct sitting *one = &t->v[sheet_letter(t->t, f->letters.p[i])];
        entries_add(t->s->app, &t->s->entries, one->id, fact_line(t, one, &p, i, fact));
    }
}

/* ---- the visit ---- */

/* Returns the text with that table in it. */
static struct span with_table(struct served_sheet *s, struct span text, struct span table)
{
    struct buf line = BUF_INIT, b = BUF_INIT;
    fact_write(&line, s->sheet.date, TIME_NONE, SPAN("visit"), 0, text);
    struct fact f = fact_parse(buf_span(&line), 0, &s->app->store.keys);
    struct span old = fact_table(&f);
    if (!table.n || span_eq(old, table)) {
        buf_release(&line);
        return text;
    }
    if (old.n) {
        buf_add(&b, span_between(f.text.p, old.p));
        buf_add(&b, table);
        buf_add(&b, span_between(old.p + old.n, f.text.p + f.text.n));
    } else {
        buf_add(&b, f.text);
        buf_str(&b, "; table ");
        buf_add(&b, table);
    }
    buf_release(&line);
    return keep(s->app, &b);
}

/* Returns the text of the guest's booking, else that of another guest at the table. */
static struct span booked_text(const struct sitting_table *t, size_t self)
{
    const struct slot *own = t->v[self].slot;
    if (own && own->booked)
        return own->booked->body;
    for (size_t i = 0; i < t->party.n; i++)
        if (t->v[i].slot && t->v[i].slot->booked)
            return t->v[i].slot->booked->body;
    return arena_fmt(&t->s->app->arena, "for %zu", t->party.n);
}

/* Adds the visit. A recorded visit is kept, except that its table is corrected. */
static void add_visit(struct sitting_table *t, size_t self)
{
    struct served_sheet *s = t->s;
    const struct sitting *one = &t->v[self];
    const struct fact *old = one->slot ? one->slot->visit : NULL;
    struct buf line = BUF_INIT;
    if (!one->came || one->visit)
        return;
    if (old) {
        fact_write(&line, old->date, old->time, fact_key_is(old), old->mark,
                   with_table(s, old->text, t->t->table));
        struct span now = keep(s->app, &line);
        if (!span_eq(with_table(s, old->text, t->t->table), old->text))
            entries_swap(s->app, &s->entries, one->id, old->line, now);
        return;
    }
    struct span text = with_table(s, booked_text(t, self), t->t->table);
    fact_write(&line, s->sheet.date, t->t->time, SPAN("visit"), 0,
               company_text(s->app, &t->party, self, NULL, text));
    entries_add(s->app, &s->entries, one->id, keep(s->app, &line));
}

/* ---- a table ---- */

static void note_who_came(struct sitting_table *t, const struct input *facts)
{
    for (size_t i = 0; i < t->t->rows_n; i++)
        for (size_t c = 0; c < t->t->rows[i].n; c++)
            t->v[t->t->rows[i].who[c]].came |= !strchr("x?", t->t->rows[i].cells[c]);
    for (size_t i = 0; i < t->t->facts_n; i++)
        for (size_t c = 0; c < t->t->facts[i].letters.n; c++) {
            size_t at = sheet_letter(t->t, t->t->facts[i].letters.p[c]);
            t->v[at].came |= facts[i].fact.class == CLASS_ITEM;
            t->v[at].visit |= facts[i].fact.key == KEY_VISIT;
        }
}

/* Notes which dishes the table has; one that has two lines of cells is refused. */
static int find_rows(struct sitting_table *t, const struct fact *items,
                     const struct input *facts)
{
    struct served_sheet *s = t->s;
    struct arena *a = &s->app->arena;
    int status = 0;
    s->dishes = SET_INIT(a);
    t->rows = SET_INIT(a);
    for (size_t i = 0; i < t->t->rows_n; i++) {
        const struct sheet_row *row = &t->t->rows[i];
        size_t k;
        set_add(&s->dishes, dish_key(dish_parse(items[i].body).name, a), NULL);
        if (!set_add(&t->rows, sheet_item_key(&items[i], a), &k)) {
            status = wrong(s, row->line, row->lineno, row->text, "twice",
                           arena_fmt(a, "this dish already has cells on line %u",
                                     t->t->rows[t->row_of[k]].lineno),
                           SPAN("remove one of the lines"));
            continue;
        }
        t->row_of = arena_grow(a, t->row_of, k, &t->cap, sizeof *t->row_of);
        t->row_of[k] = i;
    }
    for (size_t i = 0; i < t->t->facts_n; i++)
        if (facts[i].fact.class == CLASS_ITEM)
            set_add(&s->dishes, dish_key(dish_parse(facts[i].fact.body).name, a), NULL);
    return status;
}

static int add_lines(struct sitting_table *t, const struct fact *items,
                     const struct input *facts)
{
    int status = 0;
    note_who_came(t, facts);
    for (size_t i = 0; i < t->party.n; i++)
        add_visit(t, i);
    for (size_t i = 0; i < t->t->rows_n; i++)
        status = err_graver(status, one_row(t, &t->t->rows[i], &items[i]));
    for (size_t i = 0; i < t->t->facts_n; i++) {
        status = err_graver(status, check_fact(t, &t->t->facts[i], &facts[i].fact));
        add_fact(t, &t->t->facts[i], &facts[i].fact);
    }
    return status;
}

static int one_table(struct served_sheet *s, const struct sheet_table *sheet,
                     struct seating *seating)
{
    struct sitting_table t = {.s = s, .t = sheet};
    struct fact *items = ARENA_NEW(&s->app->arena, struct fact, sheet->rows_n);
    struct input *facts = ARENA_NEW(&s->app->arena, struct input, sheet->facts_n);
    int status = sittings_find(seating, sheet, &t.v);
    t.party.ids = ARENA_NEW(&s->app->arena, struct span, sheet->guests_n);
    while (t.party.n < sheet->guests_n) {
        t.party.ids[t.party.n] = t.v[t.party.n].id;
        t.party.n++;
    }
    for (size_t i = 0; i < sheet->rows_n; i++)
        status = err_graver(status, read_dish(s, &sheet->rows[i], &items[i]));
    for (size_t i = 0; i < sheet->facts_n; i++)
        status = err_graver(status, read_fact(&t, &sheet->facts[i], &facts[i]));
    if (!status)
        status = find_rows(&t, items, facts);
    return status ? status : add_lines(&t, items, facts);
}

/* ---- the sheet ---- */

/* Drops lines of the page that were left empty: "a dish:". */
static void drop_unfilled(const struct served_sheet *s, struct sheet_table *t)
{
    const struct keys *keys = &s->app->store.keys;
    struct span item = keys->v[keys->item].name;
    size_t n = 0;
    for (size_t i = 0; i < t->facts_n; i++) {
        struct span text = t->facts[i].text;
        bool filled = text.n != item.n + 1 || text.p[item.n] != ':' || !span_starts(text, item);
        if (filled)
            t->facts[n++] = t->facts[i];
    }
    t->facts_n = n;
}

int served_sheet_read(struct served_sheet *s, struct span src)
{
    struct app *app = s->app;
    struct diags bad = DIAGS_INIT(&app->arena);
    int status = 0;
    s->entries = (struct entries){.whole = true, .brief = true};
    buf_clear(&s->open);
    sheet_parse(&s->sheet, src, &bad, &app->arena);
    for (size_t i = 0; i < bad.n; i++) {
        bad.v[i].path = s->path;
        app_diag(app, &bad.v[i]);
        status = STATUS_FILE;
    }
    if (bad.n > SHEET_WRONG || s->sheet.cells > SHEET_CELLS)
        app_note("the rest of %.*s was not read", SPAN_ARG(s->path));
    struct seating seating = {app, s->path, s->sheet.date, SET_INIT(&app->arena)};
    app->in_text = true;
    for (size_t i = 0; i < s->sheet.n; i++)
        drop_unfilled(s, &s->sheet.tables[i]);
    for (size_t i = 0; i < s->sheet.n && !bad.n; i++)
        status = err_graver(status, one_table(s, &s->sheet.tables[i], &seating));
    app->in_text = false;
    return status;
}

int served_sheet_write(struct served_sheet *s)
{
    int status = s->entries.n ? write_and_warn(s->app, &s->entries) : STATUS_NO;
    if (!s->entries.n)
        app_note("the sheet has no served dish; nothing was written");
    if (s->open.n && (status <= STATUS_NO || status == STATUS_AFTER))
        app_note("not decided, and not recorded:\n  %s", buf_cstr(&s->open));
    return status;
}

void served_sheet_end(struct served_sheet *s)
{
    buf_release(&s->open);
}
