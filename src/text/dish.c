#include "text/dish.h"

/* Returns the place of the next " = " outside brackets, or SPAN_NONE. */
static size_t find_equals(struct span s)
{
    bool inside = false;
    size_t from = 0, hop;
    for (size_t at = 0; (hop = span_chr(span_from(s, at), '=')) != SPAN_NONE;) {
        at += hop + 1;
        if (at < 2 || at == s.n || s.p[at - 2] != ' ' || s.p[at] != ' ')
            continue;
        for (; from < at - 2; from++)
            inside = s.p[from] == '[' || (inside && s.p[from] != ']');
        if (!inside)
            return at - 2;
    }
    return SPAN_NONE;
}

/* Returns a name without the brackets at its end; an unclosed one ends with the line. */
static struct span bare_name(struct span s)
{
    for (;;) {
        s = span_trim(s);
        size_t open = s.n;
        while (open && s.p[open - 1] != '[')
            open--;
        size_t close = span_chr(span_from(s, open), ']');
        if (open == 0 || (close != SPAN_NONE && open + close + 1 < s.n))
            return s;
        s = span_head(s, open - 1);
    }
}

/*
 * Returns the text from inside the first bracket to inside the last. dish_holds skips the text
 * between two pairs, so that brackets after another name, or a second pair, are read too.
 */
static struct span all_brackets(struct span body)
{
    size_t open = span_chr(body, '[');
    if (open == SPAN_NONE)
        return (struct span){NULL, 0};
    struct span inside = span_from(body, open + 1);
    size_t end = inside.n;
    while (end && inside.p[end - 1] != ']' && inside.p[end - 1] != '[')
        end--;
    bool closed = end && inside.p[end - 1] == ']';
    return closed ? span_head(inside, end - 1) : inside;
}

struct dish dish_parse(struct span body)
{
    size_t equals = find_equals(body);
    struct dish d = {.contains = all_brackets(body)};
    d.name = bare_name(span_head(body, equals));
    if (equals != SPAN_NONE)
        d.others = span_from(body, equals + 3);
    return d;
}

bool dish_other(struct span *others, struct span *name)
{
    while (others->n) {
        size_t equals = find_equals(*others);
        *name = bare_name(span_head(*others, equals));
        *others = equals == SPAN_NONE ? (struct span){NULL, 0} : span_from(*others, equals + 3);
        if (name->n)
            return true;
    }
    return false;
}

/* Commas of three scripts; a bracket in the text ends a part too. */
static size_t separator(struct span s)
{
    if (s.p[0] == ',' || s.p[0] == '[' || s.p[0] == ']')
        return 1;
    return span_starts(s, SPAN("、")) || span_starts(s, SPAN("，")) ? 3 : 0;
}

/* Skips, after a "]", to the inside of the next pair of brackets. */
static struct span next_pair(struct span s)
{
    size_t open = span_chr(s, '[');
    return open == SPAN_NONE ? (struct span){NULL, 0} : span_from(s, open + 1);
}

/*
 * Words before and after what a dish is made without, as kitchens write them on cards. None of
 * them begins or ends the name of a food, as "non" and 無 do ("non-alcoholic beer", 無花果).
 */
static const char *const negations[] =
    {"no",       "without", "free of",    "free from", "sans",     "pas de",    "senza",
     "sin",      "ohne",    "kein",       "keine",     "sem",      "zonder",    "geen",
     "utan",     "uden",    "uten",       "ilman",     "ilma",     "bez",       "brez",
     "bla",      "gan",     "be",         "tanpa",     "fără",     "fara",      "mingħajr",
     "χωρίς",    "Χωρίς",   "без",        "Без",       "بدون",     "ללא",       "בלי",
     "không",    "बिना",    "libre de",   "exempt de", "privo di", "isento de", "frei von",
     "vrij van", "fri for", "contains no"},
                         *const joined_negations[] = {"不使用", "不含", "不加", "不放", "未加"},
                         *const negations_after[] = {"不使用", "なし",   "無し", "抜き",
                                                     "ぬき",   "を除く", "없음", "없이",
                                                     "제외",   "nélkül"};

