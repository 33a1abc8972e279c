#include "merge/merge.h"
#include "sync/settle_loaded.h"
#include "text/edit.h"

static bool holds_was(struct settling *s, struct span src, struct span id)
{
    struct guest g;
    guest_parse(&g, id, src, &s->app->store.keys, &s->app->arena);
    for (size_t i = 0; i < g.n; i++)
        if (g.v[i].kind == LINE_FACT && g.v[i].key == KEY_WAS && span_eq(g.v[i].text, id))
            return true;
    return false;
}

int settle_find_renamed(struct settling *s, const struct unmerged_list *all,
                        const struct loaded *l, struct renamed *r, struct err *e)
{
    bool mine = l->v[VERSION_MINE].p;
    bool found[2] = {false, false};
    *(mine ? &r->mine : &r->theirs) = *l;
    for (size_t i = 0; i < all->n; i++) {
        const struct unmerged *u = &all->v[i];
        if (u->id.n && u->blob[VERSION_BASE].n && !u->blob[VERSION_MINE].n &&
            !u->blob[VERSION_THEIRS].n && !found[0] &&
            holds_was(s, l->v[mine ? VERSION_MINE : VERSION_THEIRS], u->id)) {
            found[0] = true;
            if (settle_load(s, u, &r->before, e) < 0)
                return -1;
        }
    }
    for (size_t i = 0; found[0] && i < all->n; i++) {
        const struct unmerged *u = &all->v[i];
        struct loaded *other = mine ? &r->theirs : &r->mine;
        enum version v = mine ? VERSION_THEIRS : VERSION_MINE;
        if (!u->id.n || u->blob[VERSION_BASE].n || !u->blob[v].n ||
            u->blob[mine ? VERSION_MINE : VERSION_THEIRS].n || found[1])
            continue;
        if (settle_load(s, u, other, e) < 0)
            return -1;
        found[1] = holds_was(s, other->v[v], r->before.u->id);
    }
    return found[0] && found[1];
}

/*
 * Makes one text of the two files. git writes the same merge to both, with markers if it has a
 * conflict.
 */
static int renamed_text(struct settling *s, const struct renamed *r, struct conflict_text *c,
                        struct err *e)
{
    struct span mine = r->mine.v[VERSION_MINE], theirs = r->theirs.v[VERSION_THEIRS];
    if (guest_has_conflict(mine) && span_eq(mine, theirs)) {
        c->text = mine;
        c->swapped = s->operation == REBASE;
        return 0;
    }
    if (settle_merge(c->path, r->before.v[VERSION_BASE], mine, theirs, &c->text,
                     &s->app->arena) != MERGE_REFUSED)
        return 0;
    return err_set(e, STATUS_FILE,
                   "%s: not merged line by line; to join the two: journal join @%s @%s",
                   r->theirs.u->path.p, r->theirs.u->id.p, r->mine.u->id.p);
}

/* Writes that the guest was called `id` into the file that was just settled. */
static int add_was(struct settling *s, struct span path, struct span id, struct err *e)
{
    struct span there;
    struct buf b = BUF_INIT;
    if (settle_read(s, path, &there, e) < 0)
        return -1;
    edit_insert(&b, there, arena_fmt(&s->app->arena, "was: %s", id.p), &s->app->store.keys);
    int r = settle_write(s, path, there, buf_span(&b), e);
    buf_release(&b);
    return r;
}

static int join_names(struct settling *s, const struct renamed *r, bool keep_mine,
                      struct err *e)
{
    const struct loaded *stays = keep_mine ? &r->mine : &r->theirs;
    const struct loaded *goes = keep_mine ? &r->theirs : &r->mine;
    struct span none = {NULL, 0};
    struct conflict_text c = {
        .path = stays->u->path, .id = stays->u->id, .there = stays->there, .whole = true};
    int settled = renamed_text(s, r, &c, e) < 0 ? -1 : settle_text(s, &c, e);
    if (settled <= 0)
        return settled;
    if (add_was(s, c.path, goes->u->id, e) < 0 || settle_remove(s, goes, e) < 0 ||
        settle_stage(s, c.path, goes->u->path, e) < 0 ||
        settle_stage(s, r->before.u->path, none, e) < 0)
        return -1;
    out_printf(&s->app->out, "%s: resolved; %s is its former id\n", c.path.p, goes->u->id.p);
    return 0;
}

int settle_renamed(struct settling *s, const struct renamed *r, struct err *e)
{
    char answer = s->side == SIDE_THEIRS ? 't' : s->side == SIDE_UNDECIDED ? 's' : 'm';
    if (!settle_wants(s, r->mine.u->id, r->mine.u->path, 0, SIZE_MAX) &&
        !settle_wants(s, r->theirs.u->id, r->theirs.u->path, 0, SIZE_MAX)) {
        answer = 's';
    } else if (s->side == SIDE_UNDECIDED) {
        out_printf(&s->app->out, "@%s has two new ids\n  mine    %s\n  theirs  %s\n",
                   r->before.u->id.p, r->mine.u->id.p, r->theirs.u->id.p);
        if (s->asks)
            answer = settle_ask(s, "keep (m)ine, (t)heirs, (s)kip? ",
                                "  mine    the id that this machine gave\n"
                                "  theirs  the id that the other side gave\n" SETTLE_HELP_SKIP);
    }
    if (answer == 'm' || answer == 't')
        return join_names(s, r, answer == 'm', e);
    s->left++;
    return 0;
}
