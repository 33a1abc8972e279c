#include "text/menu.h"

#include "base/set.h"
#include "base/utf8.h"
#include "text/dish.h"
#include "text/menu_line.h"
#include "text/plain.h"

#include <string.h>

/* A line that is not blank, before it is known what it is. */
struct raw {
    struct span written;
    struct span line, bare; /* with plain spaces; bare: without markup, @id and "!" */
    struct span only;
    struct span legend; /* what the line says of allergen codes; else empty */
    uint32_t lineno;
    bool without;
    bool fact;    /* begins with an item key, or with @id: always a dish */
    bool comment; /* "#" in the first column */
    bool indented, notice;
    bool after_blank, before_blank;
    enum menu_kind kind;
};

struct menu_reader {
    struct menu *m;
    const struct keys *keys;
    menu_is_food *is_food;
    void *ctx;
    struct arena *arena;   /* owns the menu */
    struct arena *lines;   /* owns `v`; released when the menu is read */
    struct arena *scratch; /* of one line: reset before the next */
    struct raw *v;
    size_t n, cap;
    bool titled;   /* most names begin with a capital: a small letter begins a description */
    bool shouted;  /* most lines are in capitals: capitals make no heading */
    bool priced;   /* half of the lines end in a price or a whole number */
    bool numbered; /* half of the dishes end in a price or a whole number: it is a price */
};

/* ---- the lines ---- */

/* Cuts "@id" and "!" off the front of the text. */
static struct span take_guest(struct raw *r, struct span text)
{
    struct span rest = text, id;
    if (!text.n || text.p[0] != '@' || !mention_next(&rest, &id) || id.p != text.p + 1)
        return text;
    r->only = id;
    r->fact = true;
    rest = span_trim(rest);
    r->without = rest.n && rest.p[0] == '!';
    return r->without ? span_trim(span_from(rest, 1)) : rest;
}

static bool is_item(struct span bare, const struct keys *keys)
{
    struct fact f = fact_parse(bare, 0, keys);
    return f.class == CLASS_ITEM && f.date == DATE_NONE;
}

/* Returns the text of a comment, "codes: eu14" of "# codes: eu14", or the line itself. */
static struct span comment_text(const struct raw *r)
{
    struct span s = r->bare;
    while (r->comment && s.n && (s.p[0] == '#' || s.p[0] == ' '))
        s = span_from(s, 1);
    return s;
}

static void add_raw(struct menu_reader *rd, struct span written, struct span line,
                    uint32_t lineno, bool after_blank)
{
    rd->v = arena_grow(rd->lines, rd->v, rd->n, &rd->cap, sizeof *rd->v);
    struct raw *r = &rd->v[rd->n++];
    *r = (struct raw){
        .written = written, .line = line, .lineno = lineno, .after_blank = after_blank};
    r->comment = line.p[0] == '#';
    r->indented = line.p[0] == ' ' || line.p[0] == '\t';
    r->bare = take_guest(r, span_trim(line));
    if (is_item(r->bare, rd->keys))
        r->fact = true;
    else
        r->bare = menu_bare(r->bare, rd->arena);
    if (!r->fact)
        r->legend = menu_legend(comment_text(r), rd->arena);
    r->notice = !r->fact && !r->comment && menu_is_notice(r->bare);
}

static void read_lines(struct menu_reader *rd, struct span src)
{
    struct span written;
    bool blank = true;
    src = span_from(src, utf8_bom(src));
    for (uint32_t lineno = 1; span_line(&src, &written); lineno++) {
        struct span line = plain_spaces(written, rd->arena);
        bool now = span_trim(line).n == 0;
        if (now && rd->n)
            rd->v[rd->n - 1].before_blank = true;
        if (!now)
            add_raw(rd, written, line, lineno, blank);
        blank = now;
    }
    if (rd->n)
        rd->v[rd->n - 1].before_blank = true;
}

static bool has_price(struct span bare)
{
    return plain_ends_in_number(bare) || plain_ends_in_price(bare);
}

