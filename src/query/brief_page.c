#include "query/brief.h"

#include "base/fold.h"
#include "query/plan.h"
#include "query/suspicious.h"
#include "text/dish.h"

enum {
    DATE,
    TIME,
    PARTY,
    TABLE,
    COVERS,
    ID,
    NAME,
    KANA,
    KIND,
    TEXT,
    NOTE,
    SAID,
    AGAIN,
    VISIT,
    DAYS,
    AGE,
    FILE_PATH,
    LINE
};

static const struct field fields[] = {
    [DATE] = {"date", FIELD_DATE, STYLE_PLAIN},    [TIME] = {"time", FIELD_TIME, STYLE_BOLD},
    [PARTY] = {"party", FIELD_INT, STYLE_PLAIN},   [TABLE] = {"table", FIELD_TEXT, STYLE_PLAIN},
    [COVERS] = {"covers", FIELD_INT, STYLE_BOLD},  [ID] = {"id", FIELD_TEXT, STYLE_DIM},
    [NAME] = {"name", FIELD_TEXT, STYLE_BOLD},     [KANA] = {"kana", FIELD_TEXT, STYLE_PLAIN},
    [KIND] = {"kind", FIELD_TEXT, STYLE_DIM},      [TEXT] = {"text", FIELD_TEXT, STYLE_TONE},
    [NOTE] = {"note", FIELD_TEXT, STYLE_TONE},     [SAID] = {"said", FIELD_DATE, STYLE_PLAIN},
    [AGAIN] = {"again", FIELD_BOOL, STYLE_PLAIN},  [VISIT] = {"visit", FIELD_INT, STYLE_PLAIN},
    [DAYS] = {"days", FIELD_INT, STYLE_PLAIN},     [AGE] = {"age", FIELD_INT, STYLE_PLAIN},
    [FILE_PATH] = {"file", FIELD_TEXT, STYLE_DIM}, [LINE] = {"line", FIELD_INT, STYLE_DIM},
};

/* Each layout twice: for a page, and LAYOUTS further on for a slip of paper. */
enum brief_layout {
    L_DAY,
    L_DAY_NEXT,
    L_TABLE,
    L_TABLE_ONE,
    L_TABLE_NONE,
    L_SOLO,
    L_GUEST,
    L_PLAIN,
    L_ALLERGY,
    L_INTOLERANCE,
    L_DIET,
    L_COMPANION,
    L_ASK,
    L_ASK_LINE,
    L_LAST,
    L_PLAN,
    L_PLAN_OTHER,
    L_UNNAMED,
    L_UNASKED,
    L_UNASKED_FIRST,
    LAYOUTS
};

#define BOTH(number, page, slip) [(number)] = (page), [(number) + LAYOUTS] = (slip)
#define FACT(number, label, pad)                                                               \
    BOTH(number, "    " label pad "{text~}[\n                {note~}]",                        \
         "  " label ": {text~}[\n    {note~}]")

