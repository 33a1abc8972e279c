#include "food/verdict.h"

static void worsen(struct verdict *worst, enum verdict_level level, enum verdict_why why,
                   struct span word, struct span tag)
{
    if (level > worst->level || (level == worst->level && why < worst->why))
        *worst = (struct verdict){level, why, word, tag};
}

static void worsen_tag(struct verdict *worst, const struct contents *c, const struct match *m,
                       enum verdict_why why, tagset set)
{
    bool stops = why == WHY_HOLDS || why == WHY_MAY_CONTAIN;
    if (set)
        worsen(worst, stops ? VERDICT_STOP : VERDICT_ASK, why, match_written(m),
               lexicon_name(c->lexicon, set));
}

/* Judges a word of a name. Tags that a card denies do not count. */
static void judge_name(struct verdict *worst, const struct avoid *v, const struct contents *c,
                       const struct match *m)
{
    tagset holds = match_tags(m, WORD_CONTAINS) & ~m->claimed & ~contents_lacked(c);
    worsen_tag(worst, c, m, WHY_HOLDS, holds & v->stop & ~c->free);
    if (v->strict)
        worsen_tag(worst, c, m, WHY_CLAIMS, holds & v->stop & c->free);
}

/* Judges an item of a card. Tags that a card denies count too, but only as a question. */
static void judge_item(struct verdict *worst, const struct avoid *v, const struct contents *c,
                       const struct told *t, const struct match *m)
{
    tagset holds =
        match_tags(m, WORD_CONTAINS) | match_tags(m, TERM_ALL) | match_tags(m, TERM_PART);
    bool lacks = contents_lacks(c, match_joined(t->r.joined, m));
    tagset denied = lacks ? ~(tagset)0 : contents_lacked(c);
    tagset free = t->free | (t->mixture ? t->mixture->card_lacks : 0);
    holds &= ~(m->claimed | contents_replaced(c, t)) & v->stop;
    worsen_tag(worst, c, m, t->may ? WHY_MAY_CONTAIN : WHY_HOLDS, holds & ~denied & ~free);
    if (v->strict)
        worsen_tag(worst, c, m, WHY_CLAIMS, holds & ~denied & free);
    if (v->strict)
        worsen_tag(worst, c, m, WHY_CONFLICT, holds & denied);
}

/* Adds the verdicts that are only questions. */
static void judge_doubt(struct verdict *worst, const struct avoid *v, const struct contents *c,
                        const struct told *t, const struct match *m)
{
    const struct mixture *x = t->mixture;
    tagset dropped = m->claimed | (t->card ? contents_replaced(c, t) : contents_lacked(c));
    dropped |= x ? x->card_lacks : 0;
    tagset holds = match_tags(m, WORD_CONTAINS);
    tagset doubted = v->stop | v->kin | v->ask;
    holds |= t->card ? match_tags(m, TERM_ALL) | match_tags(m, TERM_PART) : 0;
    worsen_tag(worst, c, m, WHY_USUALLY, match_tags(m, WORD_USUALLY) & ~dropped & doubted);
    worsen_tag(worst, c, m, WHY_KIN, holds & ~dropped & v->kin);
    worsen_tag(worst, c, m, WHY_SOURCE, holds & ~dropped & v->ask);
    if (t->card ? !(x && x->carded) : !c->has_card)
        worsen_tag(worst, c, m, WHY_MAYBE,
                   match_tags(m, WORD_ASK) & ~dropped & (v->stop | v->kin));
}

static void judge_match(struct verdict *worst, const struct avoid *v, const struct contents *c,
                        const struct told *t, const struct match *m)
{
    if (t->card)
        judge_item(worst, v, c, t, m);
    else
        judge_name(worst, v, c, m);
    if (v->strict)
        judge_doubt(worst, v, c, t, m);
}

/* Returns whether a longer phrase clears the guest's word: "gluten-free" clears "gluten". */
static bool is_cleared(const struct avoid *v, const struct kept_reading *r, size_t from, size_t to)
{
    for (size_t i = 0; i < r->n; i++) {
        const struct match *m = &r->v[i];
        tagset cleared = match_tags(m, WORD_CLEARS) | match_tags(m, WORD_FREE);
        if (m->from <= from && to <= m->to && (cleared & (v->stop | v->kin)))
            return true;
    }
    return false;
}

/* Returns true if the tags are all that the guest's term means. */
static bool is_all(const struct avoid *v, tagset tags)
{
    return v->stop && !(v->stop & ~tags);
}

/* Returns whether the text contains the guest's word, and no longer phrase clears it. */
static bool has_word(const struct avoid *v, const struct kept_reading *r, struct span word)
{
    size_t at = reading_find(r->joined, word, 0);
    while (at != SPAN_NONE && is_cleared(v, r, at, at + word.n))
        at = reading_find(r->joined, word, at + 1);
    return at != SPAN_NONE;
}

