#include "cmd/complete.h"

#include "check/lines.h"
#include "cli/args.h"
#include "cli/opt.h"
#include "cmd/commands.h"
#include "food/regime.h"
#include "os/os.h"
#include "text/phrase.h"

void complete_commands(struct reply *r)
{
    for (int i = 0; commands[i]; i++)
        reply_word(r, span_str(commands[i]->name), span_str(commands[i]->summary));
}

void complete_topics(struct reply *r)
{
    complete_commands(r);
    for (const struct topic *t = help_topics; t->word; t++)
        reply_word(r, span_str(t->word), arena_fmt(&r->app->arena, "%s(%s)", t->page, t->section));
}

void complete_options(struct reply *r)
{
    const struct command *c = r->command;
    const struct option *tables[] = {c ? c->options : NULL, global_options};
    for (int t = 0; t < 2; t++)
        for (int i = 0; tables[t] && tables[t][i].name; i++) {
            const struct option *o = &tables[t][i];
            bool needs_value = o->arg && *o->arg != '[';
            if (t == 0 || opt_applies(c, i))
                reply_word(r,
                           arena_fmt(&r->app->arena, "--%s%s", o->name, needs_value ? "=" : ""),
                           span_str(o->help));
        }
}

void complete_words(struct reply *r, const char *alternatives)
{
    struct span rest = span_str(alternatives), word;
    while (span_cut(&rest, '|', &word))
        reply_word(r, word, SPAN(""));
}

void complete_checks(struct reply *r)
{
    for (int i = 0; check_names[i]; i++)
        reply_word(r, span_str(check_names[i]), SPAN("a check"));
}

/* ---- days ---- */

/* Offers words for days and, after a digit, the days of this week as files have them. */
void complete_dates(struct reply *r)
{
    static const char *const words[] = {"today", "yesterday", "tomorrow", "mon", "tue",
                                        "wed",   "thu",       "fri",      "sat", "sun"};
    reply_open(r);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        reply_word(r, span_str(words[i]),
                   reply_iso(r, app_date(r->app, span_str(words[i]), DAY_COMING)));
    for (date_t d = r->app->today - 1; r->typed.n && d <= r->app->today + 7; d++)
        reply_word(r, reply_iso(r, d), SPAN("a day"));
}

/* Offers the days that have a menu, the latest first, and files. */
void complete_menus(struct reply *r)
{
    struct os_names names = {0};
    struct err ignored = ERR_INIT;
    r->offers.files = true;
    if (!reply_open(r) || os_list(r->app->store.rootfd, "menus", OS_FILES, ".txt",
                                  &r->app->arena, &names, &ignored) < 0)
        return;
    for (size_t i = names.n; i-- > 0;) {
        struct span day = span_head(names.v[i], names.v[i].n - 4);
        if (date_parse(day) == r->app->today)
            reply_word(r, SPAN("today"), day);
        if (date_parse(day) != DATE_NONE)
            reply_word(r, day, SPAN("a menu"));
    }
}

/* ---- values of options ---- */

static void complete_courses(struct reply *r)
{
    struct guest book;
    struct err ignored = ERR_INIT;
    if (!reply_open(r) ||
        store_load_file(&r->app->store, "dishes.txt", &book, &r->app->arena, &ignored) <= 0)
        return;
    for (size_t i = 0; i < book.n; i++) {
        struct span rest = book.v[i].remark, piece, word;
        while (remark_next(&rest, &piece))
            if (span_word(&piece, &word) && span_is_nocase(word, "course"))
                reply_word(r, span_trim(piece), SPAN("a course"));
    }
}

static void keep_to(struct reply *r, const char *separators)
{
    for (size_t i = r->typed.n; i > 0; i--)
        if (strchr(separators, r->typed.p[i - 1])) {
            reply_keep(r, i);
            return;
        }
}

static void complete_classes(struct reply *r)
{
    for (int class = CLASS_UNKNOWN + 1; class <= CLASS_TEXT; class ++)
        reply_word(r, span_str(class_name((enum key_class) class)), SPAN("a class of keys"));
}

/* The words that an option takes, by what --help calls its value. */
static const struct {
    const char *arg, *words;
} values[] = {
    {"HOW", "id|name|last|visits|gap"},
    {"PERIOD", "month|week|year|weekday"},
    {"WHEN", "auto|always|never"},
    {"TRADE", "restaurant|parts|salon"},
    {"ORDER", "dmy|mdy"},
    {"ENCODING", "UTF-8|UTF-16LE|UTF-16BE|Windows-1250|Windows-1251|Windows-1252|Shift_JIS|"
                 "EUC-JP|GB18030|Big5|EUC-KR"},
    {"KIND", "numbers|letters"},
    {"[=VERSION]", "3|4"},
    {"TIME", "2y|1y|6m|3m|8w|90d"},
};

void complete_value(struct reply *r)
{
    struct span arg = span_str(r->option->arg ? r->option->arg : "");
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        if (span_is(arg, values[i].arg))
            complete_words(r, values[i].words);
    if (span_is(arg, "DATE")) {
        complete_dates(r);
    } else if (span_is(arg, "MENU")) {
        complete_menus(r);
    } else if (span_is(arg, "GUEST")) {
        complete_guests(r);
    } else if (span_is(arg, "FILE") || span_is(arg, "DIR") || span_is(arg, "URL|DIR")) {
        r->offers.files = true;
    } else if (span_is(arg, "T") && span_is(span_str(r->option->name), "tag")) {
        complete_tags(r);
    } else if (span_is(arg, "WORDS")) {
        complete_about(r);
    } else if (span_is(arg, "KEY[,KEY]")) {
        keep_to(r, ",");
        complete_keys(r, "");
        complete_classes(r);
    } else if (span_is(arg, "KEY=TEXT")) {
        complete_keys(r, "=");
    } else if (span_is(arg, "HEADING=KEY[;...]") && span_chr(r->typed, '=') != SPAN_NONE) {
        keep_to(r, "=;");
        complete_keys(r, "");
    } else if (span_starts(arg, SPAN("COURSE"))) {
        keep_to(r, ",");
        complete_courses(r);
    } else if (span_is_nocase(span_str(r->option->name), "regime")) {
        for (size_t i = 0; i < regimes_n; i++)
            reply_word(r, span_str(regimes[i].name), SPAN("allergens of a law"));
    } else if (span_is_nocase(span_str(r->option->name), "csv")) {
        complete_words(r, "raw");
    } else if (span_is_nocase(span_str(r->option->name), "language")) {
        for (int i = 0; i < LANGUAGES; i++)
            reply_word(r, span_str(language_tag((enum language)i)), SPAN("a language"));
    }
}
