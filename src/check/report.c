/* Findings of check: each is printed, and counted. */
#include "check/lines.h"
#include "check/parts.h"
#include "cli/message.h"

#include <string.h>

static bool is_wanted(const struct app *app, const char *name)
{
    for (int i = 0; i < app->args_n; i++)
        if (strcmp(app->args[i], name) == 0)
            return true;
    return app->args_n == 0;
}

void check_say(struct checking *c, const struct diag *d)
{
    struct buf b = BUF_INIT;
    if (!is_wanted(c->app, d->name))
        return;
    c->findings++;
    progress_wipe(&c->progress);
    if (out_for_people(&c->app->out)) {
        message_format_diag(&b, d);
        out_text(&c->app->out, buf_span(&b));
    } else {
        check_emit(d, c->app->sink);
    }
    buf_release(&b);
}

void check_say_file(struct checking *c, enum severity severity, struct span path,
                    const char *name, const char *message, const char *remedy)
{
    check_say(c, &(struct diag){severity,
                                path,
                                {NULL, 0},
                                {NULL, 0},
                                0,
                                name,
                                span_str(message),
                                span_str(remedy)});
}

void check_cannot_read(struct checking *c, struct span path, const struct err *e)
{
    check_say_file(c, DIAG_ERROR, path, "cannot-read", e->text, "");
}
