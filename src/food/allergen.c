#include "food/allergen.h"

#include "text/word.h"

#include <string.h>

/* ---- what a dish holds ---- */

void contents_init(struct contents *c, const struct lexicon *x, struct arena *a)
{
    *c = (struct contents){.lexicon = x, .arena = a};
}

static void add_text(struct contents *c, struct span text, bool card)
{
    c->v = arena_grow(c->arena, c->v, c->n, &c->cap, sizeof *c->v);
    c->card = arena_grow(c->arena, c->card, c->n, &c->card_cap, sizeof *c->card);
    struct reading *r = &c->v[c->n];
    lexicon_read(c->lexicon, text, READ_DISHES | (card ? READ_GUESTS : 0), r, c->arena);
    c->card[c->n++] = card;
    for (size_t i = 0; i < r->n; i++)
        c->free |= r->v[i].kind[WORD_FREE] & ~r->v[i].claimed;
}

/* What a byte of a reading is part of: bits of enum word_kind, and this for words like
 * "severe". */
enum { PART_FILLER = 1 << KINDS };

/* Of each byte of the joined text. In one pass, for a text may be as long as a line can be. */
static uint16_t *parts_of(const struct reading *r, struct arena *a)
{
    uint16_t *parts = ARENA_NEW(a, uint16_t, r->joined.n + 1);
    for (size_t i = 0; i < r->n; i++) {
        const struct match *m = &r->v[i];
        unsigned bits = m->filler || m->none ? PART_FILLER : 0;
        for (unsigned k = 0; k < KINDS; k++)
            bits |= m->kind[k] ? 1u << k : 0;
        for (size_t at = m->from; at < m->to && !m->covered; at++)
            parts[at] |= (uint16_t)bits;
    }
    return parts;
}

static struct span match_joined(const struct reading *r, const struct match *m)
{
    return span_head(span_from(r->joined, m->from), m->to - m->from);
}

/* Every word names a whole tag: "egg milk" does; "fish bones" does not, and must leave the
 * fish. */
static bool is_all_tags(const struct reading *r, struct arena *a)
{
    const uint16_t *parts = parts_of(r, a);
    for (size_t i = 0; i < r->joined.n; i++)
        if (r->joined.p[i] != ' ' && !(parts[i] & 1u << TERM_ALL))
            return false;
    return true;
}

