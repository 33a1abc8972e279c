#include "cli/guests.h"

#include "cli/args.h"
#include "cli/say.h"

static void add_candidate(struct buf *b, const struct candidate *c)
{
    buf_str(b, "\n  ");
    buf_add(b, c->id);
    buf_str(b, "  ");
    buf_add(b, c->name);
    if (c->last != DATE_NONE) {
        buf_str(b, "  last visit ");
        date_add(b, c->last);
    }
    if (c->phone.n) {
        buf_str(b, "  ");
        buf_add(b, c->phone);
    }
}

int app_guest(struct app *app, struct span text, struct span *id)
{
    struct found found;
    struct err e = ERR_INIT;
    int got = store_resolve(&app->store, text, app->today, &found, &app->arena, &e);
    if (got == 1) {
        *id = found.id;
        return 0;
    }
    struct buf b = BUF_INIT;
    buf_str(&b, e.text);
    if (got == 0 && found.n)
        buf_str(&b, found.none ? "\nthe nearest:" : "\nsay which, by its id:");
    else if (got == 0)
        buf_str(&b, "\nall of them: journal list; a new one: journal new NAME");
    for (size_t i = 0; i < found.n; i++)
        add_candidate(&b, &found.v[i]);
    say(buf_span(&b));
    buf_release(&b);
    app->status = err_graver(app->status, e.status);
    return e.status;
}

void warn_of_namesakes(const struct found *f, struct span id)
{
    if (f->id.n && !span_eq(f->id, id))
        app_note("warning: %.*s could be the same person", (int)f->id.n, f->id.p);
    for (size_t i = 0; i < f->n; i++)
        app_note("warning: %.*s (%.*s) has nearly this name", (int)f->v[i].id.n, f->v[i].id.p,
                 (int)f->v[i].name.n, f->v[i].name.p);
    if (f->unread.n)
        app_note("warning: not read, so it could be the same person: %s", f->unread.p);
}

static bool in_party(const struct party *p, struct span id)
{
    for (size_t i = 0; i < p->n; i++)
        if (span_eq(p->ids[i], id))
            return true;
    return false;
}

int app_party(struct app *app, struct span text, struct party *p)
{
    struct span part, id = {NULL, 0}, rest = text;
    size_t cap = 0;
    int status = 0;
    *p = (struct party){0};
    while (span_cut(&rest, ',', &part)) {
        if (span_trim(part).n == 0) {
            status = err_graver(status, app_usage(app, "an empty name in \"%.*s\"",
                                                  (int)(text.n < 200 ? text.n : 200), text.p));
            continue;
        }
        int wrong = app_guest(app, span_trim(part), &id);
        status = err_graver(status, wrong);
        if (wrong || in_party(p, id))
            continue;
        p->ids = arena_grow(&app->arena, p->ids, p->n, &cap, sizeof *p->ids);
        p->ids[p->n++] = id;
    }
    return status;
}

int app_load(struct app *app, struct span id, struct guest *g)
{
    struct err e = ERR_INIT;
    int got = store_load(&app->store, id, g, &app->arena, &e);
    if (got == 0)
        err_set(&e, STATUS_GUEST, "%.*s went away meanwhile", (int)id.n, id.p);
    return got == 1 ? 0 : app_fail(app, &e);
}

int app_facts(struct app *app, struct span id, struct guest *g)
{
    int status = app_load(app, id, g);
    if (status == 0)
        guest_drop_repeats(g, &app->arena);
    return status;
}

void app_book(struct app *app, struct book *book)
{
    struct err e = ERR_INIT;
    struct guest *cards = ARENA_NEW(&app->arena, struct guest, 1);
    if (store_load_file(&app->store, "dishes.txt", cards, &app->arena, &e) < 0)
        app_fail(app, &e);
    book_init(book, cards, &app->arena);
}

int app_each_guest(struct app *app, int first, void (*one)(void *ctx, struct guest *g),
                   void *ctx)
{
    for (int i = first; i < app->args_n; i++) {
        struct party party;
        struct guest g;
        app_party(app, app_arg(app, i), &party);
        for (size_t k = 0; k < party.n; k++)
            if (app_facts(app, party.ids[k], &g) == 0)
                one(ctx, &g);
    }
    return app->status;
}

static void not_read(void *app, struct span id, const struct err *e)
{
    (void)id;
    app_fail(app, e);
}

size_t app_busy(const struct app *app)
{
    return app->jobs ? app->jobs : 2 * os_processors();
}

int app_scan(struct app *app, const struct scan *q)
{
    struct scan own = *q;
    struct err e = ERR_INIT;
    if (!own.workers)
        own.workers = app->jobs;
    if (!own.failed) {
        own.failed = not_read;
        own.failed_ctx = app;
    }
    return store_scan(&app->store, &own, &e) < 0 ? app_fail(app, &e) : 0;
}
