#include "cli/input_check.h"

#include "base/num.h"
#include "cli/args.h"
#include "cli/keyless.h"
#include "text/fact_words.h"

bool input_lacks_colon(const struct app *app, struct span text)
{
    struct span word, rest = text, mark;
    if (!span_word(&rest, &word))
        return false;
    size_t n = key_prefix(word);
    int key = keys_find(&app->store.keys, span_head(word, n));
    if (key == KEY_NONE || key == KEY_ALLERGY || key == KEY_INTOLERANCE)
        return key != KEY_NONE;
    if (word.n == n && span_word(&rest, &mark))
        return fact_is_mark(mark.p[0]) && (mark.n == 1 || (mark.n == 2 && mark.p[1] == ':'));
    return span_chr(span_from(word, n), ':') != SPAN_NONE ||
           (word.n == n + 1 && fact_is_mark(word.p[n]));
}

static int unknown_key(struct app *app, const struct fact *f)
{
    struct span key = f->key_name, what;
    int near = keys_near(&app->store.keys, key);
    const char *as = keyless_reads(app, f->text, &what);
    if (as)
        return app_usage(app,
                         "unknown key \"%.*s\"; write: %s: %.*s, or, of a companion: "
                         "companion: %s %.*s (%.*s)",
                         SPAN_ARG_SHORT(key), as, SPAN_ARG_SHORT(what), as,
                         SPAN_ARG_SHORT(what), SPAN_ARG_SHORT(key));
    if (near == KEY_NONE)
        return app_usage(app, "unknown key \"%.*s\"; your own keys begin with x-",
                         SPAN_ARG_SHORT(key));
    struct span name = app->store.keys.v[near].name;
    return app_usage(app, "unknown key \"%.*s\"; did you mean `%.*s`?", SPAN_ARG_SHORT(key),
                     SPAN_ARG(name));
}

/* Refuses a misspelt key, `allergies: nuts`, that is accepted in files but not when typed. */
static int slip(struct app *app, const struct fact *f)
{
    struct span name = app->store.keys.v[f->key].name;
    return app_usage(app, "the key is `%.*s`, not \"%.*s\"; write: %.*s: %.*s", SPAN_ARG(name),
                     SPAN_ARG_SHORT(f->key_name), SPAN_ARG(name), SPAN_ARG_SHORT(f->text));
}

int input_check(struct app *app, const struct fact *f)
{
    if (f->kind == LINE_COMMENT)
        return app_usage(app, "a comment cannot be added; to write one: journal edit");
    if (f->kind == LINE_FACT && f->class == CLASS_UNKNOWN)
        return unknown_key(app, f);
    if (f->kind == LINE_FACT && keys_is_slip(&app->store.keys, f->key_name))
        return slip(app, f);
    if (f->problem == PROBLEM_NONE || f->problem == PROBLEM_UNDATED)
        return f->text.n ? 0
                         : app_usage(app, "a fact needs a text after the colon: %.*s",
                                     SPAN_ARG_SHORT(f->line));
    struct problem_text o = problem_text((enum problem)f->problem);
    return app_usage(app, "%s: %.*s\n%s", o.message, SPAN_ARG_SHORT(f->line), o.remedy);
}

int input_refuse_mark(struct app *app, const struct fact *f)
{
    if (f->class != CLASS_ITEM || f->mark || !keyless_has_mark(f->body))
        return 0;
    return keyless_refuse_mark(app, f->body, fact_key_is(f));
}

/* Finds the words after "by", "avant le" or another of that kind at the start of a piece. */
static bool day_after(struct span piece, enum fact_word kind, struct span *day)
{
    struct span rest = piece, word;
    bool found = false;
    while (span_word(&rest, &word)) {
        struct span after = span_trim(rest);
        if (fact_word_is(span_between(piece.p, word.p + word.n), kind) && after.n) {
            *day = after; /* "bis zum 24." is longer than "bis" */
            found = true;
        }
    }
    return found;
}

/* Returns whether words that are not a date begin with a digit or a day: "friday evening". */
static bool begins_like_day(const struct app *app, struct span words)
{
    struct span first;
    return num_digits(words) ||
           (span_word(&words, &first) && app_date(app, first, DAY_COMING) != DATE_NONE);
}

/* Appends the line up to a day, which begins at or after *from, and the date of the day. */
static void write_day(struct buf *b, const char **from, struct span day, date_t date)
{
    buf_add(b, span_between(*from, day.p));
    date_add(b, date);
    *from = day.p + day.n;
}

int input_days(struct app *app, struct fact *f)
{
    struct span rest = f->remark, piece, day;
    struct buf b = BUF_INIT;
    const char *from = f->line.p;
    bool open = f->class == CLASS_OPEN;
    int status = 0;
    if (!open && f->class != CLASS_STANDING)
        return 0;
    while (!status && remark_next(&rest, &piece)) {
        struct readings r;
        if ((open ? piece_by(piece) : piece_until(piece)) != DATE_NONE ||
            !day_after(piece, open ? WORD_BY : WORD_UNTIL, &day))
            continue;
        date_t date = spoken_day(day, app->today, DAY_COMING, &r);
        if (r.days[0] != DATE_NONE)
            status = app_no_date(app, NULL, arena_copy(&app->arena, day).p, DAY_COMING);
        else if (date != DATE_NONE && !date_shape(day))
            write_day(&b, &from, day, date);
        else if (begins_like_day(app, day))
            app_note("warning: \"%.*s\" is not read as a date; write only: %s YYYY-MM-DD",
                     SPAN_ARG_SHORT(piece), open ? "by" : "until");
    }
    if (!status && b.n) {
        buf_add(&b, span_between(from, f->line.p + f->line.n));
        *f = fact_parse(arena_copy(&app->arena, buf_span(&b)), 0, &app->store.keys);
    }
    buf_release(&b);
    return status;
}
