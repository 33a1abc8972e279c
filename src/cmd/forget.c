#include "cmd/commands.h"

#include "cli/args.h"
#include "entry/editor.h"
#include "cli/guests.h"
#include "entry/input.h"
#include "entry/person.h"
#include "entry/write.h"
#include "store/git.h"
#include "store/state.h"
#include "text/slug.h"

enum { OPT_YES, OPT_MENTIONS };

static const struct option options[] = {
    [OPT_YES] = {0, "yes", NULL, "do not ask; required without a terminal"},
    [OPT_MENTIONS] = {0, "mentions", "[=WORDS]", "remove the name from other guests' lines"},
    {0, NULL, NULL, NULL},
};

static void tell_of_history(struct app *app, struct span id)
{
    const char *flat = store_path_in(false, id, &app->arena).p;
    const char *sharded = store_path_in(true, id, &app->arena).p;
    struct err refused = ERR_INIT;
    int commits = git_commits_of(app->store.rootfd, flat, sharded, &refused);
    if (refused.status)
        app_fail(app, &refused);
    if (commits < 0)
        app_note(
            "This journal is in no git repository. Backups and other copies still have the "
            "file.");
    else if (commits == 0)
        app_note("git never had this file. Backups and other copies may.");
    else
        app_note(
            "git still has it in %d commit%s here, and so do every clone and the hub.\nTo "
            "purge it: git filter-repo --invert-paths --path %s --path %s\nthen force-push and "
            "clone every copy again: one old clone brings it back. See journal-git(7).",
            commits, commits == 1 ? "" : "s", flat, sharded);
}

/*
 * Ends the save. If it could not remove its temporary file, the person's text is still there:
 * reports it.
 */
static void finish(struct app *app, struct save *s, struct span id, struct err *e)
{
    struct err why = ERR_INIT;
    if (e->status == 0 && (os_remove(app->store.rootfd, STATE_DIR "/tmp", &why) < 0 ||
                           person_flush_copies(s, &why) < 0))
        err_set(e, STATUS_AFTER,
                "the file of %s was removed, but a copy in " STATE_DIR
                " may be left: %s\nto finish, run the same command again",
                id.p, why.text);
}

/* Copies go first: broken off at any point, the same command still finds the guest. */
static void remove_all(struct app *app, struct save *s, struct person_files *p,
                       const struct guest *g, struct err *e)
{
    struct err ignored = ERR_INIT;
    /* Nothing moves while the lock is held; `journal store` may have moved it before. */
    p->own = store_path(&app->store, p->id, &app->arena);
    if (person_drop_copies(app, s, p->id, true, e) < 0)
        return;
    if (app_has(app, OPT_MENTIONS) && person_erase(p, s)) {
        err_set(e, STATUS_AFTER,
                "%s was not removed: some lines of other guests could not be changed",
                p->own.p);
        return;
    }
    int removed = save_remove(s, p->own.p, g->src, e);
    if (removed == 0) /* it was there when we read it */
        err_set(e, STATUS_GUEST, "%s was removed by another program", p->own.p);
    if (removed <= 0)
        return;
    finish(app, s, p->id, e);
    if (store_has(&app->store, p->id, &ignored) > 0)
        app_note(
            "%s has another file in the other layout; to remove it, run the same command again",
            p->id.p);
    out_printf(&app->out, "%s: removed\n", p->own.p);
}

static int remove_person(struct app *app, struct person_files *p, const struct guest *g)
{
    struct save s;
    struct err e = ERR_INIT;
    if (save_begin(&s, app->store.rootfd, &e) == 0)
        remove_all(app, &s, p, g, &e);
    app->saved |= s.changed.n > 0;
    if (app->saved && e.status == STATUS_SYSTEM)
        e.status = STATUS_AFTER;
    int status = e.status ? app_fail(app, &e) : 0;
    return err_graver(status, write_end(app, &s));
}

/* Returns whether no guest matches the words; then *id is the id that they would make. */
static bool is_unknown(struct app *app, struct span text, struct span *id)
{
    struct found f;
    struct err e = ERR_INIT;
    struct buf b = BUF_INIT;
    const char *why;
    bool made = slug_make(&b, span_from(text, span_starts(text, SPAN("@"))), &why);
    *id = buf_move(&b, &app->arena);
    return made && store_resolve(&app->store, text, app->today, &f, &app->arena, &e) == 0 &&
           f.none && !f.unread.status;
}

/*
 * Drops the copies of that id, or of the guest whose file a killed forget was removing. Does
 * nothing if no copy shows that the id was a guest's.
 */
static long drop_rest(struct app *app, struct save *s, struct span *id, struct err *e)
{
    struct span cleared = span_str(s->cleared);
    bool same = cleared.n && span_find(cleared, *id) != SPAN_NONE;
    if (same)
        *id = arena_copy(&app->arena, cleared);
    int has = same ? 1 : person_has_copies(app, *id, e);
    if (has <= 0)
        return has;
    person_note_unsaved(app, *id);
    long n = person_drop_copies(app, s, *id, false, e);
    return n < 0 ? -1 : n + same;
}

/*
 * Finishes a forget that was broken off after the file had gone. Returns false when .journal/
 * has nothing of that id: then the guest is unknown.
 */
