#include "store/resolve.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "store/former.h"
#include "store/scan.h"
#include "text/mail.h"
#include "text/names.h"
#include "text/phone.h"
#include "text/slug.h"
#include "text/visit.h"

#include <stdlib.h>

/* The quality of a match of the typed words: lower is better. STEP_NEAR is only suggested. */
enum resolve_step {
    STEP_WHOLE,
    STEP_WORDS,
    STEP_BEGINNINGS,
    STEP_NEAR,
    STEP_NONE
};

enum { NEAR_MAX = 5, SHOWN_MAX = 20 };

struct resolve_hit {
    enum resolve_step step;
    size_t distance; /* of a near name */
    bool had_id;     /* not a match of the words: the guest had new_id */
    struct candidate who;
};

struct resolve_hits {
    struct resolve_hit *v;
    size_t n, cap;
};

struct resolve_search {
    const struct store *store;
    struct span want;    /* folded words */
    struct span spelled; /* the same with "ae" for "ä"; .n is 0 where it has no such letter */
    struct span person;  /* what was typed, by names_fold */
    struct span key;     /* of names_key, where letters of other scripts were typed; or empty */
    struct span digits;  /* of a telephone number; .n is 0 where it is none */
    struct span mail;    /* the key of an address; .n is 0 where it is none */
    struct span new_id;  /* an id to look for among former ids; .n is 0 where there is none */
    struct span had;     /* the guest that had new_id */
    date_t today;
    enum resolve_step best;
    struct resolve_hits all;
    struct scan_unread unread;
    size_t strays;
    struct span stray;
    struct arena *out;
};

/* Returns whether the words are part of a run, in scripts without spaces: 愛子 of 中村愛子. */
static bool is_part(struct span run, struct span word)
{
    return fold_begins_unspaced(word) && span_find(run, word) != SPAN_NONE;
}

/* Returns whether every word of `want` begins a word of the name. */
static bool has_beginnings(struct span name, struct span want)
{
    struct span word, rest = want;
    while (span_word(&rest, &word)) {
        struct span names = name, other;
        bool any = false;
        while (!any && span_word(&names, &other))
            any = span_starts(other, word) || is_part(other, word);
        if (!any)
            return false;
    }
    return true;
}

static size_t allowed_slips(struct span want)
{
    size_t letters = utf8_count(want);
    return letters >= 8 ? 2 : letters >= 4 ? 1 : 0;
}

/* Returns the nearest of a name's words, and the name whole, to what was typed. */
static size_t slips(struct span name, struct span want)
{
    size_t limit = allowed_slips(want), best = fold_distance(name, want, limit);
    struct span word;
    while (best && span_word(&name, &word)) {
        size_t d = fold_distance(word, want, limit);
        best = d < best ? d : best;
    }
    return best;
}

static enum resolve_step fit(struct span want, struct span name, size_t *distance)
{
    if (span_eq(name, want))
        return STEP_WHOLE;
    if (has_beginnings(name, want))
        return span_has_words(name, want) ? STEP_WORDS : STEP_BEGINNINGS;
    *distance = slips(name, want);
    return *distance <= allowed_slips(want) ? STEP_NEAR : STEP_NONE;
}

static bool is_a_name(const struct fact *f)
{
    return f->key == KEY_NAME || f->key == KEY_AKA || f->key == KEY_KANA || f->key == KEY_WAS;
}

/* Returns whether the name is the typed one in another order, or without its 様. */
static bool has_key(const struct resolve_search *s, struct span folded)
{
    struct buf key = BUF_INIT;
    bool same = s->key.n && !utf8_is_ascii(folded) && names_key(&key, folded) &&
                span_eq(buf_span(&key), s->key);
    buf_release(&key);
    return same;
}

/* Returns whether a name is that of a person who was typed in other words: "Mr John Smith". */
static bool is_same_person(const struct resolve_search *s, struct span name, struct span folded)
{
    struct span word, rest = folded;
    struct buf person = BUF_INIT;
    bool shares = false;
    while (!shares && span_word(&rest, &word)) /* names_agree takes longer */
        shares = span_has_words(s->want, word);
    if (shares)
        names_fold(&person, name);
    bool same = shares && names_agree(buf_span(&person), 0, s->person, 0);
    buf_release(&person);
    return same;
}

