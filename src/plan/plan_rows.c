/* Findings as rows. */
#include "plan/plan.h"

enum {
    LEVEL,
    ID,
    NAME,
    WITH,
    DISH,
    REASON,
    KEY,
    TERM,
    WORD,
    TAG,
    LIKE,
    TIMES,
    LAST,
    MARK,
    FILE_PATH,
    LINE,
    INSTEAD
};

static const struct field fields[] = {
    [LEVEL] = {"level", FIELD_TEXT, STYLE_WORD},
    [ID] = {"id", FIELD_TEXT, STYLE_DIM},
    [NAME] = {"name", FIELD_TEXT, STYLE_BOLD},
    [WITH] = {"with", FIELD_TEXT, STYLE_PLAIN},
    [DISH] = {"dish", FIELD_TEXT, STYLE_PLAIN},
    [REASON] = {"reason", FIELD_TEXT, STYLE_TONE},
    [KEY] = {"key", FIELD_TEXT, STYLE_DIM},
    [TERM] = {"term", FIELD_TEXT, STYLE_PLAIN},
    [WORD] = {"word", FIELD_TEXT, STYLE_PLAIN},
    [TAG] = {"tag", FIELD_TEXT, STYLE_PLAIN},
    [LIKE] = {"like", FIELD_TEXT, STYLE_PLAIN},
    [TIMES] = {"times", FIELD_INT, STYLE_PLAIN},
    [LAST] = {"last", FIELD_DATE, STYLE_PLAIN},
    [MARK] = {"mark", FIELD_TEXT, STYLE_PLAIN},
    [FILE_PATH] = {"file", FIELD_TEXT, STYLE_DIM},
    [LINE] = {"line", FIELD_INT, STYLE_DIM},
    [INSTEAD] = {"instead", FIELD_TEXT, STYLE_PLAIN},
};

/* The levels of English have 6 columns, those of other languages up to 12. */
enum plan_layout { L_DISH, L_LINE, L_WIDE_DISH, L_WIDE_LINE };

static const char *const layouts[] = {
    [L_DISH] =
        "{level:6} {name:18}  {|7}{dish~:30}  {|7}{reason~}[{=; }{|7}{=comes with {with}}]"
        "[\n       {=instead: {instead~}}]",
    [L_LINE] = "{level:6} {name:18}  {|7}{reason~}[{=; }{|7}{=comes with {with}}]  "
               "{|7}({file}:{line})",
    [L_WIDE_DISH] =
        ("{level:12} {name:18}  {|13}{dish~:30}  {|13}{reason~}[{=; }{|13}{=comes with {with}}]"
         "[\n             {=instead: {instead~}}]"),
    [L_WIDE_LINE] = ("{level:12} {name:18}  {|13}{reason~}[{=; }{|13}{=comes with {with}}]"
                     "  {|13}({file}:{line})"),
};

const struct schema plan_schema = {"plan", fields, sizeof fields / sizeof *fields, layouts,
                                   sizeof layouts / sizeof *layouts};

struct span plan_level_name(enum plan_level level)
{
    static const char *const names[] = {"FRESH", "ASK", "AVOID", "NEAR", "AGAIN", "STOP"};
    return span_str(names[level]);
}

enum tone plan_level_tone(enum plan_level level)
{
    static const enum tone tones[] = {TONE_GOOD,   TONE_NOTICE, TONE_NOTICE,
                                      TONE_NOTICE, TONE_WARN,   TONE_ALARM};
    return tones[level];
}

static void set_term(struct row *r, size_t field, struct span text)
{
    if (text.n)
        row_text(r, field, text);
}

void plan_emit(const struct finding *c, const struct guest *g, struct span path,
               enum language language, struct sink *out)
{
    struct row r = row_new(&plan_schema);
    r.layout = c->dish ? L_DISH : L_LINE;
    if (language != LANGUAGE_EN)
        r.layout += L_WIDE_DISH;
    r.tone = plan_level_tone(c->level);
    row_text(&r, LEVEL, plan_level_name(c->level));
    row_text(&r, ID, g->id);
    row_text(&r, NAME, c->name);
    set_term(&r, WITH, c->with);
    set_term(&r, DISH, c->dishes.n ? c->dishes : c->dish ? c->dish->name : SPAN(""));
    set_term(&r, REASON, c->reason);
    set_term(&r, KEY, c->key);
    set_term(&r, TERM, c->term);
    set_term(&r, WORD, c->word);
    set_term(&r, TAG, c->tag);
    set_term(&r, LIKE, c->like);
    if (c->times)
        row_int(&r, TIMES, (int64_t)c->times);
    row_date(&r, LAST, c->last);
    set_term(&r, MARK, c->mark ? (struct span){&c->mark, 1} : SPAN(""));
    set_term(&r, INSTEAD, c->instead);
    if (c->fact) {
        row_text(&r, FILE_PATH, path);
        row_int(&r, LINE, c->fact->lineno);
    }
    sink_row(out, &r);
}
