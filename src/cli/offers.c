#include "cli/offers.h"

#include "out/escape.h"

#include <string.h>

/* Returns whether a terminal gets exactly these bytes. */
static bool is_printable(struct span word)
{
    struct buf b = BUF_INIT;
    escape_value(&b, word, ESCAPE_PLAIN);
    bool same = span_eq(buf_span(&b), word);
    buf_release(&b);
    return same;
}

void offers_add(struct offers *o, struct span kept, struct span word, struct span what)
{
    struct span all = arena_fmt(o->arena, "%.*s%.*s", SPAN_ARG(kept), SPAN_ARG(word));
    if (!is_printable(word) || !set_add(&o->seen, all, NULL))
        return;
    o->v = arena_grow(o->arena, o->v, o->n, &o->cap, sizeof *o->v);
    o->v[o->n++] = (struct offer){all, arena_copy(o->arena, what)};
}

/* Returns how many bytes all candidates have in common at their beginning. */
static size_t common(const struct offers *o)
{
    size_t n = o->n ? o->v[0].word.n : 0;
    for (size_t i = 1; i < o->n; i++) {
        size_t k = 0;
        while (k < n && k < o->v[i].word.n && o->v[i].word.p[k] == o->v[0].word.p[k])
            k++;
        n = k;
    }
    return n;
}

static bool ends_open(struct span word)
{
    return word.n && strchr(":=,", word.p[word.n - 1]);
}

static void add_for_bash(struct buf *b, const struct offers *o, const struct shell_line *line)
{
    for (size_t i = 0; i < o->n; i++) {
        if (!span_starts(o->v[i].word, line->fixed))
            continue;
        shell_line_quote(b, span_from(o->v[i].word, line->fixed.n), line->quote);
        buf_char(b, '\n');
    }
    /* A second candidate, since bash would close the quote after the only one. */
    if (o->n == 1 && line->quote && ends_open(o->v[0].word) &&
        span_starts(o->v[0].word, line->fixed)) {
        shell_line_quote(b, span_from(o->v[0].word, line->fixed.n), line->quote);
        buf_str(b, " ...\n");
    }
}

void offers_print(struct buf *b, const struct offers *o, enum shell shell,
                  const struct shell_line *line)
{
    if (o->files)
        buf_str(b, ":files\n");
    if (o->n > 1 && common(o) < o->typed.n)
        buf_str(b, ":list\n");
    if (shell == SHELL_BASH) {
        add_for_bash(b, o, line);
        return;
    }
    for (size_t i = 0; i < o->n; i++) {
        buf_add(b, o->v[i].word);
        buf_char(b, '\t');
        escape_value(b, o->v[i].what, ESCAPE_PLAIN);
        buf_char(b, '\n');
    }
}