/* Learns how this menu is written from lines that may be names. */
static void learn(struct menu_reader *rd)
{
    size_t names = 0, small = 0, capitals = 0, prices = 0;
    for (size_t i = 0; i < rd->n; i++) {
        const struct raw *r = &rd->v[i];
        if (r->comment || r->fact || r->notice)
            continue;
        names++;
        small += menu_starts_small(r->bare);
        capitals += menu_is_capitals(r->bare);
        prices += has_price(r->bare) ? 1 : 0;
    }
    rd->titled = names && small * 2 <= names;
    rd->shouted = capitals * 2 > names;
    rd->priced = prices > 2 && prices * 2 >= names;
}

/* ---- what each line is ---- */

/* Returns true for a rule below a heading: of "=", or of bars below the head of a table. */
static bool is_underline(const struct raw *r, const struct raw *below)
{
    struct span head = span_trim(r->line), rule = span_trim(below->line);
    char c = rule.p[0];
    for (size_t i = 0; i < rule.n; i++)
        if (c == '|' ? !strchr("|-: ", rule.p[i]) : rule.p[i] != '=')
            return false;
    return rule.n >= 3 && (c != '|' || head.p[0] == '|');
}

/*
 * Returns whether a line in capitals is a heading: a blank line, a notice or several names
 * follow it, or the names have prices and it has none.
 */
static bool is_title(const struct menu_reader *rd, size_t i)
{
    const struct raw *r = &rd->v[i];
    if (rd->shouted || !r->after_blank || !menu_is_capitals(r->bare) ||
        plain_name(r->bare, rd->scratch).n < r->bare.n)
        return false;
    if (rd->priced || (i + 1 < rd->n && rd->v[i + 1].notice))
        return true;
    return r->before_blank || (i + 2 < rd->n && !rd->v[i + 1].before_blank &&
                               !menu_starts_small(rd->v[i + 1].bare));
}

/*
 * Returns whether a line right below a dish describes it: it is indented more, or begins with a
 * small letter unlike the names, or is not in capitals and the name is.
 */
static bool describes(const struct menu_reader *rd, size_t i, size_t above)
{
    const struct raw *r = &rd->v[i], *dish = &rd->v[above];
    if (r->after_blank || dish->comment || r->fact || dish->fact)
        return false;
    if (r->indented && !dish->indented)
        return true;
    if (rd->titled && menu_starts_small(r->bare) && menu_starts_capital(dish->bare))
        return true;
    return menu_is_capitals(dish->bare) && !menu_is_capitals(r->bare) && !has_price(r->bare);
}

static bool is_food(const struct menu_reader *rd, struct span text)
{
    return rd->is_food && rd->is_food(rd->ctx, text);
}

static enum menu_kind kind_of(const struct menu_reader *rd, size_t i, size_t above)
{
    const struct raw *r = &rd->v[i];
    if (r->legend.n)
        return MENU_LEGEND;
    if (r->comment)
        return MENU_COMMENT;
    if (r->fact)
        return MENU_DISH;
    bool underlined = i + 1 < rd->n && is_underline(r, &rd->v[i + 1]);
    bool heading = underlined || menu_is_heading(r->bare, r->line) || is_title(rd, i);
    if ((heading || r->notice) && !is_food(rd, r->bare))
        return heading ? MENU_HEADING : MENU_NOTICE;
    return above < rd->n && describes(rd, i, above) ? MENU_DESCRIPTION : MENU_DISH;
}

static void find_numbers(struct menu_reader *rd)
{
    size_t dishes = 0, priced = 0;
    for (size_t i = 0; i < rd->n; i++)
        if (rd->v[i].kind == MENU_DISH && !rd->v[i].fact) {
            dishes++;
            priced += has_price(rd->v[i].bare);
        }
    rd->numbered = priced > 1 && priced * 2 >= dishes;
}

/* ---- the dishes ---- */

