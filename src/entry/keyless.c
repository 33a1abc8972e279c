#include "entry/keyless.h"

#include "base/fold.h"
#include "cli/plan_input.h"
#include "text/alarm.h"
#include "text/spoken.h"

#include <string.h>

static struct span item_name(const struct app *app)
{
    return app->store.keys.v[app->store.keys.item].name;
}

/* ---- marks ---- */

/* Cuts words up to the first that ends in a mark. False if none does, or if they are no name.
 */
static bool mark_behind(struct span *words, struct span *name, char *mark)
{
    struct span rest = *words, word;
    while (span_word(&rest, &word)) {
        if (!fact_is_mark(word.p[word.n - 1]))
            continue;
        *mark = word.p[word.n - 1];
        *name = span_trim(span_between(words->p, word.p + word.n - 1));
        *words = span_trim(rest);
        return name->n && !fact_is_mark(name->p[0]) && !fact_is_mark(name->p[name->n - 1]);
    }
    return false;
}

/* Cuts "+ lamb" to name and mark, whatever the number of words. */
static bool mark_before(struct span *words, struct span *name, char *mark)
{
    *mark = words->p[0];
    *name = span_trim(span_from(*words, 1));
    *words = span_from(*words, words->n);
    struct span rest = *name, word;
    while (span_word(&rest, &word))
        if (fact_is_mark(word.p[0]) || fact_is_mark(word.p[word.n - 1]))
            return false;
    return name->n > 0;
}

bool keyless_mark(struct span *words, struct span *name, char *mark)
{
    *words = span_trim(*words);
    return words->n && (fact_is_mark(words->p[0]) ? mark_before(words, name, mark)
                                                  : mark_behind(words, name, mark));
}

bool keyless_is_marks(struct span words)
{
    struct span name;
    char mark;
    words = span_trim(words);
    if (!words.n || words.p[0] == '!')
        return false;
    while (words.n)
        if (!keyless_mark(&words, &name, &mark))
            return false;
    return true;
}

/* Returns whether words have a mark. A hyphen right after a word may be part of the name. */
bool keyless_has_mark(struct span name)
{
    if (!name.n)
        return false;
    char first = name.p[0], last = name.p[name.n - 1];
    bool apart = name.n > 1 && name.p[name.n - 2] == ' ';
    return fact_is_mark(first) || (fact_is_mark(last) && (apart || last != '-'));
}

int keyless_refuse_mark(struct app *app, struct span words, struct span key)
{
    char first = words.p[0], last = words.p[words.n - 1],
         mark = fact_is_mark(first) ? first : last;
    struct span name = words;
    while (name.n && fact_is_mark(name.p[0]))
        name = span_trim(span_from(name, 1));
    while (name.n && fact_is_mark(name.p[name.n - 1]))
        name = span_trim(span_head(name, name.n - 1));
    if (name.n == 0)
        name = SPAN("NAME");
    return app_usage(app,
                     "a mark must follow the key, not the text: \"%.*s\"; write: %.*s%c: %.*s",
                     SPAN_ARG_SHORT(words), SPAN_ARG(key), mark, SPAN_ARG_SHORT(name));
}

/* ---- words of an allergy, a diet or a taste ---- */

enum { PLAIN = ALARM_SAID | ALARM_TASTES };

/* Words that the suggested line leaves out, such as the "no" of "no nuts". */
enum {
    DROPPED = 1 << ALARM_ALLERGY | 1 << ALARM_INTOLERANCE | 1 << ALARM_SYMPTOM |
              1 << ALARM_CAUTION | 1 << ALARM_BAR | ALARM_TASTES | 1 << ALARM_FILLER |
              1 << ALARM_CLAUSE | 1 << ALARM_PERSON
};

static const struct reading_as {
    enum alarm_kind kind;
    const char *what, *key, *other; /* other: a second key it may be; or NULL */
} kinds[] = {
    {ALARM_ALLERGY, "mentions an allergy", "allergy", NULL},
    {ALARM_INTOLERANCE, "mentions an intolerance", "intolerance", NULL},
    {ALARM_CONDITION, "mentions a condition", "allergy", NULL},
    {ALARM_SYMPTOM, "mentions a reaction to food", "allergy", NULL},
    {ALARM_PREGNANCY, "mentions a pregnancy", "diet", NULL},
    {ALARM_BAR, "names something a guest may not eat", "allergy", "dislikes"},
    {ALARM_LACK, "names something a guest may not eat", "allergy", "dislikes"},
    {ALARM_DIET, "mentions a diet", "diet", NULL},
    {ALARM_HATES, "names something a guest dislikes", "dislikes", "allergy"},
    {ALARM_LIKES, "names something a guest likes", "likes", NULL},
    {ALARM_CAUTION, "may mention a reaction to food", "allergy", "dislikes"},
    {ALARM_WITHOUT, "names something a guest may not eat", "dislikes", "allergy"},
};

