#include "query/show.h"

#include "text/visit.h"

enum { ID, SECTION, LINE, DATE, TIME, KEY, MARK, TEXT, VISITS, LAST, DAYS };

static const struct field fields[] = {
    [ID] = {"id", FIELD_TEXT, STYLE_DIM},
    [SECTION] = {"section", FIELD_TEXT, STYLE_PLAIN},
    [LINE] = {"line", FIELD_INT, STYLE_DIM},
    [DATE] = {"date", FIELD_DATE, STYLE_PLAIN},
    [TIME] = {"time", FIELD_TIME, STYLE_PLAIN},
    [KEY] = {"key", FIELD_TEXT, STYLE_DIM},
    [MARK] = {"mark", FIELD_TEXT, STYLE_TONE},
    [TEXT] = {"text", FIELD_TEXT, STYLE_TONE},
    [VISITS] = {"visits", FIELD_INT, STYLE_PLAIN},
    [LAST] = {"last", FIELD_DATE, STYLE_PLAIN},
    [DAYS] = {"days", FIELD_INT, STYLE_PLAIN},
};

enum { HEAD_NEXT = 1, HEAD_DAYS = 2, HEAD_MANY = 6 }; /* steps from one HEAD to another */

enum {
    HEAD_NONE,
    HEAD_ONE = HEAD_NONE + HEAD_DAYS,
    PROFILE = HEAD_ONE + 2 * HEAD_MANY,
    PROFILE_FIRST,
    OPEN,
    OPEN_FIRST,
    WITH,
    WITH_FIRST,
    TRAIL,
    SLOT,
    DAY,
    FACT,
    ODD,
    PROBLEM_FIRST
};

#define WHO "{text~}  {|2}({id})\n  "
#define HEAD(n, said) [(n)] = WHO said, [(n) + HEAD_NEXT] = "\n" WHO said
#define HEAD_WHEN(n, visits)                                                                   \
    HEAD(n, visits ", {|4}last {last}, {|4}today"),                                            \
        HEAD((n) + HEAD_DAYS, visits ", {|4}last {last}, {|4}yesterday"),                      \
        HEAD((n) + 2 * HEAD_DAYS, visits ", {|4}last {last}, {|4}{days} days ago")

static const char *const layouts[] = {
    HEAD(HEAD_NONE, "no visit yet"),
    HEAD_WHEN(HEAD_ONE, "{visits} visit"),
    HEAD_WHEN(HEAD_ONE + HEAD_MANY, "{visits} visits"),
    [PROFILE] = "  {key:12}{text~}[  {|14}({date})]",
    [PROFILE_FIRST] = "\n  {key:12}{text~}[  {|14}({date})]",
    [OPEN] = "  {date} {key:9}{mark:2} {text~}",
    [OPEN_FIRST] = "\nopen\n  {date} {key:9}{mark:2} {text~}",
    [WITH] = "{visits:>3}x  {last}  {text~}",
    [WITH_FIRST] = "\ncame with\n{visits:>3}x  {last}  {text~}",
    [TRAIL] = "             {key}  {date}  {text~}",
    [SLOT] = "\n{date}[ {time}]  {key}[ {mark}]  {text~}",
    [DAY] = "\n{date}[ {time}]\n  {key:>9}{mark:2} {text~}",
    [FACT] = "  {key:>9}{mark:2} {text~}",
    [ODD] = "  line {line}: {text~}",
    [PROBLEM_FIRST] = "\nnot understood\n  line {line}: {text~}",
};

const struct schema show_schema = {"show", fields, sizeof fields / sizeof *fields, layouts,
                                   sizeof layouts / sizeof *layouts};

struct show_page {
    const struct show *how;
    const struct guest *g;
    struct sink *out;
};

