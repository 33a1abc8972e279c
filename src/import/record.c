#include "import/record.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "text/edit.h"
#include "text/fact.h"

#include <stdarg.h>
#include <stdio.h>

enum {
    VALUE_MAX = (1 << 20) - 1024, /* a line is at most 1 MiB */
    INDEXES = 10,
    ADDRESS_MAX = 4096, /* parts of a longer one are not searched for in it */
};

void person_begin(struct person *p, uint32_t lineno, const struct keys *keys,
                  enum day_order order, struct buf *why, struct arena *a)
{
    buf_clear(why);
    *p = (struct person){.lineno = lineno, .keys = keys, .order = order, .why = why, .a = a};
}

void person_say(struct person *p, const char *format, ...)
{
    char words[400];
    va_list args;
    va_start(args, format);
    vsnprintf(words, sizeof words, format, args);
    va_end(args);
    buf_fmt(p->why, "%s%s", p->why->n ? "; " : "", words);
}

static int shown(struct span s)
{
    return (int)(s.n < 100 ? s.n : 100);
}

void lines_add(struct lines *l, struct span key, struct span text, struct arena *a)
{
    struct buf b = BUF_INIT;
    fact_write(&b, DATE_NONE, TIME_NONE, key, 0, span_trim(text));
    l->v = arena_grow(a, l->v, l->n, &l->cap, sizeof *l->v);
    l->v[l->n++] = arena_copy(a, buf_span(&b));
    buf_release(&b);
}

static void add_key(struct person *p, int key, struct span text)
{
    lines_add(&p->lines, p->keys->v[key].name, text, p->a);
}

static void add_part(struct person *p, enum column_kind kind, unsigned index, struct span text)
{
    p->parts = arena_grow(p->a, p->parts, p->parts_n, &p->parts_cap, sizeof *p->parts);
    p->parts[p->parts_n++] = (struct person_part){kind, index % INDEXES, text};
}

/* The lines of a value as one line, with `between` between them; a tab is a space. */
static struct span one_line(struct person *p, struct span value, const char *between)
{
    struct buf b = BUF_INIT;
    struct span line;
    while (span_line(&value, &line)) {
        line = span_trim(line);
        if (line.n && b.n)
            buf_str(&b, between);
        buf_add(&b, line);
    }
    for (size_t i = 0; i < b.n; i++)
        b.p[i] = b.p[i] == '\t' || b.p[i] == '\r' ? ' ' : b.p[i];
    struct span made = arena_copy(p->a, span_trim(buf_span(&b)));
    buf_release(&b);
    return made;
}

/* Replaces what programs put between several values of one field by ", ". */
static struct span with_commas(struct person *p, struct span value)
{
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < value.n; i++) {
        if (span_starts(span_from(value, i), SPAN(" ::: "))) {
            buf_str(&b, ", ");
            i += 4;
        } else if (value.p[i] == ';' || value.p[i] == '|') {
            buf_str(&b, i + 1 < value.n && value.p[i + 1] == ' ' ? "," : ", ");
        } else {
            buf_char(&b, value.p[i]);
        }
    }
    struct span made = arena_copy(p->a, buf_span(&b));
    buf_release(&b);
    return made;
}

/* A day that cannot be read is kept under a key of its own, so that nothing is lost. */
static void add_day(struct person *p, int key, struct span heading, struct span value)
{
    struct buf b = BUF_INIT;
    enum day_read read = day_read(&b, value, p->order);
    struct span name = p->keys->v[key].name;
    if (read == DAY_READ) {
        add_key(p, key, buf_span(&b));
    } else if (read == DAY_AMBIGUOUS) {
        p->ambiguous = value;
        p->ambiguous_heading = heading;
    } else {
        struct span own = arena_fmt(p->a, "x-%.*s", (int)name.n, name.p);
        lines_add(&p->lines, own, value, p->a);
        person_say(p, "\"%.*s\" is no day that can be read: kept as %.*s", shown(value),
                   value.p, (int)own.n, own.p);
    }
    buf_release(&b);
}

/* "a ::: b", as Google writes several of a kind. */
static void add_each(struct person *p, int key, struct span value)
{
    for (;;) {
        size_t at = span_find(value, SPAN(" ::: "));
        struct span one = span_trim(span_head(value, at));
        if (one.n)
            add_key(p, key, one);
        if (at == SPAN_NONE)
            return;
        value = span_from(value, at + 5);
    }
}

static void add_fact(struct person *p, const struct column *c, struct span value)
{
    struct span line;
    switch (c->key) {
    case KEY_NOTE:
        while (span_line(&value, &line))
            if (span_trim(line).n)
                add_key(p, KEY_NOTE, one_line(p, line, ""));
        return;
    case KEY_NAME: p->name = one_line(p, value, " "); return;
    case KEY_BIRTHDAY:
    case KEY_ANNIVERSARY: add_day(p, c->key, c->heading, one_line(p, value, " ")); return;
    case KEY_PHONE:
    case KEY_EMAIL:
    case KEY_AKA: add_each(p, c->key, one_line(p, value, " ::: ")); return;
    case KEY_TAG: add_key(p, KEY_TAG, with_commas(p, one_line(p, value, ", "))); return;
    case KEY_ADDRESS: add_key(p, KEY_ADDRESS, one_line(p, value, ", ")); return;
    default: add_key(p, c->key, one_line(p, value, " / ")); return;
    }
}