static const char *const layouts[] = {
    BOTH(L_DAY, "{text~}", "{text~}"),
    BOTH(L_DAY_NEXT, "\n\n{text~}", "\n\n{text~}"),
    BOTH(L_TABLE, "\n[{time}  ]{name~}\n       {covers} covers[, table {table}]",
         "\n[{time} ]{name~}\n{covers} covers[, table {table}]"),
    BOTH(L_TABLE_ONE, "\n[{time}  ]{name~}\n       1 cover[, table {table}]",
         "\n[{time} ]{name~}\n1 cover[, table {table}]"),
    BOTH(L_TABLE_NONE, "\n[{time}  ]{name~}[\n       table {table}]",
         "\n[{time} ]{name~}[\ntable {table}]"),
    BOTH(L_SOLO, "  [{kana}, ][{age} years old, ]{text~}",
         " [{kana}, ][{age} years old, ]{text~}"),
    BOTH(L_GUEST, "  {name}[ ({kana})][, {age} years old], {text~}",
         " {name~}[\n ({kana})][\n {age} years old]\n {text~}"),
    BOTH(L_PLAIN, "    {kind:12}{text~}[\n                {note~}]",
         "  {kind}: {text~}[\n    {note~}]"),
    FACT(L_ALLERGY, "ALLERGY", "     "),
    FACT(L_INTOLERANCE, "INTOLERANCE", " "),
    FACT(L_DIET, "DIET", "        "),
    FACT(L_COMPANION, "COMPANION", "   "),
    FACT(L_ASK, "ASK", "         "),
    BOTH(L_ASK_LINE, "    ASK         {text~}\n                {file}:{line}: {note~}",
         "  ASK: {text~}\n    {file}:{line}\n    {note~}"),
    FACT(L_LAST, "last visit", "  "),
    BOTH(L_PLAN, "    {kind:12}[{text~}: ]{note~}", "  {kind}: [{text~}\n    ]{note~}"),
    BOTH(L_PLAN_OTHER, "    {kind:12}for {name}: [{text~}: ]{note~}",
         "  {kind}: for {name~}\n    [{text~}\n    ]{note~}"),
    BOTH(L_UNNAMED, "  {text~}", " {text~}"),
    BOTH(L_UNASKED, "[{time}  ]{name~}", "[{time} ]{name~}"),
    BOTH(L_UNASKED_FIRST, "\nNever asked about allergies:\n[{time}  ]{name~}",
         "\nNOBODY ASKED ABOUT ALLERGIES\n[{time} ]{name~}"),
};

const struct schema brief_schema = {"brief", fields, sizeof fields / sizeof *fields, layouts,
                                    sizeof layouts / sizeof *layouts};

enum { SOON = 14 /* days */, CHILD = 18 /* years */ };

struct brief_page {
    const struct brief *b;
    struct sink *out;
    const struct brief_seat *seat; /* whose rows these are; NULL: nobody's */
    struct row table;              /* what all rows of a table bear */
    size_t named;                  /* seats at it */
};

static struct span keep_text(struct brief_page *p, struct buf *b)
{
    return buf_move(b, p->b->arena);
}

static struct row start_row(struct brief_page *p, struct span kind, enum brief_layout layout,
                            enum tone tone)
{
    struct row r = p->table;
    r.layout = (int)layout + (p->b->narrow ? LAYOUTS : 0);
    r.tone = tone;
    row_text(&r, KIND, kind);
    if (p->seat) {
        row_text(&r, ID, p->seat->who->guest.id);
        row_text(&r, NAME, guest_name(&p->seat->who->guest));
    }
    return r;
}

static void from_line(struct brief_page *p, struct row *r, const struct fact *f)
{
    row_text(r, FILE_PATH, p->seat->who->path);
    row_int(r, LINE, f->lineno);
}

static void emit_text(struct brief_page *p, struct span kind, enum brief_layout layout,
                      enum tone tone, struct span text, const struct fact *f)
{
    struct row r = start_row(p, kind, layout, tone);
    row_text(&r, TEXT, text);
    if (f)
        from_line(p, &r, f);
    sink_row(p->out, &r);
}

/* What must be known: allergies, intolerances, diets, and what may be one */

static bool is_vital(const struct fact *f)
{
    return f->text.n &&
           (f->key == KEY_ALLERGY || f->key == KEY_INTOLERANCE || f->key == KEY_DIET);
}

static void add_ago(struct buf *b, date_t then, date_t now)
{
    int years = date_years(then, now);
    int n = years ? years : now - then;
    if (n == 0)
        buf_str(b, "today");
    else
        buf_fmt(b, "%d %s%s ago", n, years ? "year" : "day", n == 1 ? "" : "s");
}

static void vital(struct brief_page *p, const struct fact *f)
{
    static const enum brief_layout layout[] = {L_ALLERGY, L_INTOLERANCE, L_DIET};
    date_t day = p->seat->date;
    int which = f->key - KEY_ALLERGY;
    bool none = fact_says_none(f);
    struct buf note = BUF_INIT;
    struct row r = start_row(p, p->b->keys->v[f->key].name, none ? L_PLAIN : layout[which],
                             none ? TONE_PLAIN : TONE_ALARM);
    bool again = f->date == DATE_NONE || date_years(f->date, day) > 0;
    if (f->date == DATE_NONE) {
        buf_str(&note, "date not recorded");
    } else {
        buf_str(&note, "said ");
        date_add(&note, f->date);
        buf_str(&note, ", ");
        add_ago(&note, f->date, day);
    }
    buf_str(&note, again ? ": ASK AGAIN" : "");
    row_text(&r, TEXT, f->text);
    row_text(&r, NOTE, keep_text(p, &note));
    row_date(&r, SAID, f->date);
    row_bool(&r, AGAIN, again);
    from_line(p, &r, f);
    sink_row(p->out, &r);
}

