#include "query/sheet.h"

#include "base/set.h"
#include "base/width.h"
#include "query/suspicious.h"
#include "text/dish.h"
#include "text/sheet.h"

enum {
    COLUMNS = 80,
    AT_A_TABLE = 20, /* guests in one block of the page; more are in a second */
    AT_A_FORM = 8,   /* the same with boxes */
    PAPER = 58,      /* lines on a sheet of A4 or Letter paper */
    NAME_MAX = 34    /* columns of a dish, after which its comment begins */
};

/* One line of dishes: those of the menu with the same words. */
struct page_row {
    struct span text; /* as the page has it */
    struct span book_key;
    char *cells; /* by guest */
};

struct block {
    const struct sheet_page *p;
    const struct brief_seat *v;
    size_t n;
    char *letters;
    struct findings *against; /* by guest */
    struct set keys;          /* of rows */
    struct page_row *rows;    /* by number in keys */
    size_t rows_cap;
    size_t *row_of; /* by dish of the plan; SET_NONE: none of these guests gets it */
    size_t width;   /* of the names of dishes */
};

struct span sheet_item_key(const struct fact *f, struct arena *a)
{
    struct span dish = dish_written_key(dish_parse(f->body).name, a);
    return arena_fmt(a, "%d %.*s", f->key, SPAN_ARG(dish));
}

/* ---- text ---- */

/* Appends words from column `at` on, continued in lines that begin with `indent` spaces and #.
 */
static void add_comment(struct buf *b, size_t at, size_t indent, struct span text)
{
    struct span word;
    bool first = true;
    while (span_word(&text, &word)) {
        size_t wide = width_of(word);
        if (!first && at + 1 + wide > COLUMNS) {
            buf_char(b, '\n');
            buf_fill(b, ' ', indent);
            buf_str(b, "#   ");
            at = indent + 4;
            first = true;
        }
        buf_str(b, first ? "" : " ");
        buf_add(b, word);
        at += wide + !first;
        first = false;
    }
}

/*
 * Appends what follows a line of `used` columns: from `column` on if it fits, after `sign`,
 * else as a comment below it.
 */
static void add_behind(struct buf *b, size_t used, size_t column, const char *sign,
                       size_t indent, struct span text)
{
    size_t at = used + 2 > column ? used + 2 : column;
    if (at + strlen(sign) + width_of(text) <= COLUMNS) {
        buf_fill(b, ' ', at - used);
        buf_str(b, sign);
        buf_add(b, text);
        return;
    }
    buf_char(b, '\n');
    buf_fill(b, ' ', indent);
    buf_str(b, "# ");
    add_comment(b, indent + 2, indent, text);
}

static void pad(struct buf *b, struct span text, size_t columns)
{
    size_t wide = width_of(text);
    buf_add(b, text);
    buf_fill(b, ' ', wide < columns ? columns - wide : 0);
}

/* ---- guests ---- */

static void add_alert(struct buf *b, const struct block *k, const char *what, struct span text)
{
    buf_str(b, b->n ? "; " : "");
    phrase_add(b, k->p->language, what);
    buf_char(b, ' ');
    buf_add(b, text);
}

/* Appends what must be known of a guest. */
static void add_alerts(struct buf *b, const struct block *k, const struct brief_seat *seat)
{
    static const char *const names[] = {"ALLERGY", "INTOLERANCE", "DIET"};
    const struct guest *g = &seat->who->guest;
    bool asked = false;
    for (int key = KEY_ALLERGY; key <= KEY_DIET; key++)
        for (size_t i = 0; i < g->n; i++) {
            const struct fact *f = &g->v[i];
            asked |= f->key == KEY_ALLERGY && f->text.n;
            if (f->key == key && f->body.n && !fact_says_none(f) &&
                fact_is_current(f, k->p->plan->day))
                add_alert(b, k, names[key - KEY_ALLERGY], f->body);
        }
    for (size_t i = 0; seat->slot && i < seat->slot->n; i++)
        if (seat->slot->facts[i]->key == KEY_COMPANION)
            add_alert(b, k, "COMPANION", seat->slot->facts[i]->text);
    for (size_t i = 0; i < g->n; i++)
        if (suspicious_line(&g->v[i], k->p->keys, k->p->plan->day))
            add_alert(b, k, "ASK", span_trim(g->v[i].line));
    if (!asked)
        add_alert(b, k, "ASK", phrase(k->p->language, "allergies: nobody has asked"));
}

