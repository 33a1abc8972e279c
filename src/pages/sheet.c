#include "pages/sheet.h"

#include "base/width.h"
#include "query/suspicious.h"
#include "text/sheet.h"

enum {
    COLUMNS = 80,
    AT_A_TABLE = 20, /* guests in one block of the page; more are in a second */
    AT_A_FORM = 8,   /* the same with boxes */
    PAPER = 58       /* lines on a sheet of A4 or Letter paper */
};

/* ---- text ---- */

/*
 * Takes the next word of the text, or its part up to a full-width sign, after which a line may
 * end. Sets *spaced if a space is before it.
 */
static bool take_word(struct span *text, struct span *word, bool *spaced)
{
    static const char *const signs[] = {"、", "，", "：", "；", "／"};
    const char *from = text->p, *end = text->p + text->n;
    if (!span_word(text, word))
        return false;
    *spaced = word->p > from;
    for (size_t i = 1; i < word->n; i++)
        for (size_t k = 0; k < sizeof signs / sizeof *signs; k++) {
            struct span before = span_head(*word, i);
            if (!span_ends(before, span_str(signs[k])))
                continue;
            *text = span_between(word->p + i, end);
            *word = before;
            return true;
        }
    return true;
}

/* Appends words from column `at` on, continued in lines that begin with `indent` spaces and #.
 */
static void add_comment(struct buf *b, size_t at, size_t indent, struct span text)
{
    struct span word;
    bool first = true, spaced;
    while (take_word(&text, &word, &spaced)) {
        size_t wide = width_of(word), space = spaced && !first;
        if (!first && at + space + wide > COLUMNS) {
            buf_char(b, '\n');
            buf_fill(b, ' ', indent);
            buf_str(b, "#   ");
            at = indent + 4;
            space = 0;
        }
        buf_fill(b, ' ', space);
        buf_add(b, word);
        at += wide + space;
        first = false;
    }
}

/*
 * Appends what follows a line of `used` columns: from `column` on if it fits, after `sign`,
 * else as a comment below it.
 */
static void add_behind(struct buf *b, size_t used, size_t column, const char *sign,
                       size_t indent, struct span text)
{
    size_t at = used + 2 > column ? used + 2 : column;
    if (at + strlen(sign) + width_of(text) <= COLUMNS) {
        buf_fill(b, ' ', at - used);
        buf_str(b, sign);
        buf_add(b, text);
        return;
    }
    buf_char(b, '\n');
    buf_fill(b, ' ', indent);
    buf_str(b, "# ");
    add_comment(b, indent + 2, indent, text);
}

static void pad(struct buf *b, struct span text, size_t columns)
{
    size_t wide = width_of(text);
    buf_add(b, text);
    buf_fill(b, ' ', wide < columns ? columns - wide : 0);
}

/* ---- guests ---- */

static void add_alert(struct buf *b, const struct sheet_block *k, const char *what,
                      struct span text)
{
    phrase_join(b, k->p->language, "; ");
    phrase_add(b, k->p->language, what);
    buf_char(b, ' ');
    buf_add(b, text);
}

static void add_lost(struct buf *b, const struct sheet_block *k, struct span dish)
{
    add_alert(b, k, "ASK", dish);
    phrase_add(b, k->p->language, ": ");
    phrase_add(b, k->p->language, PLAN_LOST);
}

/* Appends the allergies, intolerances and diets. Returns whether anybody asked for allergies. */
static bool add_vitals(struct buf *b, const struct sheet_block *k, const struct guest *g)
{
    static const char *const names[] = {"ALLERGY", "INTOLERANCE", "DIET"};
    bool asked = false;
    for (int key = KEY_ALLERGY; key <= KEY_DIET; key++)
        for (size_t i = 0; i < g->n; i++) {
            const struct fact *f = &g->v[i];
            asked |= f->key == KEY_ALLERGY && f->text.n;
            if (f->key == key && f->body.n && !fact_says_none(f) &&
                fact_is_current(f, k->p->plan->day))
                add_alert(b, k, names[key - KEY_ALLERGY], f->body);
        }
    return asked;
}

/* Appends what must be known of a guest. */
static void add_alerts(struct buf *b, const struct sheet_block *k,
                       const struct brief_seat *seat)
{
    const struct guest *g = &seat->who->guest;
    const struct brief_seat *whole = brief_as_at(k->p->evening, seat, k->p->plan->n);
    bool asked = whole || add_vitals(b, k, g);
    if (whole)
        buf_add(b, brief_as_at_text(k->p->evening, whole));
    for (size_t i = 0; seat->slot && i < seat->slot->n; i++)
        if (seat->slot->facts[i]->key == KEY_COMPANION)
            add_alert(b, k, "COMPANION", seat->slot->facts[i]->text);
    for (size_t i = 0; !whole && i < k->p->plan->n; i++)
        if (k->p->plan->v[i].lost && span_eq(k->p->plan->v[i].only, g->id))
            add_lost(b, k, k->p->plan->v[i].name);
    for (size_t i = 0; !whole && i < g->n; i++)
        if (suspicious_line(&g->v[i], k->p->keys, k->p->plan->day))
            add_alert(b, k, "ASK", span_trim(g->v[i].line));
    if (!asked)
        add_alert(b, k, "ASK", phrase(k->p->language, "allergies: nobody has asked"));
}