/* Returns the name without the whole number at its end that is a price in this menu. */
static struct span without_number(const struct menu_reader *rd, struct span name)
{
    if (!rd->numbered || !plain_ends_in_number(name))
        return name;
    while (name.p[name.n - 1] != ' ')
        name.n--;
    return span_trim(name);
}

/*
 * Returns a name and the brackets after it, without what is printed beside them: a slice of
 * `bare` or in the arena `a`.
 */
static struct span name_and_card(const struct menu_reader *rd, struct span bare,
                                 struct arena *a)
{
    size_t open = span_chr(bare, '[');
    struct span name = plain_name(span_head(bare, open), a);
    if (open == SPAN_NONE)
        name = without_number(rd, name);
    if (open == SPAN_NONE || name.p + name.n == bare.p + open)
        return open == SPAN_NONE ? name : bare;
    struct span rest = span_from(bare, open);
    size_t close = rest.n;
    while (close && rest.p[close - 1] != ']')
        close--;
    if (plain_is_price(span_trim(span_from(rest, close))))
        rest = span_head(rest, close);
    return arena_fmt(a, "%.*s %.*s", SPAN_ARG(name), SPAN_ARG(rest));
}

/* Returns the line as a fact, whose spans are slices of the menu or in the arena `a`. */
static struct fact read_dish(const struct menu_reader *rd, const struct raw *r, struct arena *a)
{
    struct fact f = fact_parse(r->bare, 0, rd->keys);
    f.lineno = r->lineno;
    if (f.class == CLASS_ITEM && f.date == DATE_NONE)
        return f;
    struct span name = name_and_card(rd, r->bare, a);
    return (struct fact){.line = r->written,
                         .key_name = rd->keys->v[rd->keys->item].name,
                         .canonical = rd->keys->v[rd->keys->item].name.p,
                         .text = name,
                         .body = name,
                         .remark = span_from(name, name.n),
                         .date = DATE_NONE,
                         .time = TIME_NONE,
                         .key = (int16_t)rd->keys->item,
                         .kind = LINE_FACT,
                         .class = CLASS_ITEM,
                         .lineno = r->lineno};
}

static void take_raw_line(struct menu *m, const struct raw *r, enum menu_kind kind,
                          struct arena *a)
{
    m->taken = arena_grow(a, m->taken, m->taken_n, &m->taken_cap, sizeof *m->taken);
    m->taken[m->taken_n++] =
        (struct menu_taken){r->written, r->lineno, kind, m->n ? m->n - 1 : 0, r->legend};
}

static struct span codes_of(const struct menu_reader *rd, const struct raw *r)
{
    struct span name = span_trim(span_head(r->bare, span_chr(r->bare, '[')));
    return plain_codes(without_number(rd, name), rd->arena);
}

static void add_dish(struct menu_reader *rd, const struct raw *r)
{
    struct menu *m = rd->m;
    struct menu_line l = {.only = r->only, .without = r->without, .words = r->bare};
    l.fact = read_dish(rd, r, rd->arena);
    l.codes = codes_of(rd, r);
    m->v = arena_grow(rd->arena, m->v, m->n, &m->cap, sizeof *m->v);
    m->v[m->n++] = l;
}

/* Decides what each line is. A dish stays `above` the lines that describe it. A line without
 * the name of a dish, "@id" or "dish: ;", is a notice, and nothing describes it. */
static void find_kinds(struct menu_reader *rd)
{
    size_t above = rd->n;
    for (size_t i = 0; i < rd->n; i++) {
        arena_reset(rd->scratch);
        rd->v[i].kind = kind_of(rd, i, above);
        if (rd->v[i].kind == MENU_DISH && !read_dish(rd, &rd->v[i], rd->scratch).body.n)
            rd->v[i].kind = MENU_NOTICE;
        if (rd->v[i].kind == MENU_DISH)
            above = i;
        else if (rd->v[i].kind != MENU_DESCRIPTION)
            above = rd->n;
    }
}