/* Returns how a name fits in its own spelling, or with "ae" for "ä" in it or in what was typed.
 */
static enum resolve_step fit_spelled(const struct resolve_search *s, struct span name,
                                     struct buf *folded, size_t *distance)
{
    buf_clear(folded);
    fold_words(folded, name);
    enum resolve_step step = fit(s->want, buf_span(folded), distance);
    if (step > STEP_BEGINNINGS && s->spelled.n) {
        enum resolve_step other = fit(s->spelled, buf_span(folded), distance);
        step = other < STEP_NEAR ? other : step;
    }
    if (step > STEP_BEGINNINGS && has_key(s, buf_span(folded)))
        step = STEP_BEGINNINGS;
    if (step > STEP_BEGINNINGS && is_same_person(s, name, buf_span(folded))) {
        step = STEP_NEAR;
        *distance = 1;
    }
    buf_clear(folded);
    if (step > STEP_BEGINNINGS && names_expand(folded, name)) {
        enum resolve_step other = fit(s->want, buf_span(folded), distance);
        if (other >= STEP_NEAR && s->spelled.n)
            other = fit(s->spelled, buf_span(folded), distance);
        step = other < STEP_NEAR ? other : step;
    }
    return step;
}

/* Returns how a number fits: the same one is a whole name, the end of one words of a name. */
static enum resolve_step fit_phone(const struct resolve_search *s, struct span phone,
                                   struct buf *digits)
{
    int best = 0;
    buf_clear(digits);
    while (phone_next(&phone, digits)) {
        int fits = phone_fits(buf_span(digits), s->digits);
        best = fits > best ? fits : best;
        buf_clear(digits);
    }
    return best == 2 ? STEP_WHOLE : best == 1 ? STEP_BEGINNINGS : STEP_NONE;
}

/* Returns STEP_WHOLE if a fact is the telephone number or mail address that was typed. */
static enum resolve_step fit_contact(const struct resolve_search *s, const struct fact *f,
                                     struct buf *key)
{
    if (f->key == KEY_PHONE && s->digits.n)
        return fit_phone(s, f->text, key);
    struct span rest = f->text, mail;
    bool same = false;
    while (f->key == KEY_EMAIL && s->mail.n && !same && span_cut(&rest, ',', &mail)) {
        buf_clear(key);
        same = mail_key(key, mail) && span_eq(buf_span(key), s->mail);
    }
    return same ? STEP_WHOLE : STEP_NONE;
}

static struct resolve_hit best_fit(const struct resolve_search *s, const struct guest *g,
                                   struct buf *folded)
{
    struct resolve_hit best = {.step = STEP_NONE, .distance = SPAN_NONE};
    for (size_t i = 0; i <= g->n; i++) {
        const struct fact *f = i < g->n ? &g->v[i] : NULL;
        size_t distance = 0;
        enum resolve_step step = f && !is_a_name(f)
                                     ? fit_contact(s, f, folded)
                                     : fit_spelled(s, f ? f->text : g->id, folded, &distance);
        if (step < best.step || (step == best.step && distance < best.distance)) {
            best.step = step;
            best.distance = distance;
        }
    }
    return best;
}

/* Returns whether the id, which may be empty, is a former one of the guest. */
static bool had_id(const struct guest *g, struct span id)
{
    for (size_t i = 0; id.n && i < g->n; i++)
        if (g->v[i].key == KEY_WAS && span_eq(g->v[i].text, id))
            return true;
    return false;
}

static struct resolve_hit hit_of(const struct resolve_search *s, const struct guest *g)
{
    struct buf folded = BUF_INIT;
    struct resolve_hit hit = {.step = STEP_NONE};
    if (s->want.n)
        hit = best_fit(s, g, &folded);
    buf_release(&folded);
    return hit;
}

static void describe(struct candidate *c, const struct guest *g, date_t today,
                     struct arena *keep, struct arena *scratch)
{
    const struct fact *phone = guest_find(g, KEY_PHONE);
    struct slots slots = guest_slots(g, scratch);
    slots_visits(&slots, today, &c->last);
    c->id = arena_copy(keep, g->id);
    c->name = arena_copy(keep, guest_name(g));
    c->phone = phone ? arena_copy(keep, phone->text) : SPAN("");
}

