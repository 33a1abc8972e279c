#include "entry/input.h"

#include "base/num.h"
#include "base/quote.h"
#include "base/set.h"
#include "base/utf8.h"
#include "cli/args.h"
#include "entry/input_check.h"
#include "entry/keyless.h"
#include "text/dish.h"
#include "text/edit.h"
#include "text/plain.h"
#include "text/slug.h"

enum { STDIN, REFUSED_MAX = 100 };

static bool is_stamped(const struct fact *f, const struct stamp *s)
{
    switch (f->class) {
    case CLASS_IDENTITY:
    case CLASS_BOND: return false;
    case CLASS_STANDING:
        return !s->undated &&
               (f->key == KEY_ALLERGY || f->key == KEY_INTOLERANCE || f->key == KEY_DIET);
    case CLASS_OWN: return s->explicit_date;
    default: return true;
    }
}

/* Returns whether the character is not seen, and is no space. */
static bool is_unseen(uint32_t cp)
{
    return cp == 0xAD || (cp >= 0x200B && cp <= 0x200D) || (cp >= 0x2060 && cp <= 0x2064) ||
           cp == 0xFEFF || utf8_is_bidi(cp);
}

/* Returns where the colon after the key may be, not that of a time; s.n if there is none. */
static size_t find_colon(struct span s)
{
    size_t at = 0;
    while (at < s.n && (s.p[at] != ':' || num_digits(span_head(span_from(s, at + 1), 1))))
        at++;
    return at;
}

/*
 * Returns the text from its first character that is seen, with plain spaces up to its colon. A
 * text copied from a page or a chat may have no-break spaces there, and a program's output a
 * byte order mark: a key behind one would be no key, and the fact a dish.
 */
static struct span plain_front(struct app *app, struct span s)
{
    size_t colon = find_colon(s), n;
    uint32_t cp;
    struct span parts[] = {plain_spaces(span_head(s, colon), &app->arena), span_from(s, colon)};
    s = arena_join(&app->arena, parts, 2);
    while ((s = span_trim(s)).n && (n = utf8_decode(s, &cp)) && is_unseen(cp))
        s = span_from(s, n);
    return s;
}

/* Returns plain_front of the text with spaces for tabs, which would break TSV output. */
static struct span plain_text(struct app *app, struct span s)
{
    struct span copy = plain_front(app, s); /* of the arena */
    char *p = (char *)copy.p;
    for (size_t i = 0; i < copy.n; i++)
        if (p[i] == '\t')
            p[i] = ' ';
    return span_trim(copy);
}

/* Returns the text after its date and time, if it has them, and sets *date and *time. */
static struct span after_day(struct span text, date_t *date, daytime_t *time)
{
    struct span rest = text, word;
    *date = DATE_NONE;
    *time = TIME_NONE;
    if (!span_word(&rest, &word) || (*date = date_parse(word)) == DATE_NONE)
        return text;
    text = span_trim(rest);
    if (span_word(&rest, &word) && (*time = time_parse(word)) != TIME_NONE)
        text = span_trim(rest);
    return text;
}

/* Returns the text of an argument without a key, after a date and a time if it has them. */
static struct fact keyless(struct app *app, struct span text, date_t date, daytime_t time)
{
    struct span item = app->store.keys.v[app->store.keys.item].name;
    struct buf b = BUF_INIT;
    fact_write(&b, date, time, item, 0, text);
    struct fact f = fact_parse(arena_copy(&app->arena, buf_span(&b)), 0, &app->store.keys);
    buf_release(&b);
    return f;
}

static void stamp_fact(struct app *app, struct input *in, const struct stamp *stamp)
{
    struct buf b = BUF_INIT;
    struct fact *f = &in->fact;
    date_t date = f->date;
    daytime_t time = f->time;
    if (date == DATE_NONE && is_stamped(f, stamp))
        date = stamp->date;
    if (time == TIME_NONE && date == stamp->date && f->class != CLASS_STANDING)
        time = date == DATE_NONE ? TIME_NONE : stamp->time;
    struct span key = f->key == KEY_NONE ? f->key_name : app->store.keys.v[f->key].name;
    fact_write(&b, date, time, key, f->mark, f->text);
    in->line = arena_copy(&app->arena, buf_span(&b));
    in->fact = fact_parse(in->line, 0, &app->store.keys);
    buf_release(&b);
}

/* Cuts "@GUEST " off the front. */
static struct span take_only(struct span *text)
{
    struct span rest = *text, word;
    if (!text->n || text->p[0] != '@' || !span_word(&rest, &word))
        return (struct span){NULL, 0};
    *text = span_trim(rest);
    return word;
}

int input_text(struct app *app, struct span typed, struct span *text)
{
    const char *refused = edit_refuses(typed);
    if (refused)
        return app_usage(app, "this cannot be part of a line because %s: %.*s", refused,
                         SPAN_ARG_SHORT(typed));
    *text = plain_text(app, typed);
    return 0;
}

