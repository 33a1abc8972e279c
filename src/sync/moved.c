#include "sync/moved.h"

#include "base/set.h"
#include "sync/repository.h"
#include "sync/unmerged.h"

/* The guests who have an id as a former id: mostly one, or none. */
struct holders {
    struct span *v;
    size_t n, cap;
};

/* The ids that both sides removed. */
struct moved {
    struct app *app;
    struct set ids;
    struct holders *mine, *theirs; /* by number in ids */
};

/*
 * Returns the paths of guests, each ended by NUL, that are in a merge base and not in `side`. A
 * criss-cross has several bases.
 */
static int ask_removed(struct app *app, const char *side, const char *other, struct span *paths,
                       struct err *e)
{
    static const char script[] =
        "for b in $(git merge-base --all \"$1\" \"$2\"); do\n"
        "  git diff --no-ext-diff --no-textconv --no-renames --diff-filter=D --name-only "
        "--relative -z \"$b\" \"$1\" -- guests || exit\n"
        "done";
    return repository_ask(app->store.rootfd, script, side, other, paths, &app->arena, e) == 0
               ? 0
               : err_set(e, STATUS_SYSTEM, "git did not list the files that were removed");
}

static void add_ids(struct set *ids, struct span paths, struct arena *a)
{
    struct span path;
    while (paths.n && span_cut(&paths, '\0', &path)) {
        struct span id = unmerged_id(path, a);
        if (id.n)
            set_add(ids, id, NULL);
    }
}

/* Fills m->ids with the ids of which both sides removed the file. */
static int find_removed(struct moved *m, const char *mine, const char *theirs, struct err *e)
{
    struct arena *a = &m->app->arena;
    struct set here = SET_INIT(a);
    struct span paths;
    if (ask_removed(m->app, theirs, mine, &paths, e) < 0)
        return -1;
    struct set there = SET_INIT(a);
    add_ids(&there, paths, a);
    if (there.n && ask_removed(m->app, mine, theirs, &paths, e) < 0)
        return -1;
    if (there.n)
        add_ids(&here, paths, a);
    for (size_t i = 0; i < here.n; i++)
        if (set_find(&there, here.keys[i]) != SET_NONE)
            set_add(&m->ids, here.keys[i], NULL);
    return 0;
}

static void add_holder(struct holders *h, struct span id, struct arena *a)
{
    h->v = arena_grow(a, h->v, h->n, &h->cap, sizeof *h->v);
    h->v[h->n++] = id;
}

/* Reads "COMMIT:PATH<NUL>was: ID" and notes the guest of the path as the one who has the id. */
static void note_holder(struct moved *m, struct holders *holders, struct span path,
                        struct span line)
{
    struct span key, commit;
    if (!span_cut(&line, ':', &key) || !span_cut(&path, ':', &commit))
        return;
    size_t i = set_find(&m->ids, span_trim(line));
    struct span id = unmerged_id(path, &m->app->arena);
    if (i != SET_NONE && id.n && !span_eq(id, m->ids.keys[i]))
        add_holder(&holders[i], id, &m->app->arena);
}

/* Finds who has the ids as former ids in that commit. */
static int find_holders(struct moved *m, const char *commit, struct holders *holders,
                        struct err *e)
{
    struct span out, line, path;
    int status = repository_ask(m->app->store.rootfd,
                                "git grep -z --no-textconv -I -e '^was:' \"$1\" -- guests\n"
                                "[ $? -le 1 ]",
                                commit, "", &out, &m->app->arena, e);
    if (status != 0)
        return err_set(e, STATUS_SYSTEM, "git did not search the other side");
    while (span_line(&out, &line))
        if (span_cut(&line, '\0', &path))
            note_holder(m, holders, path, line);
    return 0;
}

/* Finds the ids that still are guests in that commit: `journal store` has moved their file. */
static int find_stored(struct moved *m, const char *commit, struct holders *holders,
                       struct err *e)
{
    struct span out, path;
    if (repository_ask(m->app->store.rootfd,
                       "exec git ls-tree -r -z --name-only \"$1\" -- guests", commit, "", &out,
                       &m->app->arena, e) != 0)
        return err_set(e, STATUS_SYSTEM, "git did not list the guests");
    while (out.n && span_cut(&out, '\0', &path)) {
        size_t i = set_find(&m->ids, unmerged_id(path, &m->app->arena));
        if (i != SET_NONE && !holders[i].n)
            add_holder(&holders[i], m->ids.keys[i], &m->app->arena);
    }
    return 0;
}

static int find_both(struct moved *m, const char *commit, struct holders *holders,
                     struct err *e)
{
    return find_holders(m, commit, holders, e) < 0 || find_stored(m, commit, holders, e) < 0
               ? -1
               : 0;
}

static void say(struct span id, struct span mine, struct span theirs)
{
    if (mine.n && theirs.n)
        app_note("@%.*s is now @%.*s here, and @%.*s on the other side\n"
                 "if they are one person: journal join @%.*s @%.*s",
                 SPAN_ARG(id), SPAN_ARG(mine), SPAN_ARG(theirs), SPAN_ARG(theirs),
                 SPAN_ARG(mine));
    else if (span_eq(id, mine.n ? mine : theirs))
        app_note("@%.*s was removed %s, but not %s\n"
                 "to remove the guest %s too: journal forget @%.*s",
                 SPAN_ARG(id), mine.n ? "on the other side" : "here",
                 mine.n ? "here" : "on the other side", mine.n ? "here" : "there",
                 SPAN_ARG(id));
    else if (mine.n)
        app_note("the other side removed @%.*s, who is now @%.*s here\n"
                 "to remove the guest here too: journal forget @%.*s",
                 SPAN_ARG(id), SPAN_ARG(mine), SPAN_ARG(mine));
    else
        app_note("@%.*s was removed here, and is now @%.*s on the other side\n"
                 "to remove the guest there too: journal forget @%.*s",
                 SPAN_ARG(id), SPAN_ARG(theirs), SPAN_ARG(theirs));
}

