#include "merge/merge.h"
#include "sync/moved.h"
#include "sync/settle_loaded.h"

/*
 * Returns whether the file has not been edited since git stopped: no line is new, and none that
 * both sides have is missing.
 */
static bool is_untouched(const struct loaded *l, struct arena *a)
{
    struct set mine = SET_INIT(a), theirs = SET_INIT(a), there = SET_INIT(a);
    struct hunks h;
    settle_add_lines(&mine, l->v[VERSION_MINE]);
    settle_add_lines(&theirs, l->v[VERSION_THEIRS]);
    hunks_parse(&h, l->there, a);
    for (size_t i = 0; i < h.n; i++) {
        settle_add_lines(&there, h.v[i].before);
        settle_add_lines(&there, h.v[i].ours);
        settle_add_lines(&there, h.v[i].theirs);
    }
    settle_add_lines(&there, h.after);
    for (size_t i = 0; i < there.n; i++)
        if (set_find(&mine, there.keys[i]) == SET_NONE &&
            set_find(&theirs, there.keys[i]) == SET_NONE)
            return false;
    for (size_t i = 0; i < mine.n; i++)
        if (set_find(&theirs, mine.keys[i]) != SET_NONE &&
            set_find(&there, mine.keys[i]) == SET_NONE)
            return false;
    return true;
}

/* Returns a text of one hunk with both whole files. */
static struct span whole_files(const struct loaded *l, struct arena *a)
{
    struct buf b = BUF_INIT;
    const struct span v[] = {l->v[VERSION_MINE], l->v[VERSION_THEIRS]};
    const char *const after[] = {"=======\n", ">>>>>>> theirs\n"};
    buf_str(&b, "<<<<<<< mine\n");
    for (int i = 0; i < 2; i++) {
        buf_add(&b, v[i]);
        if (v[i].n && v[i].p[v[i].n - 1] != '\n')
            buf_char(&b, '\n');
        buf_str(&b, after[i]);
    }
    return buf_move(&b, a);
}

/*
 * Returns whether git kept one version of the file, without a marker, because its attributes
 * forbid a merge: -merge, or binary.
 */
static bool git_kept_one(struct settling *s, const struct loaded *l)
{
    struct err unused = ERR_INIT;
    struct span out;
    return (span_eq(l->there, l->v[VERSION_MINE]) || span_eq(l->there, l->v[VERSION_THEIRS])) &&
           repository_ask(s->app->store.rootfd,
                          "git check-attr merge -- \"$1\" | grep -q ': unset$'",
                          l->u->path.p, "", &out, &s->app->arena, &unused) == 0;
}

/*
 * Chooses the text with the conflicts to resolve. Without the merge driver git marks more than
 * the differences: then the driver's result is used, unless the file has been edited. It is used
 * also if the file was deleted since, which does not say which lines to keep, and if git merged
 * nothing.
 */
static void choose_text(struct settling *s, const struct loaded *l, struct conflict_text *c)
{
    struct arena *a = &s->app->arena;
    struct span merged;
    bool marked = guest_has_conflict(l->there);
    bool lines =
        (settle_has_facts(l->u->id, l->u->path) || merge_kind_of(l->u->path) != MERGE_FACTS) &&
        settle_merge(l->u->path, l->v[VERSION_BASE], l->v[VERSION_MINE], l->v[VERSION_THEIRS],
                     &merged, a) != MERGE_REFUSED;
    c->text = l->there;
    c->swapped = s->operation == REBASE || s->operation == NO_OPERATION;
    if (lines && (!l->there.p || (marked ? is_untouched(l, a) : git_kept_one(s, l)))) {
        c->text = merged;
        c->swapped = false;
    } else if (!marked && !lines &&
               (!l->there.p || span_eq(l->there, l->v[VERSION_MINE]) ||
                span_eq(l->there, l->v[VERSION_THEIRS]))) {
        c->text = whole_files(l, a); /* not text, so git marked nothing */
        c->swapped = false;
    }
}

