#include "entry/written.h"

enum { FILE_PATH, LINE, CHANGE, FACT, WAS };

static const struct field fields[] = {
    [FILE_PATH] = {"file", FIELD_TEXT, STYLE_DIM},  [LINE] = {"line", FIELD_INT, STYLE_DIM},
    [CHANGE] = {"change", FIELD_TEXT, STYLE_PLAIN}, [FACT] = {"fact", FIELD_TEXT, STYLE_PLAIN},
    [WAS] = {"was", FIELD_TEXT, STYLE_DIM},
};

enum { REMOVED = RECORD_CHANGED + 1, FILE_CHANGED, FILE_REMOVED };

static const char *const layouts[] = {
    [RECORD_ADDED] = "{file}:{line}: {fact}",
    [RECORD_SAME] = "{file}:{line}: already there: {fact}",
    [RECORD_CHANGED] = "{file}:{line}: {was} \xE2\x86\x92 {fact}",
    [REMOVED] = "{file}:{line}: removed: {was}",
    [FILE_CHANGED] = "{file}",
    [FILE_REMOVED] = "{file}: removed",
};

static const char *const changes[] = {"added", "same", "changed", "removed"};

const struct schema written_schema = {"written", fields, sizeof fields / sizeof *fields,
                                      layouts, sizeof layouts / sizeof *layouts};

void written_emit(struct app *app, struct span path, const struct receipt *receipt,
                  bool removed)
{
    struct row r = row_new(&written_schema);
    r.layout = removed ? REMOVED : (int)receipt->what;
    row_text(&r, FILE_PATH, path);
    row_int(&r, LINE, receipt->lineno);
    row_text(&r, CHANGE, span_str(changes[r.layout]));
    if (!removed)
        row_text(&r, FACT, receipt->now);
    if (receipt->was.n && receipt->what != RECORD_SAME)
        row_text(&r, WAS, receipt->was);
    sink_row(app->sink, &r);
}

void written_emit_file(struct app *app, struct span path, bool removed)
{
    struct row r = row_new(&written_schema);
    r.layout = removed ? FILE_REMOVED : FILE_CHANGED;
    row_text(&r, FILE_PATH, path);
    row_text(&r, CHANGE, removed ? SPAN("removed") : SPAN("changed"));
    sink_row(app->sink, &r);
}
