#include "pages/brief_rows.h"

#include "base/fold.h"
#include "base/quote.h"
#include "text/dish.h"
#include "text/fact_words.h"

#include <stdio.h>

static const struct field fields[] = {
    [DATE] = {"date", FIELD_DATE, STYLE_PLAIN},
    [TIME] = {"time", FIELD_TIME, STYLE_BOLD},
    [PARTY] = {"party", FIELD_INT, STYLE_PLAIN},
    [TABLE] = {"table", FIELD_TEXT, STYLE_PLAIN},
    [COVERS] = {"covers", FIELD_INT, STYLE_BOLD},
    [ID] = {"id", FIELD_TEXT, STYLE_DIM},
    [NAME] = {"name", FIELD_TEXT, STYLE_BOLD},
    [KANA] = {"kana", FIELD_TEXT, STYLE_PLAIN},
    [KIND] = {"kind", FIELD_TEXT, STYLE_WORD},
    [TEXT] = {"text", FIELD_TEXT, STYLE_TONE},
    [NOTE] = {"note", FIELD_TEXT, STYLE_PLAIN},
    [SAID] = {"said", FIELD_DATE, STYLE_PLAIN},
    [AGAIN] = {"again", FIELD_BOOL, STYLE_PLAIN},
    [VISIT] = {"visit", FIELD_INT, STYLE_PLAIN},
    [DAYS] = {"days", FIELD_INT, STYLE_PLAIN},
    [AGE] = {"age", FIELD_INT, STYLE_PLAIN},
    [FILE_PATH] = {"file", FIELD_TEXT, STYLE_DIM},
    [LINE] = {"line", FIELD_INT, STYLE_DIM},
    [INSTEAD] = {"instead", FIELD_TEXT, STYLE_PLAIN},
};

#define BOTH(number, page, slip) [(number)] = (page), [(number) + LAYOUTS] = (slip)
#define FACT(number, label)                                                                    \
    BOTH(number, "    {=11:" label "} {text~}[\n                {note~}]",                     \
         "  {=" label "}{=: }{text~}[\n    {note~}]")

#define INSTEAD_BELOW "[\n                {=instead: {instead~}}]"
#define INSTEAD_SLIP "[\n    {=instead: {instead~}}]"

static const char *const layouts[] = {
    BOTH(L_DAY, "{text~}", "{text~}"),
    BOTH(L_DAY_NEXT, "\n\n{text~}", "\n\n{text~}"),
    BOTH(L_TABLE, "\n[{time}  ]{name~}\n       {={covers} covers}[{=, }{=table {table}}]",
         "\n[{time} ]{name~}\n{={covers} covers}[{=, }{=table {table}}]"),
    BOTH(L_TABLE_ONE, "\n[{time}  ]{name~}\n       {={covers} cover}[{=, }{=table {table}}]",
         "\n[{time} ]{name~}\n{={covers} cover}[{=, }{=table {table}}]"),
    BOTH(L_TABLE_NONE, "\n[{time}  ]{name~}[\n       {=table {table}}]",
         "\n[{time} ]{name~}[\n{=table {table}}]"),
    BOTH(L_SOLO, "  [{kana}{=, }][{={age} years old}{=, }]{text~}",
         " [{kana}{=, }][{={age} years old}{=, }]{text~}"),
    BOTH(L_GUEST, "  {name}[ ({kana})][{=, }{={age} years old}]{=, }{text~}",
         " {name~}[\n ({kana})][\n {={age} years old}]\n {text~}"),
    BOTH(L_PLAIN, "    {kind:11} {text~}[\n                {note~}]",
         "  {kind}{=: }{text~}[\n    {note~}]"),
    FACT(L_ALLERGY, "ALLERGY"),
    FACT(L_INTOLERANCE, "INTOLERANCE"),
    FACT(L_DIET, "DIET"),
    FACT(L_COMPANION, "COMPANION"),
    FACT(L_ASK, "ASK"),
    BOTH(L_ASK_LINE, "    {=11:ASK} {text~}\n                {file}:{line}: {note~}",
         "  {=ASK}{=: }{text~}\n    {file}:{line}\n    {note~}"),
    FACT(L_LAST, "last visit"),
    BOTH(L_PLAN, "    {kind:11} [{text~}{=: }]{note~}" INSTEAD_BELOW,
         "  {kind}{=: }[{text~}\n    ]{note~}" INSTEAD_SLIP),
    BOTH(L_PLAN_OTHER, "    {kind:11} {=for {name}}{=: }[{text~}{=: }]{note~}" INSTEAD_BELOW,
         "  {kind}{=: }{=for {name~}}\n    [{text~}\n    ]{note~}" INSTEAD_SLIP),
    BOTH(L_SHORT_TABLE, "\n[{time}  ]{name~7} {text~7}", "\n[{time} ]{name~6} {text~6}"),
    BOTH(L_SHORT_GUEST, "  {name~6} {text~6}", " {name~3} {text~3}"),
    BOTH(L_SHORT_FACT, "    {kind:7} {text~6}", "  {kind}{=: }{text~4}"),
    BOTH(L_UNNAMED, "  {text~}", " {text~}"),
    BOTH(L_UNASKED, "[{time}  ]{name~}", "[{time} ]{name~}"),
    BOTH(L_UNASKED_FIRST, "\n{=Never asked about allergies:}\n[{time}  ]{name~}",
         "\n{=NOBODY ASKED ABOUT ALLERGIES}\n[{time} ]{name~}"),
};

