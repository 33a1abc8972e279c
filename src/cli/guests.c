#include "cli/guests.h"

#include "cli/args.h"
#include "cli/message.h"
#include "out/escape.h"
#include "store/copies.h"
#include "text/spoken.h"

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

void app_strays(size_t n, struct span first)
{
    struct buf name = BUF_INIT;
    escape_value(&name, first, ESCAPE_PLAIN);
    if (n > 1)
        app_note("%zu files in guests/ are not read by any command: %s and %zu more; see: "
                 "journal check",
                 n, buf_cstr(&name), n - 1);
    else if (n)
        app_note("1 file in guests/ is not read by any command: %s; see: journal check",
                 buf_cstr(&name));
    buf_release(&name);
}

static int not_one(struct app *app, const struct found *found, const struct err *e, int got)
{
    struct buf b = BUF_INIT;
    buf_str(&b, e->text);
    if (got == 0 && found->n)
        buf_str(&b, found->none ? "\nsimilar names:" : "\nuse an id:");
    else if (got == 0)
        buf_str(&b, found->unread.status
                        ? "\nrepair it first; to create a guest who is in none of the files: "
                          "journal new NAME"
                        : "\nto list guests: journal list; to create one: journal new NAME");
    for (size_t i = 0; i < found->n; i++)
        add_candidate(&b, &found->v[i]);
    message_print(buf_span(&b));
    buf_release(&b);
    if (found->none)
        app_strays(found->strays, found->stray);
    app->status = err_graver(app->status, e->status);
    return e->status;
}

/*
 * Handles one match when another guest's file cannot be read, which may match too. A command
 * that writes fails; one that reads answers with a warning.
 */
static int one_of_those_read(struct app *app, struct span text, const struct found *found)
{
    struct err e = ERR_INIT;
    bool writes = app->cmd->needs & WRITES;
    err_set(&e, (enum exit_status)found->unread.status,
            "\"%.*s\" may be another guest than %.*s: %s%s%.*s",
            (int)(text.n < 200 ? text.n : 200), text.p, SPAN_ARG(found->id), found->unread.text,
            writes ? "\nnothing was written; use the id: @" : "", writes ? (int)found->id.n : 0,
            found->id.p);
    app_fail(app, &e);
    return writes ? e.status : 0;
}

int app_guest(struct app *app, struct span text, struct span *id)
{
    struct found found;
    struct err e = ERR_INIT;
    int got = store_resolve(&app->store, text, app->today, &found, &app->arena, &e);
    if (got != 1)
        return not_one(app, &found, &e, got);
    *id = found.id;
    return found.unread.status ? one_of_those_read(app, text, &found) : 0;
}

bool app_is_wrong_date(struct app *app, int at)
{
    struct found found;
    struct err e = ERR_INIT;
    if (at >= app->args_n ||
        (!spoken_is_like_day(app_arg(app, at)) &&
         spoken_day(app_arg(app, at), app->today, DAY_COMING, NULL) == DATE_NONE))
        return false;
    return date_shape(app_arg(app, at)) ||
           (store_resolve(&app->store, app_arg(app, at), app->today, &found, &app->arena, &e) !=
                1 &&
            found.none);
}

void warn_of_namesakes(const struct found *f, struct span id)
{
    if (f->id.n && !span_eq(f->id, id))
        app_note("warning: %.*s may be the same person", SPAN_ARG(f->id));
    for (size_t i = 0; i < f->n; i++)
        app_note("warning: %.*s (%.*s) has a similar name", SPAN_ARG(f->v[i].id),
                 SPAN_ARG(f->v[i].name));
    if (f->unread.status)
        app_note("warning: a file that could not be read may be the same person: %s",
                 f->unread.text);
    app_strays(f->strays, f->stray);
}

void warn_had_id(struct buf *b, struct span id, struct span had)
{
    buf_fmt(b, "%.*s was the id of %.*s, and lines with @%.*s mean that guest", SPAN_ARG(id),
            SPAN_ARG(had), SPAN_ARG(id));
}

bool app_had_id(struct app *app, struct span id, struct span self, struct buf *b)
{
    struct found f;
    struct err none = ERR_INIT; /* the caller reports unread files */
    struct span text = arena_fmt(&app->arena, "@%.*s", SPAN_ARG(id));
    if (store_resolve(&app->store, text, app->today, &f, &app->arena, &none) != 1 ||
        span_eq(f.id, id) || span_eq(f.id, self))
        return false;
    warn_had_id(b, id, f.id);
    return true;
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
    app->copies.several |= p->n > 1;
    return status;
}

