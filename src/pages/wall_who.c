#include "pages/wall_who.h"

#include "base/set.h"
#include "text/sheet.h"

/* ---- people and their letters ---- */

static struct wall_person *add_person(const struct wall_tables *p, struct wall_people *all,
                                      size_t table, size_t place)
{
    all->v = arena_grow(p->w->arena, all->v, all->n, &all->cap, sizeof *all->v);
    struct wall_person *who = &all->v[all->n++];
    *who = (struct wall_person){.table = table, .place = place};
    return who;
}

/* Adds the companions of one guest who are in the findings. */
static void add_companions(const struct wall_tables *p, struct wall_people *all, size_t table,
                           size_t place)
{
    struct wall_place *at = &p->places[place];
    at->others = all->n;
    for (size_t i = 1; i <= at->companions.n; i++) {
        struct wall_person *who = add_person(p, all, table, place);
        who->companion = true;
        who->whose = i;
        who->name = at->companions.keys[i - 1];
    }
}

/* The letters that are taken at tables of one time and name. */
struct taken {
    struct set keys;
    struct buf *letters; /* by number of the key */
    size_t cap;
};

/* Gives a letter that differs from those of people at tables that look alike on the page. */
static void give_letter(const struct wall_tables *p, struct wall_person *who, struct taken *t)
{
    const struct wall_table *table = &p->tables[who->table];
    struct arena *a = p->w->arena;
    int time = p->w->evening->seats[table->from].time;
    struct span key = arena_fmt(a, "%d %.*s", time, SPAN_ARG(table->name));
    size_t n;
    if (set_add(&t->keys, key, &n)) {
        t->letters = arena_grow(a, t->letters, n, &t->cap, sizeof *t->letters);
        t->letters[n] = BUF_INIT;
    }
    const struct guest *g = &p->places[who->place].seat->who->guest;
    char letter =
        sheet_new_letter(who->companion ? who->name : g->id, buf_span(&t->letters[n]));
    if (letter)
        buf_char(&t->letters[n], letter);
    who->letter = letter ? arena_copy(a, (struct span){&letter, 1}) : who->name;
}

static void give_letters(const struct wall_tables *p, struct wall_people *all)
{
    struct taken taken = {.keys = SET_INIT(p->w->arena)};
    for (size_t i = 0; i < all->n; i++)
        give_letter(p, &all->v[i], &taken);
    for (size_t i = 0; i < taken.keys.n; i++)
        buf_release(&taken.letters[i]);
}

/* Finds the people who are in a cell of the grid. */
static void find_listed(const struct wall_tables *p, struct wall_people *all)
{
    for (size_t t = 0; t < p->tables_n; t++)
        for (size_t dish = 0; dish < p->w->menu->n; dish++) {
            if (p->w->menu->v[dish].without)
                continue;
            wall_judge(p, all, t, dish);
            for (size_t i = all->first[t]; i < all->first[t + 1]; i++)
                all->v[i].listed |= all->v[i].is != 0;
        }
}

void wall_read_people(const struct wall_tables *p, struct wall_people *all)
{
    *all = (struct wall_people){.first = ARENA_NEW(p->w->arena, size_t, p->tables_n + 1)};
    for (size_t t = 0; t < p->tables_n; t++) {
        size_t from = p->tables[t].from, to = from + p->tables[t].n;
        all->first[t] = all->n;
        for (size_t i = from; i < to; i++) {
            p->places[i].person = all->n;
            add_person(p, all, t, i)->name = guest_name(&p->places[i].seat->who->guest);
        }
        for (size_t i = from; i < to; i++)
            add_companions(p, all, t, i);
    }
    all->first[p->tables_n] = all->n;
    give_letters(p, all);
    find_listed(p, all);
}

/* Returns the number of the person of a finding at a place. */
static size_t person_of(const struct wall_place *at, const struct wall_finding *f)
{
    return f->whose ? at->others + f->whose - 1 : at->person;
}

const struct wall_person *wall_person_of(const struct wall_tables *p,
                                         const struct wall_people *all, size_t place,
                                         const struct wall_finding *f)
{
    return &all->v[person_of(&p->places[place], f)];
}

/* ---- what is against a dish ---- */

static unsigned bit_of(unsigned level)
{
    switch (level) {
    case PLAN_STOP: return WALL_STOP;
    case PLAN_ASK: return WALL_ASK;
    case PLAN_AVOID: return WALL_AVOID;
    case PLAN_AGAIN: return WALL_AGAIN;
    default: return 0;
    }
}

/* Completes the bits of a person, which so far are those of the findings. */
static unsigned what_is(const struct wall_tables *p, const struct wall_person *who, size_t dish)
{
    const struct wall_place *at = &p->places[who->place];
    bool one = p->w->menu->v[dish].only.n;
    unsigned is = who->is;
    if (!who->companion && !at->gets[dish] && !one)
        is |= WALL_STOP;
    if (!who->companion && at->gets[dish] && one)
        is |= is ? 0 : WALL_ALONE;
    return is & WALL_STOP ? WALL_STOP : is;
}

