#include "import/record.h"

#include "base/fold.h"
#include "import/cells.h"
#include "import/headings.h"
#include "import/listed.h"
#include "import/notes.h"
#include "import/standing.h"
#include "text/edit.h"
#include "text/fact.h"
#include "text/mail.h"

#include <stdarg.h>
#include <stdio.h>

enum {
    VALUE_MAX = (1 << 20) - 1024, /* a line is at most 1 MiB */
    ADDRESS_MAX = 4096,           /* parts of a longer one are not searched for in it */
};

void person_begin(struct person *p, uint32_t lineno, const struct labels *labels,
                  enum day_order order, struct buf *why, struct arena *a)
{
    buf_clear(why);
    *p = (struct person){.lineno = lineno,
                         .keys = labels->keys,
                         .labels = labels,
                         .order = order,
                         .why = why,
                         .a = a};
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

void lines_push(struct lines *l, struct span line, struct arena *a)
{
    if (l->cap) {
        l->v = arena_grow(a, l->v, l->n, &l->cap, sizeof *l->v);
    } else {
        l->cap = 2; /* a list may have 85,000 rows of a name and a number */
        l->v = ARENA_NEW(a, struct span, l->cap);
    }
    l->v[l->n++] = line;
}

void lines_add(struct lines *l, struct span key, struct span text, struct arena *a)
{
    struct buf b = BUF_INIT;
    fact_write(&b, DATE_NONE, TIME_NONE, key, 0, span_trim(text));
    lines_push(l, buf_move(&b, a), a);
}

void person_add_key(struct person *p, int key, struct span text)
{
    lines_add(&p->lines, p->keys->v[key].name, text, p->a);
}

static void add_part(struct person *p, enum column_kind kind, unsigned index, struct span text)
{
    p->parts = arena_grow(p->a, p->parts, p->parts_n, &p->parts_cap, sizeof *p->parts);
    p->parts[p->parts_n++] = (struct person_part){kind, index % COLUMN_INDEXES, text};
}

/* Returns the lines of a value as one line, with `between` between them; a tab is a space. */
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
    return buf_move(&b, p->a);
}

/* Returns the birthday that the record has already; empty if it has none. */
static struct span birthday_of(const struct person *p)
{
    struct span key = SPAN("birthday: ");
    for (size_t i = 0; i < p->lines.n; i++)
        if (span_starts(p->lines.v[i], key))
            return span_from(p->lines.v[i], key.n);
    return (struct span){NULL, 0};
}

/* Keeps a day under a key of its own, so that nothing is lost. */
static void keep_day(struct person *p, int key, struct span value, const char *why)
{
    struct span name = p->keys->v[key].name;
    struct span own = arena_fmt(p->a, "x-%.*s", SPAN_ARG(name));
    lines_add(&p->lines, own, value, p->a);
    person_say(p, "\"%.*s\" %s: kept as %.*s", shown(value), value.p, why, SPAN_ARG(own));
}

/* Adds a day. A second birthday is reported, because a person has one. */
static void add_day(struct person *p, int key, struct span heading, struct span value)
{
    struct buf b = BUF_INIT;
    enum day_read read = day_read(&b, value, p->order);
    struct span there = key == KEY_BIRTHDAY ? birthday_of(p) : (struct span){NULL, 0};
    if (read == DAY_READ && there.n == 0) {
        person_add_key(p, key, buf_span(&b));
    } else if (read == DAY_READ && !span_eq(there, buf_span(&b))) {
        keep_day(p, key, buf_span(&b), "is a different birthday");
    } else if (read == DAY_AMBIGUOUS) {
        p->ambiguous = value;
        p->ambiguous_heading = arena_copy(p->a, heading);
    } else if (read == DAY_UNREADABLE) {
        keep_day(p, key, value, "is not a valid date");
    } else if (read == DAY_EMPTY) {
        person_say(p, "%.*s \"%.*s\" left out", shown(heading), heading.p, shown(value),
                   value.p);
    }
    buf_release(&b);
}

