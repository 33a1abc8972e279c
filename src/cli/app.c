#include "cli/app.h"

#include "cli/message.h"
#include "os/os.h"

#include <stdarg.h>
#include <stdio.h>

enum { STDOUT = 1, STDERR };

static int raise_status(struct app *app, int status)
{
    app->status = err_graver(app->status, status);
    return status;
}

int app_fail(struct app *app, const struct err *e)
{
    if (e->text[0])
        message_print(span_str(e->text));
    return raise_status(app, e->status);
}

__attribute__((format(printf, 1, 0))) static void
print_formatted(const char *format, va_list args, const char *after)
{
    char line[1024];
    vsnprintf(line, sizeof line, format, args);
    struct buf b = BUF_INIT;
    buf_str(&b, line);
    buf_str(&b, after);
    message_print(buf_span(&b));
    buf_release(&b);
}

int app_usage(struct app *app, const char *format, ...)
{
    va_list args;
    struct buf after = BUF_INIT;
    if (!app->cmd)
        buf_str(&after, "\nsee: journal help");
    else if (!app->in_text)
        buf_fmt(&after, "\nusage: journal %s%s%s", app->cmd->name,
                *app->cmd->synopsis ? " " : "", app->cmd->synopsis);
    va_start(args, format);
    print_formatted(format, args, buf_cstr(&after));
    va_end(args);
    buf_release(&after);
    return raise_status(app, STATUS_USAGE);
}

void app_note(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    print_formatted(format, args, "");
    va_end(args);
}

void app_hint(const char *format, ...)
{
    va_list args;
    if (!os_is_tty(STDOUT) || !os_is_tty(STDERR))
        return;
    va_start(args, format);
    print_formatted(format, args, "");
    va_end(args);
}

void app_diag(struct app *app, const struct diag *d)
{
    message_diag(d);
    if (d->severity == DIAG_ERROR)
        raise_status(app, STATUS_FILE);
}

void app_problem(struct app *app, struct span path, const struct fact *f)
{
    struct problem_text o = problem_text((enum problem)f->problem);
    struct diag d = {f->kind == LINE_OTHER ? DIAG_ERROR : DIAG_WARNING,
                     path,
                     f->line,
                     fact_culprit(f),
                     f->lineno,
                     o.name,
                     span_str(o.message),
                     span_str(o.remedy)};
    int key = f->problem == PROBLEM_KEY ? keys_near(&app->store.keys, f->key_name) : KEY_NONE;
    if (key != KEY_NONE) {
        struct span near = app->store.keys.v[key].name;
        d.remedy = arena_fmt(&app->arena, "did you mean `%.*s`?", SPAN_ARG(near));
    }
    message_diag(&d);
}