static bool finish_broken_off(struct app *app, struct span id)
{
    struct save s;
    struct err e = ERR_INIT;
    if (os_exists(app->store.rootfd, STATE_DIR, &e) <= 0)
        return false;
    long n = save_begin(&s, app->store.rootfd, &e) < 0 ? -1 : drop_rest(app, &s, &id, &e);
    save_end(&s);
    if (e.status) {
        app_fail(app, &e);
        return true;
    }
    if (n > 0) {
        app->saved = true;
        out_printf(&app->out, "%s: was removed before; removed what " STATE_DIR " kept of it\n",
                   store_path(&app->store, id, &app->arena).p);
        struct person_files p;
        person_of_id(&p, app, id);
        person_note_left(&p);
        tell_of_history(app, id);
    }
    return n > 0;
}

struct shown {
    struct app *app;
    bool change;
    long n;
    struct err e; /* a line cannot be changed */
};

static void show_line(void *ctx, struct span path, unsigned lineno, struct span line,
                      struct span now)
{
    struct shown *s = ctx;
    if (s->change && now.n > OS_LINE_MAX) {
        if (!s->e.status)
            err_set(&s->e, STATUS_FILE,
                    "%s:%u: the line would be longer than 1 MiB; nothing was changed\nshorten "
                    "the line, or choose shorter words: --mentions=WORDS",
                    path.p, lineno);
        return;
    }
    out_printf(&s->app->out, "%s:%u: ", path.p, lineno);
    out_text(&s->app->out, line);
    if (s->change) {
        out_text(&s->app->out, SPAN(" \xE2\x86\x92 "));
        out_text(&s->app->out, now);
    }
    out_text(&s->app->out, SPAN("\n"));
    s->n++;
}

static int show_lines(struct app *app, struct person_files *p)
{
    struct shown s = {app, app_has(app, OPT_MENTIONS), 0, ERR_INIT};
    int status = person_lines(p, show_line, &s);
    if (s.e.status)
        return app_fail(app, &s.e);
    person_note_unsaved(app, p->id);
    if (s.n && !s.change)
        app_note("%ld line%s of other guests mention%s @%s and will stay; to remove the name: "
                 "--mentions",
                 s.n, s.n == 1 ? "" : "s", s.n == 1 ? "s" : "", p->id.p);
    return status;
}

/* Reads what takes the person's place: it must be text of one line. */
static int choose_words(struct app *app, struct span *words)
{
    const char *typed = app->opt[OPT_MENTIONS];
    *words = SPAN("@" SLUG_FORGOTTEN);
    return typed && *typed ? input_text(app, span_str(typed), words) : 0;
}

static bool agrees(struct app *app, const struct person_files *p)
{
    struct buf question = BUF_INIT;
    struct err e = ERR_INIT;
    buf_fmt(&question, "%sremove %s for good? (undo cannot restore it)",
            app_has(app, OPT_MENTIONS) ? "change the lines above and " : "", p->own.p);
    if (!app_has(app, OPT_YES))
        out_flush(&app->out, &e);
    bool yes = app_has(app, OPT_YES) || editor_ask(buf_cstr(&question), false);
    buf_release(&question);
    return yes;
}

/* Reports the bookings to come and the open items that are removed with the file. */
static void tell_of_coming(struct app *app, const struct guest *g)
{
    enum { MOST = 20 };
    size_t told = 0;
    for (size_t i = 0; i < g->n && told < MOST; i++) {
        const struct fact *f = &g->v[i];
        bool coming = f->key == KEY_BOOKED && f->date != DATE_NONE && f->date >= app->today;
        if (f->mark || !(coming || f->class == CLASS_OPEN))
            continue;
        if (coming)
            app_note("expected, and goes with the file: %.*s", SPAN_ARG_SHORT(f->line));
        else
            app_note("still open, and goes with the file: %.*s", SPAN_ARG_SHORT(f->line));
        told++;
    }
}

static int run(struct app *app)
{
    struct span id, words;
    struct guest g;
    struct person_files p;
    if (app->args_n != 1)
        return app_usage(app, "missing GUEST: the one guest to remove");
    if (choose_words(app, &words))
        return app->status;
    if (!app_has(app, OPT_YES) && !app_has_person())
        return app_usage(app, "not a terminal, so forget cannot ask; to confirm: --yes");
    if (is_unknown(app, app_arg(app, 0), &id) && finish_broken_off(app, id))
        return app->status;
    if (app_guest(app, app_arg(app, 0), &id) || app_load(app, id, &g) ||
        person_find(&p, app, &g, words) || show_lines(app, &p))
        return app->status;
    tell_of_coming(app, &g);
    if (!agrees(app, &p))
        return STATUS_NO;
    int status = remove_person(app, &p, &g);
    if (status == 0) {
        person_note_left(&p);
        tell_of_history(app, id);
    }
    return status;
}

const struct command cmd_forget = {
    .name = "forget",
    .synopsis = "[--yes] [--mentions[=WORDS]] GUEST",
    .summary = "remove a guest's file and every copy",
    .example = "aiko",
    .options = options,
    .needs = NEEDS_JOURNAL | WRITES,
    .run = run,
};