/* Where a `[no …]` stands among those of the dish, or is to stand. */
static size_t find_lack(const struct contents *c, struct span joined)
{
    size_t low = 0, high = c->lacks_n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (span_cmp(c->lacks[mid], joined) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static bool is_lacked(const struct contents *c, struct span joined)
{
    size_t at = find_lack(c, joined);
    return at < c->lacks_n && span_eq(c->lacks[at], joined);
}

static void add_lack(struct contents *c, struct span text)
{
    struct reading r;
    lexicon_read(c->lexicon, text, READ_DISHES | READ_GUESTS, &r, c->arena);
    if (is_lacked(c, r.joined))
        return;
    c->lacks = arena_grow(c->arena, c->lacks, c->lacks_n, &c->lacks_cap, sizeof *c->lacks);
    size_t at = find_lack(c, r.joined);
    memmove(c->lacks + at + 1, c->lacks + at, (c->lacks_n - at) * sizeof *c->lacks);
    c->lacks[at] = r.joined;
    c->lacks_n++;
    if (!is_all_tags(&r, c->arena))
        return;
    for (size_t i = 0; i < r.n; i++)
        if (!r.v[i].covered)
            c->lacked |= r.v[i].kind[TERM_ALL];
}

void contents_add(struct contents *c, struct dish d)
{
    struct span name;
    bool lacks;
    add_text(c, d.name, false);
    while (dish_other(&d.others, &name))
        add_text(c, name, false);
    while (dish_holds(&d.contains, &name, &lacks)) {
        if (lacks)
            add_lack(c, name);
        else
            add_text(c, name, true);
        c->has_card |= !lacks;
    }
}

/* ---- the two together ---- */

static void worsen(struct verdict *worst, enum verdict_level level, enum verdict_why why,
                   struct span word, struct span tag)
{
    if (level > worst->level || (level == worst->level && why < worst->why))
        *worst = (struct verdict){level, why, word, tag};
}

static void worsen_tag(struct verdict *worst, const struct contents *c, const struct match *m,
                       enum verdict_why why, tagset set)
{
    if (set)
        worsen(worst, why == WHY_HOLDS ? VERDICT_STOP : VERDICT_ASK, why, m->written,
               lexicon_name(c->lexicon, set));
}

static void judge_match(struct verdict *worst, const struct avoid *v, const struct contents *c,
                        const struct match *m, bool card)
{
    tagset dropped = m->claimed | c->lacked;
    tagset holds = m->kind[WORD_CONTAINS];
    if (card)
        holds |= m->kind[TERM_ALL] | m->kind[TERM_PART];
    holds &= ~dropped;
    tagset claims = card ? 0 : c->free;
    worsen_tag(worst, c, m, WHY_HOLDS, holds & v->stop & ~claims);
    if (!v->strict)
        return;
    worsen_tag(worst, c, m, WHY_CLAIMS, holds & v->stop & claims);
    tagset doubted = v->stop | v->kin | v->ask;
    worsen_tag(worst, c, m, WHY_USUALLY, m->kind[WORD_USUALLY] & ~dropped & doubted);
    worsen_tag(worst, c, m, WHY_KIN, holds & v->kin);
    worsen_tag(worst, c, m, WHY_SOURCE, holds & v->ask);
    if (card || !c->has_card)
        worsen_tag(worst, c, m, WHY_MAYBE, m->kind[WORD_ASK] & ~dropped & (v->stop | v->kin));
}

/*
 * A longer phrase says that the guest's word does not mean it here: "gluten" of "gluten-free".
 */
static bool is_cleared(const struct avoid *v, const struct reading *r, size_t from, size_t to)
{
    for (size_t i = 0; i < r->n; i++) {
        const struct match *m = &r->v[i];
        tagset cleared = m->kind[WORD_CLEARS] | m->kind[WORD_FREE];
        if (m->from <= from && to <= m->to && (cleared & (v->stop | v->kin)))
            return true;
    }
    return false;
}

static void judge_words(struct verdict *worst, const struct avoid *v, const struct contents *c,
                        const struct reading *r)
{
    for (size_t i = 0; i < v->words_n; i++) {
        struct span word = v->words[i];
        if (is_lacked(c, word) || (v->stop && !(v->stop & ~c->lacked)))
            continue;
        size_t at = reading_find(r, word, 0);
        while (at != SPAN_NONE && is_cleared(v, r, at, at + word.n))
            at = reading_find(r, word, at + 1);
        if (at != SPAN_NONE)
            worsen(worst, VERDICT_STOP, WHY_HOLDS, word, SPAN(""));
    }
}

struct verdict avoid_judge(const struct avoid *v, const struct contents *c)
{
    struct verdict worst = {0};
    if (v->none)
        return worst;
    for (size_t i = 0; i < c->n; i++) {
        const struct reading *r = &c->v[i];
        for (size_t j = 0; j < r->n; j++)
            if (!is_lacked(c, match_joined(r, &r->v[j])))
                judge_match(&worst, v, c, &r->v[j], c->card[i]);
        judge_words(&worst, v, c, r);
    }
    if (v->no_rule)
        worsen(&worst, VERDICT_ASK, WHY_NO_RULE, SPAN(""), SPAN(""));
    if (v->strict && !v->understood)
        worsen(&worst, VERDICT_ASK, WHY_NOT_UNDERSTOOD, v->unread, SPAN(""));
    if (v->strict && !c->has_card)
        worsen(&worst, VERDICT_ASK, WHY_NO_CARD, SPAN(""), SPAN(""));
    return worst;
}

static void say(struct buf *b, struct span word, const char *how, struct span tag)
{
    buf_fmt(b, "\"%.*s\"%s%.*s", (int)word.n, word.p, how, (int)tag.n, tag.p);
}

void verdict_say(struct buf *b, const struct verdict *v, struct span term)
{
    switch (v->why) {
    case WHY_HOLDS: say(b, v->word, "", SPAN("")); break;
    case WHY_CLAIMS: say(b, v->word, ", though its name claims to be free of ", v->tag); break;
    case WHY_USUALLY: say(b, v->word, " usually holds ", v->tag); break;
    case WHY_KIN: say(b, v->word, " is of the same kind: ", v->tag); break;
    case WHY_SOURCE: say(b, v->word, " is not always allowed", SPAN("")); break;
    case WHY_NO_RULE: say(b, term, " is a diet without a rule", SPAN("")); break;
    case WHY_NOT_UNDERSTOOD:
        say(b, v->word.n ? v->word : term, " not understood", SPAN(""));
        break;
    case WHY_MAYBE: say(b, v->word, " may hold ", v->tag); break;
    case WHY_NO_CARD: buf_str(b, "the dish book does not say what it contains"); break;
    }
}
