/* The author of each line of a file. */
#include "base/num.h"
#include "store/git.h"
#include "store/git_run.h"

#include <limits.h>

/* Returns the author's local day, of "author-time 1700000000" and "author-tz -0330". */
static date_t author_day(struct span seconds, struct span zone)
{
    long s, hhmm;
    if (!num_parse(seconds, LONG_MAX / 2, &s))
        return DATE_NONE;
    bool west = span_starts(zone, SPAN("-"));
    if (num_parse(span_from(zone, 1), 9999, &hhmm))
        s += (west ? -60 : 60) * (hhmm / 100 * 60 + hhmm % 100);
    long day = date_make(1970, 1, 1) + s / 86400;
    return s < 0 || day > DATE_LAST ? DATE_NONE : (date_t)day; /* git takes any number */
}

static bool take_field(struct span line, const char *key, struct span *value)
{
    struct span head = span_str(key);
    if (!span_starts(line, head))
        return false;
    *value = span_from(line, head.n);
    return true;
}

/* Parses a line of `blame --porcelain`: the commit, headers, then the line after a tab. */
static bool next_line(struct span *rest, struct git_line *l)
{
    struct span line, seconds = {NULL, 0}, zone = {NULL, 0};
    *l = (struct git_line){.date = DATE_NONE};
    while (span_line(rest, &line)) {
        if (!l->commit.n) {
            span_word(&line, &l->commit);
        } else if (take_field(line, "\t", &l->text)) {
            if (span_starts(l->commit, SPAN("0000000000")))
                l->commit.n = l->author.n = 0;
            else
                l->date = author_day(seconds, zone);
            return true;
        } else if (span_is(line, "boundary")) {
            l->unknown = true;
        } else if (!take_field(line, "author-time ", &seconds) &&
                   !take_field(line, "author-tz ", &zone)) {
            take_field(line, "author ", &l->author);
        }
    }
    return false;
}

/*
 * Drops authors that are not known: in a shallow clone git attributes older lines to its oldest
 * commit, whose author may not have written them.
 */
static void drop_unknown_authors(int dirfd, struct git_lines *lines)
{
    struct buf b = BUF_INIT;
    struct err unused = ERR_INIT;
    git_ask(dirfd, GIT_READS, "exec git rev-parse --is-shallow-repository", "", "", &b,
            &unused);
    bool shallow = span_starts(buf_span(&b), SPAN("true"));
    buf_release(&b);
    for (size_t i = 0; i < lines->n; i++) {
        struct git_line *l = &lines->v[i];
        l->unknown &= shallow;
        if (l->unknown) {
            l->date = DATE_NONE;
            l->commit.n = l->author.n = 0;
        }
    }
}

int git_blame(int dirfd, const char *path, struct git_lines *lines, struct arena *a,
              struct err *e)
{
    struct buf b = BUF_INIT;
    bool boundary = false;
    int status = git_ask(
        dirfd, GIT_READS,
        "exec git blame --no-textconv -w -M1 -C1 --line-porcelain -- \"$1\" 2>/dev/null", path,
        "", &b, e);
    struct span rest = buf_move(&b, a);
    *lines = (struct git_lines){0};
    if (status != 0)
        return err_set(e, STATUS_NO, "git has no history of %s", path);
    for (struct git_line l; next_line(&rest, &l);) {
        lines->v = arena_grow(a, lines->v, lines->n, &lines->cap, sizeof *lines->v);
        lines->v[lines->n++] = l;
        boundary |= l.unknown;
    }
    if (boundary)
        drop_unknown_authors(dirfd, lines);
    return 0;
}
