#include "cmd/commands.h"

#include "cli/args.h"
#include "cli/editor.h"
#include "cli/guests.h"
#include "cli/mentions.h"
#include "cli/write.h"
#include "store/git.h"

enum { OPT_YES };

static const struct option options[] = {
    [OPT_YES] = {0, "yes", NULL, "do not ask; needed where there is no terminal"},
    {0, NULL, NULL, NULL},
};

/* WHAT-ID, WHAT-ID.txt or WHAT-ID.2.txt: an id holds no dot, but may begin another's. */
static bool is_copy(struct app *app, struct span file, const char *what, struct span id)
{
    struct span own = arena_fmt(&app->arena, "%s-%.*s", what, (int)id.n, id.p);
    return span_starts(file, own) && (file.n == own.n || file.p[own.n] == '.');
}

/* Copies that this program itself may have put aside. */
static void drop_copies(struct app *app, struct span id)
{
    struct os_names kept = {0};
    struct err ignored = ERR_INIT;
    os_list(app->store.rootfd, ".journal", OS_FILES, "", &app->arena, &kept, &ignored);
    for (size_t i = 0; i < kept.n; i++)
        if (span_is(kept.v[i], "undo") || span_is(kept.v[i], "redo") ||
            is_copy(app, kept.v[i], "rescued", id) || is_copy(app, kept.v[i], "edit", id))
            os_remove(app->store.rootfd, arena_fmt(&app->arena, ".journal/%s", kept.v[i].p).p,
                      &ignored);
}

static void tell_of_history(struct app *app, struct span id)
{
    const char *flat = store_path_in(false, id, &app->arena).p;
    const char *sharded = store_path_in(true, id, &app->arena).p;
    struct err refused = ERR_INIT;
    int commits = git_commits_of(app->store.rootfd, flat, sharded, &refused);
    if (refused.status)
        app_fail(app, &refused);
    if (commits < 0)
        app_note(
            "This journal is in no git repository. Backups and other copies still have the "
            "file.");
    else if (commits == 0)
        app_note("git never had this file. Backups and other copies may.");
    else
        app_note(
            "git still holds it in %d commit%s here, and so does every clone and the hub.\n"
            "To purge it: git filter-repo --invert-paths --path %s --path %s\n"
            "then force-push, and let every clone be made anew: one old clone brings it "
            "back. See journal-git(7).",
            commits, commits == 1 ? "" : "s", flat, sharded);
}

static int remove_file(struct app *app, struct span id, const struct guest *g)
{
    struct save s;
    struct err e = ERR_INIT;
    int removed = save_begin(&s, app->store.rootfd, &e);
    const char *path = store_path(&app->store, id, &app->arena).p;
    if (removed == 0)
        removed = save_remove(&s, path, g->src, &e);
    if (removed == 0) /* it was there when we read it */
        err_set(&e, STATUS_GUEST, "%s went away meanwhile", path);
    struct err ignored = ERR_INIT;
    if (removed > 0 && store_has(&app->store, id, &ignored) > 0)
        app_note("%s lay in two places: forget what is left of it too", id.p);
    if (removed > 0) {
        drop_copies(app, id);
        out_printf(&app->out, "%s: removed\n", path);
    }
    write_end(app, &s);
    return e.status ? app_fail(app, &e) : 0;
}

static int run(struct app *app)
{
    struct span id;
    struct guest g;
    if (app->args_n != 1)
        return app_usage(app, "one guest");
    if (app_guest(app, app_arg(app, 0), &id) || app_load(app, id, &g))
        return app->status;
    const char *path = store_path(&app->store, id, &app->arena).p;
    if (!app_has(app, OPT_YES) && !app_has_person())
        return app_usage(app, "without a terminal to ask on, forget needs --yes");
    long mentions = mentions_list(app, id);
    if (mentions < 0)
        return app->status;
    if (mentions)
        app_note("%ld line%s of others mention @%s; %s", mentions, mentions == 1 ? "" : "s",
                 id.p, mentions == 1 ? "it stays as it is" : "they stay as they are");
    struct buf question = BUF_INIT;
    buf_fmt(&question, "remove %s, for good? (undo cannot bring it back)", path);
    bool yes = app_has(app, OPT_YES) || editor_ask(buf_cstr(&question), false);
    buf_release(&question);
    if (!yes)
        return STATUS_NO;
    int status = remove_file(app, id, &g);
    if (status == 0)
        tell_of_history(app, id);
    return status;
}

const struct command cmd_forget = {
    .name = "forget",
    .synopsis = "[--yes] GUEST",
    .summary = "removes a guest's file, lists who mentions them, says what git still holds",
    .options = options,
    .needs = NEEDS_JOURNAL | WRITES,
    .run = run,
};
