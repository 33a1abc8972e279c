/*
 * Reads what a term of a guest's standing fact avoids. The text is read twice: words of guests
 * give the tags that are avoided, words of dishes the tags that such a word also contains.
 * Signs ("no", "eats", "except", "ok") say to which names they apply.
 */
#include "food/avoid.h"

#include "base/buf.h"
#include "food/compound.h"
#include "food/names.h"
#include "text/word.h"

#include <string.h>

/* The parts of the joined text to which a byte belongs. */
enum {
    IN_SIGN = 1,  /* a filler, a sign, "none" */
    IN_NAME = 2,  /* a guest's word that names something */
    IN_DISH = 4,  /* a dish's word that holds something */
    IN_EATEN = 8, /* names here are eaten: they are an exception */
};

/* A byte of the joined text. */
struct avoid_place {
    uint8_t in;   /* IN_ bits */
    uint8_t name; /* the length of the guest's word that names something here */
};

struct term_job {
    const struct lexicon *x;
    struct avoid *v;
    size_t words_cap; /* of v->words */
    int key;
    struct reading guest, dish; /* of the same text */
    struct avoid_place *at;     /* of each byte of the text */
    tagset *cleared;            /* of each byte: tags that a dish's word round it clears */
    tagset named, diet;         /* avoided: by name, and by the rule of a diet */
    tagset eaten, eaten_part;   /* eaten: whole tags, and parts of tags */
    bool any;                   /* something is named, avoided or eaten */
    bool only;                  /* nothing else is eaten than what is named */
    bool note;                  /* a note: what its words may hold does not count */
    struct arena *arena;        /* owns what *v points to: see own_joined */
    struct arena *scratch;      /* owns the readings, `at`, and v->words until the end */
};

/* ---- signs ---- */

static tagset names_of(const struct match *m)
{
    return match_tags(m, TERM_ALL) | match_tags(m, TERM_PART) | match_tags(m, TERM_AVOIDS) |
           match_tags(m, TERM_ASKS);
}

static bool is_name(const struct match *m)
{
    return names_of(m) || (m->sign & SIGN(TAG_NO_RULE));
}

static void mark(const struct term_job *t, size_t from, size_t to, unsigned bits)
{
    for (size_t at = from; at < to; at++)
        t->at[at].in |= (uint8_t)bits;
}

/* Where in a term the reading of signs is. */
struct clause {
    size_t from;  /* the end of the last sign */
    bool eats;    /* what is named from there on is eaten */
    bool refused; /* a refusal was read after the last name: "not" of "does not eat" */
    bool negated; /* a refusal was read in this clause: "ok" does not turn it */
    bool avoids;  /* something was avoided before */
};

static void read_sign(const struct term_job *t, struct clause *c, const struct match *m)
{
    bool ok = (m->sign & SIGN(TAG_OK)) && !c->negated;
    if (m->sign == SIGN(TAG_ONLY))
        return;
    if (c->eats || ok)
        mark(t, c->from, m->from, IN_EATEN);
    c->from = m->to;
    if (m->none || (m->sign & SIGN(TAG_REFUSE))) {
        c->eats = false;
        c->refused = c->negated = true;
    } else if (m->sign & SIGN(TAG_EATS)) {
        c->eats = !c->refused;
    } else {
        c->eats = (m->sign & SIGN(TAG_EXCEPT)) && !c->eats && c->avoids;
        c->refused = c->negated = false;
    }
}

/* Marks what is eaten: "fish" of "no meat but fish ok" and of "vegetarian but eats fish". */
static void mark_eaten(const struct term_job *t)
{
    struct clause c = {0};
    for (size_t i = 0; i < t->guest.n; i++) {
        const struct match *m = &t->guest.v[i];
        if (m->covered)
            continue;
        if (is_name(m)) {
            c.refused = false;
            c.avoids |= !c.eats;
        } else if (m->none || m->sign) {
            read_sign(t, &c, m);
        }
    }
    if (c.eats)
        mark(t, c.from, t->guest.joined.n, IN_EATEN);
}

/* ---- marks ---- */