static void ask_about(struct brief_page *p, const struct fact *f, const char *why)
{
    struct row r = start_row(p, SPAN("ask"), L_ASK_LINE, TONE_WARN);
    row_text(&r, TEXT, span_str(why));
    row_text(&r, NOTE, span_trim(f->line));
    from_line(p, &r, f);
    sink_row(p->out, &r);
}

static bool was_asked(const struct guest *g)
{
    for (size_t i = 0; i < g->n; i++)
        if (g->v[i].key == KEY_ALLERGY && is_vital(&g->v[i]))
            return true;
    return false;
}

static void vitals(struct brief_page *p)
{
    const struct guest *g = &p->seat->who->guest;
    for (int none = 0; none <= 1; none++)
        for (int key = KEY_ALLERGY; key <= KEY_DIET; key++)
            for (size_t i = 0; i < g->n; i++)
                if (g->v[i].key == key && is_vital(&g->v[i]) &&
                    fact_says_none(&g->v[i]) == none &&
                    fact_is_current(&g->v[i], p->seat->date))
                    vital(p, &g->v[i]);
    for (size_t i = 0; i < g->n; i++) {
        const char *why = suspicious_line(&g->v[i], p->b->keys, p->seat->date);
        if (why)
            ask_about(p, &g->v[i], why);
    }
    if (!was_asked(g))
        emit_text(p, SPAN("ask"), L_ASK, TONE_WARN, SPAN("allergies: never asked"), NULL);
}

/* Seat, likes, language, and the house's own keys */

/* Prints what a standing fact says, unless ask_about has shown its line. */
static void one_standing(struct brief_page *p, const struct fact *f)
{
    if (f->text.n && fact_is_current(f, p->seat->date) && !suspicious_words(f, p->b->keys))
        emit_text(p, p->b->keys->v[f->key].name, L_PLAIN, TONE_PLAIN, f->text, f);
}

