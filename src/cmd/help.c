#include "cmd/commands.h"

#include "cli/app.h"
#include "cli/opt.h"

static void list_commands(struct app *app)
{
    out_text(
        &app->out,
        SPAN("usage: journal [-C DIR] [--today DATE] [--color WHEN] COMMAND [OPTIONS] [ARGS]\n"
             "What each guest was served and enjoyed, in plain text files.\n\n"));
    for (int i = 0; commands[i]; i++)
        out_printf(&app->out, "  %-12s %s\n", commands[i]->name, commands[i]->summary);
    out_text(&app->out, SPAN("\njournal COMMAND --help: its options. "
                             "journal help COMMAND: its manual page.\n"));
}

/* The manual page where there is one, else what --help prints. */
static int open_page(struct app *app, const struct command *c)
{
    struct err e = ERR_INIT;
    struct span page = arena_fmt(&app->arena, "journal-%s", c->page ? c->page : c->name);
    const char *const argv[] = {"man", page.p, NULL};
    if (app->out.options.terminal && os_run(OS_CWD, argv, &e) == 0)
        return 0;
    struct buf b = BUF_INIT;
    opt_help(&b, c);
    out_text(&app->out, buf_span(&b));
    buf_release(&b);
    return 0;
}

static int run(struct app *app)
{
    if (app->args_n == 0) {
        list_commands(app);
        return 0;
    }
    const struct command *c = command_find(app->args[0]), *near = command_near(app->args[0]);
    if (c)
        return open_page(app, c);
    return near ? app_usage(app, "no command is called \"%s\"; did you mean `%s`?",
                            app->args[0], near->name)
                : app_usage(app, "no command is called \"%s\"", app->args[0]);
}

const struct command cmd_help = {
    .name = "help",
    .synopsis = "[COMMAND]",
    .summary = "the commands, or the manual page of one",
    .run = run,
};
