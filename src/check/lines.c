#include "check/lines.h"

#include "base/utf8.h"
#include "query/suspicious.h"
#include "text/dish.h"
#include "text/fact_words.h"
#include "text/plain.h"

#include <stdlib.h>

enum { FILE_PATH, LINE, COLUMN, SEVERITY, CHECK, MESSAGE, REMEDY, TEXT };

static const struct field fields[] = {
    [FILE_PATH] = {"file", FIELD_TEXT, STYLE_PLAIN},
    [LINE] = {"line", FIELD_INT, STYLE_PLAIN},
    [COLUMN] = {"column", FIELD_INT, STYLE_PLAIN},
    [SEVERITY] = {"severity", FIELD_TEXT, STYLE_TONE},
    [CHECK] = {"check", FIELD_TEXT, STYLE_PLAIN},
    [MESSAGE] = {"message", FIELD_TEXT, STYLE_PLAIN},
    [REMEDY] = {"remedy", FIELD_TEXT, STYLE_PLAIN},
    [TEXT] = {"text", FIELD_TEXT, STYLE_PLAIN},
};

static const char *const layouts[] = {"{file}[:{line}][:{column}]: {severity}: {message}"};

const struct schema check_schema = {"check", fields, sizeof fields / sizeof *fields, layouts,
                                    1};

const char *const check_names[] = {
    "bad-date",      "bad-time",
    "not-a-fact",    "conflict-marker",
    "unknown-key",   "no-date",
    "no-text",       "idle-mark",
    "open-bracket",  "bad-day",
    "no-name",       "twice",
    "none-but",      "card-number",
    "not-utf8",      "future",
    "two-cards",     "nobody",
    "same-name",     "bad-file-name",
    "conflicted",    "open-directory",
    "cannot-read",   "layout",
    "merge-driver",  "two-places",
    "misplaced",     "no-commit",
    "git-directory", "unread-allergy",
    "foreign-state", "card-word",
    "card-conflict", "came-back",
    "two-visits",    "two-bookings",
    "double",        NULL,
};

void check_line(struct diags *d, enum severity severity, struct span path, const struct fact *f,
                struct span culprit, const char *name, const char *message, const char *remedy)
{
    diags_add(d, (struct diag){severity, path, f->line, culprit, f->lineno, name,
                               span_str(message), span_str(remedy)});
}

/* Returns whether the line would be a fact if its spaces were plain ones. */
static bool has_wide_spaces(const struct fact *f, const struct keys *keys, struct arena *a)
{
    struct span plain = plain_spaces(f->line, a);
    return plain.p != f->line.p && fact_parse(plain, f->lineno, keys).kind == LINE_FACT;
}

static void check_problem(const struct fact *f, struct span path, const struct keys *keys,
                          struct diags *d)
{
    struct problem_text o = problem_text((enum problem)f->problem);
    bool wrong =
        f->kind == LINE_OTHER || f->problem == PROBLEM_UNDATED || f->problem == PROBLEM_EMPTY;
    const char *remedy = o.remedy;
    int near = f->problem == PROBLEM_KEY ? keys_near(keys, f->key_name) : KEY_NONE;
    if (f->problem == PROBLEM_KEY && suspicious_key(f->key_name))
        remedy = "record what it says as `allergy:`, `intolerance:` or `diet:`";
    if (f->problem == PROBLEM_NOT_A_FACT && has_wide_spaces(f, keys, d->arena))
        remedy = "replace its no-break or full-width spaces with plain ones";
    if (near != KEY_NONE)
        remedy = arena_fmt(d->arena, "did you mean `%.*s`?", SPAN_ARG(keys->v[near].name)).p;
    check_line(d, wrong ? DIAG_ERROR : DIAG_WARNING, path, f, fact_culprit(f), o.name,
               o.message, remedy);
}

/* Reports a second `name` or `birthday`. */
static void check_once(const struct guest *g, struct span path, struct diags *d)
{
    static const int once[] = {KEY_NAME, KEY_BIRTHDAY};
    for (int k = 0; k < 2; k++) {
        const struct fact *first = guest_find(g, once[k]);
        for (size_t i = 0; first && i < g->n; i++)
            if (g->v[i].key == once[k] && &g->v[i] != first)
                check_line(d, DIAG_ERROR, path, &g->v[i], g->v[i].key_name, "twice",
                           "this key may occur only once, and the file has it above",
                           "keep the right one");
    }
}