static void add_guests(struct buf *b, const struct block *k)
{
    size_t ids = 0, names = 0;
    for (size_t i = 0; i < k->n; i++) {
        const struct guest *g = &k->v[i].who->guest;
        size_t id = width_of(g->id), name = width_of(guest_name(g));
        ids = id > ids ? id : ids;
        names = name > names ? name : names;
    }
    ids = ids > 24 ? 24 : ids;
    names = names > 20 ? 20 : names;
    for (size_t i = 0; i < k->n; i++) {
        const struct guest *g = &k->v[i].who->guest;
        struct buf line = BUF_INIT, alerts = BUF_INIT;
        buf_fmt(&line, "%c @", k->letters[i]);
        pad(&line, g->id, ids);
        buf_str(&line, "  ");
        buf_add(&line, guest_name(g));
        buf_add(b, buf_span(&line));
        add_alerts(&alerts, k, &k->v[i]);
        if (alerts.n)
            add_behind(b, width_of(buf_span(&line)), 5 + ids + names + 2, "", 4,
                       buf_span(&alerts));
        buf_char(b, '\n');
        buf_release(&line);
        buf_release(&alerts);
    }
}

static void find_letters(struct block *k)
{
    for (size_t i = 0; i < k->n; i++)
        k->letters[i] = sheet_new_letter(k->v[i].who->guest.id, (struct span){k->letters, i});
}

/* ---- dishes ---- */

/* Appends a dish's name. A menu line has no remark, so "; " is replaced. */
static void add_name(struct buf *b, const struct block *k, const struct fact *f)
{
    struct buf text = BUF_INIT;
    struct fact as = fact_parse(f->text, 0, k->p->keys);
    if (f->key != k->p->keys->item || (as.kind == LINE_FACT && as.class != CLASS_UNKNOWN)) {
        buf_add(&text, f->key_is);
        buf_str(&text, ": ");
    }
    buf_add(&text, f->text);
    for (size_t i = 0; i < text.n && !f->remark.n; i++)
        if (text.p[i] == ';')
            text.p[i] = ',';
    sheet_escape(b, buf_span(&text));
    buf_release(&text);
}

static size_t add_row(struct block *k, const struct plan_dish *dish)
{
    size_t at;
    struct buf name = BUF_INIT;
    if (!set_add(&k->keys, sheet_item_key(dish->fact, k->p->arena), &at))
        return at;
    k->rows = arena_grow(k->p->arena, k->rows, at, &k->rows_cap, sizeof *k->rows);
    add_name(&name, k, dish->fact);
    k->rows[at] = (struct page_row){arena_copy(k->p->arena, buf_span(&name)), dish->key,
                                    ARENA_NEW(k->p->arena, char, k->n)};
    memset(k->rows[at].cells, 'x', k->n);
    size_t wide = width_of(buf_span(&name));
    if (wide <= NAME_MAX && wide > k->width)
        k->width = wide;
    buf_release(&name);
    return at;
}

static bool is_for_block(const struct block *k, const struct plan_dish *dish)
{
    for (size_t i = 0; i < k->n; i++)
        if (!dish->only.n || span_eq(k->v[i].who->guest.id, dish->only))
            return !dish->without;
    return false;
}

static void find_rows(struct block *k)
{
    const struct plan *plan = k->p->plan;
    k->keys = SET_INIT(k->p->arena);
    k->row_of = ARENA_NEW(k->p->arena, size_t, plan->n);
    for (size_t i = 0; i < plan->n; i++)
        k->row_of[i] = is_for_block(k, &plan->v[i]) ? add_row(k, &plan->v[i]) : SET_NONE;
}

/* Returns the guest without what was served that day: the sheet shows it, and it is not AGAIN.
 */
static struct guest before_service(const struct block *k, const struct guest *g)
{
    struct guest before = *g;
    before.v = ARENA_NEW(k->p->arena, struct fact, g->n);
    before.n = 0;
    for (size_t i = 0; i < g->n; i++)
        if (g->v[i].class != CLASS_ITEM || g->v[i].date != k->p->plan->day)
            before.v[before.n++] = g->v[i];
    return before;
}

/* Sets the guest's cells by the menu and the plan. */
static void preset(struct block *k, size_t guest)
{
    const struct plan *plan = k->p->plan;
    const struct brief_guest *who = k->v[guest].who;
    const bool *served = plan_served(plan, &who->guest);
    struct guest before = before_service(k, &who->guest);
    k->against[guest] = plan_guest(plan, &before, &who->slots, false);
    for (size_t i = 0; i < plan->n; i++)
        if (served[i] && k->row_of[i] != SET_NONE) {
            char mark = plan->v[i].fact->mark;
            k->rows[k->row_of[i]].cells[guest] = mark ? mark : '.';
        }
    for (size_t i = 0; i < k->against[guest].n; i++) {
        const struct finding *c = &k->against[guest].v[i];
        size_t row = c->dish ? k->row_of[c->dish - plan->v] : SET_NONE;
        if (c->level == PLAN_STOP && row != SET_NONE && !c->with.n)
            k->rows[row].cells[guest] = '?';
    }
}