static void keep_hit(struct arena *a, struct resolve_hits *h, struct resolve_hit hit)
{
    h->v = arena_grow(a, h->v, h->n, &h->cap, sizeof *h->v);
    h->v[h->n++] = hit;
}

static void put_hit(struct scan_worker *w, const struct scan_file *file)
{
    const struct resolve_search *s = w->ctx;
    struct guest g;
    scan_parse(s->store, w, file, &g);
    if (had_id(&g, s->new_id)) {
        struct resolve_hit *had = scan_put(w);
        had->had_id = true;
        had->who.id = arena_copy(&w->keep, g.id);
    }
    struct resolve_hit hit = hit_of(s, &g);
    if (hit.step == STEP_NONE)
        return;
    guest_parse(&g, file->id, file->src, &s->store->keys, &w->scratch);
    describe(&hit.who, &g, s->today, &w->keep, &w->scratch);
    *(struct resolve_hit *)scan_put(w) = hit;
}

/* Keeps a hit if it is of the best step so far: of a million guests, few share a name. */
static bool take_hit(void *ctx, void *item)
{
    struct resolve_search *s = ctx;
    const struct resolve_hit *hit = item;
    struct candidate *c;
    if (hit->had_id)
        s->had = arena_copy(s->out, hit->who.id);
    if (hit->had_id || hit->step > s->best)
        return true;
    if (hit->step < s->best)
        s->all.n = 0;
    s->best = hit->step;
    keep_hit(s->out, &s->all, *hit);
    c = &s->all.v[s->all.n - 1].who;
    c->id = arena_copy(s->out, c->id);
    c->name = arena_copy(s->out, c->name);
    c->phone = arena_copy(s->out, c->phone);
    return true;
}

static void failed(void *ctx, struct span id, const struct err *why)
{
    struct resolve_search *s = ctx;
    (void)id;
    scan_unread_add(&s->unread, why);
}

static void strays(void *ctx, size_t n, struct span first)
{
    struct resolve_search *s = ctx;
    s->strays = n;
    s->stray = arena_copy(s->out, first);
}

static int nearest_first(const void *x, const void *y)
{
    const struct resolve_hit *a = x, *b = y;
    if (a->distance != b->distance)
        return a->distance < b->distance ? -1 : 1;
    return span_cmp(a->who.id, b->who.id);
}

static int search_all(struct resolve_search *s, struct err *e)
{
    struct prefilter prefilter = PREFILTER_INIT;
    struct scan q = {.ctx = s,
                     .prefilter = &prefilter,
                     .item_size = sizeof(struct resolve_hit),
                     .each = put_hit,
                     .item = take_hit,
                     .failed = failed,
                     .strays = strays,
                     .failed_ctx = s};
    prefilter_id(&prefilter, &s->store->keys, KEY_WAS);
    prefilter_id(&prefilter, &s->store->keys, KEY_NAME);
    prefilter_id(&prefilter, &s->store->keys, KEY_AKA);
    prefilter_id(&prefilter, &s->store->keys, KEY_KANA);
    if (s->digits.n)
        prefilter_id(&prefilter, &s->store->keys, KEY_PHONE);
    if (s->mail.n)
        prefilter_id(&prefilter, &s->store->keys, KEY_EMAIL);
    s->best = STEP_NONE - 1;
    if (store_scan(s->store, &q, e) < 0)
        return -1;
    if (s->all.n)
        qsort(s->all.v, s->all.n, sizeof *s->all.v, nearest_first);
    return 0;
}

static void candidates(const struct resolve_search *s, struct found *f, struct arena *a)
{
    size_t most = s->best == STEP_NEAR ? NEAR_MAX : SHOWN_MAX;
    struct candidate *v = ARENA_NEW(a, struct candidate, s->all.n);
    for (f->n = 0; f->n < s->all.n && f->n < most; f->n++)
        v[f->n] = s->all.v[f->n].who;
    f->v = v;
}

/* Copies what a search could not look into. */
static void tell_unread(const struct resolve_search *s, struct found *f)
{
    f->strays = s->strays;
    f->stray = s->stray;
    scan_unread_set(&s->unread, &f->unread);
}

