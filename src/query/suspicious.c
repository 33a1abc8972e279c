#include "query/suspicious.h"

#include "text/alarm.h"
#include "text/limit.h"

bool suspicious_key(struct span key)
{
    /* "avoid" is a word of ALARM_KEY and of ALARM_CAUTION, and alarm_kinds sees one of them */
    return alarm_kinds(key, ALARM_NET | 1u << ALARM_KEY) || alarm_kinds(key, ALARM_SAID);
}

static const char *about_key(const struct fact *f, const struct keys *keys)
{
    int near = keys_near(keys, f->key_name);
    if (near != KEY_NONE && keys->v[near].class == CLASS_STANDING)
        return "a key that may be misspelled";
    return suspicious_key(f->key_name) ? "a key that may mean an allergy or a diet" : NULL;
}

/* Returns whether a bracket is not closed: terms after it would be read as part of a note. */
static bool is_unclosed(struct span body)
{
    size_t depth = 0;
    for (size_t i = 0; i < body.n; i++) {
        char c = body.p[i];
        if (c == '(' || c == '[')
            depth++;
        else if ((c == ')' || c == ']') && depth)
            depth--;
    }
    return depth > 0;
}

/* ---- the words of a line ---- */

static bool tells(struct span text, unsigned kinds)
{
    return text.n && alarm_kinds(text, kinds) != 0;
}

/* Returns whether a text that is not a dish tells of the guest's food. */
static bool says(struct span text)
{
    return tells(text, ALARM_SAID) || limit_tells(text);
}

/* Returns whether a line is `companion: allergy nuts`, which plan reads on its day. */
static bool is_read_companion(const struct fact *f, const struct keys *keys)
{
    int key = keys_find(keys, span_head(f->body, key_prefix(f->body)));
    bool judged =
        key == KEY_ALLERGY || key == KEY_INTOLERANCE || key == KEY_DIET || key == KEY_DISLIKES;
    return judged && f->date != DATE_NONE;
}

/*
 * Returns whether an item has words about the guest. Diet words in an item describe the dish.
 */
static bool item_tells(const struct fact *f)
{
    const unsigned lacks = 1u << ALARM_LACK; /* "no alcohol, she drove" is of that evening */
    if (tells(f->remark, ALARM_SAID & ~lacks) || (f->remark.n && limit_signs(f->text)))
        return true;
    if (f->remark.n &&
        tells(f->text, 1u << ALARM_CAUTION) && /* "crab cakes; came up in welts" */
        !tells(f->body, 1u << ALARM_CAUTION))
        return true;
    return tells(f->body, ALARM_NET) &&
           (tells(f->body, ALARM_HARMS) || alarm_is_all(f->body, ALARM_NET));
}

/* Returns whether a piece of the text is a food or a diet by itself: "for 4; GF". */
static bool has_term(struct span text)
{
    enum { LONGEST = 40 }; /* bytes: what is longer says more */
    size_t from = 0;
    for (size_t i = 0; i <= text.n; i++) {
        char c = i < text.n ? text.p[i] : ';';
        if (c != ',' && c != ';' && c != '(' && c != ')')
            continue;
        struct span piece = span_trim(span_between(text.p + from, text.p + i));
        if (piece.n && piece.n <= LONGEST && alarm_is_term(piece) &&
            (!tells(text, 1u << ALARM_LIKES) || tells(piece, 1u << ALARM_ALONE)))
            return true; /* not "likes bread, cheese", but "likes the window, GF" */
        from = i + 1;
    }
    return false;
}

/* Returns whether the text of a companion begins with a key: `companion: dish eel`. */
static bool has_key(const struct fact *f, const struct keys *keys)
{
    return keys_find(keys, span_head(f->body, key_prefix(f->body))) != KEY_NONE;
}

/* Returns what to ask about a fact that names a food or a diet and says no more: "tag: nut". */
static const char *about_food(const struct fact *f, const struct keys *keys)
{
    bool place = f->key == KEY_TAG || f->key == KEY_VIP || f->key == KEY_ACCESS ||
                 f->class == CLASS_BOND || f->class == CLASS_TEXT ||
                 (f->class == CLASS_VISIT && !(f->key == KEY_COMPANION && has_key(f, keys)));
    return place && has_term(f->text) ? "names only a food or a diet: confirm" : NULL;
}

