#include "plan/menu_taken.h"

enum { LINE, AS, DISH, CARD, ONLY, CODES, TEXT };

static const struct field fields[] = {
    [LINE] = {"line", FIELD_INT, STYLE_DIM},    [AS] = {"as", FIELD_TEXT, STYLE_TONE},
    [DISH] = {"dish", FIELD_TEXT, STYLE_BOLD},  [CARD] = {"card", FIELD_TEXT, STYLE_PLAIN},
    [ONLY] = {"only", FIELD_TEXT, STYLE_PLAIN}, [CODES] = {"codes", FIELD_TEXT, STYLE_PLAIN},
    [TEXT] = {"text", FIELD_TEXT, STYLE_PLAIN},
};

enum taken_layout { L_DISH, L_OTHER };

static const char *const layouts[] = {
    [L_DISH] = "{line:>4}  {as:11}  {|19}{dish~}[  for @{only}][  codes {codes}][  {card}]",
    [L_OTHER] = "{line:>4}  {as:11}  {|19}{text~}",
};

const struct schema menu_taken_schema = {"menu", fields, sizeof fields / sizeof *fields,
                                         layouts, sizeof layouts / sizeof *layouts};

static struct span kind_name(const struct menu_taken *t, const struct menu *m)
{
    switch (t->kind) {
    case MENU_DISH: return m->v[t->dish].without ? SPAN("left out") : SPAN("dish");
    case MENU_DESCRIPTION: return SPAN("description");
    case MENU_HEADING: return SPAN("heading");
    case MENU_NOTICE: return SPAN("notice");
    case MENU_LEGEND: return SPAN("legend");
    case MENU_COMMENT: break;
    }
    return SPAN("comment");
}

static void set_text(struct row *r, size_t field, struct span text)
{
    if (text.n)
        row_text(r, field, text);
}

static void emit_dish(struct row *r, const struct menu_line *l, const struct book *book,
                      struct arena *a)
{
    struct dish d = dish_parse(l->fact.body);
    bool has_card = d.contains.p || book_find_name(book, d.name, a);
    r->layout = L_DISH;
    row_text(r, DISH, d.name);
    row_text(r, CARD, has_card ? SPAN("card") : SPAN("no card"));
    set_text(r, ONLY, l->only);
    set_text(r, CODES, l->codes);
}

void menu_taken_emit(const struct menu *m, const struct book *book, struct arena *a,
                     struct sink *out)
{
    for (size_t i = 0; i < m->taken_n; i++) {
        const struct menu_taken *t = &m->taken[i];
        struct row r = row_new(&menu_taken_schema);
        bool dish = t->kind == MENU_DISH;
        r.layout = L_OTHER;
        r.tone = dish ? TONE_PLAIN : TONE_NOTICE;
        row_int(&r, LINE, t->lineno);
        row_text(&r, AS, kind_name(t, m));
        row_text(&r, TEXT, span_trim(t->line));
        if (dish)
            emit_dish(&r, &m->v[t->dish], book, a);
        sink_row(out, &r);
    }
}