int input_too_many(struct app *app)
{
    return app_usage(app,
                     "one command adds at most %d facts, each counted for each guest; "
                     "use several commands",
                     INPUTS_MAX);
}

static int add_input(struct app *app, const struct input *in, struct inputs *all)
{
    if (all->n == INPUTS_MAX)
        return input_too_many(app);
    struct arena *a = all->arena ? all->arena : &app->arena;
    all->v = arena_grow(a, all->v, all->n, &all->cap, sizeof *all->v);
    all->v[all->n++] = *in;
    return 0;
}

static int add_fact(struct app *app, struct input *in, const struct stamp *stamp,
                    struct inputs *all)
{
    int wrong = input_check(app, &in->fact);
    if (!wrong)
        wrong = input_refuse_mark(app, &in->fact);
    if (wrong)
        return wrong;
    stamp_fact(app, in, stamp);
    wrong = input_check(app, &in->fact); /* with its date it may have another problem */
    if (wrong)
        return wrong;
    wrong = input_days(app, &in->fact);
    in->line = in->fact.line;
    return wrong ? wrong : add_input(app, in, all);
}

/* Adds each of "hamachi~ cod+"; all of them fit, as marks_are_typed said. */
static int add_marks(struct app *app, struct input in, struct span words, date_t date,
                     daytime_t time, const struct stamp *stamp, struct inputs *all)
{
    struct span name;
    char mark;
    int status = 0;
    in.loose = true;
    while (status == 0 && keyless_mark(&words, &name, &mark)) {
        in.fact = keyless(app, name, date, time);
        in.fact.mark = mark;
        status = add_fact(app, &in, stamp, all);
    }
    return status;
}

/* Adds a text that is not a fact: marks, a dish that was left out, or the name of a dish. */
static int add_keyless(struct app *app, struct input *in, struct span text,
                       const struct stamp *stamp, struct inputs *all)
{
    date_t date;
    daytime_t time;
    struct span words = after_day(text, &date, &time);
    if (input_lacks_colon(app, words))
        return input_no_colon(app, words);
    if (!stamp->keyed && keyless_is_marks(words))
        return add_marks(app, *in, words, date, time, stamp, all);
    in->left_out = stamp->menu && words.n > 1 && words.p[0] == '!';
    if (in->left_out)
        words = span_trim(span_from(words, 1));
    int status = in->left_out ? 0 : keyless_refuse(app, words, stamp->keyed);
    if (status)
        return status;
    in->fact = keyless(app, words, date, time);
    return add_fact(app, in, stamp, all);
}

/* Returns whether the text begins with a key of the journal, or with a time before one. */
static bool begins_with_key(const struct app *app, struct span text)
{
    struct span rest = text, word;
    if (span_word(&rest, &word) && time_parse(word) != TIME_NONE)
        text = span_trim(rest);
    struct fact f = fact_parse(text, 0, &app->store.keys);
    return f.kind == LINE_FACT && f.class != CLASS_UNKNOWN && f.date == DATE_NONE;
}

/* Splits "2026-11-20T20:00", with or without seconds, into date and time as in a file. */
static bool split_timestamp(struct span word, struct span *date, struct span *time)
{
    enum { DATE = 10, MINUTES = 16, SECONDS = 19 };
    *date = span_head(word, DATE);
    *time = span_head(span_from(word, DATE + 1), 5);
    return (word.n == MINUTES || (word.n == SECONDS && word.p[MINUTES] == ':')) &&
           word.p[DATE] == 'T' && date_parse(*date) != DATE_NONE &&
           time_parse(*time) != TIME_NONE;
}

/*
 * Writes a day at the beginning of a fact as the file does: "yesterday dish: soup",
 * "2026-11-20T20:00 visit: dinner". A word is a day only before a key, so that a dish may be
 * called "fri". Digits that are no date are refused, for the text would become a dish.
 */
static int write_day(struct app *app, struct span *text)
{
    struct span rest = *text, word, date, time;
    struct fact f = fact_parse(*text, 0, &app->store.keys);
    if (f.kind != LINE_OTHER || f.problem != PROBLEM_NOT_A_FACT || !span_word(&rest, &word) ||
        !begins_with_key(app, span_trim(rest)))
        return 0;
    rest = span_trim(rest);
    date_t day = app_date(app, word, DAY_PAST);
    if (split_timestamp(word, &date, &time)) {
        *text = arena_fmt(&app->arena, "%.*s %.*s %.*s", SPAN_ARG(date), SPAN_ARG(time),
                          SPAN_ARG(rest));
    } else if (day != DATE_NONE) {
        struct buf b = BUF_INIT;
        date_add(&b, day);
        buf_fmt(&b, " %.*s", SPAN_ARG(rest));
        *text = buf_move(&b, &app->arena);
    } else if (num_digits(word)) {
        return app_no_date(app, NULL, arena_copy(&app->arena, word).p, DAY_PAST);
    }
    return 0;
}

