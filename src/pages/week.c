#include "pages/week.h"

#include "query/suspicious.h"

enum {
    DATE,
    KIND,
    TIME,
    PARTY,
    TABLE,
    COVERS,
    NAMED,
    IDS,
    NAMES,
    ALLERGIES, /* the lists of marks, in order of their labels in mark_words */
    INTOLERANCES,
    DIETS,
    COMPANIONS,
    FIRST,
    ASKS,
    CAPACITY,
    OVER,
    TEXT,
    NOTE
};

enum { MARKS = ASKS + 1 - ALLERGIES };

static const struct field fields[] = {
    [DATE] = {"date", FIELD_DATE, STYLE_PLAIN},
    [KIND] = {"kind", FIELD_TEXT, STYLE_PLAIN},
    [TIME] = {"time", FIELD_TIME, STYLE_BOLD},
    [PARTY] = {"party", FIELD_INT, STYLE_PLAIN},
    [TABLE] = {"table", FIELD_TEXT, STYLE_PLAIN},
    [COVERS] = {"covers", FIELD_INT, STYLE_PLAIN},
    [NAMED] = {"named", FIELD_INT, STYLE_PLAIN},
    [IDS] = {"ids", FIELD_LIST, STYLE_DIM},
    [NAMES] = {"names", FIELD_LIST, STYLE_BOLD},
    [ALLERGIES] = {"allergies", FIELD_LIST, STYLE_PLAIN},
    [INTOLERANCES] = {"intolerances", FIELD_LIST, STYLE_PLAIN},
    [DIETS] = {"diets", FIELD_LIST, STYLE_PLAIN},
    [COMPANIONS] = {"companions", FIELD_LIST, STYLE_PLAIN},
    [FIRST] = {"first", FIELD_LIST, STYLE_PLAIN},
    [ASKS] = {"asks", FIELD_LIST, STYLE_PLAIN},
    [CAPACITY] = {"capacity", FIELD_INT, STYLE_PLAIN},
    [OVER] = {"over", FIELD_BOOL, STYLE_PLAIN},
    [TEXT] = {"text", FIELD_TEXT, STYLE_PLAIN},
    [NOTE] = {"note", FIELD_TEXT, STYLE_TONE},
};

enum week_layout { L_DAY, L_DAY_NEXT, L_TABLE, L_TABLE_NO_TIME };

static const char *const layouts[] = {
    [L_DAY] = "{text~4}[{=, }{note~4}]",
    [L_DAY_NEXT] = "\n{text~4}[{=, }{note~4}]",
    [L_TABLE] = "  {time}  {names~9}{=: }{text~9}[ \xE2\x80\x94 {note~9}]",
    [L_TABLE_NO_TIME] = "         {names~9}{=: }{text~9}[ \xE2\x80\x94 {note~9}]",
};

const struct schema week_schema = {"week", fields, sizeof fields / sizeof *fields, layouts,
                                   sizeof layouts / sizeof *layouts};

static const char *const mark_words[MARKS] = {"ALLERGY",   "INTOLERANCE", "DIET",
                                              "COMPANION", "FIRST VISIT", "ASK"};

/* Marks of one kind at a table: "Aiko Nakamura: shellfish", and the same without the name. */
struct texts {
    struct span *v, *bare;
    size_t n, cap, bare_cap;
};

struct week_page {
    const struct week *w;
    struct sink *out;
    struct texts marks[MARKS]; /* of one table */
    struct arena *texts;       /* of one row */
    bool booked;               /* the day before has tables */
};

/* Adds a text about a guest to one of the lists; an empty one is the guest's name alone. */
static void add_mark(struct week_page *p, size_t list, const struct brief_seat *seat,
                     struct span text)
{
    struct texts *to = &p->marks[list - ALLERGIES];
    struct span name = guest_name(&seat->who->guest);
    struct arena *a = p->texts;
    to->v = arena_grow(a, to->v, to->n, &to->cap, sizeof *to->v);
    to->bare = arena_grow(a, to->bare, to->n, &to->bare_cap, sizeof *to->bare);
    to->bare[to->n] = text;
    struct span colon = phrase(p->w->evening->language, ": ");
    to->v[to->n++] =
        text.n ? arena_fmt(a, "%.*s%.*s%.*s", SPAN_ARG(name), SPAN_ARG(colon), SPAN_ARG(text))
               : name;
}