static enum tone tone_of(const struct fact *f)
{
    if (f->key == KEY_ALLERGY || f->key == KEY_INTOLERANCE)
        return TONE_ALARM;
    if (f->class == CLASS_ITEM)
        return f->mark == '+' || f->mark == '*' ? TONE_GOOD : f->mark ? TONE_WARN : TONE_PLAIN;
    return f->class == CLASS_OPEN && !f->mark ? TONE_NOTICE : TONE_PLAIN;
}

static void emit_fact(const struct show_page *p, const struct fact *f, const char *section,
                      int layout)
{
    struct row r = row_new(&show_schema);
    r.layout = layout;
    r.tone = tone_of(f);
    row_text(&r, ID, p->g->id);
    row_text(&r, SECTION, span_str(section));
    row_int(&r, LINE, f->lineno);
    row_date(&r, DATE, f->date);
    row_time(&r, TIME, f->time);
    if (f->kind == LINE_FACT) {
        row_text(&r, KEY, fact_key_is(f));
        if (f->mark)
            row_text(&r, MARK, (struct span){&f->mark, 1});
        row_text(&r, TEXT, f->text);
    } else {
        row_text(&r, TEXT, span_trim(f->line));
    }
    sink_row(p->out, &r);
}

static int head_layout(size_t visits, date_t last, date_t today)
{
    if (visits == 0)
        return HEAD_NONE;
    int days = today - last < 2 ? (int)(today - last) : 2;
    return HEAD_ONE + (visits > 1 ? HEAD_MANY : 0) + days * HEAD_DAYS;
}

static void head(const struct show_page *p, const struct slots *slots)
{
    date_t last;
    struct row r = row_new(&show_schema);
    row_text(&r, ID, p->g->id);
    row_text(&r, SECTION, SPAN("guest"));
    row_text(&r, TEXT, guest_name(p->g));
    size_t visits = slots_visits(slots, p->how->today, &last);
    r.layout = head_layout(visits, last, p->how->today) + (p->out->rows ? HEAD_NEXT : 0);
    row_int(&r, VISITS, (int64_t)visits);
    if (last != DATE_NONE) {
        row_date(&r, LAST, last);
        row_int(&r, DAYS, p->how->today - last);
    }
    sink_row(p->out, &r);
}

static bool is_profile(const struct fact *f)
{
    return f->kind == LINE_FACT && f->key != KEY_NAME &&
           (f->class == CLASS_IDENTITY || f->class == CLASS_STANDING ||
            f->class == CLASS_BOND || f->date == DATE_NONE);
}

static bool is_loud(const struct fact *f)
{
    return f->key == KEY_ALLERGY || f->key == KEY_INTOLERANCE || f->key == KEY_DIET;
}

/* Prints alarms (allergies, intolerances, diets) first, then the other facts in file order. */
static void profile(const struct show_page *p)
{
    bool first = true;
    for (int loud = 1; loud >= 0; loud--)
        for (size_t i = 0; i < p->g->n; i++) {
            const struct fact *f = &p->g->v[i];
            if (!is_profile(f) || is_loud(f) != loud)
                continue;
            emit_fact(p, f, "profile", first ? PROFILE_FIRST : PROFILE);
            first = false;
        }
}

static void odd_lines(const struct show_page *p)
{
    bool first = true;
    for (size_t i = 0; i < p->g->n; i++)
        if (p->g->v[i].kind == LINE_OTHER) {
            emit_fact(p, &p->g->v[i], "other", first ? PROBLEM_FIRST : ODD);
            first = false;
        }
}

static void open_items(const struct show_page *p)
{
    bool first = true;
    for (size_t i = 0; i < p->g->n; i++) {
        const struct fact *f = &p->g->v[i];
        if (f->class != CLASS_OPEN || f->mark)
            continue;
        emit_fact(p, f, "open", first ? OPEN_FIRST : OPEN);
        first = false;
    }
}

/* Company: guests mentioned by this guest's lines, and guests whose lines mention this one */