/* What a line cannot hold, its newlines apart. */
static const char *refusal(struct span value)
{
    struct span line;
    const char *why = value.n > VALUE_MAX ? "is longer than a line may be" : NULL;
    while (!why && span_line(&value, &line)) {
        size_t end = line.n && line.p[line.n - 1] == '\r' ? line.n - 1 : line.n;
        const char *problem = edit_refuses(span_head(line, end));
        why = problem ? "holds a control character" : NULL;
    }
    return why;
}

void person_add(struct person *p, const struct column *c, struct span value)
{
    value = span_trim(value);
    /* The guard that keeps a spreadsheet from running what begins like a formula. */
    if (value.n > 1 && value.p[0] == '\'' && span_chr(SPAN("=+-@"), value.p[1]) != SPAN_NONE)
        value = span_from(value, 1);
    if (value.n == 0 || c->kind == COLUMN_SKIP)
        return;
    const char *why = refusal(value);
    if (why) {
        p->refused = true;
        person_say(p, "%.*s %s", shown(c->heading), c->heading.p, why);
        return;
    }
    if (c->kind == COLUMN_KEY)
        add_fact(p, c, value);
    else if (c->kind == COLUMN_OWN)
        lines_add(&p->lines, c->own, one_line(p, value, " / "), p->a);
    else
        add_part(p, c->kind, c->index, one_line(p, value, ", "));
}

static struct span part(const struct person *p, enum column_kind kind)
{
    for (size_t i = 0; i < p->parts_n; i++)
        if (p->parts[i].kind == kind)
            return p->parts[i].text;
    return (struct span){NULL, 0};
}

static bool is_unspaced(struct span s)
{
    uint32_t cp;
    return s.n && (utf8_decode(s, &cp), fold_is_unspaced(cp));
}

static void join(struct buf *b, struct span s, const char *between)
{
    if (s.n && b->n)
        buf_str(b, between);
    buf_add(b, s);
}

/* Where names are written without spaces the family name comes first. */
static struct span whole_name(const struct person *p)
{
    struct buf b = BUF_INIT;
    struct span first = part(p, COLUMN_FIRST), last = part(p, COLUMN_LAST);
    join(&b, part(p, COLUMN_PREFIX), " ");
    if (is_unspaced(last)) {
        join(&b, last, " ");
        join(&b, first, is_unspaced(first) ? "" : " ");
    } else {
        join(&b, first, " ");
        join(&b, part(p, COLUMN_MIDDLE), " ");
        join(&b, last, " ");
    }
    join(&b, part(p, COLUMN_SUFFIX), " ");
    struct span name = arena_copy(p->a, buf_span(&b));
    buf_release(&b);
    return name;
}

static struct span whole_kana(const struct person *p)
{
    struct buf b = BUF_INIT;
    struct span first = part(p, COLUMN_KANA_FIRST), last = part(p, COLUMN_KANA_LAST);
    bool family_first = is_unspaced(last);
    join(&b, family_first ? last : first, " ");
    join(&b, part(p, COLUMN_KANA_MIDDLE), " ");
    join(&b, family_first ? first : last, " ");
    struct span kana = arena_copy(p->a, buf_span(&b));
    buf_release(&b);
    return kana;
}

static bool holds_folded(struct span all, struct span one)
{
    struct buf a = BUF_INIT, b = BUF_INIT;
    fold_words(&a, all);
    fold_words(&b, one);
    bool holds = span_find(buf_span(&a), buf_span(&b)) != SPAN_NONE;
    buf_release(&a);
    buf_release(&b);
    return holds;
}

/* The whole address first, where there is one; then the parts that it does not name. */
static void add_address(struct person *p, unsigned index)
{
    static const enum column_kind order[] = {COLUMN_ADDRESS, COLUMN_STREET, COLUMN_CITY,
                                             COLUMN_REGION,  COLUMN_ZIP,    COLUMN_COUNTRY};
    struct buf b = BUF_INIT;
    for (size_t k = 0; k < sizeof order / sizeof *order; k++)
        for (size_t i = 0; i < p->parts_n; i++) {
            const struct person_part *one = &p->parts[i];
            if (one->kind == order[k] && one->index == index &&
                !(b.n && b.n < ADDRESS_MAX && holds_folded(buf_span(&b), one->text)))
                join(&b, one->text, ", ");
        }
    if (b.n)
        add_key(p, KEY_ADDRESS, buf_span(&b));
    buf_release(&b);
}

static void add_day_parts(struct person *p, int key, struct span day, struct span month,
                          struct span year)
{
    if (!day.n && !month.n && !year.n)
        return;
    struct span made =
        year.n ? arena_fmt(p->a, "%.*s-%.*s-%.*s", (int)year.n, year.p, (int)month.n, month.p,
                           (int)day.n, day.p)
               : arena_fmt(p->a, "--%.*s-%.*s", (int)month.n, month.p, (int)day.n, day.p);
    add_day(p, key, SPAN(""), made);
}

void person_finish(struct person *p)
{
    struct span composed = whole_name(p), kana = whole_kana(p), none = {NULL, 0};
    if (!p->name.n)
        p->name = composed;
    else if (composed.n && !holds_folded(p->name, composed) && !holds_folded(composed, p->name))
        add_key(p, KEY_AKA, composed);
    if (kana.n)
        add_key(p, KEY_KANA, kana);
    for (unsigned i = 0; i < INDEXES; i++)
        add_address(p, i);
    add_day_parts(p, KEY_BIRTHDAY, part(p, COLUMN_BIRTH_DAY), part(p, COLUMN_BIRTH_MONTH),
                  part(p, COLUMN_BIRTH_YEAR));
    add_day_parts(p, KEY_ANNIVERSARY, part(p, COLUMN_ANNIVERSARY_DAY),
                  part(p, COLUMN_ANNIVERSARY_MONTH), none);
}
