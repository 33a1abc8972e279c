#include "pages/brief_short.h"

#include "store/house.h"
#include "text/dish.h"

void brief_print_line(struct brief_page *p, const char *label, enum tone tone, struct buf *text)
{
    brief_say(p, span_str(label), L_SHORT_FACT, tone, brief_keep(p, text), NULL);
}

void brief_add_again(struct brief_page *p, struct buf *b, const struct fact *f)
{
    enum language l = p->b->language;
    struct buf when = BUF_INIT;
    if (!brief_asks_again(p->b, f, p->seat->date))
        return;
    int days = f->date == DATE_NONE ? 0 : p->seat->date - f->date;
    int years = f->date == DATE_NONE ? 0 : date_years(f->date, p->seat->date);
    if (f->date == DATE_NONE)
        phrase_add(&when, l, "date not recorded");
    else if (years)
        phrase_count(&when, l, "{1} year", "{1} years", (size_t)years);
    else
        phrase_count(&when, l, "{1} day", "{1} days", (size_t)days);
    buf_str(b, " (");
    phrase_add1(b, l, "{1}: ASK AGAIN", buf_span(&when));
    buf_char(b, ')');
    buf_release(&when);
}

void brief_add_piece(struct brief_page *p, struct buf *b, struct span label, struct span text)
{
    buf_str(b, b->n ? " \xC2\xB7 " : "");
    buf_add(b, phrase_word(p->b->language, label));
    buf_str(b, label.n ? " " : "");
    buf_add(b, text);
}

/* Returns the name of a key in capitals, as the label of what can harm. */
static const char *capitals(struct brief_page *p, int key)
{
    struct span name = arena_copy(&p->texts, p->b->keys->v[key].name);
    char *z = arena_alloc(&p->texts, name.n + 1, 1);
    for (size_t i = 0; i < name.n; i++)
        z[i] = (char)(name.p[i] >= 'a' && name.p[i] <= 'z' ? name.p[i] - 'a' + 'A' : name.p[i]);
    return z;
}

/* ---- what can harm ---- */

/* Prints the allergies, intolerances and diets, each on a line; "none" is in the profile. */
static void print_vitals(struct brief_page *p)
{
    const struct guest *g = brief_told(p->b, p->seat);
    for (int key = KEY_ALLERGY; key <= KEY_DIET; key++)
        for (size_t i = 0; i < g->n; i++) {
            const struct fact *f = &g->v[i];
            struct buf b = BUF_INIT;
            if (f->key != key || !brief_is_vital(f) || fact_says_none(f) ||
                !fact_is_current(f, p->seat->date))
                continue;
            buf_add(&b, f->text);
            brief_add_again(p, &b, f);
            brief_print_line(p, capitals(p, key), key == KEY_DIET ? TONE_WARN : TONE_ALARM, &b);
        }
}

/* Prints where the page has what is known of the guest. */
static void print_as_at(struct brief_page *p)
{
    struct buf b = BUF_INIT;
    buf_add(&b, brief_as_at_text(p->b, p->whole));
    brief_print_line(p, "know", TONE_ALARM, &b);
}

static void print_companions(struct brief_page *p)
{
    const struct slot *s = p->seat->slot;
    for (size_t i = 0; s && i < s->n; i++)
        if (s->facts[i]->key == KEY_COMPANION) {
            struct buf b = BUF_INIT;
            buf_add(&b, s->facts[i]->text);
            brief_print_line(p, "COMPANION", TONE_ALARM, &b);
        }
}

static void print_asks(struct brief_page *p)
{
    const struct guest *g = brief_told(p->b, p->seat);
    for (size_t i = 0; i < g->n; i++) {
        const char *why = brief_why(p->b, p->seat, &g->v[i]);
        struct buf b = BUF_INIT;
        struct span line = span_trim(g->v[i].line);
        if (!why)
            continue;
        phrase_add(&b, p->b->language, why);
        buf_fmt(&b, " \xE2\x80\x94 %.*s ", (int)line.n, line.p);
        phrase_add1(&b, p->b->language, "(line {1})",
                    arena_fmt(&p->texts, "%u", g->v[i].lineno));
        brief_print_line(p, "ASK", TONE_WARN, &b);
    }
}

static void print_strangers(struct brief_page *p)
{
    struct span rest = p->seat->slot ? p->seat->slot->booked->text : SPAN(""), mention;
    while (mention_next(&rest, &mention))
        if (!p->b->find(p->b->ctx, mention)) {
            struct buf b = BUF_INIT;
            phrase_add1(&b, p->b->language, "@{1} is mentioned, but has no file", mention);
            brief_print_line(p, "ASK", TONE_WARN, &b);
        }
}
/* Asks about a second booking of the day. */
static void print_twice(struct brief_page *p)
{
    struct buf b = BUF_INIT;
    if (brief_add_twice(p, &b))
        brief_print_line(p, "ASK", TONE_WARN, &b);
}

