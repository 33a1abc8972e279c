#include "out/printer.h"

#include "out/layout.h"
#include "out/wrap.h"

/* The state of a line while a layout is printed. */
struct pen {
    struct out *o;
    const struct row *row;
    size_t column;
    size_t first;  /* the column of the line's first wrapped value; 0: none yet */
    size_t spaces; /* owed: given only when something follows on the line */
    bool used;     /* something was printed, if only a space or a newline */
    bool html;     /* for a page of HTML, where a line is an element */
    bool open;     /* that element is open */
};

/*
 * A wrapped value has a column of its own while the page has so many for it: STRIP where the
 * layout offers a break before it, else STRIP_MIN.
 */
enum { STRIP = 24, STRIP_MIN = 10, SMALL_INDENT = 4 };

static const struct layout *layout_of(struct out *o, const struct row *r)
{
    struct layout **at = &o->layouts;
    while (*at && ((*at)->schema != r->schema || (*at)->number != r->layout))
        at = &(*at)->next;
    struct layout *l = *at;
    if (!l)
        l = layout_compile(&o->layouts_arena, r->schema, r->layout, o->options.language);
    else
        *at = l->next;
    l->next = o->layouts;
    o->layouts = l;
    return l;
}

static bool has_value(const struct row *r, size_t field)
{
    const struct value *v = &r->v[field];
    switch (r->schema->fields[field].type) {
    case FIELD_TEXT: return v->set && v->text.n;
    case FIELD_LIST: return v->set && v->number;
    default: return v->set;
    }
}

static bool any_value(const struct row *r, const struct layout_step *s,
                      const struct layout_step *end)
{
    for (; s < end; s++)
        if ((s->kind == STEP_FIELD || s->kind == STEP_BAR) && has_value(r, s->field))
            return true;
    return false;
}

static void pay_spaces(struct pen *pen)
{
    if (pen->html && !pen->open) {
        html_line(pen->o, pen->spaces);
        pen->open = true;
        pen->column += pen->spaces;
        pen->spaces = 0;
    }
    buf_fill(&pen->o->buf, ' ', pen->spaces);
    pen->column += pen->spaces;
    pen->spaces = 0;
}

static void close_line(struct pen *pen)
{
    if (pen->open)
        html_line_end(pen->o);
    pen->open = false;
}

static void newline(struct pen *pen, size_t indent)
{
    if (pen->html) {
        pay_spaces(pen); /* an empty line is an element too */
        close_line(pen);
    } else {
        buf_char(&pen->o->buf, '\n');
    }
    pen->column = 0;
    pen->spaces = indent;
}

static const char *color_of(const struct row *r, size_t field)
{
    static const char *const tones[] = {"", "32", "36", "33", "1;31"};
    switch (r->schema->fields[field].style) {
    case STYLE_BOLD: return "1";
    case STYLE_DIM: return "2";
    case STYLE_WORD:
    case STYLE_TONE: return tones[r->tone];
    case STYLE_GRID:
    case STYLE_PLAIN: break;
    }
    return "";
}

/* Prints a value or a part of one; `strong`: highlighted. */
static void put_piece(struct pen *pen, struct span s, size_t field, bool strong)
{
    struct out *o = pen->o;
    const char *color = strong ? "1;31" : color_of(pen->row, field);
    bool colored = o->options.color && *color;
    if (!s.n)
        return;
    if (pen->html) {
        html_value(o, s, pen->row->schema->fields[field].style, strong);
        return;
    }
    if (colored)
        buf_fmt(&o->buf, "\033[%sm", color);
    escape_value(&o->buf, s, out_escape(o));
    if (colored)
        buf_str(&o->buf, "\033[0m");
}

/* Prints s, the text or a line of it, up to its last highlighted part. Returns the rest. */
static struct span put_parts(struct pen *pen, struct span s, size_t field)
{
    const struct value *v = &pen->row->v[field];
    const char *end = s.p + s.n;
    for (int64_t i = 0; i < v->number; i++) {
        const char *from = v->list[i].p, *to = from + v->list[i].n;
        from = from < s.p ? s.p : from;
        to = to > end ? end : to;
        if (from >= to)
            continue;
        put_piece(pen, span_between(s.p, from), field, false);
        put_piece(pen, span_between(from, to), field, true);
        s = span_between(to, end);
    }
    return s;
}

