#include "import/standing.h"

#include "base/fold.h"
#include "food/avoid.h"
#include "query/suspicious.h"
#include "text/alarm.h"
#include "text/edit.h"

#include <string.h>

/* ---- answers ---- */

/* Folded, cut at |. Words that mean "no allergy" are in src/data/terms.tsv. */
static const char yes_words[] = "yes|y|yep|x|xx|true|t|1|on|checked|ja|j|wahr|oui|o|vrai|si|s|"
                                "vero|verdadero|sim|verdadeiro|"
                                "waar|sand|sant|tak|ano|igen|kylla|joo|evet|var|da|да|co|ναι|"
                                "نعم|כן|はい|あり|有り|有|是|对|네|예|"
                                "있음|있다|ใช่|हां";
static const char no_words[] = "no|n|nope|not|false|f|0|off|unchecked|none|nil|null|na|n a|s "
                               "o|nein|falsch|non|faux|falso|nao|"
                               "nee|niet|onwaar|nej|nei|ikke|falsk|falskt|falskus|nie|ne|nem|"
                               "ei|hayir|yok|nu|нет|не|οχι|khong|"
                               "لا|לא|いいえ|いえ|否|不|没|沒|아니요|아니오|아니|ไม่|नहीं|"
                               "nessuno|ninguno|nenhum|geen|kein|keine|"
                               "unspecified|unknown none";
static const char yes_signs[] = "✓|✔|☑|✅|☒|○|◯|〇|+|✓️|✔️|☑️";
static const char no_signs[] = "-|--|---|–|—|―|−|.|/|\\|☐|∅|ー|ｰ|－|_";

static bool is_none(const struct lexicon *x, struct span value)
{
    enum { LONGEST = 200 };
    struct arena a = ARENA_INIT;
    bool none = value.n <= LONGEST && avoid_parse(x, KEY_ALLERGY, value, &a).none;
    arena_release(&a);
    return none;
}

enum answer standing_answer(const struct lexicon *x, struct span value)
{
    struct buf folded = BUF_INIT;
    enum answer answer = ANSWER_TEXT;
    value = span_trim(value);
    fold_words(&folded, span_head(value, 64));
    if (span_is_among(value, yes_signs) || span_is_among(buf_span(&folded), yes_words))
        answer = ANSWER_YES;
    else if (span_is_among(value, no_signs) || span_is_among(buf_span(&folded), no_words) ||
             is_none(x, value))
        answer = ANSWER_NO;
    buf_release(&folded);
    return value.n > 64 ? ANSWER_TEXT : answer;
}

/* ---- headings ---- */

/*
 * Returns whether the tags are allergens that a column may have as its name: the 14 of the
 * European law, and buckwheat.
 */
static bool is_allergen(const struct lexicon *x, tagset tags)
{
    static const char *const names[] = {
        "gluten", "crustacean", "mollusc", "fish",     "egg",   "peanut", "soy",      "milk",
        "nut",    "celery",     "mustard", "sulphite", "lupin", "sesame", "buckwheat"};
    tagset known = 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        known |= lexicon_tag(x, span_str(names[i]));
    return tags && !(tags & ~known);
}

/* Returns the heading without its examples: "Allergies (nuts, milk)", "Allergies e.g. nuts". */
static struct span without_examples(struct span heading)
{
    static const char *const starts[] = {
        "(",     "[",        "{",      "（",    "【",           " e.g",
        " eg ",  " z.B",     " z. B",  " p.ej", " p. ej",       " par ex",
        " bijv", " such as", " like ", " incl", " for example", "例"};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        heading = span_head(heading, span_find(heading, span_str(starts[i])));
    return span_trim(heading);
}

/* The allergens or the diet that a heading names. */
struct named {
    struct span word; /* from the first name to the last */
    tagset tags;      /* of allergens */
    bool diet;        /* it is a diet */
    bool all;         /* the heading says nothing else */
    bool spaced;      /* `word` is of the heading itself, and not of a folded copy */
    size_t from, to;  /* where the names are in the folded heading */
};