static bool is_listed(const struct span *ids, size_t n, struct span id)
{
    for (size_t i = 0; i < n; i++)
        if (span_eq(ids[i], id))
            return true;
    return false;
}

static bool brings_people(const struct fact *f)
{
    return f->key == KEY_VISIT || f->key == KEY_BOOKED || f->class == CLASS_BOND;
}

size_t show_mentions(const struct guest *g, struct span *ids, size_t max)
{
    size_t n = 0;
    for (size_t i = 0; i < g->n; i++) {
        struct span rest = g->v[i].text, id;
        while (n < max && brings_people(&g->v[i]) && mention_next(&rest, &id))
            if (!is_listed(ids, n, id))
                ids[n++] = id;
    }
    return n;
}

/* Returns whether the line shows that they came together. A cancelled booking does not. */
static bool says_with(const struct fact *f, struct span id)
{
    struct span rest = f->text, named;
    if (f->key != KEY_VISIT && (f->key != KEY_BOOKED || f->mark == '-' || f->mark == '~'))
        return false;
    while (mention_next(&rest, &named))
        if (span_eq(named, id))
            return true;
    return false;
}

/* Returns the first slot on or after that day. */
static size_t slot_from(const struct slots *s, date_t day)
{
    size_t low = 0, high = s->n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (s->v[mid].date < day)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* Sets in `with` each sitting of p's guest that was with the other guest. */
static void find_together(const struct show_page *p, const struct slots *slots,
                          const struct guest *o, bool *with)
{
    for (size_t i = 0; i < slots->n; i++) {
        with[i] = false;
        for (size_t k = 0; k < slots->v[i].n && !with[i]; k++)
            with[i] = says_with(slots->v[i].facts[k], o->id);
    }
    for (size_t i = 0; i < o->n; i++)
        if (says_with(&o->v[i], p->g->id))
            for (size_t k = slot_from(slots, o->v[i].date);
                 k < slots->n && slots->v[k].date == o->v[i].date; k++)
                with[k] = true;
}

static void came_with(const struct show_page *p, const struct slots *slots, struct arena *a)
{
    bool first = true, *with = ARENA_NEW(a, bool, slots->n);
    for (size_t k = 0; k < p->how->others_n; k++) {
        const struct guest *o = &p->how->others[k];
        struct row r = row_new(&show_schema);
        int64_t times = 0;
        find_together(p, slots, o, with);
        for (size_t i = 0; i < slots->n; i++)
            if (with[i] && slot_happened(&slots->v[i], p->how->today)) {
                row_date(&r, LAST, slots->v[i].date);
                times++;
            }
        if (times == 0)
            continue;
        r.layout = first ? WITH_FIRST : WITH;
        row_text(&r, ID, p->g->id);
        row_text(&r, SECTION, SPAN("with"));
        row_text(&r, KEY, o->id);
        row_text(&r, TEXT, guest_name(o));
        row_int(&r, VISITS, times);
        sink_row(p->out, &r);
        first = false;
    }
}

static void sitting(const struct show_page *p, const struct slot *s)
{
    const struct fact *head = s->visit ? s->visit : s->booked;
    bool first = !head;
    if (head)
        emit_fact(p, head, "visit", SLOT);
    for (size_t i = 0; i < s->n; i++) {
        if (s->facts[i] == head)
            continue;
        emit_fact(p, s->facts[i], "visit", first ? DAY : FACT);
        first = false;
    }
}

void show_guest(const struct show *how, const struct guest *g, struct sink *out)
{
    struct arena scratch = ARENA_INIT;
    struct show_page p = {how, g, out};
    struct slots slots = guest_slots(g, &scratch);
    head(&p, &slots);
    profile(&p);
    odd_lines(&p);
    open_items(&p);
    came_with(&p, &slots, &scratch);
    size_t left = how->visits;
    for (size_t i = slots.n; i-- > 0 && left-- > 0;)
        sitting(&p, &slots.v[i]);
    arena_release(&scratch);
}
