#include "entry/input_check.h"

#include "base/num.h"
#include "cli/args.h"
#include "entry/keyless.h"
#include "text/fact_words.h"

/* Returns whether a text that begins with the key is no dish: "phone 0770 0900", "ask for it".
 * "birthday cake" is one, "birthday 29 feb" is not. */
static bool begins_no_dish(const struct app *app, int key, struct span text)
{
    enum key_class class = app->store.keys.v[key].class;
    if (key == KEY_BIRTHDAY || key == KEY_ANNIVERSARY)
        return num_digits(span_trim(span_from(text, key_prefix(text)))) > 0;
    return class == CLASS_OPEN || class == CLASS_TRAIL || class == CLASS_TEXT ||
           key == KEY_PHONE || key == KEY_EMAIL || key == KEY_ADDRESS || key == KEY_BOOKED ||
           key == KEY_COMPANION || key == KEY_TAG || key == KEY_SEAT;
}

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
        return begins_no_dish(app, key, text) ||
               (fact_is_mark(mark.p[0]) && (mark.n == 1 || (mark.n == 2 && mark.p[1] == ':')));
    return span_chr(span_from(word, n), ':') != SPAN_NONE ||
           (word.n == n + 1 && fact_is_mark(word.p[n]));
}

int input_no_colon(struct app *app, struct span text)
{
    struct span key, rest = text, item = app->store.keys.v[app->store.keys.item].name;
    const char *dish = "";
    span_word(&rest, &key);
    rest = span_trim(rest);
    if (key_prefix(key) < key.n || !rest.n || fact_is_mark(rest.p[0]) ||
        span_chr(rest, ':') != SPAN_NONE)
        return app_usage(app,
                         "missing colon after the key: %.*s\nwrite it as in: %.*s+: black cod",
                         SPAN_ARG_SHORT(text), SPAN_ARG(item));
    if (app->store.keys.v[keys_find(&app->store.keys, key)].class != CLASS_STANDING)
        dish = arena_fmt(&app->arena,
                         ", or, if it is the name of a dish that was served: %.*s: %.*s",
                         SPAN_ARG(item), SPAN_ARG_SHORT(text))
                   .p;
    return app_usage(app, "missing colon after the key: %.*s\nwrite: %.*s: %.*s%s",
                     SPAN_ARG_SHORT(text), SPAN_ARG(key), SPAN_ARG_SHORT(rest), dish);
}

/* Returns whether a key that does not exist means that an open item came: "arrived: belt". */
static bool means_done(struct span key)
{
    static const char *const words[] = {"arrived", "found",     "came",      "delivered", "done",
                                        "fixed",   "collected", "fulfilled", "ready"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (span_is_nocase(key, words[i]))
            return true;
    return false;
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
    if (means_done(key))
        return app_usage(app,
                         "unknown key \"%.*s\"; to close what was asked for: journal done GUEST "
                         "WORDS\nwho asked for it: journal open --about WORDS",
                         SPAN_ARG_SHORT(key));
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

/* Returns whether words that are not a date have one of a day or a season: "end of november". */
static bool mentions_day(struct span words)
{
    static const char *const times[] = {
        "end",   "week",     "weekend", "month",   "year",   "christmas", "xmas",   "easter",
        "eve",   "holidays", "noon",    "evening", "lunch",  "dinner",    "spring", "summer",
        "autumn"};
    struct span word;
    while (span_word(&words, &word)) {
        struct buf next = BUF_INIT;
        buf_fmt(&next, "1 %.*s", SPAN_ARG_SHORT(word)); /* "1 november" is like a day */
        bool day = spoken_is_like_day(word) || spoken_is_like_day(buf_span(&next)) ||
                   spoken_day(word, 0, DAY_COMING, NULL) != DATE_NONE;
        buf_release(&next);
        for (size_t i = 0; !day && i < sizeof times / sizeof *times; i++)
            day = span_is_nocase(word, times[i]);
        if (day)
            return true;
    }
    return false;
}

/* Sets *day to its first two words, or its first, if these are a day: "friday evening". */
static date_t first_day(struct span *day, date_t today, struct readings *r)
{
    struct span rest = *day, first, second;
    date_t date = spoken_day(*day, today, DAY_COMING, r);
    if (date != DATE_NONE || r->days[0] != DATE_NONE || !span_word(&rest, &first))
        return date;
    if (span_word(&rest, &second)) {
        struct span both = span_between(first.p, second.p + second.n);
        date = spoken_day(both, today, DAY_COMING, r);
        if (date != DATE_NONE || r->days[0] != DATE_NONE) {
            *day = both;
            return date;
        }
    }
    date = spoken_day(first, today, DAY_COMING, r);
    if (date != DATE_NONE)
        *day = first;
    return date;
}

/*
 * Appends the line up to a day, which begins at or after *from, and the date of the day. Words
 * of the piece behind it become a piece of their own.
 */
static void write_day(struct buf *b, const char **from, struct span day, date_t date,
                      struct span piece)
{
    buf_add(b, span_between(*from, day.p));
    date_add(b, date);
    *from = day.p + day.n;
    if (*from < piece.p + piece.n)
        buf_str(b, ";");
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
        date_t date = first_day(&day, app->today, &r);
        if (r.days[0] != DATE_NONE)
            status = app_no_date(app, NULL, arena_copy(&app->arena, day).p, DAY_COMING);
        else if (date != DATE_NONE)
            write_day(&b, &from, day, date, piece);
        else if (num_digits(day) || mentions_day(day))
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
