#include "sync/history.h"

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

static void add_line(struct history *h, struct history_lines *l, struct span line,
                     struct span commit)
{
    l->v = arena_grow(&h->s->app->arena, l->v, l->n, &l->cap, sizeof *l->v);
    l->v[l->n++] = (struct history_line){line, commit};
}

/* The lines of one change, and what it did to a file as a whole. */
struct diff_lines {
    struct set minus, plus;
    bool creates, removes;
};

static void read_change(struct diff_lines *c, struct span diff)
{
    struct span line;
    bool in_hunk = false;
    while (span_line(&diff, &line)) {
        if (span_starts(line, SPAN("diff ")) || span_starts(line, SPAN("@@ ")))
            in_hunk = line.p[0] == '@';
        else if (in_hunk && line.n && (line.p[0] == '-' || line.p[0] == '+'))
            set_add(line.p[0] == '-' ? &c->minus : &c->plus, span_trim(span_from(line, 1)),
                    NULL);
        c->creates |= !in_hunk && span_starts(line, SPAN("new file mode"));
        c->removes |= !in_hunk && span_starts(line, SPAN("deleted file mode"));
    }
}

/*
 * Notes one change, "COMMIT PARENT…" and its diff. A line that moved from one file to another
 * is not removed. A line in a file that the change creates, or that a merge brings, was not put
 * back by somebody who knew of its removal.
 */
static void note_change(struct history *h, struct span record)
{
    struct arena *a = &h->s->app->arena;
    struct diff_lines c = {.minus = SET_INIT(a), .plus = SET_INIT(a)};
    struct span head = {NULL, 0}, commit = {NULL, 0}, parent, merged = {NULL, 0};
    if (record.n && record.p[0] != '\n')
        span_line(&record, &head);
    span_word(&head, &commit);
    if (span_word(&head, &parent))
        span_word(&head, &merged);
    commit = arena_copy(a, commit);
    read_change(&c, record);
    for (size_t i = 0; i < c.minus.n; i++)
        if (set_find(&c.plus, c.minus.keys[i]) == SET_NONE) {
            set_add(&h->removed_lines, c.minus.keys[i], NULL);
            add_line(h, &h->removed, c.minus.keys[i], commit);
        }
    if (!commit.n || merged.n)
        return;
    for (size_t i = 0; i < c.plus.n && !c.creates; i++)
        if (set_find(&c.minus, c.plus.keys[i]) == SET_NONE)
            add_line(h, &h->added, c.plus.keys[i], commit);
    if (c.removes)
        add_line(h, &h->united, (struct span){NULL, 0}, commit);
}

int history_read(struct history *h, struct settling *s, const struct copy *c, struct span src,
                 struct err *e)
{
    static const char script[] =
        "git rev-parse -q --verify HEAD >/dev/null 2>&1 || exit 0\n"
        "set -f\n"
        "IFS='\n'\n"
        "git log --no-ext-diff --no-textconv --no-show-signature --no-color --full-history -m "
        "-p -U0 --text --no-renames --format='%x00%H %P' HEAD "
        "$(git rev-parse -q --verify MERGE_HEAD; git rev-parse -q --verify REBASE_HEAD) "
        "-- $1 $2 || exit\n"
        "printf '\\000\\n'\n"
        "git diff --no-ext-diff --no-textconv --no-color -U0 --text --no-renames HEAD -- $1";
    struct arena *a = &s->app->arena;
    struct buf two = BUF_INIT, former = BUF_INIT;
    struct span changes, change;
    *h = (struct history){.s = s, .copy = c, .removed_lines = SET_INIT(a)};
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
        note_change(h, change);
    }
    return 0;
}

/* Asks git a question that it answers by its status; no more often than a person would wait. */
static bool ask(struct history *h, const char *script, const char *one, const char *two)
{
    enum { MOST = 100 };
    struct span unused;
    struct err e = ERR_INIT;
    return h->asked++ < MOST && repository_ask(h->s->app->store.rootfd, script, one, two,
                                               &unused, &h->s->app->arena, &e) == 0;
}

static bool comes_after(struct history *h, const struct history_line *one,
                        const struct history_line *later)
{
    return one->commit.n && !span_eq(one->commit, later->commit) &&
           ask(h, "exec git merge-base --is-ancestor \"$1\" \"$2\"", one->commit.p,
               later->commit.p);
}

/* Returns whether the file has the line in that commit. */
static bool had_line(struct history *h, struct span commit, struct span line)
{
    struct arena *a = &h->s->app->arena;
    const char *object = arena_fmt(a, "%s:./%s", commit.p, h->copy->of.p).p;
    return ask(h,
               "git show --no-ext-diff --no-textconv \"$1\" 2>/dev/null | grep -qxF -e \"$2\"",
               object, arena_copy(a, line).p);
}

/* Returns whether somebody who had the removal put the line back, or kept it. */
static bool is_answered(struct history *h, const struct history_line *removed)
{
    for (size_t i = 0; i < h->added.n; i++)
        if (span_eq(h->added.v[i].line, removed->line) &&
            comes_after(h, removed, &h->added.v[i]))
            return true;
    for (size_t i = 0; i < h->united.n; i++)
        if (comes_after(h, removed, &h->united.v[i]) &&
            had_line(h, h->united.v[i].commit, removed->line))
            return true;
    return false;
}

bool history_is_removed(struct history *h, struct span line)
{
    if (set_find(&h->removed_lines, line) == SET_NONE)
        return false;
    for (size_t i = 0; i < h->removed.n; i++)
        if (span_eq(h->removed.v[i].line, line) && !is_answered(h, &h->removed.v[i]))
            return true;
    return false;
}