static bool is_sound(const struct match *m)
{
    return match_tags(m, TERM_ALL) | match_tags(m, TERM_PART) | match_tags(m, TERM_AVOIDS) |
               match_tags(m, TERM_ASKS) ||
           m->sign & SIGN(TAG_NO_RULE);
}

/* Adds a name of the heading; in a script without spaces it is not where the heading is. */
static void add_named(struct named *n, const struct reading *r, const struct match *m,
                      struct span heading)
{
    tagset tags = match_tags(m, TERM_ALL) | match_tags(m, TERM_PART);
    const char *begin = m->written, *end = begin + m->written_n;
    bool first = n->to == 0;
    n->tags |= tags;
    n->diet |= !tags;
    n->from = first || m->from < n->from ? m->from : n->from;
    n->to = m->to > n->to ? m->to : n->to;
    n->spaced &= begin >= heading.p && end <= heading.p + heading.n;
    if (!n->spaced) {
        n->word = span_between(r->shown.p + n->from, r->shown.p + n->to);
    } else {
        const char *from = first || begin < n->word.p ? begin : n->word.p;
        if (!first && n->word.p + n->word.n > end)
            end = n->word.p + n->word.n;
        n->word = span_between(from, end);
    }
}

static struct named read_names(const struct lexicon *x, struct span heading, struct arena *a)
{
    struct named n = {.all = true, .spaced = true};
    struct reading r;
    size_t covered = 0;
    lexicon_read(x, heading, READ_GUESTS, &r, a);
    for (size_t i = 0; i < r.n; i++) {
        const struct match *m = &r.v[i];
        if (m->covered)
            continue;
        if (is_sound(m))
            add_named(&n, &r, m, heading);
        for (; covered < m->from; covered++)
            n.all &= r.joined.p[covered] == ' ';
        covered = m->to > covered ? m->to : covered;
    }
    n.all &= covered >= r.joined.n;
    return n;
}

static bool is_understood(const struct lexicon *x, struct span text, struct arena *a)
{
    struct avoid v = avoid_parse(x, KEY_ALLERGY, text, a);
    return v.stop && v.understood;
}

static bool is_between(char a, char b)
{
    bool lower = a >= 'a' && a <= 'z', upper = b >= 'A' && b <= 'Z';
    return lower && upper;
}

/* Returns a heading of a database as words: "hasNutAllergy", "is_vegan". */
static struct span as_words(struct span heading, struct arena *a)
{
    static const char *const verbs[] = {"is ", "has ", "have ", "are "};
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < heading.n; i++) {
        if (i && is_between(heading.p[i - 1], heading.p[i]))
            buf_char(&b, ' ');
        buf_char(&b, heading.p[i] == '_' ? ' ' : heading.p[i]);
    }
    struct span words = span_trim(buf_move(&b, a));
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (span_is_nocase(span_head(words, strlen(verbs[i])), verbs[i]))
            return span_trim(span_from(words, strlen(verbs[i])));
    return words;
}

/* Returns the text between the first brackets of a heading; *square: they are [ ]. */
static struct span in_brackets(struct span heading, bool *square)
{
    static const char *const brackets[][2] = {
        {"(", ")"}, {"[", "]"}, {"（", "）"}, {"【", "】"}, {"［", "］"}};
    for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++) {
        struct span open = span_str(brackets[i][0]);
        size_t at = span_find(heading, open), n;
        struct span inside = span_from(heading, at == SPAN_NONE ? heading.n : at + open.n);
        n = span_find(inside, span_str(brackets[i][1]));
        *square = i % 2 == 1 || i == 4;
        if (n != SPAN_NONE && n)
            return span_trim(span_head(inside, n));
    }
    return (struct span){NULL, 0};
}

/*
 * Reads the brackets of a heading. In square ones forms write the row of a question: "Allergies
 * [Kiwi]". A name in round ones may be an example, so it is the answer only to yes.
 */
