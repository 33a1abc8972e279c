#include "sync/outgoing.h"

#include "base/quote.h"
#include "check/lines.h"
#include "cli/message.h"
#include "sync/unmerged.h"

/* Reports conflict markers, the only error of a file that is not a guest's. */
static void check_markers(struct span path, struct span src, struct diags *found)
{
    struct span line = {NULL, 0};
    struct hunks h;
    hunks_parse(&h, src, found->arena);
    if (!h.n || !span_line(&h.v[0].whole, &line))
        return;
    diags_add(found, (struct diag){DIAG_ERROR, path, line, line, (uint32_t)h.v[0].lineno,
                                   "conflict-marker", SPAN("a git conflict marker"),
                                   SPAN("journal resolve")});
}

static void check_blob(struct app *app, const struct git_blob *blob, struct diags *found)
{
    struct span id = unmerged_id(blob->path, &app->arena);
    struct guest g;
    struct book book;
    bool cards = span_is(blob->path, "dishes.txt");
    if (!id.n && !cards) {
        check_markers(blob->path, blob->src, found);
        return;
    }
    guest_parse(&g, id, blob->src, &app->store.keys, &app->arena);
    if (!cards) {
        check_guest(&g, blob->path, &app->store.keys, app->today, NULL, found);
        return;
    }
    book_init(&book, &g, found->arena);
    check_book(&g, &book, &app->store.keys, found);
}

/* Reports `allergy: none` beside an allergy, with the command that removes it. */
static void tell_none(struct app *app, const struct diag *d)
{
    struct span id = unmerged_id(d->path, &app->arena);
    struct buf b = BUF_INIT;
    quote_word(&b, span_trim(d->line));
    app_note(
        "%s:%u: `none` contradicts another line, which counts\nif it is no longer true: journal "
        "remove @%s %s",
        arena_copy(&app->arena, d->path).p, (unsigned)d->lineno, id.n ? id.p : "ID",
        buf_cstr(&b));
    buf_release(&b);
}

size_t outgoing_check(struct app *app, const struct git_blobs *blobs, bool sending)
{
    struct diags found = DIAGS_INIT(&app->arena);
    size_t errors = 0;
    for (size_t i = 0; i < blobs->n; i++)
        check_blob(app, &blobs->v[i], &found);
    for (size_t i = 0; i < found.n; i++) {
        bool none = span_is(span_str(found.v[i].name), "none-but");
        if (found.v[i].severity != DIAG_ERROR)
            continue;
        if (none && sending)
            tell_none(app, &found.v[i]);
        if (none)
            continue;
        errors++;
        message_diag(&found.v[i]);
    }
    return errors;
}

void outgoing_tell_doubles(struct app *app, const struct git_blobs *blobs)
{
    struct diags found = DIAGS_INIT(&app->arena);
    for (size_t i = 0; i < blobs->n; i++)
        check_blob(app, &blobs->v[i], &found);
    for (size_t i = 0; i < found.n; i++)
        if (span_is_among(span_str(found.v[i].name), "two-visits|two-bookings"))
            message_diag(&found.v[i]);
}
