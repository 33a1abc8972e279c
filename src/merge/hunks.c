#include "merge/hunks.h"

#include "base/set.h"

enum { WIDTH = 7 };

/* Returns how many c the line begins with, or 0 where it is no marker of that character. */
static size_t marker(struct span line, char c)
{
    size_t n = 0;
    while (n < line.n && line.p[n] == c)
        n++;
    return n >= WIDTH && (n == line.n || span_is_blank(line.p[n])) ? n : 0;
}

bool hunks_is_marker(struct span line)
{
    return marker(line, '<') || marker(line, '|') || marker(line, '=') || marker(line, '>');
}

/* Parses a hunk that begins with `first`. Returns false if it has no end. */
static bool parse_hunk(struct hunk *h, struct span first, struct span rest)
{
    size_t width = marker(first, '<');
    const char *ours = rest.p, *base = NULL, *split = NULL, *theirs = NULL;
    struct span line;
    h->end = h->lineno;
    while (span_line(&rest, &line)) {
        h->end++;
        if (marker(line, '<') == width)
            return false;
        if (!split && !base && marker(line, '|') == width) {
            base = line.p;
        } else if (!split && marker(line, '=') == width) {
            split = line.p;
            theirs = rest.p;
        } else if (split && marker(line, '>') == width) {
            h->ours = span_between(ours, base ? base : split);
            h->theirs = span_between(theirs, line.p);
            h->whole = span_between(first.p, rest.p);
            return true;
        }
    }
    return false;
}

void hunks_parse(struct hunks *h, struct span src, struct arena *a)
{
    struct span rest = src, line, text = span_head(src, 0);
    size_t lineno = 0, cap = 0;
    *h = (struct hunks){0};
    while (span_line(&rest, &line)) {
        lineno++;
        struct hunk one = {.before = span_between(text.p, line.p), .lineno = lineno};
        if (!marker(line, '<') || !parse_hunk(&one, line, rest))
            continue;
        h->v = arena_grow(a, h->v, h->n, &cap, sizeof *h->v);
        h->v[h->n++] = one;
        rest = span_from(src, (size_t)(one.whole.p + one.whole.n - src.p));
        text = rest;
        lineno = one.end;
    }
    h->after = src.n ? span_between(text.p, src.p + src.n) : src;
}

/* Appends the lines of both sides in order, each of them once; a second name as an `aka`. */
static void write_both(struct buf *out, const struct hunk *h)
{
    struct arena a = ARENA_INIT;
    struct set seen = SET_INIT(&a);
    const struct span sides[] = {h->ours, h->theirs}, name = SPAN("name:");
    bool named = false;
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        struct span rest = sides[i], line;
        while (span_line(&rest, &line)) {
            if (!set_add(&seen, span_trim(line), NULL))
                continue;
            if (named && span_starts(line, name)) {
                buf_str(out, "aka:");
                line = span_from(line, name.n);
            }
            named |= span_starts(line, name);
            buf_add(out, line);
            buf_char(out, '\n');
        }
    }
    arena_release(&a);
}

void hunk_write(struct buf *out, const struct hunk *h, enum hunk_choice choice,
                struct span edited)
{
    if (choice == HUNK_KEPT)
        buf_add(out, h->whole);
    if (choice == HUNK_OURS)
        buf_add(out, h->ours);
    if (choice == HUNK_THEIRS)
        buf_add(out, h->theirs);
    if (choice == HUNK_BOTH)
        write_both(out, h);
    if (choice == HUNK_EDITED)
        buf_add(out, edited);
}
