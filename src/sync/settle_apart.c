#include "sync/settle_loaded.h"
#include "text/contact.h"
#include "text/fact.h"

static void parse_both(struct settling *s, struct span id, struct span mine, struct span theirs,
                       struct guest g[2])
{
    guest_parse(&g[0], id, mine, &s->app->store.keys, &s->app->arena);
    guest_parse(&g[1], id, theirs, &s->app->store.keys, &s->app->arena);
}

bool settle_is_two_people(struct settling *s, struct span id, struct span mine,
                          struct span theirs)
{
    struct guest g[2];
    parse_both(s, id, mine, theirs, g);
    return contact_compare(&g[0], &g[1], &s->app->arena) == CONTACT_OTHER;
}

bool settle_has_other_name(struct settling *s, struct span id, struct span mine,
                           struct span theirs)
{
    struct guest g[2];
    parse_both(s, id, mine, theirs, g);
    const struct fact *one = guest_find(&g[0], KEY_NAME), *two = guest_find(&g[1], KEY_NAME);
    return one && two && !span_eq(one->text, two->text);
}

char settle_one_or_two(struct settling *s, struct span id, struct span path, const char *why)
{
    if (!settle_wants(s, id, path, 0, SIZE_MAX))
        return 's';
    if (s->apart)
        return 't';
    if (s->side != SIDE_UNDECIDED)
        return 'o';
    out_printf(&s->app->out, "%s: %s\n", path.p, why);
    if (s->asks)
        return settle_ask(s, "(o)ne person, (t)wo people, (s)kip? ",
                          "  one     merge the lines of both\n"
                          "  two     make two guests, one with a new id\n" SETTLE_HELP_SKIP);
    out_printf(&s->app->out, "  if they are two people: journal resolve --apart @%s\n", id.p);
    return 'o';
}

/* Finds the first id of ID-2, ID-3, … that no guest has. */
static int free_id(struct settling *s, struct span id, struct span *found, struct err *e)
{
    int taken = 1;
    for (int n = 2; taken > 0; n++) {
        *found = arena_fmt(&s->app->arena, "%.*s-%d", SPAN_ARG(id), n);
        taken = store_has(&s->app->store, *found, e);
    }
    return taken;
}

/* Returns whether the line mentions the guest, also where the text runs on after the id. */
static bool mentions_guest(struct span line, struct span id)
{
    struct span found;
    while (mention_next(&line, &found))
        if (span_eq(found, id) || (span_starts(found, id) && (found.p[id.n] & 0x80)))
            return true;
    return false;
}

/* Prints the lines of this side that mention the guest: each means one of the two. */
static int print_mentions(struct settling *s, struct span id, struct span now, struct err *e)
{
    enum { SHOWN = 10 };
    struct out *o = &s->app->out;
    struct span found, line, path, commit;
    size_t n = 0;
    if (repository_ask(s->app->store.rootfd,
                       "git grep -z --no-textconv -I -F -e \"@$1\" \"$2\" -- guests menus\n"
                       "[ $? -le 1 ]",
                       id.p, unmerged_commit(s->operation, VERSION_MINE), &found,
                       &s->app->arena, e) != 0)
        return err_set(e, STATUS_SYSTEM, "git did not search the guests");
    while (span_line(&found, &line)) {
        if (!span_cut(&line, '\0', &path) || !span_cut(&path, ':', &commit) ||
            !mentions_guest(line, id))
            continue;
        if (n++ == 0)
            out_printf(o, "  lines of this side that mention @%s may mean @%s:\n", id.p, now.p);
        if (n > SHOWN)
            continue;
        out_text(o, SPAN("    "));
        out_text(o, path);
        out_text(o, SPAN(": "));
        out_text(o, line);
        out_text(o, SPAN("\n"));
    }
    if (n > SHOWN)
        out_printf(o, "    and %zu more; to find them: journal grep @%s\n", n - SHOWN, id.p);
    if (n)
        out_printf(o, "  to correct a line: journal edit GUEST\n");
    return 0;
}

int settle_apart(struct settling *s, const struct loaded *l, struct err *e)
{
    struct span id, none = {NULL, 0};
    if (free_id(s, l->u->id, &id, e) < 0)
        return -1;
    struct span path = store_path(&s->app->store, id, &s->app->arena);
    if (settle_write(s, path, none, l->v[VERSION_MINE], e) < 0 ||
        settle_write(s, l->u->path, l->there, l->v[VERSION_THEIRS], e) < 0 ||
        settle_stage(s, l->u->path, path, e) < 0)
        return -1;
    out_printf(&s->app->out, "%s: theirs; mine is now @%s\n", l->u->path.p, id.p);
    return print_mentions(s, l->u->id, id, e);
}

int settle_copy_apart(struct settling *s, const struct copy *c, struct span src, struct err *e)
{
    struct span id, none = {NULL, 0};
    if (free_id(s, c->id, &id, e) < 0)
        return -1;
    struct span path = store_path(&s->app->store, id, &s->app->arena);
    if (settle_write(s, path, none, src, e) < 0 || save_remove(&s->save, c->path.p, src, e) < 0)
        return -1;
    s->done++;
    out_printf(&s->app->out,
               "%s: is now @%s\n  to find lines that mention one of them: journal grep @%s\n",
               c->path.p, id.p, c->id.p);
    return 0;
}