void wall_judge(const struct wall_tables *p, const struct wall_people *all, size_t table,
                size_t dish)
{
    const struct wall_table *t = &p->tables[table];
    struct wall_person *v = all->v;
    for (size_t i = all->first[table]; i < all->first[table + 1]; i++) {
        v[i].is = 0;
        v[i].asks = SPAN("");
    }
    for (size_t i = t->from; i < t->from + t->n; i++) {
        const struct wall_place *at = &p->places[i];
        for (uint32_t k = at->first[dish]; k != WALL_NONE; k = at->against[k].next) {
            const struct wall_finding *f = &at->against[k];
            struct wall_person *who = &v[person_of(at, f)];
            who->is |= bit_of(f->level);
            if (f->level == PLAN_ASK && !who->asks.n)
                who->asks = p->texts.keys[f->text];
        }
    }
    for (size_t i = all->first[table]; i < all->first[table + 1]; i++) {
        v[i].is = what_is(p, &v[i], dish);
        v[i].asks = v[i].is & WALL_ASK ? v[i].asks : SPAN("");
    }
}

size_t wall_select(const struct wall_people *all, size_t table, unsigned is,
                   const struct wall_person **v)
{
    size_t n = 0;
    for (size_t i = all->first[table]; i < all->first[table + 1]; i++)
        if (all->v[i].is & is)
            v[n++] = &all->v[i];
    return n;
}

/* ---- a line for each ---- */

/* The text about a person, and which parts of it can harm. */
struct text {
    struct buf b;
    size_t *from, *to;
    size_t n, from_cap, to_cap;
};

static void add_text(struct text *x, const struct wall_tables *p, const char *label,
                     struct span text, bool harms)
{
    phrase_join(&x->b, p->w->menu->language, "; ");
    size_t from = x->b.n;
    phrase_add(&x->b, p->w->menu->language, label);
    buf_char(&x->b, ' ');
    buf_add(&x->b, text);
    if (!harms)
        return;
    x->from = arena_grow(p->w->arena, x->from, x->n, &x->from_cap, sizeof *x->from);
    x->to = arena_grow(p->w->arena, x->to, x->n, &x->to_cap, sizeof *x->to);
    x->from[x->n] = from;
    x->to[x->n++] = x->b.n;
}

/* Appends the allergies, intolerances and diets. */
static void add_vitals(struct text *x, const struct wall_tables *p, const struct guest *g)
{
    static const char *const labels[] = {"ALLERGY", "INTOLERANCE", "DIET"};
    for (int key = KEY_ALLERGY; key <= KEY_DIET; key++)
        for (size_t i = 0; i < g->n; i++)
            if (g->v[i].key == key && brief_warns(&g->v[i], p->w->menu->day))
                add_text(x, p, labels[key - KEY_ALLERGY], g->v[i].body, key != KEY_DIET);
}

/* Returns the pointer to a fact as bytes, for a set of facts. */
static struct span fact_bytes(const struct fact *const *f)
{
    return (struct span){(const char *)f, sizeof *f};
}

/* Appends the facts of a guest's companions without a finding. */
static void add_companions_facts(struct text *x, const struct wall_tables *p,
                                 const struct wall_place *at)
{
    const struct slot *s = at->seat->slot;
    struct arena scratch = ARENA_INIT;
    struct set found = SET_INIT(&scratch);
    for (size_t i = 0; i < at->against_n; i++)
        if (at->against[i].whose)
            set_add(&found, fact_bytes(&at->against[i].fact), NULL);
    for (size_t i = 0; s && i < s->n; i++)
        if (s->facts[i]->key == KEY_COMPANION &&
            set_find(&found, fact_bytes(&s->facts[i])) == SET_NONE)
            add_text(x, p, "COMPANION", s->facts[i]->text, true);
    arena_release(&scratch);
}

/* Appends the facts of a companion, each once. */
static void add_companion(struct text *x, const struct wall_tables *p,
                          const struct wall_person *who)
{
    const struct wall_place *at = &p->places[who->place];
    struct arena scratch = ARENA_INIT;
    struct set known = SET_INIT(&scratch);
    for (uint32_t k = at->first_of[who->whose]; k != WALL_NONE; k = at->against[k].next_of) {
        const struct wall_finding *f = &at->against[k];
        if (f->fact && set_add(&known, fact_bytes(&f->fact), NULL))
            add_text(x, p, "COMPANION", f->fact->text, true);
    }
    arena_release(&scratch);
}

