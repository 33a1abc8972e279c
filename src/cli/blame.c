#include "cli/blame.h"

#include "store/git.h"

enum { ID, LINE, WRITTEN, AUTHOR, COMMIT, TEXT };

static const struct field fields[] = {
    [ID] = {"id", FIELD_TEXT, STYLE_DIM},
    [LINE] = {"line", FIELD_INT, STYLE_DIM},
    [WRITTEN] = {"written", FIELD_DATE, STYLE_PLAIN},
    [AUTHOR] = {"author", FIELD_TEXT, STYLE_PLAIN},
    [COMMIT] = {"commit", FIELD_TEXT, STYLE_DIM},
    [TEXT] = {"text", FIELD_TEXT, STYLE_PLAIN},
};

enum { COMMITTED, NOT_YET, UNKNOWN, OF_HOUSE, OF_HOUSE_NOT_YET, OF_HOUSE_UNKNOWN };

static const char *const layouts[] = {
    [COMMITTED] = "{written}  {author:16}  {text~}",
    [NOT_YET] = "not committed yet             {text~}",
    [UNKNOWN] = "not in this shallow clone     {text~}",
    [OF_HOUSE] = "{written}  {author:16}  {id:18}  {text~}",
    [OF_HOUSE_NOT_YET] = "not committed yet             {id:18}  {text~}",
    [OF_HOUSE_UNKNOWN] = "not in this shallow clone     {id:18}  {text~}",
};

const struct schema blame_schema = {"blame", fields, sizeof fields / sizeof *fields, layouts,
                                    sizeof layouts / sizeof *layouts};

struct blame_file {
    struct span id;
    struct git_lines lines;
};

static void emit_line(struct app *app, struct span id, const struct git_lines *lines, size_t i,
                      bool of_house)
{
    const struct git_line *l = &lines->v[i];
    struct row r = row_new(&blame_schema);
    r.layout = (of_house ? OF_HOUSE : COMMITTED) + (l->unknown             ? UNKNOWN
                                                    : l->date == DATE_NONE ? NOT_YET
                                                                           : COMMITTED);
    row_text(&r, ID, id);
    row_int(&r, LINE, (int64_t)i + 1);
    row_date(&r, WRITTEN, l->date);
    if (l->commit.n) {
        row_text(&r, AUTHOR, l->author);
        row_text(&r, COMMIT, l->commit);
    }
    row_text(&r, TEXT, span_trim(l->text));
    sink_row(app->sink, &r);
}

static int ask_git(struct app *app, struct span id, struct git_lines *lines)
{
    struct err e = ERR_INIT;
    struct span path = store_path(&app->store, id, &app->arena);
    return git_blame(app->store.rootfd, path.p, lines, &app->arena, &e) < 0 ? app_fail(app, &e)
                                                                            : 0;
}

int blame_guest(struct app *app, struct span id)
{
    struct git_lines lines;
    int status = ask_git(app, id, &lines);
    for (size_t i = 0; i < lines.n; i++)
        if (span_trim(lines.v[i].text).n)
            emit_line(app, id, &lines, i, false);
    return status;
}

int blame_line(struct app *app, struct blame *b, struct span id, uint32_t lineno)
{
    size_t i = 0;
    int status = 0;
    while (i < b->n && !span_eq(b->v[i].id, id))
        i++;
    if (i == b->n) {
        b->v = arena_grow(&app->arena, b->v, b->n, &b->cap, sizeof *b->v);
        b->v[b->n++].id = arena_copy(&app->arena, id);
        status = ask_git(app, id, &b->v[i].lines);
    }
    if (lineno <= b->v[i].lines.n)
        emit_line(app, id, &b->v[i].lines, lineno - 1, true);
    return status;
}