/* Returns whether only spaces and hyphens separate the words of the match: no "nuts/milk". */
static bool is_one_phrase(struct span written)
{
    for (size_t i = 0; i < written.n; i++)
        if (span_chr(SPAN(",;:/|&+()"), written.p[i]) != SPAN_NONE)
            return false;
    return true;
}

static void mark_words(const struct term_job *t)
{
    for (size_t i = 0; i < t->guest.n; i++) {
        const struct match *m = &t->guest.v[i];
        if (m->covered)
            continue;
        mark(t, m->from, m->to, is_name(m) ? IN_NAME : IN_SIGN);
        for (size_t at = m->from; at < m->to && is_name(m); at++)
            t->at[at].name = (uint8_t)(m->to - m->from);
    }
    for (size_t i = 0; i < t->dish.n; i++) {
        const struct match *m = &t->dish.v[i];
        for (size_t at = m->from; at < m->to && is_one_phrase(match_written(m)); at++)
            t->cleared[at] |= match_tags(m, WORD_CLEARS);
        if (match_tags(m, WORD_CONTAINS) & ~m->claimed)
            mark(t, m->from, m->to, IN_DISH);
    }
}

/* Returns true if each byte of the match has one of the bits. */
static bool is_all(const struct term_job *t, size_t from, size_t to, unsigned bits)
{
    for (size_t at = from; at < to; at++)
        if (t->guest.joined.p[at] != ' ' && !(t->at[at].in & bits))
            return false;
    return true;
}

/* Returns the length of the guest's word that is round the match, or 0. */
static size_t name_round(const struct term_job *t, const struct match *m)
{
    uint8_t first = t->at[m->from].name, last = t->at[m->to - 1].name;
    return first < last ? first : last;
}

static bool is_eaten(const struct term_job *t, const struct match *m)
{
    return t->at[m->from].in & IN_EATEN;
}

static struct span phrase_of(const struct term_job *t, const struct match *m)
{
    return span_head(span_from(t->guest.joined, m->from), m->to - m->from);
}

static void add_word(struct term_job *t, struct span word)
{
    struct avoid *v = t->v;
    if (word.n == 0)
        return;
    v->words = arena_grow(t->scratch, v->words, v->words_n, &t->words_cap, sizeof *v->words);
    v->words[v->words_n++] = word;
}

/* ---- words of guests ---- */

static bool is_allergy(int key)
{
    return key == KEY_ALLERGY || key == KEY_INTOLERANCE;
}

static void add_eaten(struct term_job *t, const struct match *m)
{
    t->eaten |= match_tags(m, TERM_ALL);
    t->eaten_part |= match_tags(m, TERM_PART);
    t->diet |= match_tags(m, TERM_AVOIDS);
    t->v->ask |= match_tags(m, TERM_ALL) | match_tags(m, TERM_PART) | match_tags(m, TERM_ASKS);
}

static void add_avoided(struct term_job *t, const struct match *m)
{
    tagset cleared = t->cleared[m->from] & t->cleared[m->to - 1];
    t->named |= match_tags(m, TERM_ALL) & ~cleared;
    if (!t->v->strict)
        return;
    t->v->kin |= (match_tags(m, TERM_ALL) | match_tags(m, TERM_PART)) &
                 cleared; /* or a comma is missing */
    if (is_allergy(t->key))
        t->named |= match_tags(m, TERM_PART) & ~cleared;
    else
        t->v->kin |= match_tags(m, TERM_PART) & ~cleared;
    t->diet |= match_tags(m, TERM_AVOIDS);
    t->v->ask |= match_tags(m, TERM_ASKS);
    if (match_tags(m, TERM_ALL) | match_tags(m, TERM_PART))
        add_word(t, phrase_of(t, m)); /* a dislike of goat's cheese is none of cheese */
}

static void add_guest_words(struct term_job *t)
{
    for (size_t i = 0; i < t->guest.n; i++) {
        const struct match *m = &t->guest.v[i];
        if (m->covered)
            continue;
        t->v->none |= m->none;
        t->v->no_rule |= t->v->strict && (m->sign & SIGN(TAG_NO_RULE));
        t->any |= is_name(m);
        t->only |= (m->sign & SIGN(TAG_ONLY)) != 0;
        if (is_eaten(t, m))
            add_eaten(t, m);
        else
            add_avoided(t, m);
    }
}