static void add_guests(struct buf *b, const struct sheet_block *k)
{
    size_t ids = 0, names = 0;
    for (size_t i = 0; i < k->n; i++) {
        const struct guest *g = &k->v[i].who->guest;
        size_t id = width_of(g->id), name = width_of(guest_name(g));
        ids = id > ids ? id : ids;
        names = name > names ? name : names;
    }
    ids = ids > 24 ? 24 : ids;
    names = names > 20 ? 20 : names;
    for (size_t i = 0; i < k->n; i++) {
        const struct guest *g = &k->v[i].who->guest;
        struct buf line = BUF_INIT, alerts = BUF_INIT;
        buf_fmt(&line, "%c @", k->letters[i]);
        pad(&line, g->id, ids);
        buf_str(&line, "  ");
        buf_add(&line, guest_name(g));
        buf_add(b, buf_span(&line));
        add_alerts(&alerts, k, &k->v[i]);
        if (alerts.n)
            add_behind(b, width_of(buf_span(&line)), 5 + ids + names + 2, "", 4,
                       buf_span(&alerts));
        buf_char(b, '\n');
        buf_release(&line);
        buf_release(&alerts);
    }
}

/* ---- below the dishes ---- */

/* Appends items on record that are not on the menu: "a dish+: grilled tofu". */
static void add_others(struct buf *b, const struct sheet_block *k)
{
    for (size_t g = 0; g < k->n; g++) {
        const struct slot *slot = k->v[g].slot;
        for (size_t i = 0; slot && i < slot->n; i++) {
            const struct fact *f = slot->facts[i];
            if (!sheet_is_other(k, f))
                continue;
            buf_fmt(b, "%c ", k->letters[g]);
            fact_write(b, DATE_NONE, TIME_NONE, fact_key_is(f), f->mark, f->text);
            buf_char(b, '\n');
        }
    }
}

/*
 * Appends a line to fill in for each guest who cannot have a dish and has no other one:
 * "a dish:".
 */
static void add_replacements(struct buf *b, const struct sheet_block *k)
{
    struct span item = k->p->keys->v[k->p->keys->item].name;
    for (size_t g = 0; g < k->n; g++) {
        bool stopped = false;
        for (size_t i = 0; i < k->keys.n && !stopped; i++)
            stopped = k->rows[i].cells[g] == '?';
        if (stopped && !sheet_has_others(k, g))
            buf_fmt(b, "%c %.*s:\n", k->letters[g], SPAN_ARG(item));
    }
}

/* ---- rows ---- */

/* Returns the next finding about a row of that level, or ROW_END; `i` is the last, or ROW_END. */
static uint32_t next_about(const struct sheet_block *k, size_t guest, size_t row,
                           enum plan_level level, uint32_t i)
{
    const struct row_findings *x = &k->of_row[guest];
    i = i == ROW_END ? x->first[row] : x->next[i];
    while (i != ROW_END && k->against[guest].v[i].level != level)
        i = x->next[i];
    return i;
}

/* Appends "STOP a: shellfish; s (her friend): nuts". */
static void add_stops(struct buf *b, const struct sheet_block *k, size_t row)
{
    const struct span *texts = k->p->texts.keys;
    for (size_t g = 0; g < k->n; g++) {
        uint32_t i = ROW_END, last = ROW_END;
        while ((i = next_about(k, g, row, PLAN_STOP, i)) != ROW_END) {
            const struct sheet_finding *c = &k->against[g].v[i];
            bool other = c->other, first = last == ROW_END;
            if (c->term == last)
                continue;
            phrase_join(b, k->p->language, first || other ? "; " : ", ");
            if (!b->n) {
                phrase_add(b, k->p->language, "STOP");
                buf_char(b, ' ');
            }
            if (first || other)
                buf_char(b, k->letters[g]);
            if (other)
                buf_fmt(b, " (%.*s)", SPAN_ARG(texts[c->name]));
            if (first || other)
                phrase_add(b, k->p->language, ": ");
            buf_add(b, texts[c->term]);
            last = c->term;
        }
    }
}

/* Appends "AGAIN a k". */
static void add_level(struct buf *b, const struct sheet_block *k, size_t row,
                      enum plan_level level)
{
    bool any = false;
    for (size_t g = 0; g < k->n; g++) {
        if (next_about(k, g, row, level, ROW_END) == ROW_END)
            continue;
        if (!any) {
            phrase_join(b, k->p->language, "; ");
            buf_add(b, phrase_word(k->p->language, plan_level_name(level)));
        }
        buf_fmt(b, " %c", k->letters[g]);
        any = true;
    }
}

/* Returns the dish in place of the row's for a guest, or an empty span. */
static struct span instead_for(const struct sheet_block *k, size_t guest, size_t row)
{
    const struct row_findings *x = &k->of_row[guest];
    struct span dish = {NULL, 0};
    for (uint32_t i = x->first[row]; i != ROW_END && !dish.n; i = x->next[i])
        dish = k->p->texts.keys[k->against[guest].v[i].instead];
    return dish;
}