static void read_brackets(const struct lexicon *x, struct span heading, struct column *c,
                          struct arena *a)
{
    struct arena scratch = ARENA_INIT;
    bool square;
    struct span inside = in_brackets(heading, &square);
    struct named n = {0};
    if (inside.n && span_chr(inside, ',') == SPAN_NONE)
        n = read_names(x, inside, &scratch);
    if (inside.n && (square || (n.word.n && n.all))) {
        c->word = arena_copy(a, inside);
        c->may_be_example = true;
        if (n.diet && !n.tags)
            c->key = KEY_DIET;
    }
    arena_release(&scratch);
}

bool standing_heading(const struct lexicon *x, struct span heading, struct column *c,
                      struct arena *a)
{
    enum { LONGEST = 200 };
    struct arena scratch = ARENA_INIT;
    struct span own = without_examples(span_head(heading, LONGEST + 1));
    if (own.n == 0 || own.n > LONGEST || edit_refuses(own))
        return false;
    own = as_words(own, &scratch);
    bool speaks = suspicious_key(own);
    struct named n = read_names(x, own, &scratch);
    bool compound = (!n.word.n || !n.spaced) && speaks && is_understood(x, own, &scratch);
    if (compound) /* "Nussallergie", 甲殻類アレルギー */
        n = (struct named){.word = own, .tags = 1};
    bool has = alarm_kinds(own, 1u << ALARM_SERVING) != 0; /* "Milk preference": oat */
    bool names = n.all && (n.diet || (is_allergen(x, n.tags) && !has));
    bool found = n.word.n && (speaks || names);
    if (found) {
        bool intolerance = alarm_kinds(own, 1u << ALARM_INTOLERANCE) != 0;
        c->kind = COLUMN_KEY;
        c->key = intolerance ? KEY_INTOLERANCE : n.diet && !n.tags ? KEY_DIET : KEY_ALLERGY;
        c->word = arena_copy(a, n.word);
    } else if (c->kind == COLUMN_KEY) {
        read_brackets(x, span_head(heading, LONGEST), c, a);
    }
    arena_release(&scratch);
    return found;
}

/* ---- values ---- */

/* Returns the bytes of what programs write between the values of a list, or 0. */
static size_t separator_at(struct span s)
{
    /* "\\n": programs that make tables of cards leave it so */
    static const char *const separators[] = {" ::: ", ";",  "|",  "/", "\n",
                                             "；",    "／", "｜", "•", "\\n"};
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++)
        if (span_starts(s, span_str(separators[i])))
            return span_str(separators[i]).n;
    return 0;
}

/* Returns whether a slash separates no terms: "w/o nuts", "and/or", "1/2". */
static bool is_inside(struct span value, size_t i)
{
    static const char *const before[] = {"w", "and", "und", "et", "y", "o", "s", "c"};
    size_t from = i; /* no word of those is longer than three bytes */
    while (from && i - from < 4 && !span_is_blank(value.p[from - 1]) &&
           value.p[from - 1] != ',')
        from--;
    struct span word = span_between(value.p + from, value.p + i);
    for (size_t k = 0; k < sizeof before / sizeof *before; k++)
        if (span_is_nocase(word, before[k]))
            return true;
    return i && i + 1 < value.n && value.p[i - 1] >= '0' && value.p[i - 1] <= '9' &&
           value.p[i + 1] >= '0' && value.p[i + 1] <= '9';
}

/* Returns whether the rest is "; until 2027-01-01", which ends the fact and its line. */
static bool is_until(struct span rest)
{
    return rest.n && rest.p[0] == ';' && span_chr(rest, '\n') == SPAN_NONE &&
           span_starts(span_trim(span_from(rest, 1)), SPAN("until "));
}

static void add_char(struct buf *b, char ch)
{
    buf_char(b, ch == '\t' || ch == '\r' ? ' ' : ch);
}

