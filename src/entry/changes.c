#include "entry/changes.h"

#include "base/set.h"
#include "base/utf8.h"
#include "entry/written.h"

/* The lines of one version, and how many of each have no equal in the other yet. */
struct version {
    struct set lines;
    size_t *n, cap;
};

struct differing {
    struct span line;
    uint32_t lineno;
};

struct differings {
    struct differing *v;
    size_t n, cap;
};

static struct span bare(struct span line, uint32_t lineno)
{
    return span_trim(span_from(line, lineno == 1 ? utf8_bom(line) : 0));
}

static void count_lines(struct version *v, struct span text, struct arena *a)
{
    struct span line;
    size_t at;
    *v = (struct version){.lines = SET_INIT(a)};
    for (uint32_t lineno = 1; span_line(&text, &line); lineno++) {
        if (set_add(&v->lines, bare(line, lineno), &at)) {
            v->n = arena_grow(a, v->n, at, &v->cap, sizeof *v->n);
            v->n[at] = 0;
        }
        v->n[at]++;
    }
}

/* Returns the lines of `text` that `other` lacks, blank ones excepted. */
static struct differings lacked(struct span text, struct span other, struct arena *a)
{
    struct version v;
    struct differings d = {0};
    struct span line;
    count_lines(&v, other, a);
    for (uint32_t lineno = 1; span_line(&text, &line); lineno++) {
        line = bare(line, lineno);
        size_t at = set_find(&v.lines, line);
        bool is_there = at != SET_NONE && v.n[at];
        if (is_there)
            v.n[at]--;
        if (is_there || line.n == 0)
            continue;
        d.v = arena_grow(a, d.v, d.n, &d.cap, sizeof *d.v);
        d.v[d.n++] = (struct differing){line, lineno};
    }
    return d;
}

static void emit(struct app *app, struct span path, const struct differing *was,
                 const struct differing *now)
{
    struct receipt r = {.what = was ? RECORD_CHANGED : RECORD_ADDED};
    if (was) {
        r.was = was->line;
        r.lineno = was->lineno;
    }
    if (now) {
        r.now = now->line;
        r.lineno = now->lineno;
    }
    written_emit(app, path, &r, !now);
}

/*
 * Prints a removed and an added line of the same number, or the only two, as one changed line.
 */
void changes_emit(struct app *app, struct span path, struct span before, struct span after)
{
    struct arena a = ARENA_INIT;
    struct differings was = lacked(before, after, &a), now = lacked(after, before, &a);
    bool only = was.n == 1 && now.n == 1;
    size_t i = 0, k = 0;
    if (was.n + now.n == 0)
        written_emit_file(app, path, false);
    while (i < was.n || k < now.n) {
        int64_t from = i < was.n ? was.v[i].lineno : INT64_MAX;
        int64_t to = k < now.n ? now.v[k].lineno : INT64_MAX;
        const struct differing *old = only || from <= to ? &was.v[i++] : NULL;
        emit(app, path, old, only || to <= from ? &now.v[k++] : NULL);
    }
    arena_release(&a);
}
