#include "sync/history.h"
#include "sync/settle_loaded.h"

/* A file and its copy, and their history. */
struct layouts {
    bool is_copy;         /* it may be old: a line that it lacks was not removed */
    struct set of, other; /* the lines of each file */
    struct history history;
};

/* Returns whether only one file has the line, and it was removed before. */
static bool is_doubtful(struct layouts *l, struct span text, bool *mine)
{
    *mine = set_find(&l->of, text) != SET_NONE;
    return text.n && !(*mine && l->is_copy) &&
           *mine != (set_find(&l->other, text) != SET_NONE) &&
           history_is_removed(&l->history, text);
}

/* Appends the text with a hunk around each line that must be asked about. */
static void mark_lines(struct layouts *l, struct span text, struct buf *out)
{
    struct span line;
    bool mine;
    while (span_line(&text, &line)) {
        bool doubtful = is_doubtful(l, span_trim(line), &mine);
        if (doubtful)
            buf_fmt(out, "<<<<<<< mine\n%s", mine ? "" : "=======\n");
        buf_add(out, line);
        buf_char(out, '\n');
        if (doubtful)
            buf_fmt(out, "%s>>>>>>> theirs\n", mine ? "=======\n" : "");
    }
}

int settle_mark_removed(struct settling *s, const struct copy *c, struct span there,
                        struct span other, struct span *text, struct err *e)
{
    struct arena *a = &s->app->arena;
    struct layouts l = {
        .is_copy = c->kind != COPY_LAYOUT, .of = SET_INIT(a), .other = SET_INIT(a)};
    struct buf out = BUF_INIT;
    struct hunks h;
    settle_add_lines(&l.of, there);
    settle_add_lines(&l.other, other);
    if (history_read(&l.history, s, c, *text, e) < 0)
        return -1;
    hunks_parse(&h, *text, a);
    for (size_t i = 0; i < h.n; i++) {
        mark_lines(&l, h.v[i].before, &out);
        buf_add(&out, h.v[i].whole);
    }
    mark_lines(&l, h.after, &out);
    *text = buf_move(&out, a);
    return 0;
}
