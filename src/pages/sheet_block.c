#include "pages/sheet_block.h"

#include "base/width.h"
#include "plan/instead.h"
#include "text/dish.h"
#include "text/sheet.h"

enum { NAME_MAX = 34 /* columns of a dish, after which its comment begins */ };

struct span sheet_item_key(const struct fact *f, struct arena *a)
{
    struct span dish = dish_written_key(dish_parse(f->body).name, a);
    return arena_fmt(a, "%d %.*s", f->key, SPAN_ARG(dish));
}

static void find_letters(struct sheet_block *k)
{
    for (size_t i = 0; i < k->n; i++)
        k->letters[i] = sheet_new_letter(k->v[i].who->guest.id, (struct span){k->letters, i});
}

/* ---- dishes ---- */

/* Appends a dish's name. A menu line has no remark, so "; " is replaced. */
static void add_name(struct buf *b, const struct sheet_block *k, const struct fact *f)
{
    struct buf text = BUF_INIT;
    struct fact as = fact_parse(f->text, 0, k->p->keys);
    if (f->key != k->p->keys->item || (as.kind == LINE_FACT && as.class != CLASS_UNKNOWN)) {
        buf_add(&text, fact_key_is(f));
        buf_str(&text, ": ");
    }
    buf_add(&text, f->text);
    for (size_t i = 0; i < text.n && !f->remark.n; i++)
        if (text.p[i] == ';')
            text.p[i] = ',';
    sheet_escape(b, buf_span(&text));
    buf_release(&text);
}

static size_t add_row(struct sheet_block *k, const struct plan_dish *dish)
{
    size_t at;
    struct buf name = BUF_INIT;
    if (!set_add(&k->keys, sheet_item_key(dish->fact, k->arena), &at))
        return at;
    k->rows = arena_grow(k->arena, k->rows, at, &k->rows_cap, sizeof *k->rows);
    add_name(&name, k, dish->fact);
    k->rows[at] = (struct page_row){arena_copy(k->arena, buf_span(&name)), dish->key,
                                    ARENA_NEW(k->arena, char, k->n)};
    memset(k->rows[at].cells, 'x', k->n);
    size_t wide = width_of(buf_span(&name));
    if (wide <= NAME_MAX && wide > k->width)
        k->width = wide;
    buf_release(&name);
    return at;
}

static bool is_for_block(const struct sheet_block *k, const struct plan_dish *dish)
{
    for (size_t i = 0; i < k->n; i++)
        if (!dish->only.n || span_eq(k->v[i].who->guest.id, dish->only))
            return !dish->without;
    return false;
}

static void find_rows(struct sheet_block *k)
{
    const struct plan *plan = k->p->plan;
    k->keys = SET_INIT(k->arena);
    k->row_of = ARENA_NEW(k->arena, size_t, plan->n);
    for (size_t i = 0; i < plan->n; i++)
        k->row_of[i] = is_for_block(k, &plan->v[i]) ? add_row(k, &plan->v[i]) : SET_NONE;
}

/* Returns the guest without what was served that day: the sheet shows it, and it is not AGAIN.
 */
static struct guest before_service(const struct sheet_block *k, const struct guest *g)
{
    struct guest before = *g;
    before.v = ARENA_NEW(k->arena, struct fact, g->n);
    before.n = 0;
    for (size_t i = 0; i < g->n; i++)
        if (g->v[i].class != CLASS_ITEM || g->v[i].date != k->p->plan->day)
            before.v[before.n++] = g->v[i];
    return before;
}

/* Links the guest's findings about each row. */
static void index_findings(struct sheet_block *k, size_t guest)
{
    struct row_findings *x = &k->of_row[guest];
    const struct sheet_findings *all = &k->against[guest];
    x->first = ARENA_NEW(k->arena, uint32_t, k->keys.n);
    x->next = ARENA_NEW(k->arena, uint32_t, all->n);
    for (size_t i = 0; i < k->keys.n; i++)
        x->first[i] = ROW_END;
    for (size_t i = all->n; i-- > 0;) {
        size_t row = k->row_of[all->v[i].dish];
        if (row == SET_NONE)
            continue;
        x->next[i] = x->first[row];
        x->first[row] = (uint32_t)i;
    }
}

/* Returns "shellfish" of "shellfish (anaphylaxis)", or the key. */
static struct span bare_term(const struct sheet_page *p, const struct finding *c)
{
    struct span term = span_head(c->term, span_find(c->term, SPAN(" (")));
    return term.n ? term : phrase_word(p->language, c->key);
}