static int add_typed(struct app *app, struct span typed, const struct stamp *stamp,
                     struct inputs *all)
{
    const char *refused = edit_refuses(typed);
    if (refused)
        return app_usage(app, "this cannot be a fact because %s: %.*s", refused,
                         SPAN_ARG_SHORT(typed));
    struct span text = plain_text(app, typed);
    struct input in = {.only = take_only(&text)};
    if (write_day(app, &text))
        return app->status;
    in.fact = fact_parse(text, 0, &app->store.keys);
    if (in.fact.kind == LINE_BLANK && in.only.n)
        return app_usage(app, "no fact after %.*s", SPAN_ARG_SHORT(in.only));
    if (in.fact.kind == LINE_BLANK)
        return app_usage(app, "empty FACT; write KEY: TEXT");
    if (in.fact.kind == LINE_OTHER && in.fact.problem == PROBLEM_NOT_A_FACT)
        return add_keyless(app, &in, text, stamp, all);
    return add_fact(app, &in, stamp, all);
}

int inputs_add(struct app *app, struct span typed, const struct stamp *stamp,
               struct inputs *all)
{
    bool in_text = app->in_text;
    app->in_text = true;
    int status = add_typed(app, typed, stamp, all);
    app->in_text = in_text;
    return status;
}

/* Returns whether the fact, added again after others, would always be there already. */
static bool is_settled(const struct input *in)
{
    const struct fact *f = &in->fact;
    bool plain = !in->only.n && !in->loose && !in->left_out && !f->mark && !f->remark.n;
    return plain && f->class != CLASS_IDENTITY && f->class != CLASS_OPEN &&
           !dish_parse(f->body).contains.p;
}

static bool is_same_mark(const struct input *a, const struct input *b)
{
    return a->loose && b->loose && span_eq(a->line, b->line) && span_eq(a->only, b->only);
}

/*
 * Drops the input that was added last, if the text has that fact already, and counts it there.
 * *numbers has the places in in->v of those in `lines`.
 */
static void drop_repeat(struct inputs *in, struct set *lines, size_t **numbers, size_t *cap)
{
    size_t k;
    const struct input *last = &in->v[in->n - 1];
    if (in->n > 1 && is_same_mark(last - 1, last)) {
        in->v[in->n - 2].again++;
        in->n--;
        return;
    }
    if (!is_settled(last))
        return;
    if (set_add(lines, last->line, &k)) {
        *numbers = arena_grow(lines->arena, *numbers, k, cap, sizeof **numbers);
        (*numbers)[k] = in->n - 1;
    } else {
        in->v[(*numbers)[k]].again++;
        in->n--;
    }
}

/* Returns whether the next line is not to be read, and reports lines that were refused. */
static bool is_enough(const struct inputs *in, unsigned refused, const char *name)
{
    if (refused == REFUSED_MAX)
        app_note("%u lines of %s were refused; the lines after them were not read", refused,
                 name);
    return refused == REFUSED_MAX || (refused && in->n == INPUTS_MAX);
}

int inputs_lines(struct app *app, struct span text, const char *name, const struct stamp *stamp,
                 struct inputs *in)
{
    unsigned refused = 0;
    struct span line, rest = span_from(text, utf8_bom(text));
    struct arena scratch = ARENA_INIT;
    struct set lines = SET_INIT(&scratch);
    size_t *numbers = NULL, cap = 0;
    int status = 0;
    app->in_text = true;
    for (unsigned n = 1; span_line(&rest, &line) && !is_enough(in, refused, name); n++) {
        struct span trimmed = span_trim(line);
        if (trimmed.n == 0 || line.p[0] == '#')
            continue;
        size_t before = in->n;
        int wrong = inputs_add(app, trimmed, stamp, in);
        if (wrong)
            app_note("in line %u of %s", n, name);
        if (in->n == before + 1)
            drop_repeat(in, &lines, &numbers, &cap);
        refused += wrong != 0;
        status = err_graver(status, wrong);
    }
    app->in_text = false;
    arena_release(&scratch);
    return status;
}

static bool is_single_word(const struct app *app, int i)
{
    struct span rest = app_arg(app, i), word;
    struct fact f = fact_parse(rest, 0, &app->store.keys);
    return f.kind == LINE_OTHER && f.problem == PROBLEM_NOT_A_FACT && span_word(&rest, &word) &&
           rest.n == 0 && word.p[0] != '@';
}

/*
 * Returns whether the arguments are words of one name: "black cod", "black cod+". "1~ 3+" is
 * two marks, and "!egg tofu" a dish and its replacement.
 */
