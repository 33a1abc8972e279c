#include "pages/brief_rows.h"

#include "plan/plan.h"
#include "query/suspicious.h"
#include "store/house.h"
#include "text/dish.h"

/* Alarms: allergies, intolerances, diets, and lines that may be one */

/* Appends "said 2021-10-08, 5 years ago". */
static void add_said(struct buf *b, enum language l, const struct fact *f, date_t day)
{
    struct buf date = BUF_INIT, ago = BUF_INIT;
    if (f->date == DATE_NONE) {
        phrase_add(b, l, "date not recorded");
        return;
    }
    phrase_date(&date, l, f->date);
    brief_add_ago(&ago, l, f->date, day);
    phrase_add2(b, l, "said {1}, {2}", buf_span(&date), buf_span(&ago));
    buf_release(&date);
    buf_release(&ago);
}

/* Returns the same, and whether it must be asked again. */
static struct span said(struct brief_page *p, const struct fact *f, bool again)
{
    struct buf b = BUF_INIT, ask = BUF_INIT;
    add_said(&b, p->b->language, f, p->seat->date);
    if (!again)
        return brief_keep(p, &b);
    phrase_add1(&ask, p->b->language, "{1}: ASK AGAIN", buf_span(&b));
    buf_release(&b);
    return brief_keep(p, &ask);
}

static void vital(struct brief_page *p, const struct fact *f)
{
    static const enum brief_layout layout[] = {L_ALLERGY, L_INTOLERANCE, L_DIET};
    date_t day = p->seat->date;
    int which = f->key - KEY_ALLERGY;
    bool none = fact_says_none(f);
    struct row r = brief_row(p, p->b->keys->v[f->key].name, none ? L_PLAIN : layout[which],
                             none                 ? TONE_PLAIN
                             : f->key == KEY_DIET ? TONE_WARN
                                                  : TONE_ALARM);
    bool again = brief_asks_again(p->b, f, day);
    row_text(&r, TEXT, f->text);
    row_text(&r, NOTE, said(p, f, again));
    row_date(&r, SAID, f->date);
    row_bool(&r, AGAIN, again);
    brief_from_line(p, &r, f);
    sink_row(p->out, &r);
}

static void ask_about(struct brief_page *p, const struct fact *f, const char *why)
{
    struct row r = brief_row(p, SPAN("ask"), L_ASK_LINE, TONE_WARN);
    row_text(&r, TEXT, phrase(p->b->language, why));
    row_text(&r, NOTE, span_trim(f->line));
    brief_from_line(p, &r, f);
    sink_row(p->out, &r);
}

static void vitals(struct brief_page *p)
{
    const struct guest *g = brief_told(p->b, p->seat);
    for (int none = 0; none <= 1; none++)
        for (int key = KEY_ALLERGY; key <= KEY_DIET; key++)
            for (size_t i = 0; i < g->n; i++)
                if (g->v[i].key == key && brief_is_vital(&g->v[i]) &&
                    fact_says_none(&g->v[i]) == none &&
                    fact_is_current(&g->v[i], p->seat->date))
                    vital(p, &g->v[i]);
    for (size_t i = 0; i < g->n; i++) {
        const char *why = brief_why(p->b, p->seat, &g->v[i]);
        if (why)
            ask_about(p, &g->v[i], why);
    }
    if (!brief_was_asked(g) && !(p->b->house && p->b->house->no_ask))
        brief_say(p, SPAN("ask"), L_ASK, TONE_WARN,
                  phrase(p->b->language, "allergies: nobody has asked"), NULL);
}

/* Seat, likes, language, and the house's own keys */

/* Prints a standing fact, unless ask_about has shown its line. */
static void one_standing(struct brief_page *p, const struct fact *f)
{
    if (!f->text.n || !fact_is_current(f, p->seat->date) || suspicious_words(f, p->b->keys))
        return;
    bool again = brief_asks_again(p->b, f, p->seat->date);
    struct row r =
        brief_row(p, p->b->keys->v[f->key].name, L_PLAIN, again ? TONE_WARN : TONE_PLAIN);
    row_text(&r, TEXT, f->text);
    brief_from_line(p, &r, f);
    if (again) {
        row_text(&r, NOTE, said(p, f, true));
        row_date(&r, SAID, f->date);
        row_bool(&r, AGAIN, true);
    }
    sink_row(p->out, &r);
}

