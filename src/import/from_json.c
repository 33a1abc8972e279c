#include "import/read.h"

#include "formats/json.h"

#include <string.h>

/* The lines of one guest, as long as they come one after the other. */
struct json_group {
    struct import *im;
    struct span id; /* .p is NULL: none yet */
    uint32_t lineno;
    struct lines lines;
    struct arena *a, scratch;
};

static int end_group(struct json_group *g)
{
    struct err e = ERR_INIT;
    int r = g->id.p && g->lines.n
                ? matching_lines(&g->im->matching, g->lineno, g->id, &g->lines, NULL, &e)
                : 0;
    g->lines = (struct lines){0};
    return r < 0 ? app_fail(g->im->app, &e) : 0;
}

/*
 * Reads a member that is a string, or, if its bytes are not UTF-8, the same member of "raw". A
 * missing member is an empty text.
 */
static bool member(const struct json *object, const char *name, struct span *text,
                   struct arena *a)
{
    const struct json *plain = json_member(object, name), *all = json_member(object, "raw");
    const struct json *raw = all && all->type == JSON_OBJECT ? json_member(all, name) : NULL;
    struct buf b = BUF_INIT;
    *text = SPAN("");
    if (raw) {
        bool fine = raw->type == JSON_STRING && base64_decode(&b, raw->text);
        *text = buf_move(&b, a);
        return fine;
    }
    if (plain && plain->type == JSON_STRING)
        *text = plain->text;
    return !plain || plain->type == JSON_STRING || plain->type == JSON_NULL;
}

struct parts {
    struct span id, kind, date, time, key, mark, text, spelled;
};

static bool take_parts(const struct json *v, struct parts *p, struct arena *a)
{
    return v->type == JSON_OBJECT && member(v, "id", &p->id, a) &&
           member(v, "kind", &p->kind, a) && member(v, "date", &p->date, a) &&
           member(v, "time", &p->time, a) && member(v, "key", &p->key, a) &&
           member(v, "mark", &p->mark, a) && member(v, "text", &p->text, a) &&
           member(v, "spelled", &p->spelled, a) && p->id.n;
}

/*
 * Returns the key as the file had it: `spelled`, if that is another spelling or another name of
 * the same key; empty when it is another key.
 */
static struct span spelling(const struct parts *p, const struct keys *keys)
{
    int key = keys_find(keys, p->key);
    bool same = key == KEY_NONE ? span_eq_nocase(p->key, p->spelled)
                                : key == keys_find(keys, p->spelled);
    return !p->spelled.n ? p->key : same ? p->spelled : SPAN("");
}

/* Puts the key into the line with its capitals, which fact_write does not write. */
static bool keep_capitals(struct buf *line, struct span written, struct span key)
{
    if (!span_eq_nocase(written, key))
        return false;
    memcpy(line->p + (written.p - line->p), key.p, key.n);
    return true;
}

/* Makes the line of a file that gives these parts when it is read; false when none does. */
static bool make_line(const struct json_group *g, const struct parts *p, struct buf *b)
{
    date_t date = date_parse(p->date);
    daytime_t time = time_parse(p->time);
    if ((p->date.n && date == DATE_NONE) || (p->time.n && time == TIME_NONE) || p->mark.n > 1)
        return false;
    bool fact = p->kind.n == 0 || span_is(p->kind, "fact");
    struct span key = spelling(p, &g->im->app->store.keys);
    if (fact)
        fact_write(b, date, time, key, p->mark.n ? p->mark.p[0] : 0, p->text);
    else
        buf_add(b, p->text);
    struct fact f = fact_parse(buf_span(b), 0, &g->im->app->store.keys);
    enum line_kind want = fact                          ? LINE_FACT
                          : span_is(p->kind, "comment") ? LINE_COMMENT
                                                        : LINE_OTHER;
    return f.kind == want && span_chr(buf_span(b), '\n') == SPAN_NONE &&
           span_chr(buf_span(b), '\0') == SPAN_NONE && f.problem != PROBLEM_CONFLICT &&
           (!fact ||
            (f.date == date && f.time == time && span_eq(f.text, span_trim(p->text)) &&
             ((f.key != KEY_NONE && !p->spelled.n) || keep_capitals(b, f.key_name, key))));
}

static void refuse(struct json_group *g, uint32_t lineno, struct span id, const char *why)
{
    matching_refuse(&g->im->matching, lineno, span_head(id, 100), span_str(why));
}

static int take_object(struct json_group *g, uint32_t lineno, const struct json *v)
{
    struct parts p;
    struct buf b = BUF_INIT;
    int status = 0;
    if (!take_parts(v, &p, &g->scratch)) {
        refuse(g, lineno, SPAN(""), "not a line of journal export --json");
        return 0;
    }
    if (!make_line(g, &p, &b)) {
        refuse(g, lineno, p.id, "cannot be written as a line of a file");
    } else {
        if (!g->id.p || !span_eq(g->id, p.id)) {
            status = end_group(g);
            g->id = arena_copy(g->a, p.id);
            g->lineno = lineno;
        }
        g->lines.v =
            arena_grow(g->a, g->lines.v, g->lines.n, &g->lines.cap, sizeof *g->lines.v);
        g->lines.v[g->lines.n++] = arena_copy(g->a, buf_span(&b));
    }
    buf_release(&b);
    return status;
}

int import_json(struct import *im)
{
    struct json_group g = {.im = im, .a = &im->app->arena};
    struct span rest = im->text, line;
    int status = 0;
    for (uint32_t lineno = 1; span_line(&rest, &line); lineno++) {
        struct json v;
        size_t at;
        arena_reset(&g.scratch);
        if (span_trim(line).n == 0)
            continue;
        if (json_parse(line, &v, &g.scratch, &at))
            status = err_graver(status, take_object(&g, lineno, &v));
        else
            refuse(&g, lineno, SPAN(""),
                   arena_fmt(&g.scratch, "not JSON from column %zu on", at + 1).p);
    }
    status = err_graver(status, end_group(&g));
    arena_release(&g.scratch);
    return status;
}