/* ---- what is on record ---- */

/* Returns the row of an item on record, or SET_NONE; a row of the same dish is not served. */
static size_t row_of_item(struct block *k, size_t guest, const struct fact *f)
{
    size_t row = set_find(&k->keys, sheet_item_key(f, k->p->arena));
    const struct book_dish *card =
        book_find_name(k->p->plan->book, dish_parse(f->body).name, k->p->arena);
    for (size_t i = 0; row == SET_NONE && card && i < k->keys.n; i++)
        if (span_eq(k->rows[i].book_key, card->key))
            k->rows[i].cells[guest] = 'x';
    return row;
}

/*
 * Fills the cells from the record. If one dish of the menu is recorded, the others were not
 * served.
 */
static void show_record(struct block *k, size_t guest)
{
    const struct slot *slot = k->v[guest].slot;
    bool any = false;
    for (size_t i = 0; slot && i < slot->n && !any; i++)
        any = slot->facts[i]->class == CLASS_ITEM &&
              set_find(&k->keys, sheet_item_key(slot->facts[i], k->p->arena)) != SET_NONE;
    for (size_t i = 0; any && i < k->keys.n; i++)
        if (k->rows[i].cells[guest] != '?')
            k->rows[i].cells[guest] = 'x';
    for (size_t i = 0; slot && i < slot->n; i++) {
        const struct fact *f = slot->facts[i];
        size_t row = f->class == CLASS_ITEM ? row_of_item(k, guest, f) : SET_NONE;
        if (row != SET_NONE)
            k->rows[row].cells[guest] = f->mark ? f->mark : '.';
    }
}

/* Returns whether a fact is an item that is not on the menu. */
static bool is_other(const struct block *k, const struct fact *f)
{
    return f->class == CLASS_ITEM &&
           set_find(&k->keys, sheet_item_key(f, k->p->arena)) == SET_NONE;
}

static bool has_others(const struct block *k, size_t guest)
{
    const struct slot *slot = k->v[guest].slot;
    for (size_t i = 0; slot && i < slot->n; i++)
        if (slot->facts[i]->key == k->p->keys->item && is_other(k, slot->facts[i]))
            return true;
    return false;
}

/* Appends items on record that are not on the menu: "a dish+: grilled tofu". */
static void add_others(struct buf *b, const struct block *k)
{
    for (size_t g = 0; g < k->n; g++) {
        const struct slot *slot = k->v[g].slot;
        for (size_t i = 0; slot && i < slot->n; i++) {
            const struct fact *f = slot->facts[i];
            if (!is_other(k, f))
                continue;
            buf_fmt(b, "%c ", k->letters[g]);
            fact_write(b, DATE_NONE, TIME_NONE, f->key_is, f->mark, f->text);
            buf_char(b, '\n');
        }
    }
}

/*
 * Appends a line to fill in for each guest who cannot have a dish and has no other one:
 * "a dish:".
 */
static void add_replacements(struct buf *b, const struct block *k)
{
    struct span item = k->p->keys->v[k->p->keys->item].name;
    for (size_t g = 0; g < k->n; g++) {
        bool stopped = false;
        for (size_t i = 0; i < k->keys.n && !stopped; i++)
            stopped = k->rows[i].cells[g] == '?';
        if (stopped && !has_others(k, g))
            buf_fmt(b, "%c %.*s:\n", k->letters[g], SPAN_ARG(item));
    }
}

/* ---- rows ---- */

/* Returns "shellfish" of "shellfish (anaphylaxis)". */
static struct span bare_term(struct span term)
{
    return span_head(term, span_find(term, SPAN(" (")));
}

static bool is_about(const struct block *k, const struct finding *c, size_t row,
                     enum plan_level level)
{
    return c->level == level && c->dish && k->row_of[c->dish - k->p->plan->v] == row;
}

/* Appends "STOP a: shellfish; s (her friend): nuts". */
static void add_stops(struct buf *b, const struct block *k, size_t row)
{
    struct span last = SPAN("");
    for (size_t g = 0; g < k->n; g++)
        for (size_t i = 0, n = 0; i < k->against[g].n; i++) {
            const struct finding *c = &k->against[g].v[i];
            struct span term = bare_term(c->term);
            if (!is_about(k, c, row, PLAN_STOP) || (n && span_eq(term, last)))
                continue;
            bool other = c->with.n > 0;
            buf_str(b, n && !other ? ", " : b->n ? "; " : "");
            if (!b->n) {
                phrase_add(b, k->p->language, "STOP");
                buf_char(b, ' ');
            }
            if (!n || other)
                buf_char(b, k->letters[g]);
            if (other)
                buf_fmt(b, " (%.*s)", SPAN_ARG(c->name));
            buf_str(b, !n || other ? ": " : "");
            buf_add(b, term.n ? term : phrase_word(k->p->language, c->key));
            last = term;
            n++;
        }
}