/* ---- what is open, and the days of the year ---- */

/* Prints complaints, or what else is open. */
static void print_open(struct brief_page *p, bool complaints)
{
    const struct guest *g = brief_told(p->b, p->seat);
    for (size_t i = 0; i < g->n; i++) {
        const struct fact *f = &g->v[i];
        struct buf b = BUF_INIT, due = BUF_INIT;
        struct span rest = f->remark, piece;
        if (f->class != CLASS_OPEN || f->mark || (f->key == KEY_COMPLAINT) != complaints)
            continue;
        buf_add(&b, f->body);
        while (remark_next(&rest, &piece))
            if (piece_by(piece) == DATE_NONE)
                buf_fmt(&b, "; %.*s", (int)piece.n, piece.p);
        bool late = brief_add_due(&due, p->b->language, f, p->seat->date);
        if (complaints) {
            phrase_join(&due, p->b->language, "; ");
            brief_add_dated(&due, p->b->language, "since {1}", f->date);
        }
        if (due.n)
            buf_fmt(&b, " (%.*s)", (int)due.n, due.p);
        buf_release(&due);
        const char *label =
            complaints ? "COMPLAINT" : arena_copy(&p->texts, fact_key_is(f)).p;
        brief_print_line(p, label, complaints || late ? TONE_WARN : TONE_NOTICE, &b);
    }
}

static void print_yearly(struct brief_page *p, int key)
{
    struct buf b = BUF_INIT;
    if (brief_add_yearly(p, key, &b))
        brief_print_line(p, key == KEY_BIRTHDAY ? "birthday" : "anniversary", TONE_NOTICE, &b);
}
/* ---- the visits ---- */

/* Appends the items with that mark, each with its remark; of those without one, the remarked.
 */
static void add_items(struct buf *b, enum language l, const struct slot *s, char mark)
{
    for (size_t i = 0; i < s->n; i++) {
        const struct fact *f = s->facts[i];
        if (f->class != CLASS_ITEM || f->mark != mark || (!mark && f->remark.n == 0))
            continue;
        struct span name = dish_parse(f->body).name;
        name = span_trim(span_head(name, span_chr(name, ',')));
        phrase_join(b, l, "; ");
        if (mark)
            buf_fmt(b, "%c ", mark);
        buf_add(b, name);
        if (f->remark.n)
            buf_fmt(b, " (%.*s)", (int)f->remark.n, f->remark.p);
    }
}

/* Appends what went how at a sitting, its notes and the remark of the visit. */
static void add_sitting(struct buf *b, enum language l, const struct slot *s)
{
    struct buf own = BUF_INIT;
    for (const char *mark = "+*-~"; *mark; mark++)
        add_items(&own, l, s, *mark);
    add_items(&own, l, s, '\0');
    for (size_t i = 0; i < s->n; i++) {
        const struct fact *f = s->facts[i];
        struct span text = f->key == KEY_NOTE ? f->text : f == s->visit ? f->remark : SPAN("");
        if (text.n)
            phrase_join(&own, l, "; ");
        buf_add(&own, text);
    }
    if (own.n)
        phrase_add(b, l, ": ");
    buf_add(b, buf_span(&own));
    buf_release(&own);
}

/* Appends which visit it is and what was noted at the last one. Returns false on the first. */
static bool add_visit(struct brief_page *p, struct buf *b)
{
    date_t last_day, day = p->seat->date;
    size_t visits = slots_visits(&p->seat->who->slots, day - 1, &last_day);
    const struct slot *s = p->last;
    enum language l = p->b->language;
    brief_add_visit(b, l, s ? visits + 1 : 1);
    if (!p->seat->slot && p->seat->time != TIME_NONE) {
        phrase_add(b, l, ", ");
        phrase_add(b, l, "no booking");
    }
    if (!s)
        return false;
    phrase_add(b, l, ", ");
    brief_add_dated(b, l, "last {1}", last_day);
    if (!p->whole)
        add_sitting(b, l, s);
    return true;
}

/* Prints how often one kind of booking came to nothing, and the last of them. */
static void print_missed(struct brief_page *p, const char *label, const struct fact *last,
                         size_t n)
{
    struct buf b = BUF_INIT;
    if (!last)
        return;
    if (n > 1) {
        phrase_count(&b, p->b->language, "{1} time", "{1} times", n);
        phrase_add(&b, p->b->language, ", ");
        brief_add_dated(&b, p->b->language, "last {1}", last->date);
    } else {
        phrase_date(&b, p->b->language, last->date);
    }
    if (last->text.n)
        phrase_add(&b, p->b->language, ": ");
    buf_add(&b, last->text);
    brief_print_line(p, label, TONE_WARN, &b);
}