static void standing(struct brief_page *p)
{
    static const int order[] = {KEY_VIP,   KEY_ACCESS,   KEY_SEAT,
                                KEY_LIKES, KEY_DISLIKES, KEY_LANGUAGE};
    const struct guest *g = &p->seat->who->guest;
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

static const struct slot *last_visit(const struct slots *s, date_t before)
{
    for (size_t i = s->n; i-- > 0;)
        if (slot_happened(&s->v[i], before - 1))
            return &s->v[i];
    return NULL;
}

static void add_marked(struct buf *b, const struct slot *s, char mark)
{
    for (size_t i = 0; i < s->n; i++) {
        const struct fact *f = s->facts[i];
        if (f->class != CLASS_ITEM || f->mark != mark)
            continue;
        buf_str(b, b->n ? "; " : "");
        buf_char(b, mark);
        buf_char(b, ' ');
        buf_add(b, dish_parse(f->body).name);
    }
}

static void last(struct brief_page *p)
{
    const struct slot *s = last_visit(&p->seat->who->slots, p->seat->date);
    struct buf text = BUF_INIT, note = BUF_INIT;
    if (!s)
        return;
    for (const char *mark = "+*-~"; *mark; mark++)
        add_marked(&text, s, *mark);
    if (text.n == 0)
        buf_str(&text, s->items ? "nothing marked" : "nothing noted");
    date_add(&note, s->date);
    buf_str(&note, ": ");
    buf_add(&note, buf_span(&text));
    buf_release(&text);
    struct row r = start_row(p, SPAN("last"), L_LAST, TONE_PLAIN);
    row_text(&r, TEXT, keep_text(p, &note));
    row_int(&r, DAYS, p->seat->date - s->date);
    sink_row(p->out, &r);
}

static void past_booking(struct brief_page *p, struct span kind, enum tone tone,
                         const struct fact *f)
{
    struct buf b = BUF_INIT;
    date_add(&b, f->date);
    buf_str(&b, f->text.n ? ": " : "");
    buf_add(&b, f->text);
    emit_text(p, kind, L_PLAIN, tone, keep_text(p, &b), f);
}

static void missed(struct brief_page *p)
{
    const struct guest *g = &p->seat->who->guest;
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
    int year, month, day;
    const struct fact *f = guest_find(&p->seat->who->guest, key);
    struct buf b = BUF_INIT;
    if (!f || !yearly_parse(f->text, &year, &month, &day))
        return;
    date_t next = yearly_next(month, day, p->seat->date);
    if (next == DATE_NONE || next - p->seat->date > SOON)
        return;
    int ahead = next - p->seat->date, in;
    date_split(next, &in, &month, &day);
    if (ahead == 0)
        buf_str(&b, "TODAY");
    else if (ahead == 1)
        buf_str(&b, "tomorrow");
    else
        buf_fmt(&b, "in %d days", ahead);
    buf_str(&b, ", ");
    date_add(&b, next);
    if (year && in > year && key == KEY_BIRTHDAY)
        buf_fmt(&b, ", turns %d", in - year);
    else if (year && in > year)
        buf_fmt(&b, ", %d year%s", in - year, in - year == 1 ? "" : "s");
    emit_text(p, p->b->keys->v[key].name, L_PLAIN, TONE_NOTICE, keep_text(p, &b), f);
}

static void open_item(struct brief_page *p, const struct fact *f)
{
    struct buf b = BUF_INIT;
    date_t due = fact_by(f), day = p->seat->date;
    bool late = due != DATE_NONE && due <= day;
    if (due != DATE_NONE) {
        buf_str(&b, due < day ? "OVERDUE since " : due == day ? "DUE TODAY, " : "due ");
        date_add(&b, due);
    }
    buf_str(&b, b.n ? "; since " : "since ");
    date_add(&b, f->date);
    struct row r =
        start_row(p, p->b->keys->v[f->key].name, L_PLAIN, late ? TONE_ALARM : TONE_NOTICE);
    row_text(&r, TEXT, f->body);
    row_text(&r, NOTE, keep_text(p, &b));
    row_date(&r, SAID, f->date);
    from_line(p, &r, f);
    sink_row(p->out, &r);
}

static void open_ones(struct brief_page *p)
{
    const struct guest *g = &p->seat->who->guest;
    for (size_t i = 0; i < g->n; i++)
        if (g->v[i].class == CLASS_OPEN && !g->v[i].mark)
            open_item(p, &g->v[i]);
}

/* A guest */

static int age_of(const struct brief_page *p)
{
    int year, month, day;
    const struct fact *f = guest_find(&p->seat->who->guest, KEY_BIRTHDAY);
    if (!f || !yearly_parse(f->text, &year, &month, &day) || !year)
        return CHILD;
    date_t born = date_make(year, month, day);
    return born == DATE_NONE || born > p->seat->date ? CHILD : date_years(born, p->seat->date);
}

static const char *ordinal(size_t n)
{
    size_t tens = n % 100;
    return tens > 10 && tens < 14 ? "th"
           : n % 10 == 1          ? "st"
           : n % 10 == 2          ? "nd"
           : n % 10 == 3          ? "rd"
                                  : "th";
}

static void headline(struct brief_page *p)
{
    date_t last_day;
    const struct fact *kana = guest_find(&p->seat->who->guest, KEY_KANA);
    size_t visits = slots_visits(&p->seat->who->slots, p->seat->date - 1, &last_day);
    struct row r = start_row(p, SPAN("guest"), p->named == 1 ? L_SOLO : L_GUEST,
                             visits ? TONE_PLAIN : TONE_ALARM);
    struct buf b = BUF_INIT;
    if (visits) {
        int days = p->seat->date - last_day;
        buf_fmt(&b, "%zu%s visit, %d day%s since the last", visits + 1, ordinal(visits + 1),
                days, days == 1 ? "" : "s");
        row_int(&r, DAYS, days);
    } else {
        buf_str(&b, "FIRST VISIT");
    }
    if (!p->seat->slot && p->seat->time != TIME_NONE)
        buf_str(&b, "; no booking");
    row_int(&r, VISIT, (int64_t)visits + 1);
    row_text(&r, TEXT, keep_text(p, &b));
    if (kana)
        row_text(&r, KANA, kana->text);
    if (age_of(p) < CHILD)
        row_int(&r, AGE, age_of(p));
    sink_row(p->out, &r);
}

/* The folded words of a booking without those whom it names. */
static struct span words_of(struct brief_page *p, struct span body)
{
    struct buf plain = BUF_INIT, words = BUF_INIT;
    struct span rest = body, mention;
    const char *from = body.p;
    while (mention_next(&rest, &mention)) {
        buf_add(&plain, span_between(from, mention.p));
        from = mention.p + mention.n;
    }
    buf_add(&plain, span_between(from, body.p + body.n));
    fold_words(&words, buf_span(&plain));
    buf_release(&plain);
    return keep_text(p, &words);
}

static bool adds_words(struct brief_page *p, struct span body, struct span known)
{
    struct span own = words_of(p, body), there = words_of(p, known), word;
    while (span_word(&own, &word))
        if (!span_has_word(there, word) && !span_is(word, "and"))
            return true;
    return false;
}

/* The first booking's own words; of the others at the table only what they add to them. */
static void bookings(struct brief_page *p, const struct fact *lead)
{
    const struct slot *s = p->seat->slot;
    for (size_t i = 0; s && i < s->n; i++) {
        const struct fact *f = s->facts[i];
        if (f->key != KEY_BOOKED || (f->mark && f->mark != '+'))
            continue;
        bool whole = f == lead || adds_words(p, f->body, lead->body);
        struct span words = whole ? f->text : f->remark;
        if (words.n)
            emit_text(p, SPAN("booked"), L_PLAIN, TONE_PLAIN, words, f);
    }
}

/* Who is named and has no file: of them nothing is known. */
static void strangers(struct brief_page *p)
{
    struct span rest = p->seat->slot ? p->seat->slot->booked->text : SPAN(""), mention;
    while (mention_next(&rest, &mention))
        if (!p->b->find(p->b->ctx, mention))
            emit_text(p, SPAN("unknown"), L_ASK, TONE_WARN,
                      arena_fmt(p->b->arena, "@%.*s is mentioned, but has no file",
                                SPAN_ARG(mention)),
                      p->seat->slot->booked);
}

/* Who comes along and has no file: what is known of them stands in the booker's. */
static void companions(struct brief_page *p)
{
    const struct slot *s = p->seat->slot;
    for (size_t i = 0; s && i < s->n; i++)
        if (s->facts[i]->key == KEY_COMPANION)
            emit_text(p, SPAN("companion"), L_COMPANION, TONE_ALARM, s->facts[i]->text,
                      s->facts[i]);
}

/* The menu. What is odd in the file has been asked about already. */

static void emit_finding(struct brief_page *p, const struct finding *c)
{
    struct row r = start_row(p, plan_level_name(c->level), c->with.n ? L_PLAN_OTHER : L_PLAN,
                             plan_level_tone(c->level));
    row_text(&r, NAME, c->name);
    if (c->dish)
        row_text(&r, TEXT, c->dishes.n ? c->dishes : c->dish->name);
    row_text(&r, NOTE, c->reason);
    if (c->fact)
        from_line(p, &r, c->fact);
    sink_row(p->out, &r);
}

static void menu(struct brief_page *p)
{
    if (!p->b->plan)
        return;
    struct plan plan = *p->b->plan;
    plan.day = p->seat->date;
    struct findings all = plan_guest(&plan, &p->seat->who->guest, &p->seat->who->slots, false);
    if (p->b->joins)
        all = plan_join(&all, p->b->arena);
    for (size_t i = 0; i < all.n; i++)
        if (all.v[i].dish || all.v[i].key.n)
            emit_finding(p, &all.v[i]);
}

static void guest(struct brief_page *p, const struct brief_seat *seat, const struct fact *lead)
{
    p->seat = seat;
    headline(p);
    vitals(p);
    companions(p);
    strangers(p);
    bookings(p, lead);
    standing(p);
    last(p);
    yearly(p, KEY_BIRTHDAY);
    yearly(p, KEY_ANNIVERSARY);
    open_ones(p);
    missed(p);
    menu(p);
    p->seat = NULL;
}

/* A table */

static struct span names_at(struct brief_page *p, const struct brief_seat *v, size_t n)
{
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < n; i++) {
        buf_str(&b, i == 0 ? "" : i + 1 == n ? " and " : ", ");
        buf_add(&b, guest_name(&v[i].who->guest));
    }
    return keep_text(p, &b);
}

