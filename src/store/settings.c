#include "store/settings.h"

#include "base/num.h"
#include "store/house.h"
#include "text/alarm.h"
#include "text/fact.h"

/* A larger file is refused, and more keys: each key is compared with all others. */
enum { CONF_KIB = 64, KEYS_MAX = 1000 };

static bool set_again(struct settings *s, struct span text)
{
    struct span word, unit;
    long n;
    if (!span_word(&text, &word))
        return false;
    if (span_word(&text, &unit) && (span_is(unit, "visits") || span_is(unit, "visit"))) {
        if (!num_parse(word, 9999, &n))
            return false;
        s->again_visits = (int)n;
        return true;
    }
    int days = house_days(word);
    if (days < 0)
        return false;
    s->again_days = days;
    return true;
}

static bool set_yes(bool *setting, struct span text, const char *yes, const char *no)
{
    if (!span_is_nocase(text, yes) && !span_is_nocase(text, no))
        return false;
    *setting = span_is_nocase(text, yes);
    return true;
}

/* Parses the layout. `journal store` writes "A to B" before the first file moves. */
static bool set_layout(struct settings *s, struct span text)
{
    bool moving = span_is_nocase(text, "flat to sharded");
    if (moving || span_is_nocase(text, "sharded to flat")) {
        s->moving = true;
        s->sharded = moving;
        return true;
    }
    if (!set_yes(&s->sharded, text, "sharded", "flat"))
        return false;
    s->moving = false;
    return true;
}

static bool set_day_ends(struct settings *s, struct span text)
{
    daytime_t t = time_parse(text);
    if (t == TIME_NONE || t > 12 * 60)
        return false;
    s->day_ends = t;
    return true;
}

static void add_diag(struct diags *problems, enum severity severity, const struct fact *f,
                     const char *name, struct span culprit, const char *message,
                     const char *remedy)
{
    diags_add(problems, (struct diag){severity, SPAN("journal.conf"), f->line, culprit,
                                      f->lineno, name, span_str(message), span_str(remedy)});
}

/* Returns the key of an allergy or a diet that a key of the house's own is similar to. */
static int harm_near(const struct keys *keys, struct span name)
{
    int key = keys_find(keys, name);
    unsigned told = alarm_kinds(name, ALARM_NET | 1 << ALARM_KEY);
    if (key == KEY_NONE)
        key = keys_near(keys, name);
    if (key == KEY_ALLERGY || key == KEY_INTOLERANCE || key == KEY_DIET)
        return key;
    if (told & 1 << ALARM_INTOLERANCE)
        return KEY_INTOLERANCE;
    if (told & (1 << ALARM_DIET | 1 << ALARM_PREGNANCY))
        return KEY_DIET;
    return told ? KEY_ALLERGY : KEY_NONE;
}

/* Refuses a house's key for an allergy or a diet: plan would not compare it with a menu. */
static void refuse_harm(struct diags *problems, const struct fact *f, struct span name, int key,
                        const struct keys *keys)
{
    struct span is = keys->v[key].name;
    add_diag(problems, DIAG_ERROR, f, "allergy-key", name,
             arena_fmt(problems->arena,
                       "this key may mean an allergy or a diet, but `plan` does not read keys "
                       "of the class `%.*s`; it was not added",
                       SPAN_ARG(f->key_name))
                 .p,
             arena_fmt(problems->arena,
                       "write `%.*s: %.*s`, which makes it another name of `%.*s`",
                       SPAN_ARG(is), SPAN_ARG(name), SPAN_ARG(is))
                 .p);
}

static bool is_key(struct span name)
{
    return name.n && key_prefix(name) == name.n;
}

static bool add_keys(const struct fact *f, enum key_class class, struct keys *keys,
                     struct diags *problems)
{
    struct span rest = f->text;
    struct term term;
    bool all = rest.n > 0;
    while (term_next(&rest, &term)) {
        if (!is_key(term.name) || keys->n >= KEYS_MAX)
            return false;
        int known = keys_find(keys, term.name);
        bool own = known != KEY_NONE && span_eq_nocase(keys->v[known].name, term.name);
        int harm = own ? KEY_NONE : harm_near(keys, term.name);
        if (harm != KEY_NONE)
            refuse_harm(problems, f, term.name, harm, keys);
        else
            all &= keys_add(keys, term.name, class) != KEY_NONE;
    }
    return all;
}

/* Returns the remedy of an unknown language, with the list of those known. */
static const char *known_languages(struct arena *a)
{
    struct buf b = BUF_INIT;
    buf_str(&b, "write one of:");
    for (int i = 0; i < LANGUAGES; i++)
        buf_fmt(&b, " %s", language_tag((enum language)i));
    buf_str(&b, "; another name of the key `language` is written `language: language, NAME`");
    return buf_move(&b, a).p;
}

/* Sets the language of the pages, or reports an error. A list is other names of the key. */
static bool set_language(struct settings *s, const struct fact *f, struct diags *problems)
{
    if (span_chr(f->text, ',') != SPAN_NONE)
        return false;
    if (!language_find(f->text, &s->house.language))
        add_diag(problems, DIAG_ERROR, f, "unknown-language", f->text.n ? f->text : f->key_name,
                 "unknown language", known_languages(problems->arena));
    return true;
}

