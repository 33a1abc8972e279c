#include "plan/compose.h"

#include "base/fold.h"
#include "base/set.h"

enum { COURSE, DISH, REASON, NEXT, SCORE, ASK, FILE_PATH, LINE };

static const struct field fields[] = {
    [COURSE] = {"course", FIELD_TEXT, STYLE_DIM},   [DISH] = {"dish", FIELD_TEXT, STYLE_BOLD},
    [REASON] = {"reason", FIELD_TEXT, STYLE_PLAIN}, [NEXT] = {"next", FIELD_TEXT, STYLE_PLAIN},
    [SCORE] = {"score", FIELD_INT, STYLE_PLAIN},    [ASK] = {"ask", FIELD_TEXT, STYLE_TONE},
    [FILE_PATH] = {"file", FIELD_TEXT, STYLE_DIM},  [LINE] = {"line", FIELD_INT, STYLE_DIM},
};

enum compose_layout { L_COURSE, L_DISH, L_NONE, L_ASK };

static const char *const layouts[] = {
    [L_COURSE] = "{course:10}  {dish~}[\n            {reason~}][\n            or: {next~}]",
    [L_DISH] = "{dish~}[\n    {reason~}]",
    [L_NONE] = "[{course:10}  ]{reason~}",
    [L_ASK] = "ASK: {ask~}  {|5}({file}:{line})",
};

const struct schema compose_schema = {"compose", fields, sizeof fields / sizeof *fields,
                                      layouts, sizeof layouts / sizeof *layouts};

struct span *compose_courses(const struct instead *x, size_t *n)
{
    struct arena *a = x->choices->arena;
    struct set seen = SET_INIT(a);
    struct span *v = ARENA_NEW(a, struct span, x->choices->n);
    *n = 0;
    for (size_t i = 0; i < x->choices->n; i++) {
        struct span course = instead_course(&x->choices->v[i]);
        struct buf b = BUF_INIT;
        fold_add(&b, course);
        if (course.n && set_add(&seen, arena_copy(a, buf_span(&b)), NULL))
            v[(*n)++] = course;
        buf_release(&b);
    }
    return v;
}

/* Returns the best dish of the course that was not printed yet, or NULL. */
static const struct fresh_dish *next_dish(const struct instead *x, struct span course,
                                          size_t from, const bool *used, size_t *at)
{
    const struct fresh_dish *d;
    while ((d = instead_next(x, course, from, at)) && used[*at])
        from = *at + 1;
    return d;
}

/* Prints one course; false where it has no dish. */
static bool emit_course(const struct instead *x, struct span course, bool *used,
                        struct sink *out)
{
    size_t at, after;
    struct row r = row_new(&compose_schema);
    const struct fresh_dish *d = next_dish(x, course, 0, used, &at);
    row_text(&r, COURSE, course);
    r.layout = !d ? L_NONE : course.n ? L_COURSE : L_DISH;
    if (!d) {
        row_text(&r, REASON, SPAN("no dish is new to all of them and without a conflict"));
        sink_row(out, &r);
        return false;
    }
    used[at] = true;
    struct buf why = BUF_INIT;
    fresh_why(&why, &x->fresh, d);
    row_text(&r, DISH, d->dish->name);
    row_text(&r, REASON, buf_span(&why));
    row_int(&r, SCORE, (int64_t)fresh_score(d));
    const struct fresh_dish *next =
        course.n ? next_dish(x, course, at + 1, used, &after) : NULL;
    if (next)
        row_text(&r, NEXT, next->dish->name);
    sink_row(out, &r);
    buf_release(&why);
    return true;
}

/* Prints the lines of the party that must be asked about, whatever is served. */
static void emit_problems(const struct instead *x, struct sink *out)
{
    for (size_t i = 0; i < x->fresh.problems_n; i++) {
        const struct fresh_problem *p = &x->fresh.problems[i];
        struct row r = row_new(&compose_schema);
        r.layout = L_ASK;
        r.tone = TONE_WARN;
        row_text(&r, ASK, p->ask);
        row_text(&r, FILE_PATH, p->path);
        row_int(&r, LINE, p->line);
        sink_row(out, &r);
    }
}

size_t compose_emit(const struct instead *x, const struct span *courses, size_t courses_n,
                    size_t most, struct sink *out)
{
    bool *used = ARENA_NEW(x->choices->arena, bool, x->best_n);
    size_t missing = 0, n = courses_n ? courses_n : most;
    emit_problems(x, out);
    for (size_t i = 0; i < n; i++)
        missing += !emit_course(x, courses_n ? courses[i] : (struct span){NULL, 0}, used, out);
    return missing;
}