static bool is_bullet(struct span rest)
{
    return rest.n > 1 && (rest.p[0] == '-' || rest.p[0] == '*') && rest.p[1] == ' ';
}

static void add_comma(struct buf *b)
{
    while (b->n && span_chr(SPAN(" ,\t\r"), b->p[b->n - 1]) != SPAN_NONE)
        b->n--;
    if (b->n)
        buf_str(b, ", ");
}

/* Appends the terms of a value. Text in brackets is a note and stays with its term. */
static void add_terms(struct buf *b, struct span value)
{
    size_t depth = 0;
    bool open = true; /* a term begins */
    for (size_t i = 0; i < value.n;) {
        struct span rest = span_from(value, i);
        size_t n = separator_at(rest);
        if (rest.p[0] == '/' && is_inside(value, i))
            n = 0;
        if (is_until(rest)) {
            for (; i < value.n; i++)
                add_char(b, value.p[i]);
            return;
        }
        if (n && (!depth || rest.p[0] == '\n')) {
            add_comma(b);
            open = true;
            i += n;
        } else if (open && (span_is_blank(value.p[i]) || is_bullet(rest))) {
            i++;
        } else {
            char ch = value.p[i++];
            depth += ch == '(' || ch == '[';
            depth -= depth && (ch == ')' || ch == ']');
            open = false;
            add_char(b, ch);
        }
    }
    if (span_ends(buf_span(b), SPAN(", ")))
        b->n -= 2;
}

/* Appends a note as brackets can hold it: other brackets and newlines are commas. */
static void add_note(struct buf *b, struct span value)
{
    size_t before = b->n;
    while (value.n) {
        size_t n = 0;
        while (n < value.n && span_chr(SPAN("()[]\n"), value.p[n]) == SPAN_NONE)
            n++;
        struct span piece = span_trim(span_head(value, n));
        if (piece.n)
            buf_str(b, b->n > before ? ", " : "");
        for (size_t i = 0; i < piece.n; i++)
            add_char(b, piece.p[i]);
        value = span_from(value, n + 1);
    }
}

/* Appends "Nut" of "Nut allergy", with the value as its note. */
static void add_word(struct buf *b, struct span word, struct span value)
{
    buf_add(b, word);
    buf_str(b, " (");
    add_note(b, value);
    buf_char(b, ')');
}

/*
 * Returns whether a "no" is a food that the column may have: Finnish "ei" is "egg" in German and
 * Dutch. Then it is no answer.
 */
static bool is_food(const struct lexicon *x, const struct column *c, struct span value)
{
    struct arena a = ARENA_INIT;
    bool one = c->word.n && !c->may_be_example; /* the column is of one food */
    tagset food = avoid_parse(x, KEY_ALLERGY, value, &a).stop;
    tagset own = one ? avoid_parse(x, KEY_ALLERGY, c->word, &a).stop : food;
    arena_release(&a);
    return (food & own) != 0;
}

struct span standing_text(const struct lexicon *x, const struct column *c, struct span value,
                          struct arena *a)
{
    struct buf b = BUF_INIT;
    enum answer answer = standing_answer(x, value);
    bool strict = c->key == KEY_ALLERGY || c->key == KEY_INTOLERANCE || c->key == KEY_DIET;
    value = span_trim(value);
    bool sign = span_is_among(value, no_signs);
    if (answer == ANSWER_NO && is_food(x, c, value))
        answer = ANSWER_TEXT;
    if (c->word.n && answer == ANSWER_YES)
        buf_add(&b, c->word);
    else if (c->word.n && answer == ANSWER_TEXT && !c->may_be_example)
        add_word(&b, c->word, value);
    else if (!c->word.n && strict && answer == ANSWER_NO)
        buf_add(&b, is_none(x, value) && !edit_refuses(value) ? value : SPAN("none"));
    else if ((!c->word.n || answer == ANSWER_TEXT) && !sign)
        add_terms(&b, value);
    struct span text = arena_copy(a, span_trim(buf_span(&b)));
    buf_release(&b);
    return text;
}