static int covers_at(const struct brief_seat *v, size_t n)
{
    int covers = 0;
    for (size_t i = 0; i < n; i++)
        if (v[i].slot && v[i].slot->covers > covers)
            covers = v[i].slot->covers;
    return covers;
}

static void unnamed(struct brief_page *p, size_t covers)
{
    struct buf b = BUF_INIT;
    if (covers <= p->named)
        return;
    size_t n = covers - p->named;
    buf_fmt(&b, "%zu guest%s not named", n, n == 1 ? "" : "s");
    emit_text(p, SPAN("unnamed"), L_UNNAMED, TONE_NOTICE, keep_text(p, &b), NULL);
}

static void table(struct brief_page *p, const struct brief_seat *v, size_t n, int number)
{
    int covers = covers_at(v, n);
    p->table = row_new(&brief_schema);
    p->named = n;
    row_date(&p->table, DATE, v->date);
    row_time(&p->table, TIME, v->time);
    row_int(&p->table, PARTY, number);
    for (size_t i = 0; i < n; i++)
        if (v[i].slot && v[i].slot->table.n)
            row_text(&p->table, TABLE, v[i].slot->table);
    if (covers)
        row_int(&p->table, COVERS, covers);
    struct row r = start_row(p, SPAN("table"),
                             covers == 1 ? L_TABLE_ONE
                             : covers    ? L_TABLE
                                         : L_TABLE_NONE,
                             TONE_PLAIN);
    row_text(&r, NAME, names_at(p, v, n));
    sink_row(p->out, &r);
    const struct fact *lead = NULL; /* the booking that is told in full */
    for (size_t i = n; i-- > 0;)
        lead = v[i].slot ? v[i].slot->booked : lead;
    for (size_t i = 0; i < n; i++)
        guest(p, &v[i], lead);
    unnamed(p, (size_t)covers);
}

