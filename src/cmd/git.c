#include "cmd/commands.h"

#include "cli/app.h"
#include "store/git_run.h"

/* Exits as git does. */
static int run(struct app *app)
{
    struct err e = ERR_INIT;
    const char **argv = ARENA_NEW(&app->arena, const char *, (size_t)app->args_n + 2);
    argv[0] = "git";
    for (int i = 0; i < app->args_n; i++)
        argv[i + 1] = app->args[i];
    int status = git_run(app->store.rootfd, GIT_WORKS, argv, &e);
    return status < 0 ? app_fail(app, &e) : status;
}

const struct command cmd_git = {
    .name = "git",
    .synopsis = "ARGS...",
    .summary = "run git in the journal's directory",
    .page = "git-setup",
    .needs = NEEDS_JOURNAL | RAW_ARGS,
    .run = run,
};