static int loaded(struct app *app, struct span id, int got, struct err *e)
{
    if (got == 0)
        err_gone(e, STATUS_GUEST, id);
    return got == 1 ? 0 : app_fail(app, e);
}

int app_load(struct app *app, struct span id, struct guest *g)
{
    struct err e = ERR_INIT;
    int got = store_load(&app->store, id, g, &app->arena, &e);
    return loaded(app, id, got, &e);
}

int app_read(struct app *app, struct span id, struct buf *b)
{
    struct err e = ERR_INIT;
    int got = store_read(&app->store, id, b, &e);
    return loaded(app, id, got, &e);
}

/* Returns what a copy may contain. */
static const char *contents_of(const struct copy *c)
{
    return c->id.n || span_is(c->of, "dishes.txt") || span_is(c->of, "allergens.txt")
               ? "an allergy"
               : "lines that the file lacks";
}

/* Reports copies of a file, which no command reads: an allergy may be in one of them. */
static void tell_copies(struct app *app, const struct copies *c)
{
    enum { SHOWN = 3 };
    app->reported.arena = &app->arena;
    for (size_t i = 0; i < c->n && i < SHOWN; i++) {
        const struct copy *v = &c->v[i];
        if (set_add(&app->reported, v->path, NULL)) /* else it was reported */
            app_note("%s is a copy of %s that commands ignore; it may contain %s\nto merge its "
                     "lines: journal resolve%s%.*s",
                     v->path.p, v->of.p, contents_of(v), v->id.n ? " @" : "", SPAN_ARG(v->id));
    }
    if (c->n > SHOWN)
        app_note("and %zu more copies; see: journal check conflicted", c->n - SHOWN);
}

void app_tell_texts(struct app *app)
{
    struct copies c;
    struct err unused = ERR_INIT;
    if (!app->texts_told && copies_of_texts(&app->store, &c, &app->arena, &unused) == 0)
        tell_copies(app, &c);
    app->texts_told = true;
}

/* Reports copies of the guest's file, in a command that reads and has not named them all yet.
 */
static void tell_copies_of(struct app *app, struct span id)
{
    struct copies c;
    struct err unused = ERR_INIT;
    if (!app->strays_told && app->cmd->needs & FORMATS && !(app->cmd->needs & WRITES) &&
        copies_of(&app->store, id, &app->copies, &c, &app->arena, &unused) == 0)
        tell_copies(app, &c);
}

int app_facts(struct app *app, struct span id, struct guest *g)
{
    int status = app_load(app, id, g);
    if (status == 0)
        tell_copies_of(app, id);
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

void app_book_open(struct app *app, struct book *book)
{
    struct err e = ERR_INIT;
    if (!app->dishes.n && os_read(app->store.rootfd, "dishes.txt", &app->dishes, NULL, &e) < 0)
        app_fail(app, &e);
    book_open(book, buf_span(&app->dishes), &app->store.keys, &app->arena);
}

int app_each_guest(struct app *app, int first, void (*one)(void *ctx, struct guest *g),
                   void *ctx)
{
    app->copies.several |= app->args_n - first > 1;
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

/* Reports it once, also in a command that scans several times. */
static void not_read(void *ctx, struct span id, const struct err *e)
{
    struct app *app = ctx;
    app->reported.arena = &app->arena;
    if (set_find(&app->reported, id) == SET_NONE) {
        set_add(&app->reported, arena_copy(&app->arena, id), NULL);
        app_fail(app, e);
    }
}

/* Says it once, and only for commands that answer from all guests. */
static void strays(void *ctx, size_t n, struct span first)
{
    struct app *app = ctx;
    struct copies c;
    struct err unused = ERR_INIT;
    if (app->cmd->needs & WHOLE_HOUSE && !app->strays_told) {
        app_strays(n, first);
        if (copies_find(&app->store, &c, &app->arena, &unused) == 0)
            tell_copies(app, &c);
    }
    app->strays_told = true;
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
        own.strays = strays;
        own.failed_ctx = app;
    }
    return store_scan(&app->store, &own, &e) < 0 ? app_fail(app, &e) : 0;
}
