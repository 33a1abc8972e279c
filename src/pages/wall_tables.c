#include "pages/wall_tables.h"

#include "base/set.h"

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

/* Numbers the people whom the findings are about, and links the findings of each. */
static void index_people(struct wall_tables *p, struct wall_place *at)
{
    struct arena *a = p->w->arena, scratch = ARENA_INIT;
    struct set names = SET_INIT(&scratch);
    size_t n = at->against.n, k;
    at->whose = ARENA_NEW(a, size_t, n);
    at->next_of = ARENA_NEW(a, size_t, n);
    for (size_t i = 0; i < n; i++)
        if (at->against.v[i].with.n) {
            set_add(&names, at->against.v[i].name, &k);
            at->whose[i] = k + 1;
        }
    at->people = names.n + 1;
    at->first_of = ARENA_NEW(a, size_t, at->people);
    for (size_t i = 0; i < at->people; i++)
        at->first_of[i] = WALL_NONE;
    for (size_t i = n; i-- > 0;) {
        at->next_of[i] = at->first_of[at->whose[i]];
        at->first_of[at->whose[i]] = i;
    }
    arena_release(&scratch);
}

/* Marks the first finding of each companion that stops a dish. */
static void find_stops(struct wall_tables *p, struct wall_place *at)
{
    struct arena scratch = ARENA_INIT;
    size_t *counted = ARENA_NEW(&scratch, size_t, at->people); /* the last dish, from 1 */
    at->stops = ARENA_NEW(p->w->arena, bool, at->against.n);
    for (size_t dish = 0; dish < p->w->menu->n; dish++)
        for (size_t k = at->first[dish]; k != WALL_NONE; k = at->next[k]) {
            size_t *last = &counted[at->whose[k]];
            if (at->against.v[k].level != PLAN_STOP || !at->whose[k] || *last == dish + 1)
                continue;
            at->stops[k] = true;
            *last = dish + 1;
        }
    arena_release(&scratch);
}

/* Links the findings of each dish, in their order. */
static void index_findings(struct wall_tables *p, struct wall_place *at)
{
    const struct plan *menu = p->w->menu;
    at->first = ARENA_NEW(p->w->arena, size_t, menu->n + 1);
    at->next = ARENA_NEW(p->w->arena, size_t, at->against.n);
    for (size_t i = 0; i <= menu->n; i++)
        at->first[i] = WALL_NONE;
    for (size_t i = at->against.n; i-- > 0;) {
        const struct plan_dish *dish = at->against.v[i].dish;
        size_t *first = &at->first[dish ? (size_t)(dish - menu->v) : menu->n];
        at->next[i] = *first;
        *first = i;
    }
    index_people(p, at);
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
    at->against = plan_guest(w->menu, &who->guest, &who->slots, false);
    who->against = at->against.n;
    at->gets = plan_served(w->menu, &who->guest);
    index_findings(p, at);
    if (w->choices)
        instead_fill(w->choices, w->menu_n, &who->guest, &who->slots, who->path, &at->against);
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
        for (size_t k = at->first[dish]; k != WALL_NONE; k = at->next[k]) {
            const struct finding *f = &at->against.v[k];
            *asks |= f->level == PLAN_ASK;
            n += at->stops[k];
            stopped |= f->level == PLAN_STOP && !f->with.n;
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