/* Appends the questions about dishes to leave out that are not on the page. */
static void add_lost(struct text *x, const struct wall_tables *p, const struct wall_person *who)
{
    const struct plan *menu = p->w->menu;
    const struct wall_place *at = &p->places[who->place];
    for (size_t i = 0; i < menu->n && !who->companion; i++) {
        struct buf text = BUF_INIT;
        if (!menu->v[i].lost || at->first[i] == WALL_NONE)
            continue;
        buf_add(&text, menu->v[i].name);
        phrase_add(&text, menu->language, ": ");
        phrase_add(&text, menu->language, PLAN_LOST);
        add_text(x, p, "ASK", buf_span(&text), false);
        buf_release(&text);
    }
}

/* Appends the questions that are about no dish, and whether nobody asked about allergies. */
static void add_questions(struct text *x, const struct wall_tables *p,
                          const struct wall_person *who)
{
    const struct wall_place *at = &p->places[who->place];
    enum language l = p->w->menu->language;
    for (uint32_t k = at->first_of[who->whose]; k != WALL_NONE; k = at->against[k].next_of)
        if (at->against[k].dish == p->w->menu->n)
            add_text(x, p, "ASK", p->texts.keys[at->against[k].text], false);
    const struct brief *b = p->w->evening;
    if (!who->companion && !brief_was_asked(&at->seat->who->guest) &&
        !(b->house && b->house->no_ask))
        add_text(x, p, "ASK", phrase(l, "allergies: nobody has asked"), false);
}

/* Appends a person who is only in the grid: "a Aina Sato, table 8". */
static void add_plain(struct buf *b, const struct wall_tables *p, const struct wall_person *who)
{
    struct span table = p->tables[who->table].name;
    phrase_join(b, p->w->menu->language, "; ");
    buf_fmt(b, "%.*s %.*s", SPAN_ARG(who->letter), SPAN_ARG(who->name));
    if (table.n) {
        phrase_add(b, p->w->menu->language, ", ");
        phrase_add1(b, p->w->menu->language, "table {1}", table);
    }
}

/* Appends what is known of a person. */
static void add_known(struct text *x, const struct wall_tables *p, const struct wall_person *who)
{
    const struct brief_seat *seat = p->places[who->place].seat,
                            *whole = brief_as_at(p->w->evening, seat, p->w->menu->n);
    if (whole)
        buf_add(&x->b, brief_as_at_text(p->w->evening, whole));
    else if (who->companion)
        add_companion(x, p, who);
    else
        add_vitals(x, p, &seat->who->guest);
    if (!who->companion)
        add_companions_facts(x, p, &p->places[who->place]);
    if (whole)
        return;
    add_questions(x, p, who);
    add_lost(x, p, who);
}

/* Prints what is known of a person. Returns false if that is nothing. */
static bool emit_person(const struct wall_tables *p, const struct wall_person *who)
{
    const struct brief_seat *seat = p->places[who->place].seat;
    struct text x = {.b = BUF_INIT};
    add_known(&x, p, who);
    if (!x.b.n)
        return false;
    struct row r = wall_row(p, L_WHO, TONE_WARN);
    row_time(&r, WALL_TIME, seat->time);
    row_int(&r, WALL_PARTY, (int64_t)who->table + 1);
    if (p->tables[who->table].name.n)
        row_text(&r, WALL_TABLE, p->tables[who->table].name);
    row_text(&r, WALL_ID, seat->who->guest.id);
    row_text(&r, WALL_NAME, who->name);
    row_text(&r, WALL_LETTER, who->letter);
    struct span text = buf_move(&x.b, p->w->arena),
                *parts = ARENA_NEW(p->w->arena, struct span, x.n);
    for (size_t i = 0; i < x.n; i++)
        parts[i] = span_between(text.p + x.from[i], text.p + x.to[i]);
    row_text(&r, WALL_REASON, text);
    row_parts(&r, WALL_REASON, parts, x.n);
    sink_row(p->out, &r);
    return true;
}

static daytime_t time_of(const struct wall_tables *p, const struct wall_person *who)
{
    return p->places[who->place].seat->time;
}

/* Prints the others of one time on one line. */
static void emit_plain(const struct wall_tables *p, daytime_t time, struct buf *names)
{
    if (!names->n)
        return;
    struct row r = wall_row(p, L_OTHERS, TONE_PLAIN);
    row_time(&r, WALL_TIME, time);
    row_text(&r, WALL_NAME, buf_move(names, p->w->arena));
    *names = BUF_INIT;
    sink_row(p->out, &r);
}

void wall_emit_people(const struct wall_tables *p, const struct wall_people *all)
{
    struct buf plain = BUF_INIT;
    for (size_t i = 0; i < all->n; i++) {
        const struct wall_person *who = &all->v[i];
        if (i && time_of(p, who) != time_of(p, &all->v[i - 1]))
            emit_plain(p, time_of(p, &all->v[i - 1]), &plain);
        if (!emit_person(p, who) && who->listed)
            add_plain(&plain, p, who);
    }
    if (all->n)
        emit_plain(p, time_of(p, &all->v[all->n - 1]), &plain);
}
