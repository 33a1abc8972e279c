#include "plan/allergens.h"

enum { DISH, CARD, CODES, FIRST }; /* FIRST: the regime's first allergen */

/* One allergen of the regime, as a guest who must not have it. */
struct tag_column {
    struct avoid any;   /* every food of the tag */
    struct avoid *only; /* the foods that are this item alone; any of them is "yes" */
    size_t only_n;
};

/* ---- the schema ---- */

static const char *header(const struct regime *r, struct arena *a)
{
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < r->n; i++)
        buf_fmt(&b, "%-4s", r->v[i].label);
    buf_str(&b, "dish\n");
    buf_char(&b, '\0');
    struct span s = buf_move(&b, a);
    return s.p;
}

static const char *table_layout(const struct regime *r, bool first, struct arena *a)
{
    struct buf b = BUF_INIT;
    if (first)
        buf_str(&b, header(r, a));
    for (size_t i = 0; i < r->n; i++)
        buf_fmt(&b, "{%s:4}", r->v[i].name);
    buf_str(&b, "{|4}{dish~}");
    buf_char(&b, '\0');
    struct span s = buf_move(&b, a);
    return s.p;
}

const struct schema *allergens_schema(const struct regime *r, enum allergen_codes codes,
                                      struct arena *a)
{
    struct field *fields = ARENA_NEW(a, struct field, FIRST + r->n);
    const char **layouts = ARENA_NEW(a, const char *, 2);
    struct schema *s = ARENA_NEW(a, struct schema, 1);
    fields[DISH] = (struct field){"dish", FIELD_TEXT, STYLE_BOLD};
    fields[CARD] = (struct field){"card", FIELD_TEXT, STYLE_PLAIN};
    fields[CODES] = (struct field){"codes", FIELD_TEXT, STYLE_PLAIN};
    for (size_t i = 0; i < r->n; i++)
        fields[FIRST + i] = (struct field){r->v[i].name, FIELD_TEXT, STYLE_PLAIN};
    layouts[0] = codes ? "{dish}[  {codes}]" : table_layout(r, true, a);
    layouts[1] = codes ? layouts[0] : table_layout(r, false, a);
    *s = (struct schema){"report-allergens", fields, FIRST + r->n, layouts, 2};
    return s;
}

/* ---- what each dish holds ---- */

static struct tag_column column_of(const struct plan *p, const struct regime_item *item)
{
    struct tag_column c = {
        .any = avoid_parse(p->lexicon, KEY_ALLERGY, span_str(item->tag), p->arena)};
    struct span rest = span_str(item->words), word;
    size_t cap = 0;
    while (rest.n && span_cut(&rest, ',', &word)) {
        c.only = arena_grow(p->arena, c.only, c.only_n, &cap, sizeof *c.only);
        c.only[c.only_n++] = avoid_parse(p->lexicon, KEY_DISLIKES, word, p->arena);
    }
    return c;
}

static bool holds_one(const struct tag_column *c, const struct contents *contents)
{
    for (size_t i = 0; i < c->only_n; i++)
        if (avoid_judge(&c->only[i], contents).level == VERDICT_STOP)
            return true;
    return false;
}

static const char *cell_of(const struct tag_column *c, const struct contents *contents)
{
    struct verdict v = avoid_judge(&c->any, contents);
    if (c->only_n && holds_one(c, contents))
        return "yes";
    if (v.level == VERDICT_STOP)
        return c->only_n ? "may" : "yes";
    if (v.level == VERDICT_NOTHING)
        return "";
    return v.word.n && v.tag.n ? "may" : "?";
}

static void add_code(struct buf *b, const struct regime *r, size_t i, enum allergen_codes codes)
{
    const char *letter = r->v[i].letter;
    if (codes == CODES_LETTERS && *letter)
        buf_str(b, letter);
    else
        buf_fmt(b, "%zu", i + 1);
}

/* Appends the codes of one answer, "1, 3", to b. */
static void add_codes(struct buf *b, const struct regime *r, const char *const *cells,
                      const char *answer, enum allergen_codes codes)
{
    bool any = false;
    for (size_t i = 0; i < r->n; i++)
        if (span_is(span_str(cells[i]), answer)) {
            buf_str(b, any ? "," : "");
            add_code(b, r, i, codes);
            any = true;
        }
}

/* Returns "1,3 may 7", "1 ?": a question mark where something is not known. */
static struct span codes_of(const struct plan *p, const struct regime *r,
                            const char *const *cells, enum allergen_codes codes)
{
    struct buf b = BUF_INIT, may = BUF_INIT, unknown = BUF_INIT;
    add_codes(&b, r, cells, "yes", codes);
    add_codes(&may, r, cells, "may", codes);
    add_codes(&unknown, r, cells, "?", codes);
    if (may.n) {
        buf_str(&b, b.n ? " may " : "may ");
        buf_add(&b, buf_span(&may));
    }
    if (unknown.n)
        buf_str(&b, b.n ? " ?" : "?");
    struct span s = buf_move(&b, p->arena);
    buf_release(&may);
    buf_release(&unknown);
    return s;
}

void allergens_emit(const struct plan *p, const struct regime *r, enum allergen_codes codes,
                    const struct schema *schema, struct sink *out)
{
    struct tag_column *columns = ARENA_NEW(p->arena, struct tag_column, r->n);
    const char **cells = ARENA_NEW(p->arena, const char *, r->n);
    for (size_t i = 0; i < r->n; i++)
        columns[i] = column_of(p, &r->v[i]);
    for (size_t d = 0; d < p->n; d++) {
        const struct plan_dish *dish = &p->v[d];
        struct row row = row_new(schema);
        if (dish->without)
            continue;
        row.layout = out->rows > 0;
        row_text(&row, DISH, dish->name);
        row_text(&row, CARD, dish->contents.has_card ? SPAN("card") : SPAN("no card"));
        for (size_t i = 0; i < r->n; i++) {
            cells[i] = cell_of(&columns[i], &dish->contents);
            row_text(&row, FIRST + i, span_str(cells[i]));
        }
        row_text(&row, CODES, codes_of(p, r, cells, codes));
        sink_row(out, &row);
    }
}