/* Before the first table of a day: how many of both there are. */
static void heading(struct brief_page *p, size_t from)
{
    static const char *const days[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                       "Friday", "Saturday", "Sunday"};
    const struct brief *b = p->b;
    date_t day = b->seats[from].date;
    struct buf text = BUF_INIT;
    int tables = 0, covers = 0;
    for (size_t i = from, n; i < b->seats_n && b->seats[i].date == day; i += n, tables++) {
        n = brief_table_size(b, i);
        int at = covers_at(&b->seats[i], n);
        covers += at ? at : (int)n;
    }
    buf_fmt(&text, "%s ", days[date_weekday(day)]);
    date_add(&text, day);
    buf_fmt(&text, ": %d table%s, %d cover%s", tables, tables == 1 ? "" : "s", covers,
            covers == 1 ? "" : "s");
    p->table = row_new(&brief_schema);
    row_date(&p->table, DATE, day);
    row_int(&p->table, COVERS, covers);
    emit_text(p, SPAN("day"), p->out->rows ? L_DAY_NEXT : L_DAY, TONE_PLAIN,
              keep_text(p, &text), NULL);
}

static void nobody_asked(struct brief_page *p)
{
    bool first = true;
    for (size_t i = 0; i < p->b->seats_n; i++) {
        const struct brief_seat *s = &p->b->seats[i];
        if (was_asked(&s->who->guest))
            continue;
        p->seat = s;
        p->table = row_new(&brief_schema);
        row_date(&p->table, DATE, s->date);
        row_time(&p->table, TIME, s->time);
        struct row r =
            start_row(p, SPAN("unasked"), first ? L_UNASKED_FIRST : L_UNASKED, TONE_WARN);
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
        table(&p, &b->seats[i], n, ++number);
    }
    nobody_asked(&p);
}
