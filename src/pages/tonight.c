#include "pages/tonight.h"

#include "base/set.h"
#include "query/suspicious.h"
#include "store/house.h"

#include <stdio.h>

enum { KIND, COUNT, TEXT };

static const struct field fields[] = {
    [KIND] = {"kind", FIELD_TEXT, STYLE_WORD},
    [COUNT] = {"count", FIELD_INT, STYLE_PLAIN},
    [TEXT] = {"text", FIELD_TEXT, STYLE_PLAIN},
};

enum { L_DAY, L_LINE };

static const char *const layouts[] = {[L_DAY] = "{text~}", [L_LINE] = "  {kind:16} {text~}"};

const struct schema tonight_schema = {"tonight", fields, sizeof fields / sizeof *fields,
                                      layouts, sizeof layouts / sizeof *layouts};

enum { SHOWN = 12, DUE_SHOWN = 3 };

struct names {
    struct buf text;
    size_t n;
};

static void add_name(struct names *v, enum language l, const struct guest *g)
{
    if (v->n++ < SHOWN)
        phrase_list(&v->text, l, guest_name(g));
}

static void emit(struct sink *out, const char *kind, enum tone tone, size_t n, struct span text)
{
    struct row r = row_new(&tonight_schema);
    r.layout = *kind ? L_LINE : L_DAY;
    r.tone = tone;
    row_text(&r, KIND, span_str(kind));
    row_int(&r, COUNT, (int64_t)n);
    row_text(&r, TEXT, text);
    sink_row(out, &r);
}

/* Prints the names, or only how many where they are too many: a part could pass for all. */
static void emit_names(struct sink *out, enum language l, const char *kind, enum tone tone,
                       struct names *v, size_t guests)
{
    struct buf b = BUF_INIT;
    char some[32], all[32];
    snprintf(some, sizeof some, "%zu", v->n);
    snprintf(all, sizeof all, "%zu", guests);
    phrase_add2(&b, l, "{1} of {2}", span_str(some), span_str(all));
    phrase_add(&b, l, ": ");
    if (v->n > SHOWN)
        phrase_add1(&b, l, "see {1}", SPAN("journal brief"));
    else
        buf_add(&b, buf_span(&v->text));
    if (v->n)
        emit(out, kind, tone, v->n, buf_span(&b));
    buf_release(&b);
    buf_release(&v->text);
}

/* Returns whether the guest must not get everything, or a line must be asked about. */
static bool is_marked(const struct brief *b, const struct brief_seat *seat)
{
    const struct guest *g = &seat->who->guest;
    bool marked = false;
    for (size_t i = 0; i < g->n && !marked; i++) {
        const struct fact *f = &g->v[i];
        marked = brief_warns(f, seat->date) || suspicious_line(f, b->keys, seat->date);
    }
    for (size_t i = 0; seat->slot && i < seat->slot->n && !marked; i++)
        marked = seat->slot->facts[i]->key == KEY_COMPANION;
    return marked;
}

static void emit_guests(const struct brief *b, struct sink *out)
{
    struct names marked = {.n = 0}, unasked = marked, new = marked;
    struct set known = SET_INIT(b->arena);
    bool ask = !(b->house && b->house->no_ask);
    for (size_t i = 0; i < b->seats_n; i++) {
        const struct brief_seat *seat = &b->seats[i];
        const struct guest *g = &seat->who->guest;
        date_t last;
        if (!set_add(&known, g->id, NULL))
            continue;
        if (is_marked(b, seat))
            add_name(&marked, b->language, g);
        if (ask && !brief_was_asked(g))
            add_name(&unasked, b->language, g);
        if (slots_visits(&seat->who->slots, seat->date - 1, &last) == 0)
            add_name(&new, b->language, g);
    }
    emit_names(out, b->language, "ALLERGY OR DIET", TONE_ALARM, &marked, known.n);
    emit_names(out, b->language, "NEVER ASKED", TONE_WARN, &unasked, known.n);
    emit_names(out, b->language, "FIRST VISIT", TONE_NOTICE, &new, known.n);
}

static void add_more(struct buf *b, enum language l, size_t n)
{
    char more[32];
    snprintf(more, sizeof more, "%zu", n);
    phrase_add(b, l, "; ");
    phrase_add2(b, l, "and {1} more: {2}", span_str(more), SPAN("journal open --due 0"));
}

static void emit_due(const struct open_items *due, enum language l, struct sink *out)
{
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < due->n && i < DUE_SHOWN; i++) {
        const struct open_item *item = &due->v[i];
        phrase_join(&b, l, "; ");
        buf_add(&b, item->name);
        phrase_add(&b, l, ", ");
        buf_add(&b, item->fact.body);
        buf_str(&b, " (");
        phrase_date(&b, l, fact_by(&item->fact));
        buf_str(&b, ")");
    }
    if (due->n > DUE_SHOWN)
        add_more(&b, l, due->n - DUE_SHOWN);
    if (due->n)
        emit(out, "DUE", TONE_WARN, due->n, buf_span(&b));
    buf_release(&b);
}

/* Appends "journal brief: the page before service". */
static void add_hint(struct buf *b, enum language l, const char *command, const char *does)
{
    buf_fmt(b, "journal %s", command);
    phrase_add(b, l, ": ");
    buf_add(b, phrase(l, does));
}

struct span tonight_hints(const struct brief *b)
{
    struct buf t = BUF_INIT;
    buf_char(&t, '\n');
    add_hint(&t, b->language, "brief", "the page before service");
    buf_str(&t, "   ");
    add_hint(&t, b->language, "find WORDS", "a guest");
    buf_char(&t, '\n');
    add_hint(&t, b->language, "week", "the next days");
    buf_str(&t, "   ");
    add_hint(&t, b->language, "help", "the commands");
    buf_char(&t, '\n');
    return buf_move(&t, b->arena);
}

void tonight_emit(struct brief *b, const struct open_items *due, struct sink *out)
{
    struct buf day = BUF_INIT;
    size_t covers = 0;
    brief_tables(b);
    if (b->seats_n) {
        covers = (size_t)brief_add_day_text(&day, b, 0);
    } else {
        phrase_day(&day, b->language, b->today);
        phrase_add(&day, b->language, ": ");
        phrase_add(&day, b->language, "no bookings");
    }
    emit(out, "", TONE_PLAIN, covers, buf_span(&day));
    buf_release(&day);
    emit_guests(b, out);
    emit_due(due, b->language, out);
}
