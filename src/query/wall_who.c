#include "query/wall_who.h"

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

/* Returns whether a finding is about that person. */
static bool is_about(const struct wall_person *who, const struct finding *f)
{
    return who->companion ? f->with.n && span_eq(f->name, who->name) : !f->with.n;
}

/* Adds the companions of one guest who are in the findings. */
static void add_companions(const struct wall_tables *p, struct wall_people *all, size_t table,
                           size_t place)
{
    const struct findings *against = &p->places[place].against;
    size_t from = all->n;
    for (size_t i = 0; i < against->n; i++) {
        const struct finding *f = &against->v[i];
        bool known = !f->with.n;
        for (size_t k = from; k < all->n && !known; k++)
            known = is_about(&all->v[k], f);
        if (known)
            continue;
        struct wall_person *who = add_person(p, all, table, place);
        who->companion = true;
        who->name = f->name;
    }
}

/* Returns whether the page must distinguish the people of two tables by their letters. */
static bool is_alike(const struct wall_tables *p, size_t a, size_t b)
{
    const struct brief_seat *v = p->w->evening->seats;
    const struct wall_table *t = p->tables;
    return v[t[a].from].time == v[t[b].from].time && span_eq(t[a].name, t[b].name);
}

static void give_letter(const struct wall_tables *p, struct wall_people *all, size_t i)
{
    struct wall_person *who = &all->v[i];
    struct buf taken = BUF_INIT;
    for (size_t k = 0; k < i; k++)
        if (all->v[k].letter.n == 1 && is_alike(p, all->v[k].table, who->table))
            buf_add(&taken, all->v[k].letter);
    const struct guest *g = &p->places[who->place].seat->who->guest;
    char letter = sheet_new_letter(who->companion ? who->name : g->id, buf_span(&taken));
    who->letter = letter ? arena_copy(p->w->arena, (struct span){&letter, 1}) : who->name;
    buf_release(&taken);
}

void wall_read_people(const struct wall_tables *p, struct wall_people *all)
{
    *all = (struct wall_people){NULL, 0, 0};
    for (size_t t = 0; t < p->tables_n; t++) {
        size_t from = p->tables[t].from, to = from + p->tables[t].n;
        for (size_t i = from; i < to; i++)
            add_person(p, all, t, i)->name = guest_name(&p->places[i].seat->who->guest);
        for (size_t i = from; i < to; i++)
            add_companions(p, all, t, i);
    }
    for (size_t i = 0; i < all->n; i++)
        give_letter(p, all, i);
}

struct span wall_letter(const struct wall_people *all, size_t place, const struct finding *f)
{
    for (size_t i = 0; i < all->n; i++)
        if (all->v[i].place == place && is_about(&all->v[i], f))
            return all->v[i].letter;
    return (struct span){NULL, 0};
}

/* ---- what is against a dish ---- */

static unsigned bit_of(enum plan_level level)
{
    switch (level) {
    case PLAN_STOP: return WALL_STOP;
    case PLAN_ASK: return WALL_ASK;
    case PLAN_AVOID: return WALL_AVOID;
    case PLAN_AGAIN: return WALL_AGAIN;
    default: return 0;
    }
}

static unsigned what_is(const struct wall_tables *p, const struct wall_person *who, size_t dish)
{
    const struct wall_place *at = &p->places[who->place];
    bool one = p->w->menu->v[dish].only.n;
    unsigned is = 0;
    for (size_t k = at->first[dish]; k != WALL_NONE; k = at->next[k])
        if (is_about(who, &at->against.v[k]))
            is |= bit_of(at->against.v[k].level);
    if (!who->companion && !at->gets[dish] && !one)
        is |= WALL_STOP;
    if (!who->companion && at->gets[dish] && one)
        is |= is ? 0 : WALL_ALONE;
    return is & WALL_STOP ? WALL_STOP : is;
}