static bool are_one_name(const struct app *app, int i)
{
    struct span first = span_trim(app_arg(app, i));
    return is_single_word(app, i) && is_single_word(app, i + 1) && !span_is(first, "-") &&
           !keyless_is_marks(first) && first.p[0] != '!';
}

static int reject_unquoted(struct app *app, int from)
{
    struct buf b = BUF_INIT, words = BUF_INIT;
    for (int i = from; i < app->args_n; i++)
        buf_fmt(&words, "%s%s", i > from ? " " : "", app->args[i]);
    quote_word(&b, app_arg(app, 0));
    buf_char(&b, ' ');
    quote_add(&b, buf_span(&words));
    struct span item = app->store.keys.v[app->store.keys.item].name;
    int status = app_usage(
        app, "%d words without a key; if they are one %.*s, quote them: journal %s %s",
        app->args_n - from, SPAN_ARG(item), app->cmd->name, buf_cstr(&b));
    buf_release(&b);
    buf_release(&words);
    return status;
}

static int read_stdin(struct app *app, const struct stamp *stamp, struct inputs *in)
{
    struct buf b = BUF_INIT;
    struct err e = ERR_INIT;
    int got = os_read_fd(STDIN, "standard input", &b, &e);
    struct span text = buf_move(&b, &app->arena);
    return got < 0 ? app_fail(app, &e) : inputs_lines(app, text, "standard input", stamp, in);
}

static bool is_selector(struct span arg)
{
    return arg.n > 1 && arg.p[0] == '@' && span_chr(arg, ' ') == SPAN_NONE;
}

int inputs_read(struct app *app, int from, const struct stamp *stamp, struct inputs *in)
{
    int status = 0;
    struct span only = SPAN("");
    for (int i = from; i + 1 < app->args_n; i++)
        if (are_one_name(app, i))
            return reject_unquoted(app, from);
    for (int i = from; i < app->args_n; i++) {
        struct span arg = span_trim(app_arg(app, i));
        size_t first = in->n;
        if (i + 1 < app->args_n && is_selector(arg)) {
            only = arg;
            continue;
        }
        int wrong = span_is(arg, "-") ? read_stdin(app, stamp, in)
                                      : inputs_add(app, app_arg(app, i), stamp, in);
        for (size_t k = first; k < in->n; k++)
            if (!in->v[k].only.n)
                in->v[k].only = only;
        status = err_graver(status, wrong);
    }
    return status;
}

int input_words(struct app *app, int at, struct span *words)
{
    *words = SPAN("");
    if (at >= app->args_n)
        return 0;
    if (at + 1 == app->args_n)
        return input_text(app, app_arg(app, at), words);
    struct buf b = BUF_INIT;
    for (int i = 0; i < app->args_n; i++)
        buf_fmt(&b, "%s%s%s", i ? " " : "", i == at ? "'" : "", app->args[i]);
    int status = app_usage(app, "the words must be one argument; quote them: journal %s %s'",
                           app->cmd->name, buf_cstr(&b));
    buf_release(&b);
    return status;
}

void input_unwritten(struct span words, struct span line)
{
    if (span_find(line, words) == SPAN_NONE)
        app_note("not written: %.*s; to change the line: journal edit", SPAN_ARG_SHORT(words));
}

int input_id(struct app *app, struct span name, const char *wish, struct span *id)
{
    struct buf b = BUF_INIT;
    const char *why = "";
    struct span from = wish ? span_str(wish) : name;
    bool made = slug_make(&b, from, &why);
    *id = buf_move(&b, &app->arena);
    if (!made)
        return app_usage(app, "\"%.*s\" cannot be made into a file name: %s",
                         SPAN_ARG_SHORT(from), why);
    if (span_is(*id, SLUG_FORGOTTEN))
        return app_usage(app, "the id " SLUG_FORGOTTEN
                              " is reserved for removed guests; use another: --as ID");
    if (wish && !span_is(*id, wish))
        return app_usage(app, "\"%s\" cannot be an id; \"%.*s\" can", wish, (int)id->n, id->p);
    return 0;
}

void inputs_parse_days(const struct inputs *in, struct guest *g, struct span id,
                       struct span src, const struct keys *keys, struct arena *a)
{
    struct prefilter days = PREFILTER_INIT;
    date_t first = DATE_NONE, last = DATE_NONE;
    for (size_t i = 0; i < in->n; i++) {
        date_t date = in->v[i].fact.date;
        if (date != DATE_NONE && (first == DATE_NONE || date < first))
            first = date;
        last = date > last ? date : last;
    }
    *g = (struct guest){.id = id, .src = src};
    if (last == DATE_NONE)
        return;
    prefilter_any(&days);
    prefilter_dates(&days, first, last);
    guest_parse_some(g, id, src, &days, keys, a);
}