/*
 * Prints a field. Its colour ends with each line: pagers reset it there, and an indent has
 * none.
 */
static void put_cell(struct pen *pen, struct span s, size_t field, size_t columns)
{
    bool marks = pen->o->options.color || pen->html;
    pay_spaces(pen);
    if (marks && pen->row->schema->fields[field].type == FIELD_TEXT)
        s = put_parts(pen, s, field);
    put_piece(pen, s, field, false);
    pen->column += columns;
}

/*
 * Returns the indent of a value for which the page has no room beside the others: that of the
 * first value of the line, so that it never reads as a line of its own.
 */
static size_t small_indent(const struct pen *pen)
{
    size_t width = pen->o->options.width;
    if (pen->first && pen->first + STRIP_MIN <= width)
        return pen->first;
    return width >= STRIP_MIN + SMALL_INDENT ? SMALL_INDENT : 0;
}

/* Goes to a new line if not even the first word of s has room on this one. */
static void break_before(struct pen *pen, struct span s, size_t hang)
{
    struct span word = span_head(s, span_chr(s, ' '));
    size_t at = pen->column + pen->spaces;
    if (hang && at > hang &&
        at + escape_width(word, out_escape(pen->o)) > pen->o->options.width)
        newline(pen, hang);
}

static void put_wrapped(struct pen *pen, struct span s, size_t field, size_t hang)
{
    enum escape how = out_escape(pen->o);
    break_before(pen, s, hang);
    size_t width = pen->o->options.width, indent = pen->column + pen->spaces, next;
    size_t room = width > indent ? width - indent : 0;
    size_t small = small_indent(pen);
    size_t n = wrap_line(s, room, how, &next);
    pen->first = pen->first ? pen->first : indent;
    if (hang && hang + STRIP_MIN <= width)
        indent = hang;
    if (next < s.n && room < STRIP_MIN && indent > small) {
        indent = small;
        room = width - indent;
        newline(pen, indent);
        n = wrap_line(s, room, how, &next);
    }
    while (next < s.n) {
        put_cell(pen, span_head(s, n), field, 0);
        newline(pen, indent);
        room = width > indent ? width - indent : 0;
        s = span_from(s, next);
        n = wrap_line(s, room, how, &next);
    }
    s = span_head(s, n);
    put_cell(pen, s, field, escape_width(s, how));
}

static size_t most(size_t a, size_t b)
{
    return a > b ? a : b;
}

/* Returns the value as this page shows it. */
static struct span shown_value(const struct pen *pen, size_t field)
{
    struct span text = out_value(pen->o, pen->row, field);
    bool word = pen->row->schema->fields[field].style == STYLE_WORD;
    return word ? phrase_word(pen->o->options.language, text) : text;
}

static void put_field(struct pen *pen, const struct layout_step *s)
{
    struct out *o = pen->o;
    struct span text = shown_value(pen, s->field);
    /* Columns are counted only where they matter: a long list in a pipe is copied as it is. */
    bool counts = s->columns || o->options.width;
    size_t columns = counts ? escape_width(text, out_escape(o)) : 0;
    size_t pad = most(s->columns, columns) - columns;
    if (s->right)
        pen->spaces += pad;
    if (text.n && s->wraps && o->options.width)
        put_wrapped(pen, text, s->field, s->hang);
    else if (text.n)
        put_cell(pen, text, s->field, columns);
    if (!s->right)
        pen->spaces += pad;
}

/* Eighths of a block, from none to a whole one: lying for a bar, standing for one column. */
static const char *const lying[] = {"",       "\u258F", "\u258E", "\u258D", "\u258C",
                                    "\u258B", "\u258A", "\u2589", "\u2588"};
static const char *const standing[] = {" ",      "\u2581", "\u2582", "\u2583", "\u2584",
                                       "\u2585", "\u2586", "\u2587", "\u2588"};
static const char *const shades[] = {" ", ".", ":", "-", "=", "+", "*", "%", "#"};

/* Returns the columns of a bar, up to the end of the page, so that bars stay in proportion. */
static size_t bar_columns(const struct pen *pen, const struct layout_step *s)
{
    size_t width = pen->o->options.width, at = pen->column + pen->spaces;
    return width && at + s->columns > width ? most(width, at) - at : s->columns;
}