size_t wall_select(const struct wall_tables *p, const struct wall_people *all, size_t table,
                   size_t dish, unsigned is, const struct wall_person **v)
{
    size_t n = 0;
    for (size_t i = 0; i < all->n; i++)
        if (all->v[i].table == table && what_is(p, &all->v[i], dish) & is)
            v[n++] = &all->v[i];
    return n;
}

struct span wall_asked(const struct wall_tables *p, const struct wall_person *who, size_t dish)
{
    const struct wall_place *at = &p->places[who->place];
    if (what_is(p, who, dish) & WALL_ASK)
        for (size_t k = at->first[dish]; k != WALL_NONE; k = at->next[k]) {
            const struct finding *f = &at->against.v[k];
            if (is_about(who, f) && f->level == PLAN_ASK && !f->of_card && f->word.n)
                return f->word;
        }
    return (struct span){NULL, 0};
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

/* Returns whether the lines of companions have this fact. */
static bool is_of_companion(const struct findings *against, const struct fact *f)
{
    for (size_t i = 0; i < against->n; i++)
        if (against->v[i].with.n && against->v[i].fact == f)
            return true;
    return false;
}

/* Appends the facts of a guest's companions without a finding. */
static void add_companions_facts(struct text *x, const struct wall_tables *p,
                                 const struct wall_place *at)
{
    const struct slot *s = at->seat->slot;
    for (size_t i = 0; s && i < s->n; i++) {
        const struct fact *f = s->facts[i];
        if (f->key == KEY_COMPANION && !is_of_companion(&at->against, f))
            add_text(x, p, "COMPANION", f->text, true);
    }
}

/* Appends the facts of a companion, each once. */
static void add_companion(struct text *x, const struct wall_tables *p,
                          const struct wall_person *who)
{
    const struct findings *all = &p->places[who->place].against;
    for (size_t i = 0; i < all->n; i++) {
        const struct fact *f = all->v[i].fact;
        bool known = !f || !is_about(who, &all->v[i]);
        for (size_t k = 0; k < i && !known; k++)
            known = all->v[k].fact == f && is_about(who, &all->v[k]);
        if (!known)
            add_text(x, p, "COMPANION", f->text, true);
    }
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
    for (size_t k = at->first[p->w->menu->n]; k != WALL_NONE; k = at->next[k]) {
        const struct finding *f = &at->against.v[k];
        struct buf text = BUF_INIT;
        if (!is_about(who, f))
            continue;
        if (f->key.n && f->word.n) {
            buf_add(&text, phrase_word(l, f->key));
            phrase_add(&text, l, ": ");
            phrase_add1(&text, l, "\"{1}\" not understood", f->word);
        } else {
            buf_add(&text, f->reason);
        }
        add_text(x, p, "ASK", buf_span(&text), false);
        buf_release(&text);
    }
    const struct brief *b = p->w->evening;
    if (!who->companion && !brief_was_asked(&at->seat->who->guest) &&
        !(b->house && b->house->no_ask))
        add_text(x, p, "ASK", phrase(l, "allergies: nobody has asked"), false);
}

static bool has_letter_on_page(const struct wall_tables *p, const struct wall_person *who)
{
    for (size_t i = 0; i < p->w->menu->n; i++)
        if (!p->w->menu->v[i].without && what_is(p, who, i))
            return true;
    return false;
}

/* Appends a person of whom only the grid says something: "a Aina Sato, table 8". */
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

/* Prints a person of whom something is known. Returns false if nothing is. */
static bool emit_person(const struct wall_tables *p, const struct wall_person *who)
{
    const struct brief_seat *seat = p->places[who->place].seat;
    struct text x = {.b = BUF_INIT};
    if (who->companion) {
        add_companion(&x, p, who);
    } else {
        add_vitals(&x, p, &seat->who->guest);
        add_companions_facts(&x, p, &p->places[who->place]);
    }
    add_questions(&x, p, who);
    add_lost(&x, p, who);
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
        if (!emit_person(p, who) && has_letter_on_page(p, who))
            add_plain(&plain, p, who);
    }
    if (all->n)
        emit_plain(p, time_of(p, &all->v[all->n - 1]), &plain);
}
