#include "sync/unmerged.h"

#include "base/set.h"
#include "store/git_run.h"
#include "store/scan.h"
#include "text/slug.h"

struct span unmerged_id(struct span path, struct arena *a)
{
    size_t slash = path.n;
    while (slash && path.p[slash - 1] != '/')
        slash--;
    struct span file = span_from(path, slash),
                id = span_head(file, file.n < 4 ? 0 : file.n - 4);
    if (!span_ends(file, SPAN(".txt")) || !slug_valid(id))
        return (struct span){NULL, 0};
    id = arena_copy(a, id);
    if (span_eq(path, store_path_in(false, id, a)) || span_eq(path, store_path_in(true, id, a)))
        return id;
    return (struct span){NULL, 0};
}

/*
 * Parses "MODE SHA STAGE<TAB>PATH": stage 1 is the base, 2 ours and 3 theirs, as git calls
 * them.
 */
static bool parse_entry(struct span entry, struct span *blob, char *stage, struct span *path)
{
    struct span mode, rest = entry, words;
    if (!span_cut(&rest, '\t', &words) || !span_word(&words, &mode) || !span_word(&words, blob))
        return false;
    words = span_trim(words);
    *stage = words.n == 1 ? words.p[0] : '\0';
    *path = rest;
    return *stage >= '1' && *stage <= '3' && path->n;
}

/*
 * Returns which version git's stage is. A rebase and a stash apply the user's own work on top,
 * so that git calls it "theirs"; after a stash there is no operation under way.
 */
static enum version version_of(char stage, enum operation o)
{
    bool swapped = o == REBASE || o == NO_OPERATION;
    if (stage == '1')
        return VERSION_BASE;
    return (stage == '2') != swapped ? VERSION_MINE : VERSION_THEIRS;
}

int unmerged_read(struct unmerged_list *l, int dirfd, enum operation o, struct arena *a,
                  struct err *e)
{
    struct span out, entry, blob, path;
    struct set paths = SET_INIT(a);
    size_t cap = 0, i;
    char stage;
    *l = (struct unmerged_list){0};
    if (repository_ask(dirfd, "exec git ls-files -u -z --abbrev=64", "", "", &out, a, e) != 0)
        return err_set(e, STATUS_SYSTEM, "git did not list the files with a conflict");
    while (out.n && span_cut(&out, '\0', &entry)) {
        if (!parse_entry(entry, &blob, &stage, &path))
            continue;
        if (set_add(&paths, path, &i)) {
            l->v = arena_grow(a, l->v, l->n, &cap, sizeof *l->v);
            l->v[l->n++] =
                (struct unmerged){.path = arena_copy(a, path), .id = unmerged_id(path, a)};
        }
        l->v[i].blob[version_of(stage, o)] = arena_copy(a, blob);
    }
    return 0;
}

const char *unmerged_commit(enum operation o, enum version v)
{
    static const char *const theirs[] = {[NO_OPERATION] = "HEAD",
                                         [MERGE] = "MERGE_HEAD",
                                         [REBASE] = "HEAD",
                                         [CHERRY_PICK] = "CHERRY_PICK_HEAD",
                                         [REVERT] = "REVERT_HEAD^"};
    if (v == VERSION_THEIRS)
        return theirs[o];
    return o == REBASE ? "REBASE_HEAD" : o == NO_OPERATION ? "refs/stash" : "HEAD";
}

int unmerged_load(const struct unmerged *u, enum version v, int dirfd, struct span *src,
                  struct arena *a, struct err *e)
{
    *src = (struct span){NULL, 0};
    if (!u->blob[v].n)
        return 0;
    if (repository_ask(dirfd, "exec git cat-file blob \"$1\"", u->blob[v].p, "", src, a, e) !=
        0)
        return err_set(e, STATUS_SYSTEM, "git has no version %s of %s", u->blob[v].p,
                       u->path.p);
    if (!src->p)
        *src = SPAN("");
    return 0;
}

struct holder_search {
    const struct store *store;
    struct span id, found;
    struct arena *arena;
    struct scan_unread unread;
};

static void holder_each(struct scan_worker *w, const struct scan_file *file)
{
    const struct holder_search *s = w->ctx;
    struct span *found = w->kept;
    struct guest g;
    scan_facts(s->store, w, file, &g);
    for (size_t i = 0; i < g.n; i++)
        if (g.v[i].kind == LINE_FACT && g.v[i].key == KEY_WAS && !found->n &&
            span_eq(g.v[i].text, s->id) && !span_eq(file->id, s->id))
            *found = arena_copy(&w->keep, file->id);
}

static bool holder_flush(void *ctx, struct scan_worker *w)
{
    struct holder_search *s = ctx;
    const struct span *found = w->kept;
    if (found->n && !s->found.n)
        s->found = arena_copy(s->arena, *found);
    return true;
}

static void holder_failed(void *ctx, struct span id, const struct err *why)
{
    struct holder_search *s = ctx;
    (void)id;
    scan_unread_add(&s->unread, why);
}

struct span unmerged_other_layout(const struct unmerged *u, struct arena *a)
{
    struct span sharded = store_path_in(true, u->id, a);
    return span_eq(u->path, sharded) ? store_path_in(false, u->id, a) : sharded;
}

/*
 * Returns whether the side that removed the file moved it to the other layout: the file is
 * there, in the work tree and on that side. It may be the other side's, and the guest
 * forgotten.
 */
static int is_moved(const struct unmerged *u, enum operation o, const struct store *s,
                    struct arena *a, struct err *e)
{
    struct span path = unmerged_other_layout(u, a), unused;
    int there = os_exists(s->rootfd, path.p, e);
    if (there <= 0)
        return there;
    const char *commit =
        unmerged_commit(o, u->blob[VERSION_MINE].n ? VERSION_THEIRS : VERSION_MINE);
    int status = repository_ask(s->rootfd, "exec git cat-file -e \"$1:./$2\" 2>/dev/null",
                                commit, path.p, &unused, a, e);
    return status < 0 ? -1 : status == 0;
}

int unmerged_holder(const struct unmerged *u, enum operation o, const struct store *s,
                    struct span *holder, struct arena *a, struct err *e)
{
    struct prefilter prefilter = PREFILTER_INIT;
    struct holder_search h = {.store = s, .id = u->id, .arena = a};
    struct scan q = {.ctx = &h,
                     .prefilter = &prefilter,
                     .kept_size = sizeof(struct span),
                     .each = holder_each,
                     .flush = holder_flush,
                     .failed = holder_failed,
                     .failed_ctx = &h};
    prefilter_id(&prefilter, &s->keys, KEY_WAS);
    *holder = (struct span){NULL, 0};
    if (!u->id.n)
        return 0;
    int moved = is_moved(u, o, s, a, e);
    if (moved) {
        *holder = u->id;
        return moved < 0 ? -1 : 0;
    }
    if (store_scan(s, &q, e) < 0)
        return -1;
    *holder = h.found;
    return h.found.n ? 0 : scan_unread_set(&h.unread, e);
}