static void none_or_several(const struct resolve_search *s, struct span text, bool forced,
                            struct found *f, struct err *e)
{
    int shown = (int)(text.n < 200 ? text.n : 200);
    const char *unread = f->unread.status ? "\nnot all files could be read: " : "";
    int status = f->unread.status ? f->unread.status : STATUS_GUEST;
    candidates(s, f, s->out);
    f->none = s->best == STEP_NEAR || s->all.n <= 1;
    if (!f->none)
        err_set(e, (enum exit_status)status, "\"%.*s\" matches %zu guests%s%s", shown, text.p,
                s->all.n, unread, f->unread.text);
    else
        err_set(e, (enum exit_status)status, "no guest %s \"%.*s\"%s%s",
                forced ? "with the id" : "named", shown, text.p, unread, f->unread.text);
}

/* Sets what is searched for where those words were typed. */
static void want(struct resolve_search *s, struct span text)
{
    struct buf folded = BUF_INIT;
    fold_words(&folded, text);
    s->want = buf_move(&folded, s->out);
    if (names_expand(&folded, text))
        s->spelled = buf_move(&folded, s->out);
    buf_clear(&folded);
    names_fold(&folded, text);
    s->person = buf_move(&folded, s->out);
    if (!utf8_is_ascii(s->want) && names_key(&folded, s->want))
        s->key = buf_move(&folded, s->out);
    if (phone_is_number(text)) {
        phone_typed(&folded, text);
        s->digits = buf_move(&folded, s->out);
    }
    if (mail_is_address(text)) {
        mail_key(&folded, text);
        s->mail = buf_move(&folded, s->out);
    }
    buf_release(&folded);
}

/*
 * Resolves the words of a search. An id forced by @ is not resolved as a name, but similar
 * names are suggested.
 */
static int by_name(struct resolve_search *s, struct span text, bool forced, struct found *f,
                   struct err *e)
{
    want(s, text);
    int result = s->want.n || s->new_id.n ? search_all(s, e) : 0;
    tell_unread(s, f);
    if (result == 0 && !forced && s->best != STEP_NEAR && s->all.n == 1) {
        f->id = s->all.v[0].who.id;
        result = 1;
    } else if (result == 0) {
        none_or_several(s, text, forced, f, e);
    }
    return result;
}

int store_mention(const struct store *s, struct span id, enum mention_where where,
                  struct span *known, struct arena *a, struct err *e)
{
    for (struct span head = id; head.n; head = span_head(head, head.n - 1)) {
        int there = former_is_unused(s, head) ? 0 : store_has(s, head, e);
        if (there < 0)
            return -1;
        if (there) {
            *known = arena_copy(a, head);
            return 1;
        }
        if ((unsigned char)head.p[head.n - 1] < 0x80)
            break; /* only a script without spaces can run on into the text */
    }
    if (where == MENTION_BY_ID)
        return 0;
    struct err unread = ERR_INIT;
    int found = former_find(s, id, known, &unread, a, e);
    return found || !unread.status
               ? found
               : err_set(e, (enum exit_status)unread.status, "%s", unread.text);
}

int store_resolve(const struct store *s, struct span text, date_t today, struct found *f,
                  struct arena *a, struct err *e)
{
    *f = (struct found){0};
    bool forced = text.n && text.p[0] == '@';
    struct span id = forced ? span_from(text, 1) : text;
    int there = store_has(s, id, e);
    if (there > 0)
        f->id = arena_copy(a, id);
    if (there == 0 && forced) {
        *s->formers = NULL; /* another command may have renamed a guest since */
        there = former_find(s, id, &f->id, &f->unread, a, e);
    }
    struct resolve_search search = {.store = s, .today = today, .out = a};
    return there ? there : by_name(&search, id, forced, f, e);
}

int store_resolve_new(const struct store *s, struct span name, struct span id, date_t today,
                      struct found *f, struct span *had, struct arena *a, struct err *e)
{
    struct resolve_search search = {.store = s, .new_id = id, .today = today, .out = a};
    *f = (struct found){0};
    int there = store_has(s, name, e);
    int result = there < 0 ? -1 : by_name(&search, there ? SPAN("") : name, false, f, e);
    *had = search.had;
    if (there > 0 && result >= 0)
        f->id = arena_copy(a, name);
    return there > 0 && result >= 0 ? 1 : result;
}