static bool next_of(int key, struct span *rest, struct span *one)
{
    return key == KEY_PHONE   ? cell_phone(rest, one)
           : key == KEY_EMAIL ? cell_mail(rest, one)
                              : cell_name(rest, one);
}

/* Adds each telephone number, mail address or name of a field that may have several. */
static void add_each(struct person *p, const struct column *c, struct span value)
{
    struct span one;
    while (next_of(c->key, &value, &one))
        if (c->key == KEY_PHONE && cell_is_shortened(one))
            person_say(p,
                       "%.*s \"%.*s\" refused: a spreadsheet has shortened the number; format "
                       "the column as text and import it again",
                       shown(c->heading), c->heading.p, shown(one), one.p);
        else if (c->key == KEY_AKA ? listed_is_nothing(one) : listed_is_nobody(one))
            person_say(p, "%.*s \"%.*s\" left out", shown(c->heading), c->heading.p,
                       shown(one), one.p);
        else if (one.n)
            person_add_key(p, c->key, one);
}

/* Adds a name. A second name of the record is an aka. */
static void add_name(struct person *p, struct span name)
{
    if (!p->name.n)
        p->name = name;
    else if (!span_eq(p->name, name))
        person_add_key(p, KEY_AKA, name);
}

/* Adds tags, without those that Google gives to everybody and its "* " before its own groups.
 */
static void add_tags(struct person *p, struct span tags)
{
    struct buf b = BUF_INIT;
    struct span one;
    while (span_cut(&tags, ',', &one)) {
        one = span_trim(one);
        if (span_starts(one, SPAN("* ")))
            one = span_from(one, 2);
        if (headings_is_noise(SPAN("tags"), one)) {
            person_say(p, "tag \"%.*s\" left out", shown(one), one.p);
        } else if (one.n) {
            buf_str(&b, b.n ? ", " : "");
            buf_add(&b, one);
        }
    }
    if (b.n)
        person_add_key(p, KEY_TAG, buf_span(&b));
    buf_release(&b);
}

static void add_standing(struct person *p, const struct column *c, struct span value)
{
    struct arena scratch = ARENA_INIT;
    struct span text = standing_text(p->labels->lexicon, c, value, &scratch);
    if (text.n)
        person_add_key(p, c->key, text);
    arena_release(&scratch);
}

static void add_fact(struct person *p, const struct column *c, struct span value);

static void add_part_of_note(struct person *p, const struct note_part *part)
{
    if (!part->labelled)
        person_add_key(p, KEY_NOTE, one_line(p, part->text, ""));
    else if (p->own_card)
        person_add_key(p, part->column.key, one_line(p, part->text, ""));
    else
        add_fact(p, &part->column, part->text);
}

static void add_note(struct person *p, struct span value)
{
    struct arena scratch = ARENA_INIT;
    struct notes notes = {.labels = p->labels, .rest = value, .a = &scratch};
    struct note_part part;
    while (notes_next(&notes, &part)) {
        add_part_of_note(p, &part);
        if (!notes.listing)
            arena_reset(&scratch);
    }
    arena_release(&scratch);
}

static void keep_first(struct span *kept, struct span value)
{
    if (!kept->n && !listed_is_nobody(value))
        *kept = value;
}

static void add_fact(struct person *p, const struct column *c, struct span value)
{
    struct span line = one_line(p, value, " ");
    switch (c->key) {
    case KEY_NOTE: add_note(p, value); return;
    case KEY_NAME: add_name(p, listed_name(line, p->a)); return;
    case KEY_BIRTHDAY:
    case KEY_ANNIVERSARY: add_day(p, c->key, c->heading, line); return;
    case KEY_EMAIL: keep_first(&p->mail, line); break;
    case KEY_AKA: keep_first(&p->nickname, line); break;
    case KEY_COMPANY: keep_first(&p->company, line); break;
    default: break;
    }
    if (c->key == KEY_PHONE || c->key == KEY_EMAIL || c->key == KEY_AKA)
        add_each(p, c, one_line(p, value, " ::: "));
    else if (c->key == KEY_TAG)
        add_tags(p, with_commas(p, one_line(p, value, ", ")));
    else if (c->key == KEY_ADDRESS)
        person_add_key(p, KEY_ADDRESS, one_line(p, value, ", "));
    else if (p->keys->v[c->key].class == CLASS_STANDING)
        add_standing(p, c, value);
    else
        person_add_key(p, c->key, one_line(p, value, " / "));
}