/* Marks the bytes of the folded text that words of DROPPED cover, whole words at a time. */
static void cover(struct span folded, char *covered)
{
    struct alarm a;
    for (size_t at = 0; alarm_next(folded, &at, DROPPED | ALARM_NET, &a);) {
        size_t end = a.kind == ALARM_LACK ? a.from : a.to;
        if (a.kind != ALARM_LACK && !(DROPPED >> a.kind & 1)) {
            at = a.to; /* "sans" of "sans gluten" stays */
            continue;
        }
        while (end < folded.n && folded.p[end] != ' ')
            end++;
        memset(covered + a.from, 1, end - a.from);
        at = end;
    }
}

static bool is_number(struct span word)
{
    for (size_t i = 0; i < word.n; i++)
        if (word.p[i] < '0' || word.p[i] > '9')
            return false;
    return true;
}

/* Returns whether a text may be cut at `i`: not between ASCII letters, as in "poisson". */
static bool is_cut(struct span words, size_t i)
{
    unsigned char before = (unsigned char)words.p[i - 1], after = (unsigned char)words.p[i];
    return (before >= 0x80 || after >= 0x80) && (after & 0xC0) != 0x80;
}

/* Returns a text without spaces without the words of DROPPED at its beginning and end. */
static struct span gist_of_run(struct span words)
{
    enum { LONGEST = 120 };
    if (words.n >= LONGEST || span_chr(words, ' ') != SPAN_NONE || alarm_is_all(words, DROPPED))
        return words;
    for (size_t i = words.n - 1; i; i--)
        if (is_cut(words, i) && alarm_is_all(span_head(words, i), DROPPED)) {
            words = span_from(words, i);
            break;
        }
    for (size_t i = 1; i < words.n; i++)
        if (is_cut(words, i) && alarm_is_all(span_from(words, i), DROPPED))
            return span_head(words, i);
    return words;
}