static bool comment_tells(const struct fact *f)
{
    return says(f->line) && !alarm_is_all(f->line, ALARM_NET);
}

/*
 * Returns whether a key that no command reads has a food that people react to ("kids: Tom,
 * milk"), or a key of the user's only such foods, and does not say that the guest is served or
 * enjoys them: "x-hard-nos: prawns", not "x-favourite-dish: prawns".
 */
static bool lists_foods(const struct fact *f)
{
    enum { LONGEST = 200 };
    bool foods = f->class == CLASS_UNKNOWN ? tells(f->text, 1u << ALARM_FOOD)
                                           : alarm_is_all(f->text, 1u << ALARM_FOOD);
    return f->text.n <= LONGEST && (foods || alarm_is_term(f->text)) &&
           alarm_kinds(f->key_name, 1u << ALARM_SERVING | 1u << ALARM_HATES) !=
               1u << ALARM_SERVING;
}

static bool fact_tells(const struct fact *f, const struct keys *keys)
{
    const unsigned harms = ALARM_HARMS | 1u << ALARM_CAUTION;
    switch (f->key) {
    case KEY_WAS:
    case KEY_ALLERGY:
    case KEY_INTOLERANCE: return false;
    case KEY_DIET: return tells(f->remark, harms); /* plan reads "no fish" in it */
    case KEY_DISLIKES: return tells(f->text, harms) || limit_signs(f->text);
    case KEY_TRIED:
    case KEY_COMPLAINT: return tells(f->text, ALARM_SAID); /* not "the fish was not hot" */
    case KEY_COMPANION: return says(is_read_companion(f, keys) ? f->remark : f->text);
    case KEY_NONE: return says(f->line); /* "x-without: milk" */
    default: return f->class == CLASS_ITEM ? item_tells(f) : says(f->text);
    }
}

/*
 * Returns false for a fact of which neither fact_tells nor about_food can tell anything: their
 * words, which are in its text, are found in none of it. Most facts are passed over so.
 */
static bool may_tell(const struct fact *f)
{
    unsigned kinds = alarm_may_have(f->text);
    bool item = f->class == CLASS_ITEM;
    return kinds & ALARM_SAID || (!item && kinds & ALARM_TERMS) ||
           ((!item || f->remark.n) && limit_may_tell(f->text, kinds));
}

const char *suspicious_words(const struct fact *f, const struct keys *keys)
{
    if (f->kind == LINE_COMMENT)
        return comment_tells(f) ? "a comment that mentions an allergy or a diet" : NULL;
    if (f->kind != LINE_FACT)
        return NULL;
    bool own = f->class == CLASS_UNKNOWN || f->key == KEY_NONE || f->key >= KEY_BUILTIN;
    if (!own && !may_tell(f))
        return NULL;
    if (own && (suspicious_key(f->key_name) || (f->key == KEY_NONE && lists_foods(f))))
        return "a key that may mean an allergy or a diet";
    return fact_tells(f, keys) ? "mentions an allergy or a diet, but is not recorded as one"
                               : about_food(f, keys);
}

/* ---- the whole ---- */

/* Returns what to ask about a fact that is not current on that day, or NULL. */
static const char *about_days(const struct fact *f, date_t day)
{
    bool later = f->date != DATE_NONE && f->date > day;
    if (f->text.n == 0 || fact_is_current(f, day))
        return NULL;
    if (later)
        return "dated in the future: confirm";
    return f->key == KEY_DIET ? NULL : "marked as ended: confirm";
}

const char *suspicious_line(const struct fact *f, const struct keys *keys, date_t day)
{
    const char *why = NULL;
    bool strict = f->key == KEY_ALLERGY || f->key == KEY_INTOLERANCE || f->key == KEY_DIET;
    if (f->kind == LINE_OTHER)
        return "a line that is not understood";
    if (f->kind == LINE_FACT && f->class == CLASS_UNKNOWN)
        why = about_key(f, keys);
    else if (f->kind == LINE_FACT && strict)
        why = is_unclosed(f->body) ? "unclosed bracket: confirm" : about_days(f, day);
    return why ? why : suspicious_words(f, keys);
}