static int settle_both(struct settling *s, const struct loaded *l, struct err *e)
{
    struct conflict_text c = {.path = l->u->path, .id = l->u->id, .there = l->there};
    bool two = l->u->id.n && !l->v[VERSION_BASE].p && guest_has_conflict(l->there) &&
               settle_is_two_people(s, l->u->id, l->v[VERSION_MINE], l->v[VERSION_THEIRS]);
    char people = two ? settle_one_or_two(s, l->u->id, l->u->path,
                                          "made on both sides, with another telephone or mail")
                      : 'o';
    if (people == 't')
        return settle_apart(s, l, e);
    if (people != 'o') {
        s->left++;
        return 0;
    }
    choose_text(s, l, &c);
    int settled = settle_text(s, &c, e);
    if (settled <= 0)
        return settled;
    if (settle_stage(s, l->u->path, (struct span){NULL, 0}, e) < 0)
        return -1;
    out_printf(&s->app->out, "%s: resolved%s\n", l->u->path.p,
               l->there.p ? "" : "; the file was deleted, and is there again");
    return 0;
}

/* Returns the conflict of that guest's file, if it is not `but`. */
static struct unmerged *find_file(const struct unmerged_list *all, struct span id,
                                  const struct unmerged *but)
{
    for (size_t i = 0; i < all->n; i++)
        if (&all->v[i] != but && span_eq(all->v[i].id, id))
            return &all->v[i];
    return NULL;
}

/* Returns the lines of both texts, one after the other. */
static struct span both_texts(struct span one, struct span two, struct arena *a)
{
    struct buf b = BUF_INIT;
    buf_add(&b, one);
    if (b.n && b.p[b.n - 1] != '\n')
        buf_char(&b, '\n');
    buf_add(&b, two);
    return buf_move(&b, a);
}

/* Returns the file's version before that commit, or an empty span. */
static struct span version_before(struct settling *s, const char *commit, struct span path)
{
    struct err unused = ERR_INIT;
    struct span src;
    int status =
        repository_ask(s->app->store.rootfd,
                       "exec git show --no-ext-diff --no-textconv \"$1^:./$2\" 2>/dev/null",
                       commit, path.p, &src, &s->app->arena, &unused);
    return status == 0 ? src : (struct span){NULL, 0};
}

/*
 * Replaces the base by the guest's last version on the side that removed the file, and merges
 * that side's changes into `survivor`. Adds to both the lines that the new file had then. So
 * its own lines are not compared with the guest's: a booking of one is not one of the other
 * that was reworded. Changes nothing if git has no such version, or if the two conflict.
 */
static void carry_to_last(struct settling *s, const struct loaded *l, struct span new_path,
                          struct span *base, struct span *survivor)
{
    struct err unused = ERR_INIT;
    struct arena *a = &s->app->arena;
    struct span out, commit, merged;
    enum version removed = l->v[VERSION_MINE].p ? VERSION_THEIRS : VERSION_MINE;
    if (repository_ask(s->app->store.rootfd,
                       "git log --no-show-signature -1 --format=%H --diff-filter=D \"$1\" -- "
                       "\":(literal)$2\"",
                       unmerged_commit(s->operation, removed), l->u->path.p, &out, a,
                       &unused) != 0 ||
        !span_line(&out, &commit))
        return;
    commit = arena_copy(a, commit);
    struct span last = version_before(s, commit.p, l->u->path);
    if (!last.n || settle_merge(l->u->path, *base, last, *survivor, &merged, a) != MERGE_CLEAN)
        return;
    struct span own = version_before(s, commit.p, new_path);
    *base = both_texts(last, own, a);
    *survivor = both_texts(merged, own, a);
}

/*
 * Makes in c->text one file of the guest's lines and of the new file's. `waits`, if not NULL,
 * is the conflict of that new file: the other side joined it to this one. 0 if they were
 * merged.
 */
static int joined_text(struct settling *s, const struct loaded *l, struct conflict_text *c,
                       const struct unmerged *waits, struct err *e)
{
    struct arena *a = &s->app->arena;
    bool mine = l->v[VERSION_MINE].p;
    struct span survivor = l->v[mine ? VERSION_MINE : VERSION_THEIRS];
    struct span base = l->v[VERSION_BASE], new_base = {NULL, 0};
    if (waits && unmerged_load(waits, VERSION_BASE, s->app->store.rootfd, &new_base, a, e) < 0)
        return -1;
    if (new_base.n)
        base = both_texts(base, new_base, a);
    if (!waits && base.n)
        carry_to_last(s, l, c->path, &base, &survivor);
    if (!guest_has_conflict(c->there) &&
        settle_merge(c->path, base, mine ? survivor : c->there, mine ? c->there : survivor,
                     &c->text, a) != MERGE_REFUSED)
        return 0;
    return 1;
}

