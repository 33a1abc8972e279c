#include "entry/form.h"

#include "entry/company.h"
#include "cli/menu.h"
#include "query/suspicious.h"
#include "text/visit.h"

/* Returns the line without "@id" at its front. */
static struct span for_all(struct span line)
{
    struct span rest = span_trim(line), word;
    return rest.n && rest.p[0] == '@' && span_word(&rest, &word) ? span_trim(rest) : line;
}

/* Returns the form without comments and without keys that are still empty. */
static struct span filled_in(struct app *app, struct span typed)
{
    struct buf b = BUF_INIT;
    struct span line;
    for (uint32_t n = 1; span_line(&typed, &line); n++) {
        struct fact f = fact_parse(for_all(line), n, &app->store.keys);
        bool left_empty = f.kind == LINE_FACT && f.text.n == 0;
        if (f.kind != LINE_COMMENT && !left_empty)
            buf_add(&b, line);
        buf_char(&b, '\n'); /* so that messages name the line of the form */
    }
    return buf_move(&b, &app->arena);
}

int form_facts(struct app *app, struct session *s, struct span id, struct span form,
               const struct stamp *stamp, struct inputs *in)
{
    struct span typed;
    int status = editor_begin(s, app, id, form);
    while (status == 0) {
        *in = (struct inputs){0};
        status = editor_run(s, &typed);
        s->untouched = status == 0 && span_eq(typed, form);
        if (status == 0)
            status = inputs_lines(app, filled_in(app, typed), "the form", stamp, in);
        if (status != STATUS_USAGE || !editor_ask("edit it again?", true))
            break;
        app->status = status = 0;
    }
    return status; /* editor_end keeps what was typed */
}

static void add_keys(struct buf *b, const struct app *app, enum key_class class)
{
    for (size_t i = 0; i < app->store.keys.n; i++)
        if (app->store.keys.v[i].class == class && i != KEY_NAME && i != KEY_WAS &&
            !keys_is_alias(&app->store.keys, i)) {
            buf_add(b, app->store.keys.v[i].name);
            buf_str(b, ":\n");
        }
}

static void add_dated(struct buf *b, date_t date, daytime_t time, struct span key,
                      struct span text)
{
    fact_write(b, date, time, key, 0, text);
    buf_str(b, text.n ? "\n" : " \n");
}

static void add_items(struct buf *b, const struct app *app, date_t date, daytime_t time)
{
    struct span item = app->store.keys.v[app->store.keys.item].name;
    for (int i = 0; i < 4; i++)
        add_dated(b, date, time, item, SPAN(""));
    if (app->store.keys.item == KEY_DISH) {
        add_dated(b, date, time, SPAN("drink"), SPAN(""));
        add_dated(b, date, time, SPAN("wine"), SPAN(""));
    }
    add_dated(b, date, time, SPAN("note"), SPAN(""));
    add_dated(b, date, time, SPAN("ask"), SPAN(""));
    add_dated(b, date, time, SPAN("promise"), SPAN(""));
}

/* Adds the dishes of the day's menu as comments, if there is one. `all`: also those of one
 * guest. */
static void add_menu(struct buf *b, struct app *app, date_t date, daytime_t time, bool all)
{
    struct menu m;
    int before = app->status;
    if (!app_has_menu(app, date) || app_menu(app, SPAN(""), date, &m)) {
        app->status = before; /* a menu that cannot be read was reported, and is no error */
        return;
    }
    buf_str(b, "# The menu of the day; remove the # before what was served:\n");
    for (size_t i = 0; i < m.n; i++) {
        const struct menu_line *l = &m.v[i];
        if (l->only.n && !all)
            continue;
        buf_str(b, l->without ? "# not for " : "# ");
        if (l->only.n)
            buf_fmt(b, "@%.*s ", SPAN_ARG(l->only));
        fact_write(b, date, time, l->fact.key_name, l->fact.mark, app_menu_text(app, &l->fact));
        buf_char(b, '\n');
    }
}

static const char HELP[] =
    "# Comments, and keys without a text, are not saved.\n# A mark after the key records how "
    "it went:\n# + enjoyed  - disliked  ~ left on the plate  * asked to have it again\n";

