#include "sync/settle_loaded.h"

#include "sync/refusal.h"

int settle_load(struct settling *s, const struct unmerged *u, struct loaded *l, struct err *e)
{
    *l = (struct loaded){.u = u};
    for (int v = 0; v < VERSIONS; v++)
        if (unmerged_load(u, (enum version)v, s->app->store.rootfd, &l->v[v], &s->app->arena,
                          e) < 0)
            return -1;
    return settle_read(s, u->path, &l->there, e);
}

int settle_stage(struct settling *s, struct span one, struct span two, struct err *e)
{
    static const char add[] = REFUSAL_QUIET
        "for p in \"$1\" \"$2\"; do\n"
        "  [ -z \"$p\" ] && continue\n"
        "  if [ -e \"$p\" ]; then git add -- \":(literal)$p\" || exit\n"
        "  else git rm -q --cached --ignore-unmatch -- \":(literal)$p\" || exit; fi\n"
        "done";
    struct arena *a = &s->app->arena;
    struct span said;
    if (refusal_run(s->app->store.rootfd, add, one.p, two.n ? two.p : "", &said, a, e) != 0)
        return refusal_set(e, said, arena_fmt(a, "git did not accept %s as resolved", one.p).p,
                           "journal resolve", a);
    s->done++;
    s->app->saved = true;
    return 0;
}

int settle_remove(struct settling *s, const struct loaded *l, struct err *e)
{
    if (!l->there.p)
        return 0;
    return save_remove(&s->save, l->u->path.p, l->there, e) < 0 ? -1 : 0;
}
