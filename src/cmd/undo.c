#include "cmd/commands.h"

#include "cli/args.h"
#include "entry/take_back.h"
#include "entry/write.h"
#include "store/save.h"
#include "store/state.h"

enum { OPT_LIST };

static const struct option undo_options[] = {
    [OPT_LIST] = {0, "list", NULL, "list the commands that can be undone and redone"},
    {0, NULL, NULL, NULL},
};

/* ---- the stack ---- */

static int read_stack(struct app *app, struct undo_stack *s)
{
    struct err e = ERR_INIT;
    if (undo_stack_read(s, app->store.rootfd, &app->arena, &e) < 0)
        return state_refuse(&e), app_fail(app, &e);
    for (size_t i = 0; i < s->n; i++)
        if (undo_record_look(&s->v[i], app->store.rootfd, &app->arena, &e) < 0)
            return state_refuse(&e), app_fail(app, &e);
    return 0;
}

/* Undoes the newest command that is not undone, after those that wrote nothing. */
static int undo(struct undoing *u, const struct undo_stack *s)
{
    for (size_t i = 0; i < s->n; i++) {
        u->record = &s->v[i];
        if (u->record->state == UNDO_STATE_UNDONE)
            continue;
        int status = take_back_run(u);
        if (status >= 0)
            return status;
    }
    return take_back_nothing(u->app, false);
}

/* Redoes the oldest of the undone commands, which are the newest of the stack. */
static int redo(struct undoing *u, const struct undo_stack *s)
{
    size_t undone = 0;
    while (undone < s->n && s->v[undone].state == UNDO_STATE_UNDONE)
        undone++;
    while (undone-- > 0) {
        u->record = &s->v[undone];
        int status = take_back_run(u);
        if (status >= 0)
            return status;
    }
    return take_back_nothing(u->app, true);
}

static int run_locked(struct app *app, bool again)
{
    struct save save;
    struct undo_stack stack = {0};
    struct err e = ERR_INIT;
    struct undoing u = {.app = app, .save = &save, .redo = again};
    int status = save_begin(&save, app->store.rootfd, &e) < 0 ? app_fail(app, &e)
                                                              : read_stack(app, &stack);
    if (status == 0)
        status = again ? redo(&u, &stack) : undo(&u, &stack);
    write_end(app, &save);
    return status;
}

/* ---- the list ---- */

enum { COMMAND, STATE, FILES, FIRST_FILE };

static const struct field fields[] = {
    [COMMAND] = {"command", FIELD_TEXT, STYLE_PLAIN},
    [STATE] = {"state", FIELD_TEXT, STYLE_DIM},
    [FILES] = {"files", FIELD_INT, STYLE_PLAIN},
    [FIRST_FILE] = {"file", FIELD_TEXT, STYLE_DIM},
};

static const char *const layouts[] = {
    "{state:6}  {command:14}  {files:>4}  {file}",
};

static const struct schema schema = {"undo", fields, sizeof fields / sizeof *fields, layouts,
                                     1};

static void list_record(struct undoing *u)
{
    struct row r = row_new(&schema);
    struct span command = u->record->command;
    row_text(&r, COMMAND, command.n ? command : SPAN("undo"));
    row_text(&r, STATE, u->record->state == UNDO_STATE_UNDONE ? SPAN("undone") : SPAN("done"));
    row_int(&r, FILES, (int64_t)u->paths.n);
    row_text(&r, FIRST_FILE, u->paths.keys[0]);
    sink_row(u->app->sink, &r);
}

/* Lists the commands, newest first, down to one that cannot be undone. */
static int list(struct app *app)
{
    struct undo_stack stack = {0};
    struct undoing u = {.app = app};
    struct err e = ERR_INIT;
    int there = os_exists(app->store.rootfd, STATE_DIR, &e);
    if (there == 0)
        return take_back_nothing(app, false);
    if (there < 0 || state_check(app->store.rootfd, &e) < 0)
        return app_fail(app, &e);
    if (read_stack(app, &stack))
        return app->status;
    for (size_t i = 0; i < stack.n; i++) {
        u.record = &stack.v[i];
        if (take_back_read(&u))
            return app->status;
        list_record(&u);
    }
    return stack.n ? 0 : take_back_nothing(app, false);
}

static int run_undo(struct app *app)
{
    if (app->args_n)
        return app_usage(app, "undo takes no arguments");
    return app_has(app, OPT_LIST) ? list(app) : run_locked(app, false);
}

static int run_redo(struct app *app)
{
    if (app->args_n)
        return app_usage(app, "redo takes no arguments");
    return run_locked(app, true);
}

const struct command cmd_undo = {
    .name = "undo",
    .synopsis = "[--list]",
    .summary = "undo the last command that changed files",
    .example = "",
    .options = undo_options,
    .needs = NEEDS_JOURNAL | FORMATS | WRITES,
    .run = run_undo,
};

const struct command cmd_redo = {
    .name = "redo",
    .synopsis = "",
    .summary = "redo the last undo",
    .example = "",
    .page = "undo",
    .needs = NEEDS_JOURNAL | FORMATS | WRITES,
    .run = run_redo,
};