static void judge_words(struct verdict *worst, const struct avoid *v, const struct contents *c,
                        const struct told *t)
{
    tagset replaced = contents_replaced(c, t);
    for (size_t i = 0; i < v->words_n; i++) {
        struct span word = v->words[i];
        bool lacked = contents_lacks(c, word) || is_all(v, contents_lacked(c));
        if (contents_replaces(c, t, word) || is_all(v, replaced))
            continue;
        if ((lacked && !(t->card && v->strict)) || !has_word(v, &t->r, word))
            continue;
        if (lacked)
            worsen(worst, VERDICT_ASK, WHY_CONFLICT, word, SPAN(""));
        else
            worsen(worst, VERDICT_STOP, t->may ? WHY_MAY_CONTAIN : WHY_HOLDS, word, SPAN(""));
    }
}

/* Returns true if a `[no …]` takes the words of a match away: always from a name, seldom from a
 * card.
 */
static bool is_taken(const struct contents *c, const struct told *t, const struct match *m)
{
    struct span words = match_joined(t->r.joined, m);
    return t->card ? contents_replaces(c, t, words) : contents_lacks(c, words);
}

/* Asks of an item that is made of several things what its words do not tell. */
static void judge_made(struct verdict *worst, const struct avoid *v, const struct contents *c,
                       const struct told *t)
{
    tagset all = v->stop | v->kin | v->ask;
    const struct mixture *x = t->mixture;
    if (!v->strict || !x || x->made.n == 0 || x->carded)
        return;
    if (!all || (all & ~(x->answered | contents_lacked(c) | contents_coded(c))))
        worsen(worst, VERDICT_ASK, WHY_MADE, x->made, SPAN(""));
}

bool avoid_is_told(const struct avoid *v, const struct contents *c)
{
    tagset all = v->stop | v->kin | v->ask;
    return c->has_card || (v->understood && !v->no_rule && all && !(all & ~contents_coded(c)));
}

struct verdict avoid_judge(const struct avoid *v, const struct contents *c)
{
    struct verdict worst = {0};
    bool tags = v->stop | v->kin | v->ask; /* without any, only words are looked for */
    if (v->none)
        return worst;
    for (size_t i = 0; i < c->n; i++) {
        const struct told *t = &c->v[i];
        for (size_t j = 0; tags && j < t->r.n; j++)
            if (!is_taken(c, t, &t->r.v[j]))
                judge_match(&worst, v, c, t, &t->r.v[j]);
        judge_words(&worst, v, c, t);
        judge_made(&worst, v, c, t);
    }
    if (v->no_rule)
        worsen(&worst, VERDICT_ASK, WHY_NO_RULE, SPAN(""), SPAN(""));
    if (v->strict && !v->understood)
        worsen(&worst, VERDICT_ASK, WHY_NOT_UNDERSTOOD, v->unread, SPAN(""));
    if (v->strict && c->unread_n)
        worsen(&worst, VERDICT_ASK, WHY_CARD_WORD, c->cards->unread[0], SPAN(""));
    if (v->strict && !avoid_is_told(v, c))
        worsen(&worst, VERDICT_ASK, WHY_NO_CARD, SPAN(""), SPAN(""));
    return worst;
}

void verdict_say(struct buf *b, enum language l, const struct verdict *v, struct span term)
{
    struct span word = v->word.n ? v->word : term, tag = phrase_word(l, v->tag);
    switch (v->why) {
    case WHY_HOLDS: phrase_add1(b, l, "\"{1}\"", v->word); break;
    case WHY_MAY_CONTAIN: phrase_add1(b, l, "may contain \"{1}\"", v->word); break;
    case WHY_CONFLICT:
        phrase_add2(b, l, "\"{1}\"; a card also says no {2}", v->word,
                    v->tag.n ? tag : v->word);
        break;
    case WHY_CLAIMS:
        phrase_add2(b, l, "\"{1}\", though its name claims to be free of {2}", v->word, tag);
        break;
    case WHY_USUALLY: phrase_add2(b, l, "\"{1}\" usually contains {2}", v->word, tag); break;
    case WHY_KIN: phrase_add2(b, l, "\"{1}\" is of the same kind: {2}", v->word, tag); break;
    case WHY_SOURCE: phrase_add1(b, l, "\"{1}\" is not always allowed", v->word); break;
    case WHY_NO_RULE: phrase_add1(b, l, "\"{1}\" is a diet without a rule", term); break;
    case WHY_NOT_UNDERSTOOD: phrase_add1(b, l, "\"{1}\" not understood", word); break;
    case WHY_CARD_WORD:
        phrase_add1(b, l, "\"{1}\" on its card is not understood", v->word);
        break;
    case WHY_MAYBE: phrase_add2(b, l, "\"{1}\" may contain {2}", v->word, tag); break;
    case WHY_MADE:
        phrase_add1(b, l, "\"{1}\" is made of several things; no card says which", v->word);
        break;
    case WHY_NO_CARD: phrase_add(b, l, "the dish book does not say what it contains"); break;
    }
}
