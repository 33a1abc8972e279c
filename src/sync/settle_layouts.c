#include "sync/settle_loaded.h"

/* A file and its copy, and the lines that were removed from one of them before. */
struct layouts {
    bool is_copy;         /* it may be old: a line that it lacks was not removed */
    struct set of, other; /* the lines of each file */
    struct set removed;
};

static void add_path(struct buf *b, struct span path)
{
    buf_fmt(b, ":(literal)%.*s\n", SPAN_ARG(path));
}

/* Appends the paths that the guest's former ids had, each with a newline. */
static void add_former(struct settling *s, struct span id, struct span src, struct buf *b)
{
    struct arena *a = &s->app->arena;
    struct guest g;
    guest_parse(&g, id, src, &s->app->store.keys, a);
    for (size_t i = 0; i < g.n; i++) {
        struct span was = g.v[i].text;
        if (g.v[i].kind != LINE_FACT || g.v[i].key != KEY_WAS ||
            span_chr(was, '/') != SPAN_NONE)
            continue;
        add_path(b, store_path_in(false, was, a));
        add_path(b, store_path_in(true, was, a));
    }
}

/* Adds the lines that one change of the guest's files removed from all of them. */
static void note_change(struct set *removed, struct span diff, struct arena *a)
{
    struct set minus = SET_INIT(a), plus = SET_INIT(a);
    struct span line;
    bool in_hunk = false;
    while (span_line(&diff, &line)) {
        if (span_starts(line, SPAN("diff ")) || span_starts(line, SPAN("@@ ")))
            in_hunk = line.p[0] == '@';
        else if (in_hunk && line.n && (line.p[0] == '-' || line.p[0] == '+'))
            set_add(line.p[0] == '-' ? &minus : &plus, span_trim(span_from(line, 1)), NULL);
    }
    for (size_t i = 0; i < minus.n; i++)
        if (set_find(&plus, minus.keys[i]) == SET_NONE)
            set_add(removed, minus.keys[i], NULL);
}

/*
 * Reads from git which lines were removed from the guest's files: on either side, or since the
 * last commit. A line that moved from one of them to the other is not removed.
 */
static int read_removed(struct settling *s, const struct copy *c, struct span src,
                        struct set *removed, struct err *e)
{
    static const char script[] =
        "git rev-parse -q --verify HEAD >/dev/null 2>&1 || exit 0\n"
        "set -f\n"
        "IFS='\n'\n"
        "git log --no-ext-diff --no-textconv --no-show-signature --no-color --full-history -m "
        "-p -U0 --text --no-renames --format=%x00 HEAD "
        "$(git rev-parse -q --verify MERGE_HEAD; git rev-parse -q --verify REBASE_HEAD) "
        "-- $1 $2 || exit\n"
        "printf '\\000'\n"
        "git diff --no-ext-diff --no-textconv --no-color -U0 --text --no-renames HEAD -- $1";
    struct arena *a = &s->app->arena;
    struct buf two = BUF_INIT, former = BUF_INIT;
    struct span changes, change;
    add_path(&two, c->of);
    add_path(&two, c->path);
    if (c->id.n)
        add_former(s, c->id, src, &former);
    int status = repository_ask(s->app->store.rootfd, script, buf_cstr(&two), buf_cstr(&former),
                                &changes, a, e);
    buf_release(&two);
    buf_release(&former);
    if (status)
        return status < 0
                   ? -1
                   : err_set(e, STATUS_SYSTEM, "git did not list the changes of %s", c->of.p);
    while (changes.n) {
        if (!span_cut(&changes, '\0', &change)) {
            change = changes;
            changes.n = 0;
        }
        note_change(removed, change, a);
    }
    return 0;
}

/* Returns whether only one file has the line, and it was removed before. */
static bool is_doubtful(const struct layouts *l, struct span text, bool *mine)
{
    *mine = set_find(&l->of, text) != SET_NONE;
    return text.n && !(*mine && l->is_copy) &&
           *mine != (set_find(&l->other, text) != SET_NONE) &&
           set_find(&l->removed, text) != SET_NONE;
}

/* Appends the text with a hunk around each line that must be asked about. */
static void mark_lines(const struct layouts *l, struct span text, struct buf *out)
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
    struct layouts l = {.is_copy = c->kind != COPY_LAYOUT,
                        .of = SET_INIT(a),
                        .other = SET_INIT(a),
                        .removed = SET_INIT(a)};
    struct buf out = BUF_INIT;
    struct hunks h;
    settle_add_lines(&l.of, there);
    settle_add_lines(&l.other, other);
    if (read_removed(s, c, *text, &l.removed, e) < 0)
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