/* Adds other names of a key: `allergy: allergie, アレルギー`. */
static bool add_aliases(const struct fact *f, int key, struct keys *keys)
{
    struct span rest = f->text;
    struct term term;
    bool all = rest.n > 0;
    while (term_next(&rest, &term))
        all &= is_key(term.name) && class_find(term.name) == CLASS_UNKNOWN &&
               keys_alias(keys, term.name, key);
    return all;
}

/* Settings that name keys are read after all keys are known: read_named. */
static bool names_keys(const struct fact *f)
{
    return span_is_nocase(f->key_name, "brief") || span_is_nocase(f->key_name, "expires");
}

static void read_named(struct settings *s, struct span src, const struct keys *keys,
                       struct diags *problems)
{
    struct span line;
    for (uint32_t lineno = 1; span_line(&src, &line); lineno++) {
        struct fact f = fact_parse(line, lineno, keys);
        if (f.kind != LINE_FACT || !names_keys(&f))
            continue;
        bool brief = span_is_nocase(f.key_name, "brief");
        if (brief ? house_set_brief(&s->house, f.text, keys)
                  : house_set_expires(&s->house, f.text, keys))
            continue;
        add_diag(problems, DIAG_WARNING, &f, "bad-setting", f.text.n ? f.text : f.key_name,
                 brief ? "a key that is not known, or that the brief does not print as a fact"
                       : "a part that is not a standing key and an age",
                 brief ? "write keys of a class that journal.conf or journal(5) names: "
                         "`brief: seat, likes`"
                       : "write `expires: KEY AGE, ...`, such as `expires: patch-test 12m`");
    }
}

/* Sets one setting. Returns 1, 0 if it is not understood, or -1 if there is no such setting. */
static int set_setting(struct settings *s, const struct fact *f, struct keys *keys,
                       struct diags *problems)
{
    enum key_class class = class_find(f->key_name);
    if (class != CLASS_UNKNOWN)
        return add_keys(f, class, keys, problems);
    if (span_is_nocase(f->key_name, "version"))
        return span_is(f->text, "1");
    if (span_is_nocase(f->key_name, "again"))
        return set_again(s, f->text);
    if (span_is_nocase(f->key_name, "commit"))
        return set_yes(&s->commit, f->text, "yes", "no");
    if (span_is_nocase(f->key_name, "layout"))
        return set_layout(s, f->text);
    if (span_is_nocase(f->key_name, "codes")) {
        s->codes = f->text;
        return f->text.n > 0;
    }
    if (span_is_nocase(f->key_name, "day-ends"))
        return set_day_ends(s, f->text);
    if (span_is_nocase(f->key_name, "ask") && set_yes(&s->house.no_ask, f->text, "no", "yes"))
        return 1; /* any other text is another name of the key */
    if (span_is_nocase(f->key_name, "language") && set_language(s, f, problems))
        return 1;
    if (span_is_nocase(f->key_name, "words"))
        return house_set_words(&s->house, f->text, keys->arena);
    if (span_is_nocase(f->key_name, "capacity"))
        return house_set_capacity(&s->house, f->text);
    if (names_keys(f))
        return 1;
    int key = keys_find(keys, f->key_name);
    return key == KEY_NONE ? -1 : add_aliases(f, key, keys);
}

/* Reports a conflict by its first marker. */
static void add_marker(struct diags *problems, const struct fact *f)
{
    if (span_starts(f->line, SPAN("<")))
        add_diag(problems, DIAG_WARNING, f, "conflict-marker", fact_culprit(f),
                 "a git conflict marker", "to choose between the lines: journal resolve");
}

int settings_parse(struct settings *s, struct span src, struct keys *keys,
                   struct diags *problems, struct err *e)
{
    struct span line, whole = src;
    *s = (struct settings){0};
    if (src.n > CONF_KIB * 1024)
        return err_set(e, STATUS_FILE,
                       "journal.conf is larger than %d KiB; keep only settings in it",
                       CONF_KIB);
    for (uint32_t lineno = 1; span_line(&src, &line); lineno++) {
        struct fact f = fact_parse(line, lineno, keys);
        if (f.kind == LINE_OTHER && f.problem == PROBLEM_CONFLICT)
            add_marker(problems, &f);
        else if (f.kind == LINE_OTHER)
            add_diag(problems, DIAG_WARNING, &f, "bad-setting", fact_culprit(&f),
                     "not a setting", "write `name: value`");
        if (f.kind != LINE_FACT)
            continue;
        int known = set_setting(s, &f, keys, problems);
        if (known < 0)
            add_diag(problems, DIAG_WARNING, &f, "unknown-setting", f.key_name,
                     "unknown setting", "the settings are in journal(5)");
        if (known == 0 && span_is_nocase(f.key_name, "version"))
            return err_set(e, STATUS_FILE,
                           "journal.conf:%u: this journal has version %.*s; "
                           "this program knows version 1",
                           lineno, SPAN_ARG(f.text));
        if (known == 0)
            add_diag(problems, DIAG_WARNING, &f, "bad-setting", f.text.n ? f.text : f.key_name,
                     "invalid value for this setting", "the settings are in journal(5)");
    }
    read_named(s, whole, keys, problems);
    return 0;
}