static void print_all_missed(struct brief_page *p)
{
    const struct guest *g = brief_told(p->b, p->seat);
    const struct slots *s = &p->seat->who->slots;
    const struct fact *last = NULL, *open = NULL;
    size_t n = 0, open_n = 0;
    for (size_t i = 0; i < g->n; i++)
        if (g->v[i].key == KEY_BOOKED && g->v[i].mark == '~' && g->v[i].date < p->seat->date) {
            last = !last || g->v[i].date >= last->date ? &g->v[i] : last;
            n++;
        }
    for (size_t i = 0; i < s->n; i++)
        if (slot_unrecorded(&s->v[i], p->b->today) && s->v[i].date < p->seat->date) {
            open = s->v[i].booked;
            open_n++;
        }
    print_missed(p, "noshow", last, n);
    print_missed(p, "unrecorded", open, open_n);
}
/* ---- a table ---- */

static void take_seat(struct brief_page *p, const struct brief_seat *seat)
{
    brief_take_seat(p, seat);
    p->last = brief_last_visit(&seat->who->slots, seat->date);
}

/* Appends how to say the name, the age of a child, and which visit it is. */
static enum tone add_head(struct brief_page *p, struct buf *b)
{
    const struct guest *g = brief_told(p->b, p->seat);
    const struct fact *kana = guest_find(g, KEY_KANA);
    if (kana)
        buf_fmt(b, "(%.*s) ", (int)kana->text.n, kana->text.p);
    if (brief_age(p) < BRIEF_CHILD) {
        buf_char(b, '(');
        phrase_count(b, p->b->language, "{1} year old", "{1} years old", (size_t)brief_age(p));
        buf_str(b, ") ");
    }
    buf_str(b, "\xE2\x80\x94 ");
    return add_visit(p, b) ? TONE_PLAIN : TONE_NOTICE;
}

/* Prints what is open, and the days of the year. */
static void print_known(struct brief_page *p)
{
    print_open(p, true);
    print_yearly(p, KEY_BIRTHDAY);
    print_yearly(p, KEY_ANNIVERSARY);
    print_open(p, false);
    print_all_missed(p);
}

static void print_guest(struct brief_page *p, const struct brief_seat *seat,
                        const struct fact *lead)
{
    struct buf b = BUF_INIT;
    take_seat(p, seat);
    if (p->named > 1) {
        enum tone tone = add_head(p, &b);
        brief_say(p, SPAN("guest"), L_SHORT_GUEST, tone, brief_keep(p, &b), NULL);
    }
    if (p->whole)
        print_as_at(p);
    else
        print_vitals(p);
    print_companions(p);
    if (!p->whole)
        print_asks(p);
    print_strangers(p);
    print_twice(p);
    if (!p->whole)
        print_known(p);
    brief_print_profile(p, lead);
    if (!p->whole)
        brief_print_plan(p);
    p->seat = NULL;
}

/* Prints, once a table, the guests who have not been asked about allergies. */
static void print_unasked(struct brief_page *p, const struct brief_seat *v, size_t n)
{
    struct buf names = BUF_INIT, b = BUF_INIT;
    size_t unasked = 0;
    for (size_t i = 0; i < n; i++)
        if (!brief_was_asked(&v[i].who->guest)) {
            phrase_list(&names, p->b->language, guest_name(&v[i].who->guest));
            unasked++;
        }
    if (unasked && !(p->b->house && p->b->house->no_ask)) {
        phrase_add(&b, p->b->language, "allergies: nobody has asked");
        if (n > 1) {
            phrase_add(&b, p->b->language, ": ");
            buf_add(&b, buf_span(&names));
        }
        brief_print_line(p, "ASK", TONE_WARN, &b);
    }
    buf_release(&names);
}

void brief_short_table(struct brief_page *p, const struct brief_seat *v, size_t n, int number)
{
    size_t covers = (size_t)brief_covers(v, n);
    struct buf b = BUF_INIT;
    brief_begin_table(p, v, n, number);
    struct span at = p->table.v[TABLE].text;
    buf_str(&b, "\xE2\x80\x94 ");
    brief_add_place(&b, p->b, covers, at);
    if (covers > n) {
        phrase_add(&b, p->b->language, ", ");
        phrase_count(&b, p->b->language, "{1} not named", "{1} not named", covers - n);
    }
    take_seat(p, v);
    buf_str(&b, n == 1 ? " " : "");
    enum tone tone = n == 1 ? add_head(p, &b) : TONE_PLAIN;
    struct row r = brief_row(p, SPAN("table"), L_SHORT_TABLE, tone);
    row_text(&r, NAME, brief_names(p, v, n));
    row_text(&r, TEXT, brief_keep(p, &b));
    sink_row(p->out, &r);
    p->seat = NULL;
    print_unasked(p, v, n);
    if (brief_add_too_few(p, v, n, &b))
        brief_print_line(p, "ASK", TONE_WARN, &b);
    for (size_t i = 0; i < n; i++)
        print_guest(p, &v[i], brief_lead(v, n));
}