/* ---- words of dishes ---- */

/*
 * Adds the tags of a dish's word in the term. "tahini" avoids sesame; "salmon" asks about fish,
 * and about the tags that the word usually or possibly contains.
 */
static void add_dish_word(struct term_job *t, const struct match *m)
{
    tagset holds = match_tags(m, WORD_CONTAINS) & ~m->claimed;
    tagset may =
        t->note ? 0 : (match_tags(m, WORD_USUALLY) | match_tags(m, WORD_ASK)) & ~m->claimed;
    size_t n = m->to - m->from, name = name_round(t, m);
    if (name > n) /* "tree nuts" explains "nuts" */
        return;
    t->any |= holds != 0;
    if (is_eaten(t, m)) {
        t->eaten_part |= holds;
        t->v->ask |= holds | may;
        return;
    }
    t->v->kin |= holds;
    if (name == n) /* the guest's own word names the tags */
        return;
    t->v->kin |= may;
    if (is_all(t, m->from, m->to, IN_SIGN)) /* "raw" */
        return;
    t->named |= holds & words_whole;
    if (holds && !m->covered)
        add_word(t, phrase_of(t, m));
}

static void add_dish_words(struct term_job *t)
{
    for (size_t i = 0; i < t->dish.n; i++)
        add_dish_word(t, &t->dish.v[i]);
}

/* Adds the words that no table explains, to be matched as they are written. */
static void add_unread(struct term_job *t)
{
    struct buf b = BUF_INIT;
    const struct reading *r = &t->guest;
    const char *last = NULL;
    size_t at = 0;
    for (size_t i = 0; i < r->words_n; at += r->words[i++].text.n + 1) {
        struct span word = span_head(span_from(r->joined, at), r->words[i].text.n);
        if (is_all(t, at, at + word.n, IN_SIGN | IN_NAME | IN_DISH))
            continue;
        if (is_allergy(t->key) || !(t->at[at].in & IN_EATEN))
            add_word(t, word);
        t->v->understood = false;
        struct span said = r->words[i].run ? word : r->words[i].written;
        if (said.p == last) /* "Mon-Fri" is two words */
            continue;
        if (b.n)
            buf_char(&b, ' ');
        buf_add(&b, said);
        last = said.p;
    }
    t->v->unread = buf_move(&b, t->arena);
}

/* ---- the whole ---- */

/*
 * Sets what stops. What a diet forbids is asked about where the term says that it is eaten. Of
 * what is named, only a whole tag can be an exception, and for an allergy something must be
 * left: all nuts but almonds stop at almonds, "cooked egg ok" stops at egg.
 */
static void settle_term(struct term_job *t)
{
    tagset named = t->named & ~t->eaten;
    if (is_allergy(t->key) && !(named | t->diet)) {
        named = t->named | t->eaten | t->eaten_part;
        t->eaten = 0;
    }
    tagset eaten = t->eaten | (is_allergy(t->key) ? 0 : t->eaten_part);
    t->v->rule = t->diet & ~eaten & ~named;
    t->v->stop = named | t->v->rule;
}

/* Returns the term from its first name to its last, as it is written. */
static struct span core_of(const struct term_job *t)
{
    struct span joined = t->guest.joined;
    size_t from = joined.n, to = 0;
    for (size_t at = 0; at < joined.n; at++) {
        if (joined.p[at] == ' ' || (t->at[at].in & IN_SIGN))
            continue;
        from = at < from ? at : from;
        to = at + 1;
    }
    return to > from ? span_head(span_from(joined, from), to - from) : SPAN("");
}

/* Adds all names of a food that is called so: who avoids pineapple avoids ananas too. */
static void add_names(struct term_job *t, struct span name)
{
    const struct food_name *v;
    size_t n = food_names_find(name, &v);
    for (size_t i = 0; i < n; i++)
        add_word(t, food_name_text(&v[i]));
}

