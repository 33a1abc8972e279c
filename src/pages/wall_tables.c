#include "pages/wall_tables.h"

static const struct field fields[] = {
    [WALL_DATE] = {"date", FIELD_DATE, STYLE_PLAIN},
    [WALL_DISH] = {"dish", FIELD_TEXT, STYLE_BOLD},
    [WALL_COVERS] = {"covers", FIELD_INT, STYLE_PLAIN},
    [WALL_SERVE] = {"serve", FIELD_INT, STYLE_BOLD},
    [WALL_TIME] = {"time", FIELD_TIME, STYLE_PLAIN},
    [WALL_TABLE] = {"table", FIELD_TEXT, STYLE_PLAIN},
    [WALL_PARTY] = {"party", FIELD_INT, STYLE_PLAIN},
    [WALL_CELLS] = {"cells", FIELD_TEXT, STYLE_GRID},
    [WALL_LEVEL] = {"level", FIELD_TEXT, STYLE_WORD},
    [WALL_ID] = {"id", FIELD_TEXT, STYLE_DIM},
    [WALL_NAME] = {"name", FIELD_TEXT, STYLE_BOLD},
    [WALL_REASON] = {"reason", FIELD_TEXT, STYLE_TONE},
    [WALL_INSTEAD] = {"instead", FIELD_TEXT, STYLE_PLAIN},
    [WALL_FILE_PATH] = {"file", FIELD_TEXT, STYLE_DIM},
    [WALL_LINE] = {"line", FIELD_INT, STYLE_DIM},
    [WALL_NUMBER] = {"number", FIELD_INT, STYLE_PLAIN},
    [WALL_LETTER] = {"letter", FIELD_TEXT, STYLE_BOLD},
};

static const char *const layouts[] = {
    [L_HEAD] = "{name~}",
    [L_LINE] = "{reason~4}",
    [L_WHO] = "[{time} ]{letter} {name~8}[{=, }{|8}{=table {table}}][{=: }{|8}{reason~8}]",
    [L_OTHERS] = "[{time} ]{name~8}",
    [L_TABLES] = "\n                                {cells}",
    [L_CELLS] = "                                {cells}",
    [L_DISH] = "{number:>2} {dish:18}{serve:>4} {=2:of} {covers:3}{cells}",
    [L_DISH_LONG] = ("{number:>2} {dish}\n"
                     "                     {serve:>4} {=2:of} {covers:3}{cells}"),
    [L_OTHER_DISH] = "{number:>2} {dish~}",
};

const struct schema wall_schema = {"wall", fields, sizeof fields / sizeof *fields, layouts,
                                   sizeof layouts / sizeof *layouts};

struct row wall_row(const struct wall_tables *p, enum wall_layout layout, enum tone tone)
{
    struct row r = row_new(&wall_schema);
    r.layout = (int)layout;
    r.tone = tone;
    row_date(&r, WALL_DATE, p->w->menu->day);
    return r;
}

/* Returns what the page shows of a finding. The arena owns it. */
static struct span shown_text(const struct wall *w, const struct finding *f, struct arena *a)
{
    struct buf b = BUF_INIT;
    if (w->people && f->dish)
        return f->of_card ? SPAN("") : f->word;
    if (!w->people || !f->key.n || !f->word.n)
        return f->reason;
    buf_add(&b, phrase_word(w->menu->language, f->key));
    phrase_add(&b, w->menu->language, ": ");
    phrase_add1(&b, w->menu->language, "\"{1}\" not understood", f->word);
    return buf_move(&b, a);
}

/*
 * Returns whether the page for people shows the same with f as without it: the finding before
 * it is about the dish and the guest too, with the same sign. Only the first word is asked
 * about.
 */
static bool is_shown(const struct wall_tables *p, const struct wall_finding *f)
{
    return p->w->people && f->dish < p->w->menu->n && !f->whose && !f[-1].whose &&
           f[-1].dish == f->dish && f[-1].level == f->level &&
           (f->level != PLAN_ASK || p->texts.keys[f[-1].text].n);
}

/* Copies what the page shows of the findings of a place. `scratch` owns them. */
static void keep_findings(struct wall_tables *p, struct wall_place *at,
                          const struct findings *all, struct arena *scratch)
{
    const struct plan *menu = p->w->menu;
    struct wall_finding *v = ARENA_NEW(scratch, struct wall_finding, all->n);
    at->companions = SET_INIT(p->w->arena);
    for (size_t i = 0; i < all->n; i++) {
        const struct finding *f = &all->v[i];
        if (f->level == PLAN_NEAR)
            continue;
        v[at->against_n] = (struct wall_finding){
            .fact = f->fact,
            .dish = (uint32_t)(f->dish ? (size_t)(f->dish - menu->v) : menu->n),
            .whose = f->with.n ? set_keep(&at->companions, f->name) + 1 : 0,
            .text = set_keep(&p->texts, shown_text(p->w, f, scratch)),
            .instead = set_keep(&p->texts, f->instead),
            .level = (uint8_t)f->level};
        if (!at->against_n || !is_shown(p, &v[at->against_n]))
            at->against_n++;
    }
    at->against = ARENA_NEW(p->w->arena, struct wall_finding, at->against_n);
    if (at->against_n)
        memcpy(at->against, v, at->against_n * sizeof *v);
}