/* Returns true if the first term is "none", whatever follows it. */
static bool begins_with_none(const struct fact *f)
{
    struct span rest = f->body;
    struct term term;
    return f->class == CLASS_STANDING && term_next(&rest, &term) &&
           fact_word_is(term.name, WORD_NONE);
}

/* Reports "allergy: none" beside a current allergy: the allergy counts, and needs a look. */
static void check_none(const struct guest *g, struct span path, const struct keys *keys,
                       date_t today, struct diags *d)
{
    bool any = false;
    for (size_t i = 0; i < g->n && !any; i++)
        any = begins_with_none(&g->v[i]);
    if (!any)
        return;
    bool *named = ARENA_NEW(d->arena, bool, keys->n); /* by key: a current fact names one */
    for (size_t i = 0; i < g->n; i++) {
        const struct fact *f = &g->v[i];
        if (f->class == CLASS_STANDING && f->body.n && !begins_with_none(f) &&
            fact_is_current(f, today))
            named[f->key] = true;
    }
    for (size_t i = 0; i < g->n; i++) {
        const struct fact *f = &g->v[i];
        if (begins_with_none(f) && named[f->key] && fact_is_current(f, today))
            check_line(d, DIAG_ERROR, path, f, f->body, "none-but",
                       "`none` contradicts another line; the other line counts",
                       "remove one of them, or end it with `until DATE`");
    }
}

/* Reports a line that mentions an allergy that no command reads: plan only asks about it. */
static bool check_words(const struct fact *f, struct span path, const struct keys *keys,
                        struct diags *d)
{
    if (f->kind == LINE_OTHER || f->problem == PROBLEM_KEY || !suspicious_words(f, keys))
        return false;
    check_line(
        d, DIAG_WARNING, path, f, f->text.n ? f->text : fact_culprit(f), "unread-allergy",
        "this line mentions an allergy or a diet, but no command reads it as one",
        "record it as `allergy:`, `intolerance:` or `diet:`, then remove the words here");
    return true;
}

enum { CARD_MIN = 13, CARD_MAX = 19 };

static bool is_digit(struct span s, size_t i)
{
    return i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
}

/*
 * Checks Luhn's sum: every other digit from the last is doubled, and its own digits are added.
 */
static bool is_sum_right(const int *digits, int n)
{
    int sum = 0;
    for (int k = 0; k < n; k++) {
        int v = digits[n - 1 - k] * (k % 2 ? 2 : 1);
        sum += v > 9 ? v - 9 : v;
    }
    return sum % 10 == 0;
}

/*
 * Returns whether s has a card number at `at`: 13 to 19 digits, with single spaces or hyphens
 * between them, whose Luhn sum is right. An expiry date may follow. Sets *n to its length.
 */
static bool is_card_number(struct span s, size_t at, size_t *n)
{
    int digits[CARD_MAX], count = 0;
    for (size_t i = at; i < s.n && count < CARD_MAX; i++) {
        if (is_digit(s, i))
            digits[count++] = s.p[i] - '0';
        else if ((s.p[i] != ' ' && s.p[i] != '-') || !is_digit(s, i - 1))
            return false;
        *n = i + 1 - at;
        if (is_digit(s, i) && !is_digit(s, i + 1) && count >= CARD_MIN &&
            is_sum_right(digits, count))
            return true;
    }
    return false;
}

/* Returns whether byte i separates numbers. */
static bool parts_numbers(struct span s, size_t i)
{
    return !is_digit(s, i) && s.p[i] != ' ' && s.p[i] != '-';
}

static bool check_digits(const struct fact *f, struct span path, struct diags *d)
{
    size_t n;
    for (size_t i = 0; i + CARD_MIN <= f->text.n; i++) {
        if (parts_numbers(f->text, i + CARD_MIN - 1)) {
            i += CARD_MIN - 1; /* any number that begins before it is too short */
            continue;
        }
        if (!is_digit(f->text, i))
            continue;
        if (is_card_number(f->text, i, &n)) {
            check_line(d, DIAG_WARNING, path, f, span_head(span_from(f->text, i), n),
                       "card-number", "this looks like the number of a payment card",
                       "remove it, also from git's history: journal-git(7)");
            return true;
        }
        while (is_digit(f->text, i + 1))
            i++;
    }
    return false;
}

enum { QUIET = 4096, QUIET_TRIES = 4, QUIET_MAX = 96 };

/*
 * The ends of lines, from the key on. Their text was checked, and there was nothing to report.
 * Many guests have the same dishes: to find one here takes 80 instructions, to check it 650.
 * Names, addresses and notes are not kept, because few of them are alike.
 */
struct quiet {
    struct arena *arena;
    struct span v[QUIET];
};

