#include "text/sheet.h"

#include "base/utf8.h"
#include "text/edit.h"
#include "text/fact_words.h"

#include <string.h>

static const char TITLE[] = "# journal sheet";

struct reader {
    struct sheet *s;
    struct sheet_table *t; /* the last; NULL before the first */
    struct diags *wrong;
    struct arena *a;
    struct span line; /* without white space at its ends */
    uint32_t lineno;
};

/* Reports an error, at most one a line. */
static void refuse(struct reader *rd, struct span culprit, const char *name,
                   const char *message, const char *remedy)
{
    if (rd->wrong->n && rd->wrong->v[rd->wrong->n - 1].lineno == rd->lineno)
        return;
    struct diag d = {.severity = DIAG_ERROR,
                     .line = rd->line,
                     .culprit = culprit,
                     .lineno = rd->lineno,
                     .name = name,
                     .message = span_str(message),
                     .remedy = span_str(remedy)};
    diags_add(rd->wrong, d);
}

static bool is_cell(char c)
{
    return c && strchr(".+-~*x?", c);
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* ---- letters ---- */

size_t sheet_letter(const struct sheet_table *t, char letter)
{
    for (size_t i = 0; i < t->guests_n; i++)
        if (t->guests[i].letter == letter)
            return i;
    return SPAN_NONE;
}

/* Returns whether a letter can name a guest; x is a cell. */
static bool is_free(char c, struct span taken)
{
    return is_letter(c) && c != 'x' && c != 'X' && span_chr(taken, c) == SPAN_NONE;
}

char sheet_new_letter(struct span id, struct span taken)
{
    for (size_t i = 0; i < id.n; i++)
        if (is_free(id.p[i], taken))
            return id.p[i];
    for (int c = 'a'; c <= 'z'; c++)
        if (is_free((char)c, taken))
            return (char)c;
    for (int c = 'A'; c <= 'Z'; c++)
        if (is_free((char)c, taken))
            return (char)c;
    return 0;
}

/* ---- comments ---- */

/* Returns how many backslashes are before the # at p, up to `from`. */
static size_t backslashes(const char *from, const char *p)
{
    size_t n = 0;
    while (p - n > from && p[-1 - (ptrdiff_t)n] == '\\')
        n++;
    return n;
}

/* Returns whether a # at that place begins a comment, but for backslashes before it. */
static bool follows_space(struct span s, size_t i)
{
    size_t n = backslashes(s.p, s.p + i);
    return i == n || s.p[i - n - 1] == ' ';
}

void sheet_escape(struct buf *b, struct span text)
{
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '#' && follows_space(text, i))
            buf_char(b, '\\');
        buf_char(b, text.p[i]);
    }
}

/* Returns the text of a row without its comment, and without what sheet_escape added. */
static struct span without_comment(struct reader *rd, struct span text)
{
    struct buf b = BUF_INIT;
    size_t i = 0;
    for (; i < text.n; i++) {
        if (text.p[i] == '#' && follows_space(text, i)) {
            if (i == 0 || text.p[i - 1] != '\\')
                break;
            b.n--;
        }
        buf_char(&b, text.p[i]);
    }
    struct span kept =
        span_trim(b.n == i ? span_head(text, i) : arena_copy(rd->a, buf_span(&b)));
    buf_release(&b);
    return kept;
}

/* ---- lines ---- */

static bool is_refused(struct reader *rd, struct span text)
{
    const char *why = edit_refuses(text);
    if (why)
        refuse(rd, text, "bad-text", arena_fmt(rd->a, "this cannot be recorded: %s", why).p,
               "type it again");
    return why;
}

static void read_title(struct reader *rd)
{
    struct span rest = span_from(rd->line, sizeof TITLE - 1), word;
    date_t date = span_word(&rest, &word) ? date_parse(word) : DATE_NONE;
    if (date == DATE_NONE || span_trim(rest).n)
        refuse(rd, rd->line, "bad-date", "the title has no date",
               "write: # journal sheet YYYY-MM-DD");
    else if (rd->s->date == DATE_NONE)
        rd->s->date = date;
    else if (rd->s->date != date)
        refuse(rd, word, "second-sheet", "a second sheet, of another day, begins here",
               "record each from its own file");
}

