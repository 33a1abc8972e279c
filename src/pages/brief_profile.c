#include "pages/brief_short.h"

#include "base/num.h"
#include "query/suspicious.h"
#include "store/house.h"
#include "text/fact_words.h"

/* Returns whether a booking's word adds nothing to the head line of its table. */
static bool is_of_head(struct span word)
{
    static const enum fact_word of_head[] = {WORD_FOR,  WORD_COVERS, WORD_TABLE,
                                             WORD_WITH, WORD_AND,    WORD_MEAL};
    struct span rest = span_from(word, num_digits(word));
    bool known = rest.n == 0 || fact_word_is(rest, WORD_TABLE_AFTER) ||
                 (rest.n < word.n && fact_word_is(rest, WORD_COVERS));
    for (size_t i = 0; i < sizeof of_head / sizeof *of_head; i++)
        known |= fact_word_is(word, of_head[i]);
    return known;
}

/* Returns whether a text has a word that is neither a mention nor one of is_of_head. */
static bool says_more(struct brief_page *p, struct span text)
{
    struct span words = brief_plain(p, text), word;
    while (bare_word_next(&words, &word))
        if (!is_of_head(word))
            return true;
    return false;
}

/* Returns whether the guest's own seat says all of it. */
static bool is_in_seat(struct brief_page *p, struct span text)
{
    const struct fact *seat = guest_find(brief_told(p->b, p->seat), KEY_SEAT);
    return seat && fact_is_current(seat, p->seat->date) &&
           !brief_adds_words(p, text, seat->text);
}

/* Appends the bookings' words without covers, table and names; equal ones once. */
static void add_booked(struct brief_page *p, struct buf *b, const struct fact *lead)
{
    const struct slot *s = p->seat->slot;
    for (size_t i = 0; s && i < s->n; i++) {
        const struct fact *f = s->facts[i];
        if (f->key != KEY_BOOKED || (f->mark && f->mark != '+'))
            continue;
        const struct span parts[] = {f->body, f->remark};
        for (size_t k = 0; k < 2; k++)
            if (says_more(p, parts[k]) &&
                (f == lead ? !is_in_seat(p, parts[k])
                           : brief_adds_words(p, parts[k], lead->text)))
                brief_add_piece(p, b, SPAN(""), parts[k]);
    }
}

/* Returns whether the profile has this fact. Of the dated notes it has those since the last
 * visit, whose own are on the line of that visit. */
static bool is_in_profile(struct brief_page *p, const struct fact *f)
{
    if (f->text.n == 0 || brief_is_vital(f) || !fact_is_current(f, p->seat->date))
        return false;
    if (f->key == KEY_NOTE && f->date != DATE_NONE && p->last && f->date <= p->last->date)
        return false;
    return !suspicious_words(f, p->b->keys);
}

/* Adds a fact to the profile, after a label unless `more`; one to ask again has its own line.
 */
static void add_fact(struct brief_page *p, struct buf *b, const struct fact *f, bool more)
{
    struct buf text = BUF_INIT;
    if (!brief_asks_again(p->b, f, p->seat->date)) {
        if (more)
            buf_fmt(b, ", %.*s", (int)f->text.n, f->text.p);
        else
            brief_add_piece(p, b, fact_key_is(f), f->text);
        return;
    }
    buf_add(&text, f->text);
    brief_add_again(p, &text, f);
    brief_print_line(p, arena_copy(&p->texts, fact_key_is(f)).p, TONE_WARN, &text);
}

static void add_key(struct brief_page *p, struct buf *b, int key)
{
    const struct guest *g = brief_told(p->b, p->seat);
    size_t before = b->n;
    for (size_t i = 0; i < g->n; i++)
        if (g->v[i].key == key && is_in_profile(p, &g->v[i]))
            add_fact(p, b, &g->v[i], b->n > before);
}

/* The keys of the profile where journal.conf does not choose them; other standing keys follow.
 */
static const int profile[] = {KEY_AKA,  KEY_VIP,      KEY_ACCESS, KEY_NOTE,
                              KEY_SEAT, KEY_DISLIKES, KEY_TAG};
enum { PROFILE = sizeof profile / sizeof *profile };

/*
 * Returns whether a fact that is not of the keys above is printed: one to be asked again always
 * is, and where journal.conf does not choose, all standing keys of the house's own are.
 */
static bool is_other(struct brief_page *p, const struct fact *f)
{
    const struct house *h = p->b->house;
    if (f->class != CLASS_STANDING)
        return false;
    if (!h || !h->brief_set)
        return f->key >= KEY_BUILTIN;
    for (size_t i = 0; i < h->brief_n; i++)
        if (h->brief[i] == f->key)
            return false;
    return brief_asks_again(p->b, f, p->seat->date);
}

/* Adds each "none". */
static void add_none(struct brief_page *p, struct buf *b)
{
    const struct guest *g = brief_told(p->b, p->seat);
    for (size_t i = 0; i < g->n; i++) {
        const struct fact *f = &g->v[i];
        struct buf text = BUF_INIT;
        if (!brief_is_vital(f) || !fact_says_none(f) || !fact_is_current(f, p->seat->date))
            continue;
        buf_add(&text, f->text);
        brief_add_again(p, &text, f);
        brief_add_piece(p, b, fact_key_is(f), buf_span(&text));
        buf_release(&text);
    }
}

void brief_print_profile(struct brief_page *p, const struct fact *lead)
{
    const struct house *h = p->b->house;
    const struct guest *g = brief_told(p->b, p->seat);
    bool chosen = h && h->brief_set;
    struct buf b = BUF_INIT;
    add_booked(p, &b, lead);
    if (!p->whole)
        add_none(p, &b);
    for (size_t i = 0; !p->whole && i < (chosen ? h->brief_n : PROFILE); i++)
        add_key(p, &b, chosen ? h->brief[i] : profile[i]);
    for (size_t i = 0; !p->whole && i < g->n; i++)
        if (is_other(p, &g->v[i]) && is_in_profile(p, &g->v[i]))
            add_fact(p, &b, &g->v[i], false);
    if (b.n)
        brief_print_line(p, "know", TONE_PLAIN, &b);
}