/* Returns why a value cannot be a line, or NULL. Newlines are no reason. */
static const char *refusal(struct span value)
{
    struct span line;
    const char *why = value.n > VALUE_MAX ? "is too long for one line" : NULL;
    while (!why && span_line(&value, &line)) {
        size_t end = line.n && line.p[line.n - 1] == '\r' ? line.n - 1 : line.n;
        const char *problem = edit_refuses(span_head(line, end));
        why = problem ? "contains a control character" : NULL;
    }
    return why;
}

static bool is_empty(struct span value)
{
    struct span line;
    while (span_line(&value, &line))
        if (span_trim(line).n)
            return false;
    return true;
}

void person_add(struct person *p, const struct column *c, struct span value)
{
    value = cell_plain(value);
    if (is_empty(value) || c->kind == COLUMN_SKIP)
        return;
    const char *why = refusal(value);
    if (why) {
        p->refused = true;
        person_say(p, "%.*s %s", shown(c->heading), c->heading.p, why);
        return;
    }
    if (c->noise && headings_is_noise(c->heading, value))
        person_say(p, "%.*s \"%.*s\" left out", shown(c->heading), c->heading.p, shown(value),
                   value.p);
    else if (c->kind == COLUMN_KEY)
        add_fact(p, c, value);
    else if (c->kind == COLUMN_OWN)
        lines_add(&p->lines, c->own, one_line(p, value, " / "), p->a);
    else
        add_part(p, c->kind, c->index, one_line(p, value, ", "));
}

struct span person_part(const struct person *p, enum column_kind kind)
{
    for (size_t i = 0; i < p->parts_n; i++)
        if (p->parts[i].kind == kind)
            return p->parts[i].text;
    return (struct span){NULL, 0};
}

void person_join(struct buf *b, struct span part, const char *between)
{
    if (part.n && b->n)
        buf_str(b, between);
    buf_add(b, part);
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

/* Adds the address: the whole one, if there is one, then the parts that it does not contain. */
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
                person_join(&b, one->text, ", ");
        }
    if (b.n)
        person_add_key(p, KEY_ADDRESS, buf_span(&b));
    buf_release(&b);
}

static void add_day_parts(struct person *p, int key, struct span day, struct span month,
                          struct span year)
{
    if (!day.n && !month.n && !year.n)
        return;
    struct span made = year.n ? arena_fmt(p->a, "%.*s-%.*s-%.*s", SPAN_ARG(year),
                                          SPAN_ARG(month), SPAN_ARG(day))
                              : arena_fmt(p->a, "--%.*s-%.*s", SPAN_ARG(month), SPAN_ARG(day));
    add_day(p, key, SPAN(""), made);
}

void person_finish(struct person *p)
{
    struct span none = {NULL, 0};
    for (unsigned i = 0; i < COLUMN_INDEXES; i++)
        add_address(p, i);
    add_day_parts(p, KEY_BIRTHDAY, person_part(p, COLUMN_BIRTH_DAY),
                  person_part(p, COLUMN_BIRTH_MONTH), person_part(p, COLUMN_BIRTH_YEAR));
    add_day_parts(p, KEY_ANNIVERSARY, person_part(p, COLUMN_ANNIVERSARY_DAY),
                  person_part(p, COLUMN_ANNIVERSARY_MONTH), none);
}
