#include "entry/editor.h"

#include "cli/args.h"
#include "cli/message.h"
#include "store/state.h"

enum { STDIN, TICK_MS = 20 /* after that, a file written again has another time */ };

static int write_text(struct session *s, struct span text)
{
    struct err e = ERR_INIT;
    struct app *app = s->app;
    int fd = os_create(app->store.rootfd, s->path, 0600, &e);
    if (fd < 0)
        return app_fail(app, &e);
    if (os_write_fd(fd, s->path, text, &e) < 0)
        os_close(fd);
    else
        os_close_written(fd, s->path, &e);
    if (e.status)
        editor_done(s); /* a text that is not whole is not kept */
    return e.status ? app_fail(app, &e) : 0;
}

int editor_begin(struct session *s, struct app *app, struct span id, struct span text)
{
    struct err e = ERR_INIT;
    *s = (struct session){.app = app, .given = arena_copy(&app->arena, text)};
    if (state_open(app->store.rootfd, &e) < 0)
        return app_fail(app, &e);
    for (int n = 1; n < 100; n++) {
        s->path = n == 1
                      ? arena_fmt(&app->arena, ".journal/edit-%.*s.txt", SPAN_ARG(id)).p
                      : arena_fmt(&app->arena, ".journal/edit-%.*s.%d.txt", SPAN_ARG(id), n).p;
        int there = os_exists(app->store.rootfd, s->path, &e);
        if (there < 0)
            return app_fail(app, &e);
        if (there == 0)
            return write_text(s, text);
        app_note("an earlier edit left %s/%s; copy what you need from it, then remove it",
                 app->store.path.p, s->path);
    }
    err_set(&e, STATUS_SYSTEM,
            "too many unsaved edits in .journal; remove those you no longer need");
    return app_fail(app, &e);
}

/* Returns the editor of the environment. No file of the journal can set it. */
static const char *editor(void)
{
    const char *name = os_getenv("VISUAL");
    if (!name)
        name = os_getenv("EDITOR");
    return name ? name : "vi";
}

/* Appends the option that makes a known editor start at a line. */
static void add_line(struct buf *command, const char *editor, size_t line)
{
    static const char *const by_command[] = {"vi", "vim", "nvim", "nvi"};
    static const char *const by_plus[] = {"nano", "emacs", "emacsclient", "mg", "joe", "micro"};
    struct span rest = span_str(editor), name, part;
    if (!line || !span_word(&rest, &name))
        return;
    while (span_cut(&name, '/', &part))
        ;
    for (size_t i = 0; i < sizeof by_command / sizeof *by_command; i++)
        if (span_is(part, by_command[i]))
            buf_fmt(command, " -c %zu", line);
    for (size_t i = 0; i < sizeof by_plus / sizeof *by_plus; i++)
        if (span_is(part, by_plus[i]))
            buf_fmt(command, " +%zu", line);
}

int editor_run(struct session *s, struct span *typed)
{
    struct app *app = s->app;
    struct err e = ERR_INIT;
    struct buf b = BUF_INIT, command = BUF_INIT;
    struct os_stamp before = {0}, after = {0};
    os_stat(app->store.rootfd, s->path, &before, &e);
    os_sleep_ms(TICK_MS);
    buf_str(&command, editor());
    add_line(&command, editor(), s->typed_before ? 0 : s->line);
    buf_str(&command, " \"$@\"");
    const char *const argv[] = {"sh", "-c", buf_cstr(&command), editor(), s->path, NULL};
    int ended = os_run(app->store.rootfd, argv, &e);
    buf_release(&command);
    if (ended > 0)
        err_set(&e, STATUS_SYSTEM, "the editor (%s) exited with status %d", editor(), ended);
    if (!e.status && os_read(app->store.rootfd, s->path, &b, &after, &e) == 0)
        err_set(&e, STATUS_SYSTEM, "%s is missing after the editor ended", s->path);
    *typed = arena_copy(&app->arena, buf_span(&b));
    s->saved = !e.status && !os_stamp_eq(&before, &after);
    buf_release(&b);
    return e.status ? app_fail(app, &e) : 0;
}

/* Removes the copy, or reports where it may be left: it holds a guest's whole file. */
void editor_done(struct session *s)
{
    struct err e = ERR_INIT;
    if (os_remove(s->app->store.rootfd, s->path, &e) == 0)
        err_set(&e, STATUS_SYSTEM, "%s was not found; if it is there, remove it", s->path);
    if (e.status)
        app_fail(s->app, &e);
}

void editor_keep(struct session *s)
{
    struct app *app = s->app;
    struct buf b = BUF_INIT;
    struct err ignored = ERR_INIT;
    int got = os_read(app->store.rootfd, s->path, &b, NULL, &ignored);
    if (got > 0 && !s->typed_before && span_eq(buf_span(&b), s->given))
        editor_done(s);
    else
        app_note(got == 0 ? "your text was not found in %s/%s" : "your text is kept in %s/%s",
                 app->store.path.p, s->path);
    buf_release(&b);
    s->path = NULL;
}

void editor_end(struct session *s, int status)
{
    if (!s->path)
        return;
    if (status == 0 || status == STATUS_AFTER)
        editor_done(s);
    else
        editor_keep(s);
}

bool editor_ask(const char *question, bool otherwise)
{
    char answer[64];
    struct buf b = BUF_INIT;
    buf_fmt(&b, "%s [%s] ", question, otherwise ? "Y/n" : "y/N");
    message_prompt(buf_span(&b));
    buf_release(&b);
    int n = app_has_person() ? os_read_line(STDIN, answer, sizeof answer) : -1;
    if (n < 0)
        return false;
    struct span word = span_trim((struct span){answer, (size_t)n});
    return word.n ? word.p[0] == 'y' || word.p[0] == 'Y' : otherwise;
}