/* Appends "AGAIN a k". */
static void add_level(struct buf *b, const struct block *k, size_t row, enum plan_level level)
{
    bool any = false;
    for (size_t g = 0; g < k->n; g++)
        for (size_t i = 0; i < k->against[g].n; i++) {
            const struct finding *c = &k->against[g].v[i];
            if (!is_about(k, c, row, level))
                continue;
            if (!any) {
                buf_str(b, b->n ? "; " : "");
                buf_add(b, phrase_word(k->p->language, plan_level_name(level)));
            }
            buf_fmt(b, " %c", k->letters[g]);
            any = true;
            break;
        }
}

static void add_cells(struct buf *b, const struct block *k, const char *cells)
{
    for (size_t i = 0; i < k->n; i++) {
        buf_str(b, i ? " " : "");
        if (k->p->blank)
            buf_fmt(b, "[%c]", cells[i] == '.' ? ' ' : cells[i]);
        else
            buf_char(b, cells[i]);
    }
}

static void add_dish(struct buf *b, const struct block *k, size_t row)
{
    static const enum plan_level levels[] = {PLAN_AGAIN, PLAN_AVOID, PLAN_ASK};
    size_t cells = k->n * (k->p->blank ? 4 : 2) - 1 + 2;
    struct buf text = BUF_INIT;
    add_stops(&text, k, row);
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        add_level(&text, k, row, levels[i]);
    add_cells(b, k, k->rows[row].cells);
    buf_str(b, "  ");
    buf_add(b, k->rows[row].text);
    if (text.n)
        add_behind(b, cells + width_of(k->rows[row].text), cells + k->width + 2, "# ", cells,
                   buf_span(&text));
    buf_char(b, '\n');
    buf_release(&text);
}

static void add_letters(struct buf *b, const struct block *k)
{
    for (size_t i = 0; i < k->n; i++)
        buf_fmt(b, "%s%c", !k->p->blank ? (i ? " " : "") : i ? "   " : " ", k->letters[i]);
    buf_char(b, '\n');
}

/* ---- the page ---- */

void sheet_add_title(struct buf *b, date_t date)
{
    buf_str(b, "# journal sheet ");
    date_add(b, date);
    buf_char(b, '\n');
}

static void add_heading(struct buf *b, enum language l, const struct brief_seat *v, size_t n)
{
    daytime_t time = TIME_NONE;
    struct span table = {NULL, 0};
    for (size_t i = n; i-- > 0;) {
        if (v[i].slot && v[i].slot->table.n)
            table = v[i].slot->table;
        if (v[i].slot && v[i].slot->time != TIME_NONE)
            time = v[i].slot->time;
    }
    buf_str(b, "##");
    if (time != TIME_NONE) {
        buf_char(b, ' ');
        time_add(b, time);
    }
    if (table.n) {
        buf_str(b, time != TIME_NONE ? "  " : " ");
        phrase_add1(b, l, "table {1}", table);
    }
    buf_char(b, '\n');
}

static void add_block(struct buf *b, struct block *k)
{
    struct arena *a = k->p->arena;
    k->letters = ARENA_NEW(a, char, k->n);
    k->against = ARENA_NEW(a, struct findings, k->n);
    find_letters(k);
    find_rows(k);
    for (size_t i = 0; i < k->n; i++) {
        preset(k, i);
        show_record(k, i);
    }
    add_guests(b, k);
    buf_char(b, '\n');
    add_letters(b, k);
    for (size_t i = 0; i < k->keys.n; i++)
        add_dish(b, k, i);
    add_others(b, k);
    add_replacements(b, k);
    buf_str(b, k->p->blank ? "\n\n" : "\n");
}

static size_t count_lines(struct span text)
{
    struct span line;
    size_t n = 0;
    while (span_line(&text, &line))
        n++;
    return n;
}

void sheet_add_table(struct buf *b, struct sheet_page *p, const struct brief_seat *v, size_t n)
{
    size_t most = p->blank ? AT_A_FORM : AT_A_TABLE;
    for (size_t from = 0; from < n; from += most) {
        struct block k = {.p = p, .v = v + from};
        k.n = n - from < most ? n - from : most;
        struct buf block = BUF_INIT;
        add_heading(&block, p->language, v, n);
        add_block(&block, &k);
        size_t lines = count_lines(buf_span(&block));
        bool breaks = p->blank && p->lines && p->lines + lines > PAPER;
        if (breaks)
            buf_char(b, '\f');
        p->lines = (breaks ? 0 : p->lines) + lines;
        buf_add(b, buf_span(&block));
        buf_release(&block);
    }
}
