#include "cmd/commands.h"

#include "base/fold.h"
#include "cli/args.h"
#include "cli/guests.h"
#include "entry/write.h"

/*
 * Returns whether words of the line begin with these: "nut" does not match donut. In scripts
 * without spaces any part matches.
 */
static bool holds_words(struct span line, struct span words)
{
    struct buf a = BUF_INIT, b = BUF_INIT;
    fold_words(&a, line);
    fold_words(&b, words);
    bool holds = false;
    struct span rest = buf_span(&a);
    for (size_t at; b.n && !holds && (at = span_find(rest, buf_span(&b))) != SPAN_NONE;) {
        const char *p = rest.p + at;
        holds = p == a.p || p[-1] == ' ' || (unsigned char)*p >= 0x80;
        rest = span_from(rest, at + 1);
    }
    buf_release(&a);
    buf_release(&b);
    return holds;
}

/* Returns whether the whole line was typed, as in the file or in canonical form. */
static bool is_line(const struct app *app, const struct fact *f, struct span typed)
{
    struct fact wanted = fact_parse(typed, 0, &app->store.keys);
    return span_eq(span_trim(f->line), typed) || fact_eq(f, &wanted);
}

/* Returns whether all hits are duplicates of one fact; then the first of them is removed. */
static bool are_one_fact(const struct fact **hits, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if (!fact_eq(hits[i], hits[0]) &&
            !span_eq(span_trim(hits[i]->line), span_trim(hits[0]->line)))
            return false;
    return true;
}

static int several(struct app *app, const struct fact **hits, size_t n)
{
    struct err e = ERR_INIT;
    struct buf b = BUF_INIT;
    buf_fmt(&b, "%zu lines match; nothing was removed. Add the date:", n);
    for (size_t i = 0; i < n && i < 10; i++) {
        buf_str(&b, "\n  ");
        buf_add(&b, span_head(span_trim(hits[i]->line), 80));
    }
    err_set(&e, STATUS_NO, "%s", buf_cstr(&b));
    buf_release(&b);
    return app_fail(app, &e);
}

static int run(struct app *app)
{
    struct span id;
    struct guest g;
    size_t n = 0;
    if (app->args_n != 2)
        return app_usage(app, "missing GUEST or FACT; quote the FACT");
    if (app_guest(app, app_arg(app, 0), &id) || app_load(app, id, &g))
        return app->status;
    struct span typed = span_trim(app_arg(app, 1));
    const struct fact **hits = ARENA_NEW(&app->arena, const struct fact *, g.n);
    for (int words = 0; words <= 1 && n == 0; words++)
        for (size_t i = 0; i < g.n; i++)
            if (words ? holds_words(g.v[i].line, typed) : is_line(app, &g.v[i], typed))
                hits[n++] = &g.v[i];
    if (n == 0) {
        struct err e = ERR_INIT;
        err_set(&e, STATUS_NO,
                "%.*s has no such line; to see the lines: journal show --raw %.*s",
                SPAN_ARG(id), SPAN_ARG(id));
        return app_fail(app, &e);
    }
    if (n > 1 && !are_one_fact(hits, n))
        return several(app, hits, n);
    return write_line(app, id, hits[0]->line, SPAN(""));
}

const struct command cmd_remove = {
    .name = "remove",
    .synopsis = "GUEST FACT",
    .summary = "remove one line from a guest's file",
    .example = "aiko '2026-11-23 dish+: black cod'",
    .needs = NEEDS_JOURNAL | FORMATS | WRITES,
    .run = run,
};