static size_t eighths(const struct pen *pen, const struct layout_step *s)
{
    int64_t n = pen->row->v[s->field].number, most = pen->row->v[s->most].number;
    if (n <= 0 || most <= 0)
        return 0;
    int64_t all = (int64_t)bar_columns(pen, s) * 8, part = n >= most ? all : n * all / most;
    return part || !all ? (size_t)part : 1; /* something is never shown as nothing */
}

static void put_bar(struct pen *pen, const struct layout_step *s)
{
    struct buf *b = &pen->o->buf;
    bool ascii = pen->o->options.ascii;
    size_t n = eighths(pen, s), whole = ascii ? (n + 7) / 8 : n / 8;
    size_t columns = bar_columns(pen, s);
    if (n == 0) {
        pen->spaces += columns;
        return;
    }
    pay_spaces(pen);
    if (pen->html && s->columns > 1) {
        html_bar(pen->o, n, columns);
        pen->column += columns;
        return;
    }
    if (s->columns == 1) {
        buf_str(b, ascii ? shades[n] : standing[n]);
        pen->column++;
        return;
    }
    for (size_t i = 0; i < whole; i++)
        buf_str(b, ascii ? "#" : lying[8]);
    bool part = !ascii && n % 8;
    if (part)
        buf_str(b, lying[n % 8]);
    pen->column += whole + part;
    pen->spaces += columns - whole - part;
}

static void put_text(struct pen *pen, const struct layout_step *s)
{
    pay_spaces(pen);
    if (pen->html)
        html_add(&pen->o->buf, s->text);
    else
        buf_add(&pen->o->buf, s->text);
    pen->column += s->columns;
}

/*
 * Returns the pen's column after a step, and sets *end to it unless the step prints only
 * spaces.
 */
static size_t after(const struct pen *pen, const struct layout_step *s, size_t at, size_t *end)
{
    if (s->kind == STEP_SPACES)
        return at + s->columns;
    if (s->kind != STEP_FIELD)
        return *end = at + s->columns;
    struct span text = shown_value(pen, s->field);
    size_t columns = escape_width(text, out_escape(pen->o));
    size_t padded = most(s->columns, columns);
    if (text.n)
        *end = at + (s->right ? padded : columns);
    return at + padded;
}

/* Returns whether the page has room for the steps from the i-th up to the next break. */
static bool fits(const struct pen *pen, const struct layout *l, size_t i)
{
    size_t at = pen->column + pen->spaces, end = at, width = pen->o->options.width;
    for (; i < l->n && l->steps[i].kind != STEP_BREAK && l->steps[i].kind != STEP_NEWLINE;
         i++) {
        const struct layout_step *s = &l->steps[i];
        if (s->wraps && at + STRIP <= width)
            break;
        if (s->kind != STEP_GROUP)
            at = after(pen, s, at, &end);
        else if (!any_value(pen->row, s, l->steps + s->end))
            i = s->end - 1;
    }
    return end <= width;
}

static void run_layout(struct pen *pen, const struct layout *l)
{
    for (size_t i = 0; i < l->n; i++) {
        const struct layout_step *s = &l->steps[i];
        if (s->kind == STEP_GROUP) {
            if (!any_value(pen->row, s, l->steps + s->end))
                i = s->end - 1;
            continue;
        }
        pen->used = true;
        switch (s->kind) {
        case STEP_TEXT: put_text(pen, s); break;
        case STEP_SPACES: pen->spaces += s->columns; break;
        case STEP_NEWLINE: newline(pen, 0); break;
        case STEP_BREAK:
            if (pen->o->options.width && pen->column && !fits(pen, l, i + 1))
                newline(pen, s->columns);
            break;
        case STEP_BAR: put_bar(pen, s); break;
        default: put_field(pen, s);
        }
    }
}

void print_text(struct out *o, const struct row *r)
{
    struct pen pen = {.o = o, .row = r};
    run_layout(&pen, layout_of(o, r));
    if (pen.used)
        buf_char(&o->buf, '\n');
}

void print_html(struct out *o, const struct row *r)
{
    struct pen pen = {.o = o, .row = r, .html = true};
    size_t before = o->buf.n;
    html_row(o, r);
    run_layout(&pen, layout_of(o, r));
    close_line(&pen);
    html_row_end(o);
    if (!pen.used)
        o->buf.n = before;
}
