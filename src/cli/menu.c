#include "cli/menu.h"

#include "cli/args.h"
#include "cli/plan_input.h"
#include "os/os.h"
#include "store/resolve.h"
#include "text/guest.h"

enum { STDIN };

static struct span menu_path(struct app *app, date_t day)
{
    struct buf b = BUF_INIT;
    buf_str(&b, "menus/");
    date_add(&b, day);
    buf_str(&b, ".txt");
    return buf_move(&b, &app->arena);
}

bool app_has_menu(struct app *app, date_t day)
{
    struct err e = ERR_INIT;
    return os_exists(app->store.rootfd, menu_path(app, day).p, &e) != 0;
}

/* Reads a menu. Returns 1, 0 if there is none, or -1. */
static int read_menu(struct app *app, struct span *which, date_t day, struct buf *b,
                     struct err *e)
{
    date_t named = which->n ? app_date(app, *which, DAY_COMING) : day;
    if (span_is(*which, "-")) {
        *which = SPAN("standard input");
        return os_read_fd(STDIN, which->p, b, e) < 0 ? -1 : 1;
    }
    if (named != DATE_NONE) {
        *which = menu_path(app, named);
        return os_read(app->store.rootfd, which->p, b, NULL, e);
    }
    *which = arena_copy(&app->arena, *which);
    int got = os_read(OS_CWD, which->p, b, NULL, e);
    return got ? got : os_read(app->store.rootfd, which->p, b, NULL, e);
}

/* Resolves the @id of a menu line, which may be misspelt, a former id, or unknown. */
static void resolve(struct app *app, struct span path, struct menu_line *l)
{
    struct err e = ERR_INIT;
    struct span id, line = span_trim(l->fact.line);
    int got = store_mention(&app->store, l->only, MENTION_IN_FILES, &id, &app->arena, &e);
    if (got < 0)
        app_fail(app, &e);
    if (got == 0)
        app_diag(app,
                 &(struct diag){DIAG_WARNING, path, line, l->only, l->fact.lineno,
                                "unknown-mention", SPAN("this line is for an unknown guest"),
                                SPAN("use an id from `journal list --ids`")});
    if (got > 0)
        l->only = id;
}

static bool is_food(void *ctx, struct span text)
{
    struct app *app = ctx;
    return lexicon_is_food(app_lexicon(app), text);
}

/* Reads what the menu says of its codes; a legend that is not understood is a warning. */
static void read_legends(struct app *app, struct span path, const struct menu *m)
{
    for (size_t i = 0; i < m->taken_n; i++) {
        const struct menu_taken *t = &m->taken[i];
        if (!t->legend.n || app_codes(app, t->legend))
            continue;
        app_diag(app,
                 &(struct diag){DIAG_WARNING, path, t->line, span_trim(t->line), t->lineno,
                                "bad-codes",
                                SPAN("these codes were ignored: one part is not an allergen"),
                                SPAN("write `codes: eu14`, or `codes: A=gluten, C=egg`")});
    }
}

/* Fails if it is no text, or more than an evening's menu. */
static int check_menu(struct span path, struct span src, struct err *e)
{
    uint32_t beyond = menu_too_long(src);
    if (store_check_text(path, src, e))
        return e->status;
    if (!beyond)
        return 0;
    return err_set(e, STATUS_FILE,
                   "%.*s:%u: a menu has at most %d lines and %d KiB; "
                   "keep the dishes of one evening in it",
                   SPAN_ARG(path), beyond, MENU_LINES, MENU_KIB);
}

int app_menu(struct app *app, struct span which, date_t day, struct menu *m)
{
    struct buf b = BUF_INIT;
    struct err e = ERR_INIT;
    int got = read_menu(app, &which, day, &b, &e);
    struct span src = buf_move(&b, &app->arena);
    *m = (struct menu){0};
    if (got == 0)
        err_set(&e, STATUS_FILE,
                "no menu file %.*s; create it as a text file, one dish per line",
                SPAN_ARG(which));
    else if (got > 0)
        check_menu(which, src, &e);
    if (e.status)
        return app_fail(app, &e);
    menu_parse(m, src, &app->store.keys, is_food, app, &app->arena);
    read_legends(app, which, m);
    m->path = which;
    for (size_t i = 0; i < m->n; i++)
        if (m->v[i].only.n)
            resolve(app, which, &m->v[i]);
    return 0;
}

/* Reports a line "@ID !dish" that removes nothing: the dish that was meant is still served. */
static void report_lost(struct app *app, struct span path, const struct fact *f)
{
    struct span line = span_trim(f->line);
    bool in_line = f->body.p >= line.p && f->body.p < line.p + line.n;
    app_diag(app, &(struct diag){DIAG_WARNING, path, line, in_line ? f->body : line, f->lineno,
                                 "no-such-dish",
                                 SPAN("the menu has no such dish, so none is left out"),
                                 SPAN("write the dish as the menu does")});
}

void app_menu_lost(struct app *app, struct menu *m)
{
    menu_find_lost(m, &app->arena);
    for (size_t i = 0; i < m->n; i++)
        if (m->v[i].lost)
            report_lost(app, m->path, &m->v[i].fact);
}

int app_plan_menu(struct app *app, struct span which, struct plan *p)
{
    struct menu *m = ARENA_NEW(&app->arena, struct menu, 1);
    if (app_menu(app, which, p->day, m))
        return app->status;
    plan_add_menu(p, m);
    for (size_t i = 0; i < p->n; i++)
        if (p->v[i].lost)
            report_lost(app, m->path, p->v[i].fact);
    return 0;
}

/* Returns a menu line as the text of a fact. It has no remark, so "; " is replaced. */
struct span app_menu_text(struct app *app, const struct fact *f)
{
    if (f->remark.n)
        return f->text;
    struct span name = arena_copy(&app->arena, f->text);
    char *p = (char *)name.p;
    for (size_t i = 0; i < name.n; i++)
        if (p[i] == ';')
            p[i] = ',';
    return name;
}