static void standing(struct brief_page *p)
{
    static const int order[] = {KEY_AKA,   KEY_VIP,      KEY_ACCESS,   KEY_NOTE,   KEY_SEAT,
                                KEY_LIKES, KEY_DISLIKES, KEY_LANGUAGE, KEY_COMPANY};
    const struct guest *g = brief_told(p->b, p->seat);
    for (size_t k = 0; k < sizeof order / sizeof *order; k++)
        for (size_t i = 0; i < g->n; i++)
            if (g->v[i].key == order[k])
                one_standing(p, &g->v[i]);
    for (size_t i = 0; i < g->n; i++) {
        bool shown = g->v[i].key >= KEY_ALLERGY && g->v[i].key <= KEY_DIET;
        for (size_t k = 0; k < sizeof order / sizeof *order; k++)
            shown |= g->v[i].key == order[k];
        if (g->v[i].class == CLASS_STANDING && !shown)
            one_standing(p, &g->v[i]);
    }
}

/* The visits */

static void last(struct brief_page *p)
{
    const struct slot *s = brief_last_visit(&p->seat->who->slots, p->seat->date);
    struct buf text = BUF_INIT, note = BUF_INIT;
    if (!s)
        return;
    for (const char *mark = "+*-~"; *mark; mark++)
        brief_add_marked(&text, p->b->language, s, *mark);
    if (text.n == 0)
        phrase_add(&text, p->b->language, s->items ? "nothing marked" : "nothing noted");
    phrase_date(&note, p->b->language, s->date);
    phrase_add(&note, p->b->language, ": ");
    buf_add(&note, buf_span(&text));
    buf_release(&text);
    struct row r = brief_row(p, SPAN("last"), L_LAST, TONE_PLAIN);
    row_text(&r, TEXT, brief_keep(p, &note));
    row_int(&r, DAYS, p->seat->date - s->date);
    sink_row(p->out, &r);
}

static void past_booking(struct brief_page *p, struct span kind, enum tone tone,
                         const struct fact *f)
{
    struct buf b = BUF_INIT;
    phrase_date(&b, p->b->language, f->date);
    if (f->text.n)
        phrase_add(&b, p->b->language, ": ");
    buf_add(&b, f->text);
    brief_say(p, kind, L_PLAIN, tone, brief_keep(p, &b), f);
}

static void missed(struct brief_page *p)
{
    const struct guest *g = brief_told(p->b, p->seat);
    const struct slots *s = &p->seat->who->slots;
    for (size_t i = 0; i < g->n; i++)
        if (g->v[i].key == KEY_BOOKED && g->v[i].mark == '~' && g->v[i].date < p->seat->date)
            past_booking(p, SPAN("noshow"), TONE_WARN, &g->v[i]);
    for (size_t i = 0; i < s->n; i++)
        if (slot_unrecorded(&s->v[i], p->b->today) && s->v[i].date < p->seat->date)
            past_booking(p, SPAN("unrecorded"), TONE_NOTICE, s->v[i].booked);
}

static void yearly(struct brief_page *p, int key)
{
    struct buf b = BUF_INIT;
    if (brief_add_yearly(p, key, &b))
        brief_say(p, p->b->keys->v[key].name, L_PLAIN, TONE_NOTICE, brief_keep(p, &b),
                  guest_find(brief_told(p->b, p->seat), key));
}

static void open_item(struct brief_page *p, const struct fact *f)
{
    struct buf b = BUF_INIT;
    bool late = brief_add_due(&b, p->b->language, f, p->seat->date);
    phrase_join(&b, p->b->language, "; ");
    brief_add_dated(&b, p->b->language, "since {1}", f->date);
    struct row r =
        brief_row(p, p->b->keys->v[f->key].name, L_PLAIN, late ? TONE_WARN : TONE_NOTICE);
    row_text(&r, TEXT, f->body);
    row_text(&r, NOTE, brief_keep(p, &b));
    row_date(&r, SAID, f->date);
    brief_from_line(p, &r, f);
    sink_row(p->out, &r);
}

static void open_ones(struct brief_page *p)
{
    const struct guest *g = brief_told(p->b, p->seat);
    for (size_t i = 0; i < g->n; i++)
        if (g->v[i].class == CLASS_OPEN && !g->v[i].mark)
            open_item(p, &g->v[i]);
}

/* A guest */