/* Resolves a guest that one side joined or renamed to `holder` and the other side changed. */
static int settle_joined(struct settling *s, const struct unmerged_list *all,
                         const struct loaded *l, struct span holder, struct err *e)
{
    struct app *app = s->app;
    struct unmerged *new_file = find_file(all, holder, l->u);
    struct conflict_text c = {.id = holder, .whole = true, .unseen = new_file != NULL};
    bool waits = new_file && !new_file->looked_at;
    c.path = span_eq(holder, l->u->id) ? unmerged_other_layout(l->u, &app->arena)
                                       : store_path(&app->store, holder, &app->arena);
    if (settle_read(s, c.path, &c.there, e) < 0 || !c.there.p)
        return e->status ? -1 : 0;
    int refused =
        new_file && new_file->left ? 1 : joined_text(s, l, &c, waits ? new_file : NULL, e);
    if (refused > 0) {
        app_note("%s: first resolve %s, which this guest is now", l->u->path.p, c.path.p);
        s->left++;
    }
    int settled = refused ? refused : settle_text(s, &c, e);
    if (refused || settled <= 0)
        return settled < 0 ? -1 : 0;
    if (settle_remove(s, l, e) < 0 || settle_stage(s, l->u->path, c.path, e) < 0)
        return -1;
    if (waits)
        new_file->looked_at = true;
    out_printf(&app->out, "%s: its changes are in %s%s\n", l->u->path.p, c.path.p,
               span_eq(holder, l->u->id) ? "" : ", which this guest is now");
    return 0;
}

static void print_new_lines(struct settling *s, const struct loaded *l, struct span survivor)
{
    struct set base = SET_INIT(&s->app->arena);
    struct span line;
    settle_add_lines(&base, l->v[VERSION_BASE]);
    while (span_line(&survivor, &line))
        if (span_trim(line).n && set_find(&base, span_trim(line)) == SET_NONE) {
            out_text(&s->app->out, SPAN("  "));
            out_text(&s->app->out, line);
            out_text(&s->app->out, SPAN("\n"));
        }
}

/* Decides whether a file that one side removed stays: 'k', 'f', or 's' for later. */
static char keep_or_forget(struct settling *s, const struct loaded *l, bool mine)
{
    if (!settle_wants(s, l->u->id, l->u->path, 0, SIZE_MAX))
        return 's';
    if (s->side == SIDE_BOTH)
        return 'k';
    if (s->side != SIDE_UNDECIDED)
        return (s->side == SIDE_MINE) == mine ? 'k' : 'f';
    out_printf(&s->app->out, "%s: removed %s, changed %s:\n", l->u->path.p,
               mine ? "on the other side" : "here", mine ? "here" : "on the other side");
    print_new_lines(s, l, l->v[mine ? VERSION_MINE : VERSION_THEIRS]);
    if (!s->asks) {
        const char *at = l->u->id.n ? "@" : "", *what = (l->u->id.n ? l->u->id : l->u->path).p;
        out_printf(&s->app->out, "  to keep it: journal resolve --%s %s%s; to remove it: --%s\n",
                   mine ? "mine" : "theirs", at, what, mine ? "theirs" : "mine");
        return 's';
    }
    return settle_ask(s, "(k)eep this file, (f)orget it, (s)kip? ",
                      "  keep    the guest stays, with these lines\n"
                      "  forget  the file is removed\n" SETTLE_HELP_SKIP);
}

/* Removes the guest's files in both layouts. */
static int forget(struct settling *s, const struct loaded *l, struct span other, struct err *e)
{
    struct span src = {NULL, 0};
    if (settle_remove(s, l, e) < 0 || (other.n && settle_read(s, other, &src, e) < 0))
        return -1;
    return src.p ? save_remove(&s->save, other.p, src, e) : 0;
}

static int settle_removed(struct settling *s, const struct loaded *l, struct err *e)
{
    bool mine = l->v[VERSION_MINE].p;
    struct span none = {NULL, 0};
    struct span other = l->u->id.n ? unmerged_other_layout(l->u, &s->app->arena) : none;
    char answer = keep_or_forget(s, l, mine);
    if (answer != 'k' && answer != 'f') {
        s->left++;
        return 0;
    }
    if (answer == 'f' && forget(s, l, other, e) < 0)
        return -1;
    if (answer == 'k' && !l->there.p &&
        settle_write(s, l->u->path, none, l->v[mine ? VERSION_MINE : VERSION_THEIRS], e) < 0)
        return -1;
    if (settle_stage(s, l->u->path, answer == 'f' ? other : none, e) < 0)
        return -1;
    out_printf(&s->app->out, "%s: %s\n", l->u->path.p, answer == 'k' ? "kept" : "removed");
    return 0;
}