struct quiet *quiet_new(struct arena *a)
{
    struct quiet *q = ARENA_NEW(a, struct quiet, 1);
    q->arena = a;
    return q;
}

/* Returns the place of such an end, which is free if it is not known; NULL if there is none. */
static struct span *quiet_place(struct quiet *q, const struct fact *f)
{
    struct span end = span_between(f->key_name.p, f->line.p + f->line.n);
    if (!q || f->kind != LINE_FACT || f->problem || end.n > QUIET_MAX ||
        f->class == CLASS_IDENTITY || f->class == CLASS_TEXT)
        return NULL;
    size_t at = span_quick_hash(end, 0);
    for (size_t i = 0; i < QUIET_TRIES; i++) {
        struct span *place = &q->v[(at + i) % QUIET];
        if (!place->p || span_eq(*place, end))
            return place;
    }
    return NULL;
}

/* Checks what a line says, whatever its date. */
static void check_said(const struct fact *f, struct span path, const struct keys *keys,
                       struct quiet *quiet, struct diags *d)
{
    struct span *place = quiet_place(quiet, f);
    if (place && place->p)
        return;
    bool found = f->key != KEY_PHONE && check_digits(f, path, d);
    found |= check_words(f, path, keys, d);
    if (place && !found)
        *place = arena_copy(quiet->arena, span_between(f->key_name.p, f->line.p + f->line.n));
}

static void check_text(const struct fact *f, struct span path, date_t today, bool utf8,
                       struct diags *d)
{
    if (!utf8 && !utf8_valid(f->line))
        check_line(d, DIAG_ERROR, path, f, f->line, "not-utf8", "not UTF-8",
                   "convert it: iconv -f ISO-8859-1 -t UTF-8, or from the file's own encoding");
    if (f->key == KEY_VISIT && f->date > today)
        check_line(d, DIAG_WARNING, path, f, span_head(f->line, 10), "future",
                   "a visit in the future", "for a booking, use the key `booked`");
}

enum pair { PAIR_NONE, PAIR_VISITS, PAIR_BOOKINGS, PAIR_ITEMS, PAIRS };

static const struct {
    const char *name, *message, *remedy;
} pairs[PAIRS] = {
    [PAIR_VISITS] = {"two-visits", "a second visit of that day, and one of the two has no time",
                     "if it is one visit, remove a line; if not, give both a time"},
    [PAIR_BOOKINGS] = {"two-bookings", "a second booking of that hour",
                       "cancel or remove one of the two"},
    [PAIR_ITEMS] = {"double", "the same item twice in one sitting, once without a mark",
                    "if it was served once, remove the line without a mark"},
};

/* Returns what is wrong with two lines that two machines may have written about one sitting. */
static enum pair judge_pair(const struct fact *a, const struct fact *b)
{
    bool same_time = a->time == b->time, open = !a->mark && !b->mark;
    if (fact_eq(a, b))
        return PAIR_NONE;
    if (b->key == KEY_VISIT && !same_time && (a->time == TIME_NONE || b->time == TIME_NONE))
        return PAIR_VISITS;
    if (b->key == KEY_BOOKED && same_time && open)
        return PAIR_BOOKINGS;
    if (b->class == CLASS_ITEM && same_time && span_eq(a->body, b->body) &&
        (!a->mark || !b->mark))
        return PAIR_ITEMS;
    return PAIR_NONE;
}

/*
 * Compares a line with those of its day before it. They are adjacent in a sorted file, so few
 * are compared.
 */
static enum pair find_pair(const struct guest *g, const struct fact *b)
{
    enum { NEAR = 32 };
    const struct fact *end = b - g->v > NEAR ? b - NEAR : g->v;
    bool item = b->class == CLASS_ITEM;
    enum pair found = PAIR_NONE;
    if (b->date == DATE_NONE || (!item && b->class != CLASS_VISIT))
        return PAIR_NONE;
    for (const struct fact *a = b; !found && a > end && (--a)->date == b->date;)
        if (a->key == b->key && (!item || a->body.n == b->body.n))
            found = judge_pair(a, b);
    return found;
}

enum { PAIRS_SHOWN = 10 }; /* of a kind and a day */

/* Says of each kind how many lines of a day were not reported, and begins another day. */
static void end_day(size_t n[PAIRS], const struct fact *last[PAIRS], struct span path,
                    struct diags *d)
{
    for (int k = PAIR_NONE + 1; k < PAIRS; k++) {
        if (n[k] > PAIRS_SHOWN)
            check_line(d, DIAG_WARNING, path, last[k], last[k]->line, pairs[k].name,
                       arena_fmt(d->arena, "and %zu more that day", n[k] - PAIRS_SHOWN).p,
                       pairs[k].remedy);
        n[k] = 0;
    }
}