/* Returns "a line that is not understood (line 9)". */
static struct span why_and_line(const struct week_page *p, const char *why,
                                const struct fact *f)
{
    struct buf b = BUF_INIT;
    enum language l = p->w->evening->language;
    phrase_add(&b, l, why);
    buf_char(&b, ' ');
    phrase_add1(&b, l, "(line {1})", arena_fmt(p->texts, "%u", f->lineno));
    return buf_move(&b, p->texts);
}

/* Marks what the guest avoids, and lines that must be asked about. */
static void mark_facts(struct week_page *p, const struct brief_seat *seat)
{
    struct brief *b = p->w->evening;
    const struct brief_seat *whole = brief_as_at(b, seat, 0);
    if (whole) {
        add_mark(p, ASKS, seat, brief_as_at_text(b, whole));
        return;
    }
    const struct guest *g = brief_told(b, seat);
    for (size_t i = 0; i < g->n; i++) {
        const struct fact *f = &g->v[i];
        const char *why = brief_why(b, seat, f);
        if (brief_warns(f, seat->date))
            add_mark(p, ALLERGIES + (size_t)(f->key - KEY_ALLERGY), seat, f->body);
        if (why)
            add_mark(p, ASKS, seat, why_and_line(p, why, f));
    }
}

static void mark_companions(struct week_page *p, const struct brief_seat *seat)
{
    for (size_t i = 0; seat->slot && i < seat->slot->n; i++)
        if (seat->slot->facts[i]->key == KEY_COMPANION)
            add_mark(p, COMPANIONS, seat, seat->slot->facts[i]->body);
}

/* Marks guests that the booking names and that have no file. */
static void mark_strangers(struct week_page *p, const struct brief_seat *seat)
{
    const struct brief *b = p->w->evening;
    struct span rest = seat->slot ? seat->slot->booked->text : SPAN(""), mention;
    while (mention_next(&rest, &mention))
        if (!b->find(b->ctx, mention)) {
            struct buf text = BUF_INIT;
            phrase_add1(&text, b->language, "@{1} is mentioned, but has no file", mention);
            add_mark(p, ASKS, seat, buf_move(&text, p->texts));
        }
}

/* Marks a guest who has another booking that day. */
static void mark_twice(struct week_page *p, const struct brief_seat *seat)
{
    const struct brief_seat *other = brief_other_booking(p->w->evening, seat);
    struct buf b = BUF_INIT, time = BUF_INIT;
    enum language l = p->w->evening->language;
    if (!other)
        return;
    time_add(&time, other->time);
    if (other->time == TIME_NONE)
        phrase_add(&b, l, "another booking of that day");
    else
        phrase_add1(&b, l, "another booking of that day, at {1}", buf_span(&time));
    buf_release(&time);
    add_mark(p, ASKS, seat, buf_move(&b, p->texts));
}

static void mark_guest(struct week_page *p, const struct brief_seat *seat)
{
    date_t last;
    mark_facts(p, seat);
    mark_companions(p, seat);
    mark_strangers(p, seat);
    mark_twice(p, seat);
    if (slots_visits(&seat->who->slots, seat->date - 1, &last) == 0)
        add_mark(p, FIRST, seat, SPAN(""));
}

/* Appends "3 covers, table 2, 1 not named", in the words of the house. */
static void add_covers(const struct week_page *p, struct buf *b, size_t covers, size_t named,
                       struct span table)
{
    enum language l = p->w->evening->language;
    brief_add_place(b, p->w->evening, covers, table);
    if (!covers || covers == named)
        return;
    phrase_add(b, l, ", ");
    if (covers > named)
        phrase_count(b, l, "{1} not named", "{1} not named", covers - named);
    else
        phrase_count(b, l, "{1} guests are named", "{1} guests are named", named);
}

/* Appends "ALLERGY Ann: nuts; Bo: fish · FIRST VISIT Bo"; a guest alone is not named again. */
static void add_marks(const struct week_page *p, struct buf *b, bool alone)
{
    enum language l = p->w->evening->language;
    for (size_t i = 0; i < MARKS; i++) {
        const struct texts *list = &p->marks[i];
        struct span word = phrase(l, mark_words[i]);
        if (list->n)
            buf_fmt(b, "%s%.*s", b->n ? " \xC2\xB7 " : "", SPAN_ARG(word));
        for (size_t k = 0; k < list->n; k++) {
            struct span text = alone ? list->bare[k] : list->v[k];
            buf_add(b, k ? phrase(l, "; ") : span_head(SPAN(" "), text.n ? 1 : 0));
            buf_add(b, text);
        }
    }
}