/* Adds the names of each food that is named between signs, in "mango and papaya" of two. */
static void add_foods(struct term_job *t)
{
    struct span joined = t->guest.joined;
    unsigned skip = is_allergy(t->key) ? IN_SIGN : IN_SIGN | IN_EATEN;
    for (size_t from = 0, to; from < joined.n; from = to + 1) {
        for (to = from; to < joined.n && !(t->at[to].in & skip); to++)
            ;
        add_names(t, span_trim(span_head(span_from(joined, from), to - from)));
    }
}

/* Returns true for "-": a field that was filled in to say that there is nothing. */
static bool is_dash(struct span term)
{
    static const char *const dashes[] = {"-", "--", "---", "\xE2\x80\x93", "\xE2\x80\x94"};
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (span_is(span_trim(term), dashes[i]))
            return true;
    return false;
}

/*
 * Copies the joined text into the result's arena: the words of the result are slices of it, or
 * of the tables, and outlive the readings.
 */
static void own_joined(struct term_job *t)
{
    t->guest.joined = arena_copy(t->arena, t->guest.joined);
}

static void read_term(struct term_job *t, struct span term)
{
    struct span text = compound_fronts(t->x, term, t->scratch);
    lexicon_read(t->x, text, READ_GUESTS, &t->guest, t->scratch);
    lexicon_reread(t->x, &t->guest, READ_DISHES, &t->dish, t->scratch);
    own_joined(t);
    t->at = ARENA_NEW(t->scratch, struct avoid_place, t->guest.joined.n + 1);
    t->cleared = ARENA_NEW(t->scratch, tagset, t->guest.joined.n + 1);
    mark_words(t);
}

/* Copies the list of words, which grew in the scratch arena, into the result's arena. */
static void own_words(const struct term_job *t)
{
    struct span *words = ARENA_NEW(t->arena, struct span, t->v->words_n);
    for (size_t i = 0; i < t->v->words_n; i++)
        words[i] = t->v->words[i];
    t->v->words = words;
}

static void add_all(struct term_job *t, struct span term)
{
    struct avoid *v = t->v;
    read_term(t, term);
    v->understood = true;
    v->strict = is_allergy(t->key) || t->key == KEY_DIET;
    if (v->strict)
        mark_eaten(t);
    else
        add_word(t, core_of(t));
    add_foods(t);
    add_guest_words(t);
    if (v->strict) {
        add_dish_words(t);
        add_unread(t);
    }
    v->eats = t->eaten | t->eaten_part;
    v->no_rule |= t->only && v->eats; /* "only eats fish" */
    settle_term(t);
    own_words(t);
}

static bool refuses(const struct reading *r)
{
    for (size_t i = 0; i < r->n; i++)
        if (!r->v[i].covered && (r->v[i].none || (r->v[i].sign & SIGN(TAG_REFUSE))))
            return true;
    return false;
}

void avoid_note(struct avoid *v, const struct lexicon *x, int key, struct span note)
{
    struct arena scratch = ARENA_INIT;
    struct avoid told = {0};
    struct term_job t = {
        .x = x, .v = &told, .key = key, .arena = &scratch, .scratch = &scratch, .note = true};
    add_all(&t, note);
    bool firm = told.understood && (key == KEY_DIET || !refuses(&t.guest));
    arena_release(&scratch); /* of *told only the tags are used */
    if (!v->strict || !(told.stop | told.kin | told.ask))
        return;
    v->none = false;
    if (firm && key == KEY_DIET)
        v->stop &= ~(t.eaten | t.eaten_part);
    v->stop |= firm ? told.stop : 0;
    v->kin |= told.kin | (firm ? 0 : told.stop);
    v->ask |= told.ask;
}

struct avoid avoid_parse(const struct lexicon *x, int key, struct span term, struct arena *a)
{
    struct arena scratch = ARENA_INIT;
    struct avoid v = {0};
    struct term_job t = {.x = x, .v = &v, .key = key, .arena = a, .scratch = &scratch};
    add_all(&t, term);
    arena_release(&scratch);
    v.none |= is_dash(term);
    v.none &= !t.any && v.words_n == 0;
    v.idle = !t.any && v.words_n == 0 && !v.none;
    v.understood &= !v.idle; /* "allergy: severe" */
    return v;
}