/* Adds the codes of a description to those of the name, but no numbers alone to letters. */
static void add_codes(struct menu_line *dish, struct span codes, struct arena *a)
{
    struct span all = dish->codes;
    if (all.n && codes.n && plain_has_letter(codes) >= plain_has_letter(all))
        dish->codes = arena_fmt(a, "%.*s, %.*s", SPAN_ARG(all), SPAN_ARG(codes));
}

/* Adds to the last dish the lines from..to that describe it. */
static void add_words(struct menu_reader *rd, size_t from, size_t to)
{
    struct menu_line *dish = &rd->m->v[rd->m->n - 1];
    struct buf b = BUF_INIT;
    buf_add(&b, dish->words);
    for (size_t i = from; i < to; i++) {
        buf_str(&b, ", ");
        buf_add(&b, rd->v[i].bare);
        add_codes(dish, codes_of(rd, &rd->v[i]), rd->arena);
    }
    dish->words = buf_move(&b, rd->arena);
}

static void add_lines(struct menu_reader *rd)
{
    for (size_t i = 0, to; i < rd->n; i = to) {
        struct raw *r = &rd->v[i];
        if (r->kind == MENU_DISH)
            add_dish(rd, r);
        take_raw_line(rd->m, r, r->kind, rd->arena);
        for (to = i + 1; to < rd->n && rd->v[to].kind == MENU_DESCRIPTION; to++)
            take_raw_line(rd->m, &rd->v[to], MENU_DESCRIPTION, rd->arena);
        if (to > i + 1)
            add_words(rd, i + 1, to);
    }
}

uint32_t menu_too_long(struct span src)
{
    struct span line, rest = src;
    size_t n = 0;
    for (uint32_t lineno = 1; span_line(&rest, &line); lineno++) {
        n += span_trim(line).n > 0;
        if (n > MENU_LINES || line.p + line.n > src.p + MENU_BYTES)
            return lineno;
    }
    return 0;
}

void menu_parse(struct menu *m, struct span src, const struct keys *keys, menu_is_food *eaten,
                void *ctx, struct arena *a)
{
    struct arena lines = ARENA_INIT, scratch = ARENA_INIT;
    struct menu_reader rd = {.m = m,
                             .keys = keys,
                             .is_food = eaten,
                             .ctx = ctx,
                             .arena = a,
                             .lines = &lines,
                             .scratch = &scratch};
    *m = (struct menu){0};
    read_lines(&rd, src);
    learn(&rd);
    find_kinds(&rd);
    find_numbers(&rd);
    add_lines(&rd);
    arena_release(&lines);
    arena_release(&scratch);
}

/* ---- what a guest gets ---- */

static struct span key_of(const struct menu_line *l, struct arena *a)
{
    return dish_key(dish_parse(l->fact.body).name, a);
}

void menu_find_lost(struct menu *m, struct arena *a)
{
    struct set shared = SET_INIT(a);
    for (size_t i = 0; i < m->n; i++)
        if (!m->v[i].only.n)
            set_add(&shared, key_of(&m->v[i], a), NULL);
    for (size_t i = 0; i < m->n; i++)
        m->v[i].lost = m->v[i].without && set_find(&shared, key_of(&m->v[i], a)) == SET_NONE;
}

struct menu menu_for(const struct menu *m, struct span id, struct arena *a)
{
    struct menu own = {.v = ARENA_NEW(a, struct menu_line, m->n), .cap = m->n};
    struct set without = SET_INIT(a);
    for (size_t i = 0; i < m->n; i++)
        if (m->v[i].without && span_eq(m->v[i].only, id))
            set_add(&without, key_of(&m->v[i], a), NULL);
    for (size_t i = 0; i < m->n; i++) {
        const struct menu_line *l = &m->v[i];
        bool wanted = !l->without && (!l->only.n || span_eq(l->only, id));
        if (wanted && !l->only.n && without.n)
            wanted = set_find(&without, key_of(l, a)) == SET_NONE;
        if (wanted)
            own.v[own.n++] = *l;
    }
    return own;
}