static void set_marks(const struct week_page *p, struct row *r, bool alone)
{
    struct buf b = BUF_INIT;
    add_marks(p, &b, alone);
    if (b.n)
        row_text(r, NOTE, arena_copy(p->texts, buf_span(&b)));
    buf_release(&b);
    for (size_t i = 0; i < MARKS; i++)
        row_list(r, ALLERGIES + i, p->marks[i].v, p->marks[i].n);
    bool harm = p->marks[0].n || p->marks[INTOLERANCES - ALLERGIES].n ||
                p->marks[COMPANIONS - ALLERGIES].n;
    r->tone = harm ? TONE_ALARM : b.n ? TONE_NOTICE : TONE_PLAIN;
}

static void emit_table(struct week_page *p, const struct brief_seat *v, size_t n, size_t number)
{
    struct arena *a = p->texts;
    struct span *ids = ARENA_NEW(a, struct span, n), *names = ARENA_NEW(a, struct span, n);
    struct row r = row_new(&week_schema);
    struct span table = {NULL, 0};
    struct buf b = BUF_INIT;
    int covers = brief_covers(v, n);
    for (size_t i = 0; i < MARKS; i++)
        p->marks[i] = (struct texts){0};
    for (size_t i = 0; i < n; i++) {
        ids[i] = v[i].who->guest.id;
        names[i] = guest_name(&v[i].who->guest);
        table = v[i].slot && v[i].slot->table.n ? v[i].slot->table : table;
        mark_guest(p, &v[i]);
    }
    add_covers(p, &b, (size_t)covers, n, table);
    set_marks(p, &r, n == 1);
    r.layout = v->time == TIME_NONE ? L_TABLE_NO_TIME : L_TABLE;
    row_date(&r, DATE, v->date);
    row_text(&r, KIND, SPAN("table"));
    row_time(&r, TIME, v->time);
    row_int(&r, PARTY, (int64_t)number);
    if (table.n)
        row_text(&r, TABLE, table);
    if (covers)
        row_int(&r, COVERS, covers);
    row_int(&r, NAMED, (int64_t)n);
    row_list(&r, IDS, ids, n);
    row_list(&r, NAMES, names, n);
    row_text(&r, TEXT, buf_move(&b, a));
    sink_row(p->out, &r);
    arena_reset(a);
}

/* Prints the totals of a day; `from` is its first seat, if it is booked. */
static void emit_day(struct week_page *p, date_t day, size_t from, bool booked)
{
    const struct brief *evening = p->w->evening;
    struct row r = row_new(&week_schema);
    struct buf b = BUF_INIT;
    int covers = 0, capacity = evening->house ? evening->house->capacity : 0;
    if (booked) {
        covers = brief_add_day_text(&b, evening, from);
    } else {
        phrase_day(&b, evening->language, day);
        phrase_add(&b, evening->language, ": ");
        phrase_add(&b, evening->language, "no bookings");
    }
    if (capacity) {
        row_int(&r, CAPACITY, capacity);
        row_bool(&r, OVER, covers > capacity);
    }
    if (capacity && covers > capacity) {
        struct buf over = BUF_INIT;
        phrase_add1(&over, evening->language, "OVER the capacity of {1}",
                    arena_fmt(p->texts, "%d", capacity));
        row_text(&r, NOTE, buf_move(&over, p->texts));
        r.tone = TONE_WARN;
    }
    r.layout = p->out->rows && (booked || p->booked) ? L_DAY_NEXT : L_DAY;
    p->booked = booked;
    row_date(&r, DATE, day);
    row_text(&r, KIND, SPAN("day"));
    row_int(&r, COVERS, covers);
    row_text(&r, TEXT, buf_move(&b, p->texts));
    sink_row(p->out, &r);
    arena_reset(p->texts);
}

void week_emit(const struct week *w, struct sink *out)
{
    struct arena texts = ARENA_INIT;
    struct week_page p = {.w = w, .out = out, .texts = &texts};
    struct brief *b = w->evening;
    brief_tables(b);
    size_t i = 0, number = 0;
    for (date_t day = w->first; b->seats_n && day <= w->last; day++) {
        bool booked = i < b->seats_n && b->seats[i].date == day;
        emit_day(&p, day, i, booked);
        for (size_t n; i < b->seats_n && b->seats[i].date == day; i += n) {
            n = brief_table_size(b, i);
            emit_table(&p, &b->seats[i], n, ++number);
        }
    }
    arena_release(&texts);
}