/* Marks the first finding of each companion that stops a dish. */
static void find_stops(struct wall_tables *p, struct wall_place *at)
{
    struct arena scratch = ARENA_INIT;
    uint32_t *counted = ARENA_NEW(&scratch, uint32_t, at->companions.n + 1); /* from 1 */
    for (uint32_t dish = 0; dish < p->w->menu->n; dish++)
        for (uint32_t k = at->first[dish]; k != WALL_NONE; k = at->against[k].next) {
            struct wall_finding *f = &at->against[k];
            f->stops = f->level == PLAN_STOP && f->whose && counted[f->whose] != dish + 1;
            counted[f->whose] = f->stops ? dish + 1 : counted[f->whose];
        }
    arena_release(&scratch);
}

static uint32_t *new_firsts(struct arena *a, size_t n)
{
    uint32_t *first = ARENA_NEW(a, uint32_t, n);
    memset(first, 0xFF, n * sizeof *first); /* WALL_NONE */
    return first;
}

/* Links the findings of each dish and of each person, in their order. */
static void index_findings(struct wall_tables *p, struct wall_place *at)
{
    at->first = new_firsts(p->w->arena, p->w->menu->n + 1);
    at->first_of = new_firsts(p->w->arena, at->companions.n + 1);
    for (size_t i = at->against_n; i-- > 0;) {
        struct wall_finding *f = &at->against[i];
        f->next = at->first[f->dish];
        f->next_of = at->first_of[f->whose];
        at->first[f->dish] = at->first_of[f->whose] = (uint32_t)i;
    }
    find_stops(p, at);
}

/* Reads a place. A guest with several sittings is compared with the menu once. */
static void read_place(struct wall_tables *p, size_t i, struct set *guests, size_t *place)
{
    const struct wall *w = p->w;
    struct wall_place *at = &p->places[i];
    struct brief_guest *who = w->evening->seats[i].who;
    size_t n;
    if (!set_add(guests, who->guest.id, &n)) {
        *at = p->places[place[n]];
        at->seat = &w->evening->seats[i];
        return;
    }
    place[n] = i;
    at->seat = &w->evening->seats[i];
    at->gets = plan_served(w->menu, &who->guest);
    struct arena scratch = ARENA_INIT;
    struct plan menu = *w->menu;
    menu.arena = &scratch;
    struct findings all = plan_guest(&menu, &who->guest, &who->slots, false);
    who->against = all.n;
    if (w->choices)
        instead_fill(w->choices, w->menu_n, &who->guest, &who->slots, who->path, &all);
    keep_findings(p, at, &all, &scratch);
    arena_release(&scratch);
    index_findings(p, at);
}

static void read_table(struct wall_tables *p, size_t from, size_t n)
{
    const struct brief_seat *v = &p->w->evening->seats[from];
    struct wall_table *t = &p->tables[p->tables_n++];
    int covers = brief_covers(v, n);
    *t = (struct wall_table){.from = from, .n = n, .known = covers > 0};
    t->covers = covers > (int)n ? covers : (int)n;
    for (size_t i = 0; i < n; i++)
        if (v[i].slot && v[i].slot->table.n)
            t->name = v[i].slot->table;
}

void wall_read(struct wall_tables *p)
{
    struct brief *b = p->w->evening;
    struct arena *a = p->w->arena;
    brief_tables(b);
    p->texts = SET_INIT(a);
    p->places = ARENA_NEW(a, struct wall_place, b->seats_n);
    p->tables = ARENA_NEW(a, struct wall_table, b->seats_n);
    struct set guests = SET_INIT(a);
    size_t *place = ARENA_NEW(a, size_t, b->seats_n);
    for (size_t i = 0; i < b->seats_n; i++)
        read_place(p, i, &guests, place);
    for (size_t i = 0, n; i < b->seats_n; i += n) {
        n = brief_table_size(b, i);
        read_table(p, i, n);
    }
}

int wall_left_out(const struct wall_tables *p, const struct wall_table *t, size_t dish,
                  bool *asks)
{
    int n = 0;
    *asks = false;
    for (size_t i = t->from; i < t->from + t->n; i++) {
        const struct wall_place *at = &p->places[i];
        bool stopped = !at->gets[dish];
        for (uint32_t k = at->first[dish]; k != WALL_NONE; k = at->against[k].next) {
            const struct wall_finding *f = &at->against[k];
            *asks |= f->level == PLAN_ASK;
            n += f->stops;
            stopped |= f->level == PLAN_STOP && !f->whose;
        }
        n += stopped;
    }
    return n < t->covers ? n : t->covers;
}

int wall_servings(const struct wall_tables *p, size_t dish, int *of)
{
    bool one = p->w->menu->v[dish].only.n, asks;
    int serve = 0;
    *of = 0;
    for (size_t t = 0; t < p->tables_n; t++) {
        int meant = one ? 0 : p->tables[t].covers,
            out = wall_left_out(p, &p->tables[t], dish, &asks);
        for (size_t i = p->tables[t].from; one && i < p->tables[t].from + p->tables[t].n; i++)
            meant += p->places[i].gets[dish];
        if (one)
            out -= (int)p->tables[t].n - meant;
        *of += meant;
        serve += out < meant ? meant - (out > 0 ? out : 0) : 0;
    }
    return serve;
}