/*
 * Keeps a file whose id the side that has it gave to another guest, after that side renamed or
 * joined the former one.
 */
static int settle_reused(struct settling *s, const struct loaded *l, struct err *e)
{
    bool mine = l->v[VERSION_MINE].p;
    struct span none = {NULL, 0};
    if (!settle_wants(s, l->u->id, l->u->path, 0, SIZE_MAX)) {
        s->left++;
        return 0;
    }
    if (!l->there.p &&
        settle_write(s, l->u->path, none, l->v[mine ? VERSION_MINE : VERSION_THEIRS], e) < 0)
        return -1;
    if (settle_stage(s, l->u->path, none, e) < 0)
        return -1;
    out_printf(&s->app->out, "%s: kept; another guest now has this id\n", l->u->path.p);
    return 0;
}

/* Resolves a guest whose file one side removed. */
static int settle_one_sided(struct settling *s, const struct unmerged_list *all,
                            const struct loaded *l, struct err *e)
{
    struct span holder;
    bool mine = l->v[VERSION_MINE].p;
    if (unmerged_holder(l->u, s->operation, &s->app->store, &holder, &s->app->arena, e) < 0)
        return -1;
    int reused = l->u->id.n ? moved_is_reused(s->app, s->operation, mine, l->u->id, e) : 0;
    if (reused)
        return reused < 0 ? -1 : settle_reused(s, l, e);
    return holder.n ? settle_joined(s, all, l, holder, e) : settle_removed(s, l, e);
}

/* Resolves a guest with only a base version: removed by both sides, or renamed by both. */
static int settle_base_only(struct settling *s, const struct unmerged_list *all,
                            const struct loaded *l, struct err *e)
{
    for (size_t i = 0; i < all->n; i++)
        if (!all->v[i].blob[VERSION_BASE].n && all->v[i].id.n)
            return 0; /* settled with the files that it became */
    return settle_remove(s, l, e) < 0 ? -1
                                      : settle_stage(s, l->u->path, (struct span){NULL, 0}, e);
}

/* Returns whether one side has removed the file, which both had. */
static bool is_removed(const struct unmerged *u)
{
    return !u->blob[VERSION_MINE].n != !u->blob[VERSION_THEIRS].n;
}

bool settle_waits(struct settling *s, const struct unmerged_list *all, struct unmerged *u)
{
    struct err unused = ERR_INIT; /* settling the file fails in the same way, and reports it */
    if (!u->new_id && is_removed(u) && all->n > 1) {
        struct span *id = ARENA_NEW(&s->app->arena, struct span, 1);
        unmerged_holder(u, s->operation, &s->app->store, id, &s->app->arena, &unused);
        u->new_id = id;
    }
    const struct unmerged *new_file =
        u->new_id && u->new_id->n ? find_file(all, *u->new_id, u) : NULL;
    return new_file && !new_file->looked_at;
}

static int settle(struct settling *s, const struct unmerged_list *all, const struct unmerged *u,
                  struct err *e)
{
    struct loaded l;
    struct renamed r;
    if (settle_load(s, u, &l, e) < 0)
        return -1;
    bool mine = l.v[VERSION_MINE].p, theirs = l.v[VERSION_THEIRS].p;
    if (mine && theirs)
        return settle_both(s, &l, e);
    if (!mine && !theirs)
        return settle_base_only(s, all, &l, e);
    int renamed = l.v[VERSION_BASE].p ? 0 : settle_find_renamed(s, all, &l, &r, e);
    if (renamed < 0)
        return -1;
    if (renamed)
        return mine ? settle_renamed(s, &r, e) : 0;
    return settle_one_sided(s, all, &l, e);
}

int settle_unmerged(struct settling *s, const struct unmerged_list *all, struct unmerged *u,
                    struct err *e)
{
    size_t left = s->left;
    int r = settle(s, all, u, e);
    u->looked_at = true;
    u->left = r < 0 || s->left > left;
    return r;
}