/* Returns the name of "table T" and "T号桌"; the words are those of any language. */
static struct span table_of(struct span text)
{
    struct span rest = text, word;
    if (span_word(&rest, &word) && fact_word_is(word, WORD_TABLE))
        return span_trim(rest);
    for (size_t n = 1; n < text.n; n++)
        if (fact_word_is(span_from(text, n), WORD_TABLE_AFTER))
            return span_trim(span_head(text, n));
    return (struct span){NULL, 0};
}

static void read_table(struct reader *rd)
{
    struct span rest = span_from(rd->line, 2), word, at = rest;
    struct sheet *s = rd->s;
    s->tables = arena_grow(rd->a, s->tables, s->n, &s->cap, sizeof *s->tables);
    rd->t = &s->tables[s->n++];
    *rd->t = (struct sheet_table){.time = TIME_NONE, .line = rd->line, .lineno = rd->lineno};
    if (span_word(&at, &word) && word.p[0] >= '0' && word.p[0] <= '9') {
        rd->t->time = time_parse(word);
        if (rd->t->time == TIME_NONE)
            refuse(rd, word, "bad-time", "not a time of day", "write it as HH:MM");
        rest = at;
    }
    rest = span_trim(rest);
    if (!rest.n)
        return;
    rd->t->table = table_of(rest);
    if (!rd->t->table.n)
        refuse(rd, rest, "bad-table", "neither a time nor a table", "write: ## HH:MM  table T");
}

/* "a @aiko-nakamura  Aiko Nakamura  ALLERGY shellfish": what follows the id is not read. */
static void add_guest(struct reader *rd, char letter, struct span id)
{
    struct sheet_table *t = rd->t;
    for (size_t i = 0; i < t->guests_n; i++)
        if (span_eq(t->guests[i].id, id))
            refuse(rd, id, "twice", "this guest is already at the table", "remove one line");
    if (t->guests_n == SHEET_GUESTS) {
        refuse(rd, rd->line, "too-many", "more guests than letters",
               "begin another table with the same time: ## HH:MM");
        return;
    }
    if (letter == 'x' || letter == 'X')
        refuse(rd, span_head(rd->line, 1), "bad-letter",
               "x is a cell (not served), not a guest's letter", "use another letter");
    else if (sheet_letter(t, letter) != SPAN_NONE)
        refuse(rd, span_head(rd->line, 1), "bad-letter", "another guest has this letter",
               "give each guest of a table a different letter");
    t->guests = arena_grow(rd->a, t->guests, t->guests_n, &t->guests_cap, sizeof *t->guests);
    t->guests[t->guests_n++] = (struct sheet_guest){letter, id, rd->line, rd->lineno};
}

static void unknown_letter(struct reader *rd, struct span culprit)
{
    refuse(rd, culprit, "unknown-letter", "no guest of this table has this letter",
           "write: LETTER @ID on a line above, or correct the letter");
}

/* Reads the letters above a table ("a k s"), which give the guest of each column. */
static void read_columns(struct reader *rd)
{
    struct sheet_table *t = rd->t;
    struct span rest = rd->line, word;
    size_t n = 0;
    t->columns = ARENA_NEW(rd->a, uint32_t, rd->line.n);
    while (span_word(&rest, &word)) {
        size_t at = sheet_letter(t, word.p[0]);
        if (at == SPAN_NONE) {
            unknown_letter(rd, word);
            at = 0;
        }
        for (size_t i = 0; i < n; i++)
            if (t->columns[i] == at)
                refuse(rd, word, "twice", "this letter already has a column", "remove one");
        t->columns[n++] = (uint32_t)at;
        if (n > SHEET_GUESTS)
            break;
    }
    t->columns_n = n;
}