static bool is_and(struct span folded)
{
    static const char *const words[] = {"and", "or", "et", "ou", "e", "y", "und", "oder"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (span_is(folded, words[i]))
            return true;
    return false;
}

/* Returns the words that say what it is: "nuts" of "she is allergic to nuts!"; all, if none is
 * left. */
static struct span gist(struct app *app, struct span words)
{
    struct buf folded = BUF_INIT, said = BUF_INIT;
    struct span rest = words, word;
    bool joins = false;
    fold_words(&folded, words);
    char *covered = ARENA_NEW(&app->arena, char, folded.n + 1);
    cover(buf_span(&folded), covered);
    for (size_t at = 0; span_word(&rest, &word);) {
        struct buf one = BUF_INIT;
        fold_words(&one, word);
        bool dropped = one.n == 0 || is_number(word) || (at < folded.n && covered[at]);
        at += one.n ? one.n + 1 : 0;
        if (dropped)
            joins |= is_and(buf_span(&one));
        else
            word = gist_of_run(word);
        if (!dropped)
            buf_fmt(&said, "%s%.*s", !said.n ? "" : joins ? ", " : " ", SPAN_ARG(word));
        joins &= dropped;
        buf_release(&one);
    }
    struct span s = arena_copy(&app->arena, said.n ? buf_span(&said) : gist_of_run(words));
    while (s.n > 1 && strchr("!?.,;:", s.p[s.n - 1]))
        s.n--;
    buf_release(&folded);
    buf_release(&said);
    return s;
}

static bool ends_with_diet(struct span words)
{
    struct span rest = words, word, last = words;
    while (span_word(&rest, &word))
        last = word;
    return alarm_is_all(last, 1 << ALARM_DIET) && alarm_kinds(last, 1 << ALARM_DIET);
}

/* "vegan lasagne" is a dish: something to eat, behind the word, in no sentence. */
enum { LONGEST_NAME = 1000 }; /* bytes: what is longer is no dish that is looked up */

static bool is_dish_of_diet(struct app *app, struct span words)
{
    return !ends_with_diet(words) && !alarm_is_all(words, ALARM_NET) &&
           !alarm_kinds(words, 1 << ALARM_CLAUSE | 1 << ALARM_PERSON) && words.n <= LONGEST_NAME &&
           lexicon_is_food(app_lexicon(app), words);
}

static const struct reading_as *find_reading(struct app *app, struct span words)
{
    unsigned told = alarm_kinds(words, PLAIN);
    if (told == 1 << ALARM_DIET && is_dish_of_diet(app, words))
        return NULL;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (told >> kinds[i].kind & 1)
            return &kinds[i];
    return NULL;
}

const char *keyless_reads(struct app *app, struct span words, struct span *what)
{
    const struct reading_as *as = find_reading(app, words);
    bool harms = as && strcmp(as->key, "likes") != 0 && strcmp(as->key, "dislikes") != 0;
    if (harms)
        *what = gist(app, words);
    return harms ? as->key : NULL;
}

/* Returns the word for a companion in a text, such as "wife"; "" if it has none. */
static struct span companion_in(struct app *app, struct span words)
{
    struct buf folded = BUF_INIT;
    struct alarm a;
    size_t at = 0;
    struct span who = SPAN("");
    fold_words(&folded, words);
    if (alarm_next(buf_span(&folded), &at, 1 << ALARM_PERSON, &a))
        who = arena_copy(&app->arena, span_between(folded.p + a.from, folded.p + a.to));
    buf_release(&folded);
    return who;
}

static int refuse_reading(struct app *app, struct span words, const struct reading_as *as,
                          bool keyed)
{
    struct span item = item_name(app), what = gist(app, words);
    struct span who = companion_in(app, words);
    const char *other = "";
    if (who.n && as->kind != ALARM_LIKES)
        other = arena_fmt(&app->arena, ", or, of a companion: companion: %s %.*s (%.*s)", as->key,
                          SPAN_ARG_SHORT(what), SPAN_ARG(who))
                    .p;
    else if (as->other)
        other = arena_fmt(&app->arena, ", or: %s: %.*s", as->other, SPAN_ARG_SHORT(what)).p;
    return app_usage(app, "\"%.*s\" %s; write: %s: %.*s%s%s%.*s%s%.*s", SPAN_ARG_SHORT(words),
                     as->what, as->key, SPAN_ARG_SHORT(what), other,
                     keyed ? "" : "\nif it is the name of a dish that was served: ",
                     keyed ? 0 : SPAN_ARG(item), keyed ? "" : ": ",
                     keyed ? 0 : SPAN_ARG_SHORT(words));
}

static int refuse_menu_line(struct app *app, struct span words)
{
    struct span name = span_trim(span_from(words, 1));
    if (name.n == 0)
        name = SPAN("NAME");
    return app_usage(app,
                     "\"%.*s\" is a line of a menu; write: dislikes: %.*s, or: allergy: %.*s",
                     SPAN_ARG_SHORT(words), SPAN_ARG_SHORT(name), SPAN_ARG_SHORT(name));
}

int keyless_refuse(struct app *app, struct span words, bool keyed)
{
    struct span item = item_name(app);
    words = span_trim(words);
    if (words.n == 0)
        return 0;
    if (words.p[0] == '!')
        return refuse_menu_line(app, words);
    if (spoken_day(words, app->today, DAY_PAST, NULL) != DATE_NONE)
        return app_usage(app,
                         "\"%.*s\" is a day; for facts of that day: -d DATE\nif it is the name of "
                         "a dish that was served: %.*s: %.*s",
                         SPAN_ARG_SHORT(words), SPAN_ARG(item), SPAN_ARG_SHORT(words));
    if (fact_is_mark(words.p[0]) || fact_is_mark(words.p[words.n - 1]))
        return keyless_refuse_mark(app, words, item);
    const struct reading_as *as = find_reading(app, words);
    if (as)
        return refuse_reading(app, words, as, keyed);
    if (keyed)
        return app_usage(app,
                         "\"%.*s\" has no key; if it was served, write: %.*s: %.*s\nother keys "
                         "are allergy, diet, likes, dislikes, note: journal(5), KEYS",
                         SPAN_ARG_SHORT(words), SPAN_ARG(item), SPAN_ARG_SHORT(words));
    return 0;
}