/* Copies what the sheet needs of findings about dishes. */
static struct sheet_findings keep_findings(struct sheet_page *p, const struct findings *all)
{
    struct sheet_findings kept = {ARENA_NEW(p->arena, struct sheet_finding, all->n), 0};
    for (size_t i = 0; i < all->n; i++) {
        const struct finding *c = &all->v[i];
        bool other = c->with.n > 0;
        uint32_t dish = c->dish ? (uint32_t)(c->dish - p->plan->v) : 0;
        if (c->dish)
            kept.v[kept.n++] =
                (struct sheet_finding){.dish = dish & 0xFFFFFFF,
                                       .level = c->level & 7,
                                       .other = other,
                                       .name = other ? set_keep(&p->texts, c->name) : 0,
                                       .term = set_keep(&p->texts, bare_term(p, c)),
                                       .instead = set_keep(&p->texts, c->instead)};
    }
    return kept;
}

/* Compares the guest with the menu, once for all sittings of the page. */
static struct sheet_findings compare(struct sheet_block *k, const struct brief_guest *who)
{
    struct sheet_page *p = k->p;
    struct arena scratch = ARENA_INIT;
    size_t n;
    if (!set_add(&p->guests, who->guest.id, &n))
        return p->against[n];
    struct guest before = before_service(k, &who->guest);
    struct plan plan = *p->plan;
    plan.arena = &scratch;
    struct findings all = plan_guest(&plan, &before, &who->slots, false);
    if (p->choices)
        instead_fill(p->choices, p->menu_n, &before, &who->slots, who->path, &all);
    p->against = arena_grow(p->arena, p->against, n, &p->against_cap, sizeof *p->against);
    p->against[n] = keep_findings(p, &all);
    arena_release(&scratch);
    return p->against[n];
}

/* Sets the guest's cells by the menu and the plan. */
static void preset(struct sheet_block *k, size_t guest)
{
    struct plan plan = *k->p->plan;
    const struct brief_guest *who = k->v[guest].who;
    plan.arena = k->arena;
    const bool *served = plan_served(&plan, &who->guest);
    k->against[guest] = compare(k, who);
    index_findings(k, guest);
    for (size_t i = 0; i < plan.n; i++)
        if (served[i] && k->row_of[i] != SET_NONE) {
            char mark = plan.v[i].fact->mark;
            k->rows[k->row_of[i]].cells[guest] = mark ? mark : '.';
        }
    for (size_t i = 0; i < k->against[guest].n; i++) {
        const struct sheet_finding *c = &k->against[guest].v[i];
        size_t row = k->row_of[c->dish];
        if (c->level == PLAN_STOP && row != SET_NONE && !c->other)
            k->rows[row].cells[guest] = '?';
    }
}

/* ---- what is on record ---- */

/* Returns the row of an item on record, or SET_NONE; a row of the same dish is not served. */
static size_t row_of_item(struct sheet_block *k, size_t guest, const struct fact *f)
{
    size_t row = set_find(&k->keys, sheet_item_key(f, k->arena));
    const struct book_dish *card =
        book_find_name(k->p->plan->book, dish_parse(f->body).name, k->arena);
    for (size_t i = 0; row == SET_NONE && card && i < k->keys.n; i++)
        if (span_eq(k->rows[i].book_key, card->key))
            k->rows[i].cells[guest] = 'x';
    return row;
}

/*
 * Fills the cells from the record. If one dish of the menu is recorded, the others were not
 * served.
 */
static void show_record(struct sheet_block *k, size_t guest)
{
    const struct slot *slot = k->v[guest].slot;
    bool any = false;
    for (size_t i = 0; slot && i < slot->n && !any; i++)
        any = slot->facts[i]->class == CLASS_ITEM &&
              set_find(&k->keys, sheet_item_key(slot->facts[i], k->arena)) != SET_NONE;
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

bool sheet_is_other(const struct sheet_block *k, const struct fact *f)
{
    return f->class == CLASS_ITEM &&
           set_find(&k->keys, sheet_item_key(f, k->arena)) == SET_NONE;
}

bool sheet_has_others(const struct sheet_block *k, size_t guest)
{
    const struct slot *slot = k->v[guest].slot;
    for (size_t i = 0; slot && i < slot->n; i++)
        if (slot->facts[i]->key == k->p->keys->item && sheet_is_other(k, slot->facts[i]))
            return true;
    return false;
}

void sheet_read_block(struct sheet_block *k)
{
    struct arena *a = k->arena;
    k->letters = ARENA_NEW(a, char, k->n);
    k->against = ARENA_NEW(a, struct sheet_findings, k->n);
    k->of_row = ARENA_NEW(a, struct row_findings, k->n);
    find_letters(k);
    find_rows(k);
    for (size_t i = 0; i < k->n; i++) {
        preset(k, i);
        show_record(k, i);
    }
}