const struct schema brief_schema = {"brief", fields, sizeof fields / sizeof *fields, layouts,
                                    sizeof layouts / sizeof *layouts};

struct span brief_keep(struct brief_page *p, struct buf *b)
{
    return buf_move(b, &p->texts);
}

void brief_take_seat(struct brief_page *p, const struct brief_seat *seat)
{
    arena_reset(&p->texts);
    p->known = SPAN("");
    p->seat = seat;
    p->whole = brief_as_at(p->b, seat, brief_has_menu(p) ? p->b->plan->n : 0);
}

struct row brief_row(struct brief_page *p, struct span kind, enum brief_layout layout,
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

void brief_from_line(struct brief_page *p, struct row *r, const struct fact *f)
{
    row_text(r, FILE_PATH, p->seat->who->path);
    row_int(r, LINE, f->lineno);
}

void brief_say(struct brief_page *p, struct span kind, enum brief_layout layout, enum tone tone,
               struct span text, const struct fact *f)
{
    struct row r = brief_row(p, kind, layout, tone);
    row_text(&r, TEXT, text);
    if (f)
        brief_from_line(p, &r, f);
    sink_row(p->out, &r);
}

bool brief_is_vital(const struct fact *f)
{
    return f->text.n &&
           (f->key == KEY_ALLERGY || f->key == KEY_INTOLERANCE || f->key == KEY_DIET);
}

bool brief_warns(const struct fact *f, date_t day)
{
    return brief_is_vital(f) && !fact_says_none(f) && fact_is_current(f, day);
}

bool brief_was_asked(const struct guest *g)
{
    for (size_t i = 0; i < g->n; i++)
        if (g->v[i].key == KEY_ALLERGY && brief_is_vital(&g->v[i]))
            return true;
    return false;
}

const struct slot *brief_last_visit(const struct slots *s, date_t before)
{
    for (size_t i = s->n; i-- > 0;)
        if (slot_happened(&s->v[i], before - 1))
            return &s->v[i];
    return NULL;
}

int brief_age(const struct brief_page *p)
{
    int year, month, day;
    const struct fact *f = guest_find(brief_told(p->b, p->seat), KEY_BIRTHDAY);
    if (!f || !yearly_parse(f->text, &year, &month, &day) || !year)
        return BRIEF_CHILD;
    date_t born = date_make(year, month, day);
    return born == DATE_NONE || born > p->seat->date ? BRIEF_CHILD
                                                     : date_years(born, p->seat->date);
}

/* Returns "st" for 1. */
static const char *ordinal(size_t n)
{
    size_t tens = n % 100;
    return tens > 10 && tens < 14 ? "th"
           : n % 10 == 1          ? "st"
           : n % 10 == 2          ? "nd"
           : n % 10 == 3          ? "rd"
                                  : "th";
}

void brief_add_visit(struct buf *b, enum language l, size_t n)
{
    char number[32];
    snprintf(number, sizeof number, "%zu%s", n, l == LANGUAGE_EN ? ordinal(n) : "");
    if (n == 1)
        phrase_add(b, l, "FIRST VISIT");
    else
        phrase_add1(b, l, "{1} visit", span_str(number));
}

void brief_add_dated(struct buf *b, enum language l, const char *english, date_t day)
{
    struct buf date = BUF_INIT;
    phrase_date(&date, l, day);
    phrase_add1(b, l, english, buf_span(&date));
    buf_release(&date);
}

static void add_covers(struct buf *b, const struct brief *of, size_t covers)
{
    if (covers)
        house_add_count(b, of->house, of->language, HOUSE_COVER, covers);
    else if (house_has_word(of->house, HOUSE_COVER))
        phrase_add1(b, of->language, "{1} not known", house_word(of->house, HOUSE_COVER, 2));
    else
        phrase_add(b, of->language, "covers not known");
}

void brief_add_place(struct buf *b, const struct brief *of, size_t covers, struct span table)
{
    add_covers(b, of, covers);
    if (!table.n)
        return;
    phrase_add(b, of->language, ", ");
    if (house_has_word(of->house, HOUSE_TABLE))
        buf_fmt(b, "%.*s %.*s", SPAN_ARG(house_word(of->house, HOUSE_TABLE, 1)),
                SPAN_ARG(table));
    else
        phrase_add1(b, of->language, "table {1}", table);
}

struct span brief_plain(struct brief_page *p, struct span body)
{
    struct buf plain = BUF_INIT;
    struct span rest = body, mention;
    const char *from = body.p;
    while (mention_next(&rest, &mention)) {
        buf_add(&plain, span_between(from, mention.p - 1)); /* its @ */
        from = mention.p + mention.n;
    }
    buf_add(&plain, span_between(from, body.p + body.n));
    return brief_keep(p, &plain);
}

/* Returns the folded words of a booking without its mentions of guests. */
static struct span words_of(struct brief_page *p, struct span body)
{
    struct buf words = BUF_INIT;
    fold_words(&words, brief_plain(p, body));
    return brief_keep(p, &words);
}

bool brief_adds_words(struct brief_page *p, struct span body, struct span known)
{
    struct span own = words_of(p, body), word;
    if (p->known.p != known.p || p->known.n != known.n) {
        struct span there = words_of(p, known);
        p->known = known;
        p->known_words = SET_INIT(&p->texts);
        while (span_word(&there, &word))
            set_add(&p->known_words, word, NULL);
    }
    while (span_word(&own, &word))
        if (!fact_word_is(word, WORD_AND) && set_find(&p->known_words, word) == SET_NONE)
            return true;
    return false;
}

struct span brief_names(struct brief_page *p, const struct brief_seat *v, size_t n)
{
    struct buf b = BUF_INIT, all = BUF_INIT;
    struct span last = guest_name(&v[n - 1].who->guest);
    for (size_t i = 0; i + 1 < n; i++) {
        phrase_list(&b, p->b->language, guest_name(&v[i].who->guest));
    }
    if (n == 1)
        return last;
    phrase_add2(&all, p->b->language, "{1} and {2}", buf_span(&b), last);
    buf_release(&b);
    return brief_keep(p, &all);
}

/* Returns whether a sitting is a booking that nobody has recorded, cancelled or missed. */
static bool is_open_booking(const struct slot *s)
{
    return s && s->booked && !s->booked->mark && !s->visit && !s->items;
}

/* Returns another open booking of that day; NULL if there is none. */
static const struct fact *other_booking(const struct brief_seat *seat)
{
    const struct slots *all = &seat->who->slots;
    for (size_t i = 0; is_open_booking(seat->slot) && i < all->n; i++) {
        const struct slot *s = &all->v[i];
        if (s != seat->slot && s->date == seat->date && is_open_booking(s))
            return s->booked;
    }
    return NULL;
}

bool brief_add_twice(const struct brief_page *p, struct buf *b)
{
    const struct fact *other = other_booking(p->seat);
    struct buf time = BUF_INIT, command = BUF_INIT;
    enum language l = p->b->language;
    if (!other)
        return false;
    time_add(&time, other->time);
    if (time.n)
        phrase_add1(b, l, "another booking of that day, at {1}", buf_span(&time));
    else
        phrase_add(b, l, "another booking of that day");
    buf_fmt(&command, "journal %s %.*s ", time.n ? "cancel --only" : "remove",
            SPAN_ARG(p->seat->who->guest.id));
    if (time.n)
        date_add_time(&command, other->date, other->time);
    else
        quote_add(&command, span_trim(other->line));
    phrase_add(b, l, "; ");
    phrase_add1(b, l, "if they do not come twice: {1}", buf_span(&command));
    buf_release(&time);
    buf_release(&command);
    return true;
}

bool brief_add_too_few(const struct brief_page *p, const struct brief_seat *v, size_t n,
                       struct buf *b)
{
    size_t covers = (size_t)brief_covers(v, n), of = 0, named = 0;
    struct buf command = BUF_INIT;
    for (size_t i = 0; i < n; i++) /* others were only asked for together */
        named += v[i].slot || !v[i].asked;
    if (!covers || covers >= named)
        return false;
    while (!v[of].slot || (size_t)v[of].slot->covers != covers)
        of++;
    phrase_count(b, p->b->language, "{1} guests are named", "{1} guests are named", named);
    buf_fmt(&command, "journal book %.*s ", SPAN_ARG(v[of].who->guest.id));
    date_add_time(&command, v[of].date,
                  v[of].slot->booked ? v[of].slot->booked->time : v[of].time);
    buf_fmt(&command, " 'for %zu'", named);
    phrase_add(b, p->b->language, "; ");
    phrase_add1(b, p->b->language, "to correct it: {1}", buf_span(&command));
    buf_release(&command);
    return true;
}

int brief_covers(const struct brief_seat *v, size_t n)
{
    int covers = 0;
    for (size_t i = 0; i < n; i++)
        if (v[i].slot && v[i].slot->covers > covers)
            covers = v[i].slot->covers;
    return covers;
}

int brief_add_day_text(struct buf *text, const struct brief *b, size_t from)
{
    date_t day = b->seats[from].date;
    int tables = 0, covers = 0;
    bool all = true;
    for (size_t i = from, n; i < b->seats_n && b->seats[i].date == day; i += n, tables++) {
        n = brief_table_size(b, i);
        int at = brief_covers(&b->seats[i], n);
        covers += at ? at : (int)n;
        all &= at > 0;
    }
    struct buf count = BUF_INIT;
    phrase_day(text, b->language, day);
    phrase_add(text, b->language, ": ");
    house_add_count(text, b->house, b->language, HOUSE_TABLE, (size_t)tables);
    phrase_add(text, b->language, ", ");
    house_add_count(&count, b->house, b->language, HOUSE_COVER, (size_t)covers);
    if (all)
        buf_add(text, buf_span(&count));
    else
        phrase_add1(text, b->language, "at least {1}", buf_span(&count));
    buf_release(&count);
    return covers;
}

void brief_add_ago(struct buf *b, enum language l, date_t then, date_t now)
{
    int years = date_years(then, now);
    if (now == then)
        phrase_add(b, l, "today");
    else if (years)
        phrase_count(b, l, "{1} year ago", "{1} years ago", (size_t)years);
    else
        phrase_count(b, l, "{1} day ago", "{1} days ago", (size_t)(now - then));
}

bool brief_asks_again(const struct brief *b, const struct fact *f, date_t day)
{
    int days = f->date == DATE_NONE ? 0 : day - f->date;
    if (brief_is_vital(f))
        return f->date == DATE_NONE || date_years(f->date, day) > 0;
    for (size_t i = 0; b->house && i < b->house->expires_n; i++)
        if (b->house->expires[i].key == f->key)
            return f->date == DATE_NONE || days > b->house->expires[i].days;
    return false;
}

void brief_add_marked(struct buf *b, enum language l, const struct slot *s, char mark)
{
    for (size_t i = 0; i < s->n; i++) {
        const struct fact *f = s->facts[i];
        if (f->class != CLASS_ITEM || f->mark != mark)
            continue;
        phrase_join(b, l, "; ");
        buf_char(b, mark);
        buf_char(b, ' ');
        buf_add(b, dish_parse(f->body).name);
    }
}

bool brief_add_yearly(struct brief_page *p, int key, struct buf *b)
{
    int year, month, day;
    const struct fact *f = guest_find(brief_told(p->b, p->seat), key);
    if (!f || !yearly_parse(f->text, &year, &month, &day))
        return false;
    date_t next = yearly_next(month, day, p->seat->date);
    if (next == DATE_NONE || next - p->seat->date > BRIEF_SOON)
        return false;
    int ahead = next - p->seat->date, in;
    date_split(next, &in, &month, &day);
    enum language l = p->b->language;
    if (ahead == 0)
        phrase_add(b, l, "TODAY");
    else if (ahead == 1)
        phrase_add(b, l, "tomorrow");
    else
        phrase_count(b, l, "in {1} days", "in {1} days", (size_t)ahead);
    phrase_add(b, l, ", ");
    phrase_date(b, l, next);
    if (!year || in <= year)
        return true;
    phrase_add(b, l, ", ");
    if (key == KEY_BIRTHDAY)
        phrase_count(b, l, "turns {1}", "turns {1}", (size_t)(in - year));
    else
        phrase_count(b, l, "{1} year", "{1} years", (size_t)(in - year));
    return true;
}

bool brief_add_due(struct buf *b, enum language l, const struct fact *f, date_t day)
{
    date_t due = fact_by(f);
    if (due != DATE_NONE)
        brief_add_dated(b, l,
                        due < day    ? "OVERDUE since {1}"
                        : due == day ? "DUE TODAY, {1}"
                                     : "due {1}",
                        due);
    return due != DATE_NONE && due <= day;
}

void brief_begin_table(struct brief_page *p, const struct brief_seat *v, size_t n, int number)
{
    int covers = brief_covers(v, n);
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
}

const struct fact *brief_lead(const struct brief_seat *v, size_t n)
{
    const struct fact *lead = NULL;
    for (size_t i = n; i-- > 0;)
        lead = v[i].slot ? v[i].slot->booked : lead;
    return lead;
}

bool brief_has_menu(const struct brief_page *p)
{
    date_t only = p->b->menu_day;
    return p->b->plan && (only == DATE_NONE || only == p->seat->date);
}