/* Takes a cell off the front: ".", "[.]", and for an empty box '?'. 0 if there is none. */
static char take_cell(struct span *rest)
{
    bool box = rest->n >= 3 && rest->p[0] == '[' && rest->p[2] == ']';
    if (!rest->n)
        return 0;
    char c = rest->p[box ? 1 : 0];
    struct span after = span_from(*rest, box ? 3 : 1);
    if (box && c == ' ')
        c = '?';
    if (!is_cell(c) || (after.n && after.p[0] != ' '))
        return 0;
    *rest = after;
    return c;
}

/* Cells are a space apart; more than one space ends them. */
static size_t take_cells(struct reader *rd, char *cells, size_t max, struct span *rest)
{
    size_t n = 0;
    *rest = rd->line;
    for (;;) {
        struct span next = n ? span_from(*rest, 1) : *rest;
        char c = take_cell(&next);
        if (!c)
            return n;
        if (n < max)
            cells[n] = c;
        n++;
        *rest = next;
    }
}

static void read_row(struct reader *rd)
{
    struct sheet_table *t = rd->t;
    struct span rest;
    char *cells = ARENA_NEW(rd->a, char, t->columns_n + 1);
    size_t n = take_cells(rd, cells, t->columns_n, &rest);
    struct span text = without_comment(rd, rest);
    struct sheet_row row = {cells, t->columns, n, text, rd->line, rd->lineno};
    if (!t->columns_n) {
        refuse(rd, rd->line, "no-letters", "cells without a line of letters above",
               "write the guests' letters above the cells, as in: a k s");
    } else if (n != t->columns_n) {
        refuse(rd, span_between(rd->line.p, rest.p), "cells",
               arena_fmt(rd->a, "%zu cell%s for %zu guest%s", n, n == 1 ? "" : "s",
                         t->columns_n, t->columns_n == 1 ? "" : "s")
                   .p,
               "write one cell for each letter above, separated by a space, then two spaces "
               "and the dish");
    } else if (!text.n) {
        refuse(rd, rd->line, "no-dish", "cells without a dish",
               "write the name of the dish after the cells, or remove the line");
    } else if ((rd->s->cells += n) > SHEET_CELLS) {
        refuse(rd, rd->line, "too-large", "a sheet of over 12,000 cells", "record it in parts");
    } else if (!is_refused(rd, text)) {
        t->rows = arena_grow(rd->a, t->rows, t->rows_n, &t->rows_cap, sizeof *t->rows);
        t->rows[t->rows_n++] = row;
    }
}

static bool begins_with_cell(struct span line)
{
    if (line.p[0] == '[')
        return line.n >= 3 && line.p[2] == ']';
    return is_cell(line.p[0]) && (line.n == 1 || span_is_blank(line.p[1]));
}

/* Returns the first byte of the word that is no guest's letter; word.n if all are. */
static size_t known_letters(const struct reader *rd, struct span word)
{
    size_t n = 0;
    while (n < word.n && is_letter(word.p[n]) && sheet_letter(rd->t, word.p[n]) != SPAN_NONE)
        n++;
    return n;
}

static bool all_letters(struct span word)
{
    for (size_t i = 0; i < word.n; i++)
        if (!is_letter(word.p[i]))
            return false;
    return true;
}

