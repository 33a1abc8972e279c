#include "cli/typed.h"

#include "text/visit.h"

/* Without comments, and without the keys of the form that nobody filled in. */
static struct span filled_in(struct app *app, struct span typed)
{
    struct buf b = BUF_INIT;
    struct span line;
    for (uint32_t n = 1; span_line(&typed, &line); n++) {
        struct fact f = fact_parse(line, n, &app->store.keys);
        bool left_empty = f.kind == LINE_FACT && f.text.n == 0;
        if (f.kind != LINE_COMMENT && !left_empty)
            buf_add(&b, line);
        buf_char(&b, '\n'); /* so that messages name the line of the form */
    }
    struct span kept = arena_copy(&app->arena, buf_span(&b));
    buf_release(&b);
    return kept;
}

int typed_facts(struct app *app, struct session *s, struct span id, struct span form,
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

static void add_sitting(struct buf *b, const struct app *app, date_t date, daytime_t time,
                        struct span visit)
{
    struct span item = app->store.keys.v[app->store.keys.item].name;
    add_dated(b, date, time, SPAN("visit"), visit);
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

static const char HELP[] =
    "# Comments, and keys without a text, are left out.\n"
    "# A mark behind the key says how it went:\n"
    "# + enjoyed  - disliked  ~ left on the plate  * asked to have it again\n";

void typed_first_form(struct buf *b, const struct app *app, struct span name)
{
    fact_write(b, DATE_NONE, TIME_NONE, SPAN("name"), 0, name);
    buf_char(b, '\n');
    add_keys(b, app, CLASS_IDENTITY);
    add_keys(b, app, CLASS_STANDING);
    add_keys(b, app, CLASS_BOND);
    buf_str(b, "\n# The first evening, whole.\n");
    buf_str(b, HELP);
    add_sitting(b, app, app->today, TIME_NONE, SPAN(""));
}

/* "allergy: shellfish (anaphylaxis)", and what else nobody may forget, as comments. */
static void must_be_known(struct buf *b, const struct app *app, const struct guest *g)
{
    static const int keys[] = {KEY_ALLERGY, KEY_INTOLERANCE, KEY_DIET, KEY_LIKES, KEY_DISLIKES};
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
        for (size_t i = 0; i < g->n; i++)
            if (g->v[i].kind == LINE_FACT && g->v[i].key == keys[k] &&
                fact_is_current(&g->v[i], app->today)) {
                buf_str(b, "# ");
                buf_add(b, span_trim(g->v[i].line));
                buf_char(b, '\n');
            }
    for (size_t i = 0; i < g->n; i++)
        if (g->v[i].class == CLASS_OPEN && !g->v[i].mark) {
            buf_str(b, "# open: ");
            buf_add(b, span_trim(g->v[i].line));
            buf_char(b, '\n');
        }
}

void typed_visit_form(struct buf *b, struct app *app, const struct guest *g, date_t date,
                      daytime_t time)
{
    struct slots slots = guest_slots(g, &app->arena);
    struct span visit = SPAN("");
    buf_str(b, "# ");
    buf_add(b, guest_name(g));
    buf_char(b, '\n');
    must_be_known(b, app, g);
    for (size_t i = 0; i < slots.n; i++) {
        const struct slot *s = &slots.v[i];
        if (s->date != date || !s->booked || s->visit || s->booked->mark == '-' ||
            (time != TIME_NONE && s->time != time))
            continue;
        visit = s->booked->body;
        time = s->time;
        break;
    }
    buf_char(b, '\n');
    buf_str(b, HELP);
    add_sitting(b, app, date, time, visit);
}