/* Returns the first holder that the other side lacks, or an empty span. */
static struct span only_in(const struct holders *h, const struct holders *other)
{
    for (size_t i = 0; i < h->n; i++) {
        bool has = false;
        for (size_t k = 0; k < other->n; k++)
            has = has || span_eq(h->v[i], other->v[k]);
        if (!has)
            return h->v[i];
    }
    return (struct span){NULL, 0};
}

/* Reports one id unless both sides agree, or a new id is gone: then somebody has settled it. */
static int report_one(struct moved *m, size_t i, struct err *e)
{
    const struct holders *mine = &m->mine[i], *theirs = &m->theirs[i];
    struct span now[] = {only_in(mine, theirs), only_in(theirs, mine)};
    if (!now[0].n && !now[1].n)
        return 0;
    if (!now[0].n && mine->n)
        now[0] = mine->v[0];
    if (!now[1].n && theirs->n)
        now[1] = theirs->v[0];
    for (int k = 0; k < 2; k++) {
        int is_there = now[k].n ? store_has(&m->app->store, now[k], e) : 1;
        if (is_there <= 0)
            return is_there;
    }
    say(m->ids.keys[i], now[0], now[1]);
    return 0;
}

int moved_report(struct app *app, const char *mine, const char *theirs, struct err *e)
{
    struct moved m = {.app = app, .ids = SET_INIT(&app->arena)};
    if (find_removed(&m, mine, theirs, e) < 0)
        return -1;
    m.mine = ARENA_NEW(&app->arena, struct holders, m.ids.n);
    m.theirs = ARENA_NEW(&app->arena, struct holders, m.ids.n);
    if (m.ids.n &&
        (find_both(&m, mine, m.mine, e) < 0 || find_both(&m, theirs, m.theirs, e) < 0))
        return -1;
    for (size_t i = 0; i < m.ids.n; i++)
        if (report_one(&m, i, e) < 0)
            return -1;
    return 0;
}

int moved_report_merges(struct app *app, const char *from, const char *to, struct err *e)
{
    struct span out, line, merge, one, other;
    if (repository_ask(app->store.rootfd, "exec git rev-list --merges --parents \"$1..$2\" --",
                       from, to, &out, &app->arena, e) != 0)
        return err_set(e, STATUS_SYSTEM, "git did not list the merges");
    while (span_line(&out, &line)) {
        if (!span_word(&line, &merge) || !span_word(&line, &one) || !span_word(&line, &other))
            continue;
        if (moved_report(app, arena_copy(&app->arena, one).p, arena_copy(&app->arena, other).p,
                         e) < 0)
            return -1;
    }
    return 0;
}

int moved_is_reused(struct app *app, enum operation o, bool mine, struct span id, struct err *e)
{
    const char *one = unmerged_commit(o, mine ? VERSION_MINE : VERSION_THEIRS);
    const char *other = unmerged_commit(o, mine ? VERSION_THEIRS : VERSION_MINE);
    struct holders now[2] = {{0}, {0}};
    struct moved m = {
        .app = app, .ids = SET_INIT(&app->arena), .mine = &now[0], .theirs = &now[1]};
    set_add(&m.ids, id, NULL);
    if (find_holders(&m, one, mine ? &now[0] : &now[1], e) < 0)
        return -1;
    if (!now[mine ? 0 : 1].n)
        return 0;
    if (find_holders(&m, other, mine ? &now[1] : &now[0], e) < 0 || report_one(&m, 0, e) < 0)
        return -1;
    return 1;
}

/* Reports the guest of the path if its former id is another guest's. */
static int report_back(struct app *app, struct span path, struct span line, struct err *e)
{
    struct span key, id = unmerged_id(path, &app->arena);
    if (!span_cut(&line, ':', &key) || !id.n)
        return 0;
    struct span was = arena_copy(&app->arena, span_trim(line));
    int is_there = was.n && !span_eq(was, id) ? store_has(&app->store, was, e) : 0;
    if (is_there > 0)
        app_note("@%s is a guest, and the former id of @%s\n"
                 "if they are one person: journal join @%s @%s; if not: journal remove @%s "
                 "'was: %s'",
                 was.p, id.p, was.p, id.p, id.p, was.p);
    return is_there < 0 ? -1 : 0;
}

int moved_report_back(struct app *app, struct err *e)
{
    struct span out, line, path;
    if (repository_ask(app->store.rootfd,
                       "git grep -z --no-textconv -I -e '^was:' -- guests\n[ $? -le 1 ]", "",
                       "", &out, &app->arena, e) != 0)
        return err_set(e, STATUS_SYSTEM, "git did not search the guests");
    while (span_line(&out, &line))
        if (span_cut(&line, '\0', &path) && report_back(app, path, line, e) < 0)
            return -1;
    return 0;
}

void moved_rebase_sides(struct app *app, struct span *mine, struct span *theirs)
{
    static const char script[] =
        "for d in rebase-merge rebase-apply; do d=$(git rev-parse --git-path $d)\n"
        "[ ! -d \"$d\" ] || exec cat \"$d/orig-head\" \"$d/onto\"; done";
    struct err unused = ERR_INIT;
    struct span out, one, other;
    *mine = *theirs = (struct span){NULL, 0};
    if (repository_ask(app->store.rootfd, script, "", "", &out, &app->arena, &unused) == 0 &&
        span_line(&out, &one) && span_line(&out, &other)) {
        *mine = arena_copy(&app->arena, one);
        *theirs = arena_copy(&app->arena, other);
    }
}
