#include "out/layout.h"

#include "base/err.h"
#include "base/num.h"
#include "base/width.h"

struct compiler {
    struct arena *a;
    struct layout *to;
    size_t cap;
    struct span rest;
    enum language language;
};

static struct layout_step *add_layout_step(struct compiler *c, enum step_kind kind)
{
    struct layout *l = c->to;
    l->steps = arena_grow(c->a, l->steps, l->n, &c->cap, sizeof *l->steps);
    struct layout_step *s = &l->steps[l->n++];
    *s = (struct layout_step){.kind = kind};
    return s;
}

_Noreturn static void wrong(const struct compiler *c, const char *why)
{
    die("bug: layout %d of %s: %s", c->to->number, c->to->schema->name, why);
}

static size_t field_named(const struct compiler *c, struct span name)
{
    for (size_t i = 0; i < c->to->schema->n; i++)
        if (span_is(name, c->to->schema->fields[i].name))
            return i;
    wrong(c, "no such field");
}

static size_t number_named(const struct compiler *c, struct span name)
{
    size_t field = field_named(c, name);
    if (c->to->schema->fields[field].type != FIELD_INT)
        wrong(c, "a bar of what is no number");
    return field;
}

/* Compiles a bar: name#most or name#most:20. */
static void add_bar(struct compiler *c, struct span inner)
{
    struct layout_step *s = add_layout_step(c, STEP_BAR);
    struct span name, most;
    long columns = 1;
    span_cut(&inner, '#', &name);
    span_cut(&inner, ':', &most);
    if (inner.p && !num_parse(inner, 1000, &columns))
        wrong(c, "a bar of no width");
    s->columns = (size_t)columns;
    s->field = number_named(c, name);
    s->most = number_named(c, most);
}

static void add_break(struct compiler *c, struct span inner)
{
    long columns;
    if (!num_parse(span_from(inner, 1), 1000, &columns))
        wrong(c, "a break without an indent");
    add_layout_step(c, STEP_BREAK)->columns = (size_t)columns;
}

/* Takes "~" or "~8" off the end of a name. */
static void take_wrap(struct compiler *c, struct layout_step *s, struct span *name)
{
    size_t at = span_chr(*name, '~');
    struct span hang = span_from(*name, at == SPAN_NONE ? at : at + 1);
    long columns = 0;
    s->wraps = at != SPAN_NONE;
    if (hang.n && !num_parse(hang, 1000, &columns))
        wrong(c, "bad indent");
    s->hang = (size_t)columns;
    *name = span_head(*name, at);
}

/* Takes what is between braces: name, name~, name~8, name:12, name~:12 or name:>4. */
static void add_field(struct compiler *c, struct span inner)
{
    struct layout_step *s = add_layout_step(c, STEP_FIELD);
    size_t colon = span_chr(inner, ':');
    if (colon != SPAN_NONE) {
        struct span pad = span_from(inner, colon + 1);
        long columns;
        s->right = span_starts(pad, SPAN(">"));
        if (!num_parse(span_from(pad, s->right), 1000, &columns))
            wrong(c, "bad padding");
        s->columns = (size_t)columns;
        inner = span_head(inner, colon);
    }
    take_wrap(c, s, &inner);
    s->field = field_named(c, inner);
}

static void compile(struct compiler *c, bool in_group);

/* Returns the place of the brace that closes the one at the start of s. */
static size_t closing_brace(struct span s)
{
    size_t depth = 0;
    for (size_t i = 0; i < s.n; i++) {
        depth += s.p[i] == '{';
        if (s.p[i] == '}' && --depth == 0)
            return i;
    }
    return SPAN_NONE;
}

/* Compiles "=text" or "=11:text", of which the phrase in the language takes the place. */
static void add_phrase(struct compiler *c, struct span inner)
{
    struct span text = span_from(inner, 1), rest = c->rest;
    size_t digits = num_digits(text);
    long columns = 0;
    if (digits && span_starts(span_from(text, digits), SPAN(":"))) {
        num_parse(span_head(text, digits), 1000, &columns);
        text = span_from(text, digits + 1);
    }
    text = phrase_word(c->language, text);
    c->rest = text;
    compile(c, false);
    c->rest = rest;
    if (width_of(text) < (size_t)columns)
        add_layout_step(c, STEP_SPACES)->columns = (size_t)columns - width_of(text);
}

static void take_field(struct compiler *c)
{
    size_t end = closing_brace(c->rest);
    if (end == SPAN_NONE)
        wrong(c, "{ without }");
    struct span inner = span_between(c->rest.p + 1, c->rest.p + end);
    if (span_starts(inner, SPAN("=")))
        add_phrase(c, inner);
    else if (span_starts(inner, SPAN("|")))
        add_break(c, inner);
    else if (span_chr(inner, '#') != SPAN_NONE)
        add_bar(c, inner);
    else
        add_field(c, inner);
    c->rest = span_from(c->rest, end + 1);
}

/*
 * Compiles spaces to a step of their own, so that those at the end of a line can be left out.
 */
static void take_spaces(struct compiler *c)
{
    struct layout_step *s = add_layout_step(c, STEP_SPACES);
    while (span_starts(c->rest, SPAN(" "))) {
        s->columns++;
        c->rest = span_from(c->rest, 1);
    }
}

/*
 * Compiles text. The first byte is always text: a doubled bracket comes here without its
 * double.
 */
static void take_text(struct compiler *c, bool in_group)
{
    size_t n = 1;
    struct span stops = in_group ? SPAN(" \n{[]") : SPAN(" \n{[");
    while (n < c->rest.n && span_chr(stops, c->rest.p[n]) == SPAN_NONE)
        n++;
    struct layout_step *s = add_layout_step(c, STEP_TEXT);
    s->text = span_head(c->rest, n);
    s->columns = width_of(s->text);
    c->rest = span_from(c->rest, n);
}

static void take_group(struct compiler *c)
{
    add_layout_step(c, STEP_GROUP);
    size_t at = c->to->n - 1; /* the steps may move while the group grows */
    c->rest = span_from(c->rest, 1);
    compile(c, true);
    if (c->rest.n == 0)
        wrong(c, "[ without ]");
    c->rest = span_from(c->rest, 1);
    c->to->steps[at].end = c->to->n;
}

static void compile(struct compiler *c, bool in_group)
{
    while (c->rest.n && !(in_group && c->rest.p[0] == ']')) {
        if (span_starts(c->rest, SPAN("{{")) || span_starts(c->rest, SPAN("[["))) {
            c->rest = span_from(c->rest, 1);
            take_text(c, in_group);
        } else if (c->rest.p[0] == '{') {
            take_field(c);
        } else if (c->rest.p[0] == '[') {
            take_group(c);
        } else if (c->rest.p[0] == ' ') {
            take_spaces(c);
        } else if (c->rest.p[0] == '\n') {
            add_layout_step(c, STEP_NEWLINE);
            c->rest = span_from(c->rest, 1);
        } else {
            take_text(c, in_group);
        }
    }
}

struct layout *layout_compile(struct arena *a, const struct schema *schema, int number,
                              enum language language)
{
    if (number < 0 || (size_t)number >= schema->layouts_n)
        die("bug: %s has no layout %d", schema->name, number);
    struct layout *l = ARENA_NEW(a, struct layout, 1);
    l->schema = schema;
    l->number = number;
    struct compiler c = {
        .a = a, .to = l, .rest = span_str(schema->layouts[number]), .language = language};
    compile(&c, false);
    return l;
}
