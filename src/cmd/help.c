#include "cmd/commands.h"

#include "cli/app.h"
#include "cli/opt.h"
#include "cli/synonym.h"

#include <string.h>

/* The groups of the list, each with its first command. */
static const struct {
    const char *title;
    const struct command *first;
} groups[] = {{"Every evening", &cmd_brief},
              {"Bookings", &cmd_week},
              {"Guests", &cmd_new},
              {"Search and follow up", &cmd_find},
              {"Keep the files", &cmd_init},
              {"Other programs and git", &cmd_import},
              {"Help", &cmd_help}};

static void list_commands(struct app *app)
{
    out_text(&app->out, SPAN("usage: journal [-C DIR] [--today DATE] [--color WHEN] COMMAND "
                             "[OPTIONS] [ARGS]\n"
                             "Keeps records of restaurant guests in plain text files.\n"));
    for (size_t i = 0, g = 0; commands[i]; i++) {
        if (g < sizeof groups / sizeof *groups && commands[i] == groups[g].first)
            out_printf(&app->out, "\n%s\n", groups[g++].title);
        out_printf(&app->out, "  %-12s %s\n", commands[i]->name, commands[i]->summary);
    }
    out_text(&app->out, SPAN("\njournal COMMAND --help: its options. "
                             "journal help COMMAND: its manual page.\n"));
}

const struct topic help_topics[] = {{"journal", "journal", "1"},
                                   {"format", "journal", "5"},
                                   {"keys", "journal", "5"},
                                   {"files", "journal", "5"},
                                   {"5", "journal", "5"},
                                   {"tutorial", "journal-tutorial", "7"},
                                   {"recipes", "journal-recipes", "7"},
                                   {"errors", "journal-errors", "7"},
                                   {"scale", "journal-scale", "7"},
                                   {NULL, NULL, NULL}};

static const struct topic *find_topic(const char *word)
{
    for (const struct topic *t = help_topics; t->word; t++)
        if (strcmp(t->word, word) == 0)
            return t;
    return NULL;
}

static int open_topic(struct app *app, const struct topic *t)
{
    struct err e = ERR_INIT;
    const char *const argv[] = {"man", t->section, t->page, NULL};
    if (!app->out.options.terminal || os_run(OS_CWD, argv, &e) != 0)
        out_printf(&app->out, "see: man %s %s\n", t->section, t->page);
    return 0;
}

/* Opens the manual page, or prints the text of --help if man or the page is missing. */
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
    const struct synonym *same = synonym_find(app->args[0]);
    const struct command *c = command_find(app->args[0]), *near = command_near(app->args[0]);
    const struct topic *topic = find_topic(app->args[0]);
    if (topic)
        return open_topic(app, topic);
    if (!c && same)
        c = command_find(same->command);
    if (c)
        return open_page(app, c);
    return near ? app_usage(app, "unknown command \"%s\"; did you mean `%s`?", app->args[0],
                            near->name)
                : app_usage(app, "unknown command \"%s\"", app->args[0]);
}

const struct command cmd_help = {
    .name = "help",
    .synopsis = "[COMMAND]",
    .summary = "list the commands, or open a manual page",
    .example = "plan",
    .run = run,
};