/* Appends "instead a k: nasu dengaku; o: rice". */
static void add_instead(struct buf *b, const struct sheet_block *k, size_t row)
{
    struct buf text = BUF_INIT;
    struct set dishes = SET_INIT(k->arena);
    for (size_t g = 0; g < k->n; g++) {
        struct span dish = instead_for(k, g, row);
        if (!dish.n || !set_add(&dishes, dish, NULL))
            continue;
        phrase_join(&text, k->p->language, "; ");
        for (size_t i = g; i < k->n; i++)
            if (span_eq(instead_for(k, i, row), dish))
                buf_fmt(&text, "%s%c", i > g ? " " : "", k->letters[i]);
        phrase_add(&text, k->p->language, ": ");
        buf_add(&text, dish);
    }
    if (text.n) {
        phrase_add(b, k->p->language, "; ");
        phrase_add1(b, k->p->language, "instead {1}", buf_span(&text));
    }
    buf_release(&text);
}

static void add_cells(struct buf *b, const struct sheet_block *k, const char *cells)
{
    for (size_t i = 0; i < k->n; i++) {
        buf_str(b, i ? " " : "");
        if (k->p->blank)
            buf_fmt(b, "[%c]", cells[i] == '.' ? ' ' : cells[i]);
        else
            buf_char(b, cells[i]);
    }
}

static void add_dish(struct buf *b, const struct sheet_block *k, size_t row)
{
    static const enum plan_level levels[] = {PLAN_AGAIN, PLAN_AVOID, PLAN_ASK};
    size_t cells = k->n * (k->p->blank ? 4 : 2) - 1 + 2;
    struct buf text = BUF_INIT;
    add_stops(&text, k, row);
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        add_level(&text, k, row, levels[i]);
    add_instead(&text, k, row);
    add_cells(b, k, k->rows[row].cells);
    buf_str(b, "  ");
    buf_add(b, k->rows[row].text);
    if (text.n)
        add_behind(b, cells + width_of(k->rows[row].text), cells + k->width + 2, "# ", cells,
                   buf_span(&text));
    buf_char(b, '\n');
    buf_release(&text);
}

static void add_letters(struct buf *b, const struct sheet_block *k)
{
    for (size_t i = 0; i < k->n; i++)
        buf_fmt(b, "%s%c", !k->p->blank ? (i ? " " : "") : i ? "   " : " ", k->letters[i]);
    buf_char(b, '\n');
}

/* ---- the page ---- */

void sheet_add_title(struct buf *b, date_t date)
{
    buf_str(b, "# journal sheet ");
    date_add(b, date);
    buf_char(b, '\n');
}

static void add_heading(struct buf *b, enum language l, const struct brief_seat *v, size_t n)
{
    daytime_t time = TIME_NONE;
    struct span table = {NULL, 0};
    for (size_t i = n; i-- > 0;) {
        if (v[i].slot && v[i].slot->table.n)
            table = v[i].slot->table;
        if (v[i].slot && v[i].slot->time != TIME_NONE)
            time = v[i].slot->time;
    }
    buf_str(b, "##");
    if (time != TIME_NONE) {
        buf_char(b, ' ');
        time_add(b, time);
    }
    if (table.n) {
        buf_str(b, time != TIME_NONE ? "  " : " ");
        phrase_add1(b, l, "table {1}", table);
    }
    buf_char(b, '\n');
}

static void add_block(struct buf *b, const struct sheet_block *k)
{
    add_guests(b, k);
    buf_char(b, '\n');
    add_letters(b, k);
    for (size_t i = 0; i < k->keys.n; i++)
        add_dish(b, k, i);
    add_others(b, k);
    add_replacements(b, k);
    buf_str(b, k->p->blank ? "\n\n" : "\n");
}

static size_t count_lines(struct span text)
{
    struct span line;
    size_t n = 0;
    while (span_line(&text, &line))
        n++;
    return n;
}

void sheet_add_table(struct buf *b, struct sheet_page *p, const struct brief_seat *v, size_t n)
{
    size_t most = p->blank ? AT_A_FORM : AT_A_TABLE;
    for (size_t from = 0; from < n; from += most) {
        struct arena scratch = ARENA_INIT;
        struct sheet_block k = {.p = p, .v = v + from, .arena = &scratch};
        k.n = n - from < most ? n - from : most;
        size_t at = b->n;
        sheet_read_block(&k);
        add_heading(b, p->language, v, n);
        add_block(b, &k);
        size_t lines = count_lines(span_from(buf_span(b), at));
        bool breaks = p->blank && p->lines && p->lines + lines > PAPER;
        if (breaks) {
            buf_char(b, '\f');
            memmove(b->p + at + 1, b->p + at, b->n - 1 - at);
            b->p[at] = '\f';
        }
        p->lines = (breaks ? 0 : p->lines) + lines;
        arena_release(&scratch);
    }
}