static void headline(struct brief_page *p)
{
    date_t last_day;
    const struct fact *kana = guest_find(brief_told(p->b, p->seat), KEY_KANA);
    size_t visits = slots_visits(&p->seat->who->slots, p->seat->date - 1, &last_day);
    struct row r = brief_row(p, SPAN("guest"), p->named == 1 ? L_SOLO : L_GUEST,
                             visits ? TONE_PLAIN : TONE_NOTICE);
    struct buf b = BUF_INIT;
    enum language l = p->b->language;
    brief_add_visit(&b, l, visits + 1);
    if (visits) {
        int days = p->seat->date - last_day;
        phrase_add(&b, l, ", ");
        phrase_count(&b, l, "{1} day since the last", "{1} days since the last", (size_t)days);
        row_int(&r, DAYS, days);
    }
    if (!p->seat->slot && p->seat->time != TIME_NONE) {
        phrase_add(&b, l, "; ");
        phrase_add(&b, l, "no booking");
    }
    row_int(&r, VISIT, (int64_t)visits + 1);
    row_text(&r, TEXT, brief_keep(p, &b));
    if (kana)
        row_text(&r, KANA, kana->text);
    if (brief_age(p) < BRIEF_CHILD)
        row_int(&r, AGE, brief_age(p));
    sink_row(p->out, &r);
}

/*
 * Prints the first booking in full; for the other guests at the table, only if it adds words.
 */
static void bookings(struct brief_page *p, const struct fact *lead)
{
    const struct slot *s = p->seat->slot;
    for (size_t i = 0; s && i < s->n; i++) {
        const struct fact *f = s->facts[i];
        if (f->key != KEY_BOOKED || (f->mark && f->mark != '+'))
            continue;
        bool whole = f == lead || brief_adds_words(p, f->body, lead->body);
        struct span words = whole ? f->text : f->remark;
        if (words.n)
            brief_say(p, SPAN("booked"), L_PLAIN, TONE_PLAIN, words, f);
    }
}

/* Reports mentioned guests that have no file. */
static void strangers(struct brief_page *p)
{
    struct span rest = p->seat->slot ? p->seat->slot->booked->text : SPAN(""), mention;
    while (mention_next(&rest, &mention))
        if (!p->b->find(p->b->ctx, mention)) {
            struct buf b = BUF_INIT;
            phrase_add1(&b, p->b->language, "@{1} is mentioned, but has no file", mention);
            brief_say(p, SPAN("unknown"), L_ASK, TONE_WARN, brief_keep(p, &b),
                      p->seat->slot->booked);
        }
}

/* Asks about a second booking of the day. */
static void twice(struct brief_page *p)
{
    struct buf b = BUF_INIT;
    if (brief_add_twice(p, &b))
        brief_say(p, SPAN("ask"), L_ASK, TONE_WARN, brief_keep(p, &b), NULL);
}

/* Prints the companions of the visit: they have no file, only a line in the booker's. */
static void companions(struct brief_page *p)
{
    const struct slot *s = p->seat->slot;
    for (size_t i = 0; s && i < s->n; i++)
        if (s->facts[i]->key == KEY_COMPANION)
            brief_say(p, SPAN("companion"), L_COMPANION, TONE_ALARM, s->facts[i]->text,
                      s->facts[i]);
}

/* The menu. Problems of the file itself have been reported above. */

static void emit_finding(struct brief_page *p, const struct finding *c)
{
    struct row r = brief_row(p, plan_level_name(c->level), c->with.n ? L_PLAN_OTHER : L_PLAN,
                             plan_level_tone(c->level));
    row_text(&r, NAME, c->name);
    if (c->dish)
        row_text(&r, TEXT, c->dishes.n ? c->dishes : c->dish->name);
    row_text(&r, NOTE, c->reason);
    if (c->instead.n)
        row_text(&r, INSTEAD, c->instead);
    if (c->fact)
        brief_from_line(p, &r, c->fact);
    sink_row(p->out, &r);
}

static void menu(struct brief_page *p)
{
    const struct brief_compared *c = brief_compare(p);
    if (!c)
        return;
    struct findings all = c->all;
    if (p->b->joins)
        all = plan_join(&all, p->b->language, &p->texts);
    for (size_t i = 0; i < all.n; i++)
        if (all.v[i].dish || all.v[i].key.n)
            emit_finding(p, &all.v[i]);
}