static void check_pairs(const struct guest *g, struct span path, struct diags *d)
{
    size_t n[PAIRS] = {0};
    const struct fact *last[PAIRS];
    for (size_t i = 0; i < g->n; i++) {
        const struct fact *f = &g->v[i];
        if (i && f->date != f[-1].date)
            end_day(n, last, path, d);
        enum pair k = find_pair(g, f);
        if (!k)
            continue;
        last[k] = f;
        if (++n[k] <= PAIRS_SHOWN)
            check_line(d, DIAG_WARNING, path, f, f->line, pairs[k].name, pairs[k].message,
                       pairs[k].remedy);
    }
    end_day(n, last, path, d);
}

void check_guest(const struct guest *g, struct span path, const struct keys *keys, date_t today,
                 struct quiet *quiet, struct diags *d)
{
    bool utf8 = utf8_valid(g->src);
    for (size_t i = 0; i < g->n && !d->enough; i++) {
        if (g->v[i].problem)
            check_problem(&g->v[i], path, keys, d);
        check_text(&g->v[i], path, today, utf8, d);
        check_said(&g->v[i], path, keys, quiet, d);
    }
    if (d->enough)
        return;
    check_once(g, path, d);
    check_pairs(g, path, d);
    check_none(g, path, keys, today, d);
    if (!guest_find(g, KEY_NAME))
        diags_add(d, (struct diag){DIAG_WARNING,
                                   path,
                                   {NULL, 0},
                                   {NULL, 0},
                                   0,
                                   "no-name",
                                   SPAN("no `name:` line"),
                                   SPAN("add one at the top")});
}

struct card {
    struct span key;
    const struct fact *f;
};

static int by_key(const void *x, const void *y)
{
    const struct card *a = x, *b = y;
    int c = span_cmp(a->key, b->key);
    return c ? c : (a->f->lineno > b->f->lineno) - (a->f->lineno < b->f->lineno);
}

/*
 * Returns the cards that may be a second card of a dish, *n of them: others share their dish in
 * the book with no card. Cards without a name are no dish's.
 */
static struct card *cards_of_many(const struct guest *cards, const struct book *book, size_t *n,
                                  struct arena *a)
{
    struct card *v = NULL;
    size_t cap = 0;
    *n = 0;
    for (size_t i = 0, at = 0; i < cards->n; i++) {
        const struct fact *f = &cards->v[i];
        struct span name = f->class == CLASS_ITEM ? dish_parse(f->body).name : SPAN("");
        bool many = name.n && book->v[book->of_card[at++]].cards_n > 1;
        if (f->class != CLASS_ITEM || (!many && name.n))
            continue;
        struct span key = dish_key(name, a);
        v = arena_grow(a, v, *n, &cap, sizeof *v);
        v[(*n)++] = (struct card){key, f};
    }
    return v;
}

void check_book(const struct guest *cards, const struct book *book, const struct keys *keys,
                struct diags *d)
{
    size_t n;
    for (size_t i = 0; i < cards->n; i++)
        if (cards->v[i].problem)
            check_problem(&cards->v[i], cards->id, keys, d);
    struct card *v = cards_of_many(cards, book, &n, d->arena);
    if (n)
        qsort(v, n, sizeof *v, by_key);
    for (size_t i = 1; i < n; i++)
        if (span_eq(v[i].key, v[i - 1].key))
            check_line(d, DIAG_WARNING, cards->id, v[i].f, v[i].f->body, "two-cards",
                       "a second card of the same dish; the ingredients of both count",
                       "merge the two lines into one");
}

void check_emit(const struct diag *d, struct sink *out)
{
    struct row r = row_new(&check_schema);
    r.tone = d->severity == DIAG_ERROR ? TONE_ALARM : TONE_WARN;
    row_text(&r, FILE_PATH, d->path);
    if (d->lineno) {
        row_int(&r, LINE, d->lineno);
        row_int(&r, COLUMN, (int64_t)diag_column(d));
    }
    row_text(&r, SEVERITY, d->severity == DIAG_ERROR ? SPAN("error") : SPAN("warning"));
    row_text(&r, CHECK, span_str(d->name));
    row_text(&r, MESSAGE, d->message);
    row_text(&r, REMEDY, d->remedy);
    row_text(&r, TEXT, d->line);
    sink_row(out, &r);
}