/* Reads "ak note: their anniversary". */
static void read_fact(struct reader *rd, struct span letters, struct span text)
{
    struct sheet_table *t = rd->t;
    size_t known = known_letters(rd, letters);
    if (text.n && begins_with_cell(text) && letters.n == 1) {
        refuse(rd, letters, "bad-cell", "not a cell",
               "write . served, + - ~ * served with that mark, x not served, ? not decided");
        return;
    }
    if (known < letters.n && all_letters(letters) && (known || letters.n <= 2)) {
        unknown_letter(rd, span_head(span_from(letters, known), 1));
        return;
    }
    if (known < letters.n) {
        refuse(rd, letters, "not-understood", "neither cells nor a fact of a guest",
               "write cells and a dish, as in: . + x  black cod; or letters and a fact, as in: "
               "a dish+: black cod; a comment begins with #");
        return;
    }
    if (!text.n) {
        refuse(rd, letters, "no-fact", "letters without a fact",
               "write it after the letters, as in: a note: quiet table");
        return;
    }
    if (is_refused(rd, text))
        return;
    t->facts = arena_grow(rd->a, t->facts, t->facts_n, &t->facts_cap, sizeof *t->facts);
    t->facts[t->facts_n++] = (struct sheet_fact){letters, text, rd->line, rd->lineno};
}

static bool is_columns(struct span line)
{
    struct span word;
    while (span_word(&line, &word))
        if (word.n != 1 || !is_letter(word.p[0]))
            return false;
    return true;
}

/* Returns whether there is a tab among the cells, which may hide that one is missing. */
static bool has_tab_before_text(struct span line)
{
    for (size_t i = 0; i < line.n; i++)
        if (line.p[i] == '\t')
            return true;
        else if (!is_cell(line.p[i]) && !strchr(" []", line.p[i]))
            return false;
    return false;
}

static void read_line_of_table(struct reader *rd)
{
    struct span rest = rd->line, word, second;
    span_word(&rest, &word);
    struct span text = span_trim(rest);
    bool guest = word.n == 1 && is_letter(word.p[0]) && text.n > 1 && text.p[0] == '@';
    if (guest) {
        span_word(&text, &second);
        add_guest(rd, word.p[0], span_from(second, 1));
        return;
    }
    if (begins_with_cell(rd->line) && has_tab_before_text(rd->line))
        refuse(rd, rd->line, "tab", "a tab between the cells", "write one space between cells");
    else if (begins_with_cell(rd->line))
        read_row(rd);
    else if (is_columns(rd->line))
        read_columns(rd);
    else
        read_fact(rd, word, text);
}

static void read_line(struct reader *rd)
{
    if (span_starts(rd->line, SPAN("##"))) {
        read_table(rd);
    } else if (rd->line.n >= sizeof TITLE - 1 && span_starts(rd->line, span_str(TITLE)) &&
               (rd->line.n == sizeof TITLE - 1 ||
                span_is_blank(rd->line.p[sizeof TITLE - 1]))) {
        read_title(rd);
    } else if (rd->line.p[0] != '#' && rd->s->date == DATE_NONE) {
        refuse(rd, rd->line, "no-title", "not a sheet: its title is missing",
               "begin it with: # journal sheet YYYY-MM-DD");
    } else if (rd->line.p[0] != '#' && !rd->t) {
        refuse(rd, rd->line, "no-table", "this line is not at a table",
               "write above it: ## HH:MM  table T");
    } else if (rd->line.p[0] != '#') {
        read_line_of_table(rd);
    }
}

void sheet_parse(struct sheet *s, struct span src, struct diags *wrong, struct arena *a)
{
    struct reader rd = {.s = s, .wrong = wrong, .a = a};
    struct span line;
    *s = (struct sheet){.date = DATE_NONE};
    src = span_from(src, utf8_bom(src));
    for (uint32_t n = 1; span_line(&src, &line); n++) {
        rd.line = span_trim(span_from(line, span_starts(line, SPAN("\f")))); /* of a form */
        rd.lineno = n;
        if (rd.line.n)
            read_line(&rd);
        if (wrong->n > (s->date == DATE_NONE ? 0 : SHEET_WRONG) || s->cells > SHEET_CELLS)
            return; /* each line of another text would be wrong */
    }
    rd.lineno = 0;
    rd.line = SPAN("");
    if (s->date == DATE_NONE)
        refuse(&rd, rd.line, "no-title", "not a sheet: its title is missing",
               "begin it with: # journal sheet YYYY-MM-DD");
}