/* Words between a food and what it is made without, and those that follow what it is without.
 */
static const char *const between[] = {" without ", " free of ", " free from ", " sans ",
                                      " senza ",   " sin ",     " ohne ",      " sem ",
                                      " zonder ",  " utan ",    " uden ",      " uten ",
                                      " ilman ",   " bez ",     " brez ",      " fără ",
                                      " fara ",    " χωρίς ",   " без ",       " ללא ",
                                      " بدون ",    "不含",      "不加"},
                         *const followed[] = {"-free ", " 없는 ", "不使用"};

static bool cut_before(struct span *name)
{
    char first = name->n ? span_lower(name->p[0]) : '\0';
    for (size_t i = 0; i < sizeof negations / sizeof *negations; i++) {
        if (negations[i][0] != first)
            continue;
        size_t n = strlen(negations[i]);
        if (name->n > n + 1 && (name->p[n] == ' ' || name->p[n] == '\t') &&
            span_is_nocase(span_head(*name, n), negations[i])) {
            *name = span_trim(span_from(*name, n));
            return true;
        }
    }
    for (size_t i = 0; i < sizeof joined_negations / sizeof *joined_negations; i++) {
        struct span word = span_str(joined_negations[i]);
        if (name->n > word.n && span_starts(*name, word)) {
            *name = span_trim(span_from(*name, word.n));
            return true;
        }
    }
    return false;
}

/* Cuts "no", "sans", "不使用" and the like off an item; false if there is none. */
static bool cut_negation(struct span *name)
{
    if (cut_before(name))
        return true;
    for (size_t i = 0; i < sizeof negations_after / sizeof *negations_after; i++) {
        struct span word = span_str(negations_after[i]);
        if (name->n > word.n && span_ends(*name, word)) {
            *name = span_trim(span_head(*name, name->n - word.n));
            return true;
        }
    }
    return false;
}

/*
 * The bytes of a text, as a prefilter: nearly no item has one of the words, and to search for
 * each took a fifth of check's instructions.
 */
struct text_bytes {
    bool any[256], after_space[256];
};

static struct text_bytes bytes_of(struct span text)
{
    struct text_bytes t = {0};
    for (size_t i = 0; i < text.n; i++) {
        t.any[(unsigned char)text.p[i]] = true;
        if (i && text.p[i - 1] == ' ')
            t.after_space[(unsigned char)text.p[i]] = true;
    }
    return t;
}

static bool may_hold(const struct text_bytes *t, const char *word)
{
    return word[0] == ' ' ? t->after_space[(unsigned char)word[1]]
                          : t->any[(unsigned char)word[0]];
}

/* Cuts the text at the first of the words that has text on both sides. */
static bool cut_at(struct span text, const struct text_bytes *bytes, const char *const *words,
                   size_t n, struct span *before, struct span *after)
{
    for (size_t i = 0; i < n; i++) {
        if (!may_hold(bytes, words[i]))
            continue;
        struct span word = span_str(words[i]);
        size_t at = span_find(text, word);
        if (at == SPAN_NONE)
            continue;
        *before = span_trim(span_head(text, at));
        *after = span_trim(span_from(text, at + word.n));
        if (before->n && after->n)
            return true;
    }
    return false;
}

bool dish_without(struct span text, struct span *food, struct span *lacks)
{
    struct text_bytes t = bytes_of(text);
    return cut_at(text, &t, between, sizeof between / sizeof *between, food, lacks) ||
           cut_at(text, &t, followed, sizeof followed / sizeof *followed, lacks, food);
}

bool dish_holds(struct span *contains, struct span *name, bool *lacks)
{
    while (contains->n) {
        size_t n = 0, sep = 0;
        while (n < contains->n && !(sep = separator(span_from(*contains, n))))
            n++;
        *name = span_trim(span_head(*contains, n));
        bool closes = sep && contains->p[n] == ']';
        *contains = span_from(*contains, n + sep);
        if (closes)
            *contains = next_pair(*contains);
        *lacks = cut_negation(name);
        if (name->n)
            return true;
    }
    return false;
}