/* Prints what is known of the guest, at whichever table. */
static void known(struct brief_page *p)
{
    standing(p);
    last(p);
    yearly(p, KEY_BIRTHDAY);
    yearly(p, KEY_ANNIVERSARY);
    open_ones(p);
    missed(p);
    menu(p);
}

static void guest(struct brief_page *p, const struct brief_seat *seat, const struct fact *lead)
{
    brief_take_seat(p, seat);
    headline(p);
    if (p->whole)
        brief_say(p, SPAN("know"), L_PLAIN, TONE_ALARM, brief_as_at_text(p->b, p->whole), NULL);
    else
        vitals(p);
    companions(p);
    strangers(p);
    twice(p);
    bookings(p, lead);
    if (!p->whole)
        known(p);
    p->seat = NULL;
}

/* A table */

static void unnamed(struct brief_page *p, size_t covers)
{
    struct buf b = BUF_INIT;
    if (covers <= p->named)
        return;
    size_t n = covers - p->named;
    phrase_count(&b, p->b->language, "{1} guest not named", "{1} guests not named", n);
    brief_say(p, SPAN("unnamed"), L_UNNAMED, TONE_NOTICE, brief_keep(p, &b), NULL);
}

static void table(struct brief_page *p, const struct brief_seat *v, size_t n, int number)
{
    int covers = brief_covers(v, n);
    brief_begin_table(p, v, n, number);
    struct row r = brief_row(p, SPAN("table"),
                             covers == 1 ? L_TABLE_ONE
                             : covers    ? L_TABLE
                                         : L_TABLE_NONE,
                             TONE_PLAIN);
    row_text(&r, NAME, brief_names(p, v, n));
    sink_row(p->out, &r);
    struct buf b = BUF_INIT;
    if (brief_add_too_few(p, v, n, &b))
        brief_say(p, SPAN("ask"), L_ASK, TONE_WARN, brief_keep(p, &b), NULL);
    const struct fact *lead = brief_lead(v, n);
    for (size_t i = 0; i < n; i++)
        guest(p, &v[i], lead);
    unnamed(p, (size_t)covers);
}

/* Prints the day's heading with its number of tables and covers. */
static void heading(struct brief_page *p, size_t from)
{
    const struct brief *b = p->b;
    date_t day = b->seats[from].date;
    struct buf text = BUF_INIT;
    int covers = brief_add_day_text(&text, b, from);
    p->table = row_new(&brief_schema);
    row_date(&p->table, DATE, day);
    row_int(&p->table, COVERS, covers);
    brief_say(p, SPAN("day"), p->out->rows ? L_DAY_NEXT : L_DAY, TONE_PLAIN,
              brief_keep(p, &text), NULL);
    p->seat = &b->seats[from];
    if (b->menu_failed && b->menu_day == day)
        brief_say(
            p, SPAN("ask"), L_DAY, TONE_ALARM,
            phrase(b->language,
                   "ASK: the menu of the day could not be read, so nobody's dishes are here"),
            NULL);
    if (b->brief)
        brief_short_menu(p);
    p->seat = NULL;
}

static void nobody_asked(struct brief_page *p)
{
    bool first = true;
    for (size_t i = 0; i < p->b->seats_n; i++) {
        const struct brief_seat *s = &p->b->seats[i];
        if (brief_was_asked(&s->who->guest))
            continue;
        p->seat = s;
        p->table = row_new(&brief_schema);
        row_date(&p->table, DATE, s->date);
        row_time(&p->table, TIME, s->time);
        struct row r =
            brief_row(p, SPAN("unasked"), first ? L_UNASKED_FIRST : L_UNASKED, TONE_WARN);
        sink_row(p->out, &r);
        first = false;
    }
}

void brief_emit(struct brief *b, struct sink *out)
{
    struct brief_page p = {.b = b, .out = out};
    date_t day = DATE_NONE;
    int number = 0;
    brief_tables(b);
    for (size_t i = 0, n; i < b->seats_n; i += n) {
        n = brief_table_size(b, i);
        if (b->seats[i].date != day)
            heading(&p, i);
        day = b->seats[i].date;
        if (b->brief)
            brief_short_table(&p, &b->seats[i], n, ++number);
        else
            table(&p, &b->seats[i], n, ++number);
    }
    if (!b->brief && !(b->house && b->house->no_ask))
        nobody_asked(&p);
    arena_release(&p.texts);
    arena_release(&p.judged);
}
