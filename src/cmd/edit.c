#include "cmd/commands.h"

#include "base/set.h"
#include "cli/args.h"
#include "entry/editor.h"
#include "cli/guests.h"
#include "entry/write.h"
#include "merge/merge.h"
#include "store/save.h"

/* An edit: the text given to the editor, the edited text, and the file that it is merged into.
 */
struct edit_ctx {
    struct app *app;
    struct span id;
    struct span base, typed;
    struct span found, merged; /* the file as last read, and the result of the merge */
    bool conflict;
};

static int merge(void *ctx, struct span old, struct buf *out, struct err *e)
{
    struct edit_ctx *j = ctx;
    struct arena scratch = ARENA_INIT;
    enum merge_result r = MERGE_CLEAN;
    const char *why = "";
    j->conflict = false;
    if (!old.p)
        return err_gone(e, STATUS_GUEST, j->id);
    if (span_eq(old, j->base)) {
        buf_add(out, j->typed); /* no other change: write the typed text, byte for byte */
    } else {
        struct merge_input in = {.base = j->base,
                                 .ours = old,
                                 .theirs = j->typed,
                                 .keys = &j->app->store.keys,
                                 .marker = 7,
                                 .ours_label = SPAN("the file now"),
                                 .theirs_label = SPAN("what you typed")};
        r = merge_lines(&in, out, &scratch);
        why = r == MERGE_REFUSED ? merge_refusal(&in) : "";
    }
    arena_release(&scratch);
    j->found = arena_copy(&j->app->arena, old);
    j->merged = arena_copy(&j->app->arena, buf_span(out));
    j->conflict = r == MERGE_CONFLICT;
    if (r == MERGE_CONFLICT)
        return err_set(e, STATUS_FILE, "another program changed the same lines");
    if (r == MERGE_REFUSED)
        return err_set(e, STATUS_FILE,
                       "your text cannot be merged with the file as it is now: %s", why);
    return !span_eq(buf_span(out), old);
}

/* Reports problems of lines that had none before. */
static size_t report_new_problems(struct app *app, struct span path, const struct edit_ctx *j)
{
    struct arena scratch = ARENA_INIT;
    struct set known = SET_INIT(&scratch);
    struct span rest = j->base, line;
    size_t n = 0;
    for (uint32_t lineno = 1; span_line(&rest, &line); lineno++)
        if (fact_parse(line, lineno, &app->store.keys).problem)
            set_add(&known, line, NULL);
    rest = j->typed;
    for (uint32_t lineno = 1; span_line(&rest, &line); lineno++) {
        struct fact f = fact_parse(line, lineno, &app->store.keys);
        if (f.problem && set_find(&known, line) == SET_NONE) {
            app_problem(app, path, &f);
            n++;
        }
    }
    arena_release(&scratch);
    return n;
}

/* Saves the typed text. The file may have moved since the editor opened (journal-store(1)). */
static int save_typed(struct edit_ctx *j, struct span id)
{
    struct save s;
    struct err e = ERR_INIT;
    int saved = save_begin(&s, j->app->store.rootfd, &e);
    struct span path = store_path(&j->app->store, id, &j->app->arena);
    s.command = "edit";
    if (saved == 0)
        saved = save_file(&s, path.p, merge, j, &e);
    write_end(j->app, &s);
    if (saved > 0)
        out_printf(&j->app->out, "%s\n", path.p);
    if (saved > 0 && span_trim(j->merged).n == 0)
        app_note("the file is now empty; to restore it: journal undo");
    if (saved == 0)
        app_note("nothing was changed");
    return e.status ? app_fail(j->app, &e) : 0;
}

/* Opens the editor again on a merge with conflict markers, for the user to resolve. */
static bool hand_back(struct session *s, struct edit_ctx *j, struct span id)
{
    editor_done(s);
    if (editor_begin(s, j->app, id, j->merged))
        return false;
    s->typed_before = true;
    return true;
}

/* Reports conflict markers, also those that the file had before. Returns 0 or STATUS_FILE. */
static int refuse_markers(struct edit_ctx *j, struct span path)
{
    struct err e = ERR_INIT;
    if (!guest_has_conflict(j->typed))
        return 0;
    err_conflict(&e, path, 0);
    return app_fail(j->app, &e);
}

static int save_edited(struct session *s, struct edit_ctx *j, struct span path, struct span id)
{
    for (;;) {
        if (editor_run(s, &j->typed)) {
            editor_keep(s);
            return j->app->status;
        }
        size_t problems = report_new_problems(j->app, path, j);
        int status = refuse_markers(j, path);
        if (problems || status) {
            if (app_has_person() && editor_ask("edit it again?", true)) {
                j->app->status = 0;
                continue;
            }
            if (status) {
                editor_keep(s);
                return status;
            }
        }
        status = save_typed(j, id);
        if (status == 0 || status == STATUS_AFTER) {
            editor_done(s);
            return status;
        }
        if (!j->conflict || !app_has_person() ||
            !editor_ask("resolve it in the editor?", true) || !hand_back(s, j, id)) {
            editor_keep(s);
            return status;
        }
        j->base = j->found; /* the markers were made against this */
        j->app->status = 0;
    }
}

static int run(struct app *app)
{
    struct edit_ctx j = {.app = app};
    struct session s;
    struct span id;
    struct buf file = BUF_INIT;
    if (app->args_n != 1)
        return app_usage(app, "missing GUEST, or more than one");
    if (app_guest(app, app_arg(app, 0), &id) || app_read(app, id, &file))
        return app->status;
    j.id = id;
    j.base = buf_move(&file, &app->arena);
    if (editor_begin(&s, app, id, j.base))
        return app->status;
    return save_edited(&s, &j, store_path(&app->store, id, &app->arena), id);
}

const struct command cmd_edit = {
    .name = "edit",
    .synopsis = "GUEST",
    .summary = "edit a guest's file in your editor",
    .example = "aiko",
    .needs = NEEDS_JOURNAL | WRITES,
    .run = run,
};