void form_first_visit(struct buf *b, struct app *app, struct span name)
{
    fact_write(b, DATE_NONE, TIME_NONE, SPAN("name"), 0, name);
    buf_char(b, '\n');
    add_keys(b, app, CLASS_IDENTITY);
    add_keys(b, app, CLASS_STANDING);
    add_keys(b, app, CLASS_BOND);
    buf_str(b, "\n# The first evening.\n");
    buf_str(b, HELP);
    add_dated(b, app->today, TIME_NONE, SPAN("visit"), SPAN(""));
    add_menu(b, app, app->today, TIME_NONE, false);
    add_items(b, app, app->today, TIME_NONE);
}

static void add_comment(struct buf *b, const char *what, const struct fact *f)
{
    buf_fmt(b, "# %s", what);
    buf_add(b, span_trim(f->line));
    buf_char(b, '\n');
}

static bool was_asked(const struct guest *g)
{
    for (size_t i = 0; i < g->n; i++)
        if (g->v[i].key == KEY_ALLERGY && g->v[i].text.n)
            return true;
    return false;
}

/* Appends allergies, intolerances, diets and tastes ("allergy: shellfish") as comments. */
static void must_be_known(struct buf *b, const struct app *app, const struct guest *g)
{
    static const int keys[] = {KEY_ALLERGY, KEY_INTOLERANCE, KEY_DIET, KEY_LIKES, KEY_DISLIKES};
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
        for (size_t i = 0; i < g->n; i++)
            if (g->v[i].kind == LINE_FACT && g->v[i].key == keys[k] &&
                fact_is_current(&g->v[i], app->today))
                add_comment(b, "", &g->v[i]);
    for (size_t i = 0; i < g->n; i++)
        if (suspicious_line(&g->v[i], &app->store.keys, app->today))
            add_comment(b, "ASK: ", &g->v[i]);
        else if (g->v[i].class == CLASS_OPEN && !g->v[i].mark)
            add_comment(b, "open: ", &g->v[i]);
    if (!was_asked(g))
        buf_str(b, "# allergies: nobody has asked\n");
}

/* Returns the guest's booking of that day, and of that hour if one is given, that has no visit
 * yet. */
static const struct slot *find_booking(const struct slots *slots, date_t date, daytime_t time)
{
    for (size_t i = 0; i < slots->n; i++) {
        const struct slot *s = &slots->v[i];
        if (s->date == date && s->booked && !s->visit && s->booked->mark != '-' &&
            (time == TIME_NONE || s->time == time))
            return s;
    }
    return NULL;
}

static void add_known(struct buf *b, const struct app *app, const struct guest *g)
{
    buf_str(b, "# ");
    buf_add(b, guest_name(g));
    buf_char(b, '\n');
    must_be_known(b, app, g);
}

/* Appends "@id 2026-11-28 21:00 visit: dinner for 2 with @other", for that guest alone. */
static void add_own_visit(struct buf *b, struct app *app, const struct party *p, size_t self,
                          date_t date, const struct slot *booking)
{
    struct span text = booking ? booking->booked->body : SPAN("");
    buf_fmt(b, "@%.*s ", SPAN_ARG(p->ids[self]));
    add_dated(b, date, booking ? booking->time : TIME_NONE, SPAN("visit"),
              text.n ? company_text(app, p, self, NULL, text) : text);
}

void form_visit(struct buf *b, struct app *app, const struct party *p,
                const struct guest *guests, date_t date, daytime_t time)
{
    const struct slot **bookings = ARENA_NEW(&app->arena, const struct slot *, p->n);
    const struct slot *first = NULL;
    bool one_hour = true;
    for (size_t i = 0; i < p->n; i++) {
        struct slots *slots = ARENA_NEW(&app->arena, struct slots, 1);
        *slots = guest_slots(&guests[i], &app->arena);
        bookings[i] = find_booking(slots, date, time);
        first = first ? first : bookings[i];
        one_hour &= !bookings[i] || bookings[i]->time == first->time;
        add_known(b, app, &guests[i]);
    }
    buf_char(b, '\n');
    buf_str(b, HELP);
    if (one_hour) {
        add_dated(b, date, first ? first->time : time, SPAN("visit"),
                  first ? first->booked->body : SPAN(""));
    } else {
        for (size_t i = 0; i < p->n; i++)
            add_own_visit(b, app, p, i, date, bookings[i]);
    }
    time = one_hour && first ? first->time : time;
    add_menu(b, app, date, time, true);
    add_items(b, app, date, time);
}
