#include "plan/fresh.h"

#include "query/served.h"

#include <stdlib.h>

enum { DISH, KEY, SCORE, REASON, LIKES, LIKE, GUESTS, BECAUSE, ASK, FILE_PATH, LINE };

static const struct field fields[] = {
    [DISH] = {"dish", FIELD_TEXT, STYLE_BOLD},
    [KEY] = {"key", FIELD_TEXT, STYLE_DIM},
    [SCORE] = {"score", FIELD_INT, STYLE_PLAIN},
    [REASON] = {"reason", FIELD_TEXT, STYLE_PLAIN},
    [LIKES] = {"likes", FIELD_TEXT, STYLE_PLAIN},
    [LIKE] = {"like", FIELD_TEXT, STYLE_PLAIN},
    [GUESTS] = {"guests", FIELD_INT, STYLE_PLAIN},
    [BECAUSE] = {"because", FIELD_TEXT, STYLE_PLAIN},
    [ASK] = {"ask", FIELD_TEXT, STYLE_TONE},
    [FILE_PATH] = {"file", FIELD_TEXT, STYLE_DIM},
    [LINE] = {"line", FIELD_INT, STYLE_DIM},
};

enum fresh_layout { L_DISH, L_DOUBT };

static const char *const layouts[] = {
    [L_DISH] = "{dish~:36}  [{|4}{reason~}][\n    ASK: {ask~}]",
    [L_DOUBT] = "ASK: {ask~}  {|5}({file}:{line})",
};

const struct schema fresh_schema = {"fresh", fields, sizeof fields / sizeof *fields, layouts,
                                    sizeof layouts / sizeof *layouts};

/* A key that a dish goes by: a candidate's, or that of a dish the party enjoyed. */
struct fresh_key {
    struct span key;
    uint32_t at;
    bool enjoyed;
};

void fresh_init(struct fresh *f, struct plan *p)
{
    *f = (struct fresh){.plan = p, .v = ARENA_NEW(p->arena, struct fresh_dish, p->n)};
    for (size_t i = 0; i < p->n; i++)
        f->v[i] = (struct fresh_dish){.dish = &p->v[i], .out = p->v[i].without};
}

/* ---- the party ---- */

static void add_likes(struct fresh *f, const struct guest *g)
{
    struct arena *a = f->plan->arena;
    for (size_t i = 0; i < g->n; i++) {
        struct span rest = g->v[i].body;
        struct term t;
        if (g->v[i].key != KEY_LIKES || !fact_is_current(&g->v[i], f->plan->day))
            continue;
        while (term_next(&rest, &t)) {
            struct avoid likes = avoid_parse(f->plan->lexicon, KEY_LIKES, t.name, a);
            struct fresh_likes *one = ARENA_NEW(a, struct fresh_likes, 1);
            *one = (struct fresh_likes){t.name, guest_name(g)};
            for (size_t k = 0; k < f->plan->n; k++)
                if (!f->v[k].likes &&
                    avoid_judge(&likes, &f->plan->v[k].contents).level == VERDICT_STOP)
                    f->v[k].likes = one;
        }
    }
}

static bool is_enjoyed(const struct serving *s)
{
    char noted = s->marks.n ? s->marks.p[s->marks.n - 1] : 0;
    return noted == '+' || noted == '*';
}

static void add_enjoyed(struct fresh *f, const struct guest *g)
{
    struct arena *a = f->plan->arena, scratch = ARENA_INIT;
    struct servings had = served_by(g, f->plan->book, f->plan->memo, f->plan->day, &scratch);
    for (size_t i = 0; i < had.n && f->enjoyed_n < FRESH_ENJOYED; i++) {
        bool known = false;
        for (size_t k = 0; k < f->enjoyed_n; k++)
            known |= span_eq(f->enjoyed[k].key, had.v[i].key);
        if (known || !is_enjoyed(&had.v[i]))
            continue;
        f->enjoyed =
            arena_grow(a, f->enjoyed, f->enjoyed_n, &f->enjoyed_cap, sizeof *f->enjoyed);
        struct fresh_enjoyed *one = &f->enjoyed[f->enjoyed_n++];
        one->key = arena_copy(a, had.v[i].key);
        one->name = had.v[i].name;
        lexicon_read(f->plan->lexicon, one->name, READ_DISHES, &one->words, a);
    }
    arena_release(&scratch);
}

/* Records a question that does not depend on the dish: about a line of the file, or its word.
 */
static void add_problem(struct fresh *f, struct span ask, struct span path,
                        const struct fact *at)
{
    f->problems = arena_grow(f->plan->arena, f->problems, f->problems_n, &f->problems_cap,
                             sizeof *f->problems);
    f->problems[f->problems_n++] = (struct fresh_problem){ask, path, at->lineno};
}

/* Returns the question of a finding, which the plan's arena owns. */
static const struct span *ask_of(struct fresh *f, const struct finding *c)
{
    struct arena *a = f->plan->arena;
    struct buf b = BUF_INIT;
    buf_fmt(&b, "%.*s, %.*s", SPAN_ARG(c->name), SPAN_ARG(c->reason));
    if (!f->ask || !span_eq(buf_span(&b), *f->ask)) {
        struct span *ask = ARENA_NEW(a, struct span, 1);
        *ask = arena_copy(a, buf_span(&b));
        f->ask = ask;
    }
    buf_release(&b);
    return f->ask;
}

struct fresh_taker {
    struct plan_taker taker; /* first: a pointer to it is one to this */
    struct fresh *fresh;
    struct span path;
};

static void take_finding(struct plan_taker *t, const struct finding *c)
{
    const struct fresh_taker *x = (const struct fresh_taker *)t;
    struct fresh *f = x->fresh;
    struct fresh_dish *d = c->dish ? &f->v[c->dish - f->plan->v] : NULL;
    if (!d && c->level == PLAN_ASK)
        add_problem(f, *ask_of(f, c), x->path, c->fact);
    else if (d && c->level == PLAN_ASK && !d->ask)
        d->ask = ask_of(f, c);
    else if (d)
        d->out |= c->level > PLAN_ASK;
}

void fresh_add(struct fresh *f, const struct guest *g, const struct slots *s, struct span path)
{
    struct arena scratch = ARENA_INIT;
    struct plan plan = *f->plan;
    struct fresh_taker t = {{take_finding}, f, path};
    plan.arena = &scratch;
    f->party_n++;
    plan_each(&plan, g, s, &t.taker);
    const bool *served = plan_served(&plan, g);
    for (size_t i = 0; i < plan.n; i++) /* another guest's own plate, or left out for this */
        f->v[i].out |= !served[i];
    arena_release(&scratch);
    add_likes(f, g);
    add_enjoyed(f, g);
}

static bool has_word(const struct reading *r, struct span word)
{
    for (size_t i = 0; i < r->n; i++)
        if (match_tags(&r->v[i], WORD_CONTAINS) &&
            span_eq(match_joined(r->joined, &r->v[i]), word))
            return true;
    return false;
}

/*
 * Counts the words that the dish shares with an enjoyed one. Only words of foods count: two
 * dishes that share "white" or "salt" are not alike.
 */
static void compare(struct fresh *f, struct fresh_dish *d, size_t enjoyed)
{
    const struct contents *c = &d->dish->contents;
    uint32_t shared = 0;
    const struct match *first = NULL;
    for (size_t i = 0; i < c->n; i++)
        for (size_t k = 0; !c->v[i].card && k < c->v[i].r.n; k++) {
            const struct match *m = &c->v[i].r.v[k];
            if (!match_tags(m, WORD_CONTAINS) ||
                !has_word(&f->enjoyed[enjoyed].words, match_joined(c->v[i].r.joined, m)))
                continue;
            first = first ? first : m;
            shared += c->v[i].names;
        }
    if (shared > d->shared) {
        d->shared = shared;
        d->like = (uint8_t)enjoyed;
        d->word = first;
    }
}

static int cmp_keys(const void *x, const void *y)
{
    const struct fresh_key *a = x, *b = y;
    int c = span_cmp(a->key, b->key);
    return c ? c : (a->at > b->at) - (a->at < b->at);
}

void fresh_ready(struct fresh *f)
{
    f->keys = ARENA_NEW(f->plan->arena, struct fresh_key, f->plan->n + f->enjoyed_n);
    for (size_t i = 0; i < f->enjoyed_n; i++)
        f->keys[f->keys_n++] = (struct fresh_key){f->enjoyed[i].key, (uint32_t)i, true};
    for (size_t i = 0; i < f->plan->n; i++) {
        struct fresh_dish *d = &f->v[i];
        if (d->out)
            continue;
        f->keys[f->keys_n++] = (struct fresh_key){d->dish->key, (uint32_t)i, false};
        for (size_t k = 0; k < f->enjoyed_n; k++)
            compare(f, d, k);
    }
    qsort(f->keys, f->keys_n, sizeof *f->keys, cmp_keys);
}

/* ---- the others ---- */

/* Returns the index of the first key that is not less than this one. */
static size_t find_key(const struct fresh *f, struct span key)
{
    size_t low = 0, high = f->keys_n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (span_cmp(f->keys[mid].key, key) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

void fresh_prefilter(struct prefilter *n, const struct keys *keys)
{
    prefilter_class(n, keys, CLASS_ITEM);
}

struct fresh_taste fresh_taste(const struct fresh *f, const struct guest *g, struct memo *memo,
                               struct arena *a)
{
    struct servings had = served_by(g, f->plan->book, memo, f->plan->day, a);
    struct span *keys = ARENA_NEW(a, struct span, had.n);
    struct fresh_taste t = {.v = ARENA_NEW(a, size_t, f->keys_n)};
    size_t n = 0;
    for (size_t i = 0; i < had.n; i++)
        if (is_enjoyed(&had.v[i]))
            keys[n++] = had.v[i].key;
    qsort(keys, n, sizeof *keys, span_by_bytes);
    for (size_t i = 0; i < n; i++) {
        if (i && span_eq(keys[i], keys[i - 1]))
            continue; /* as another kind */
        t.enjoyed++;
        for (size_t k = find_key(f, keys[i]); k < f->keys_n && span_eq(f->keys[k].key, keys[i]);
             k++)
            if (f->keys[k].enjoyed)
                t.common |= (uint64_t)1 << f->keys[k].at;
            else
                t.v[t.n++] = f->keys[k].at;
    }
    return t;
}

static size_t bits(uint64_t set)
{
    size_t n = 0;
    for (; set; set &= set - 1)
        n++;
    return n;
}

void fresh_count(struct fresh *f, const struct fresh_taste *t)
{
    size_t common = bits(t->common), all = t->enjoyed + f->enjoyed_n - common;
    if (common == 0)
        return;
    for (size_t i = 0; i < t->n; i++) {
        struct fresh_dish *d = &f->v[t->v[i]];
        d->guests++;
        d->weight += (uint32_t)(1000 * common / all);
        if (!d->because)
            d->because = ARENA_NEW(f->plan->arena, uint32_t, f->enjoyed_n);
        for (size_t k = 0; k < f->enjoyed_n; k++)
            d->because[k] += (uint32_t)(t->common >> k & 1);
    }
}

/* ---- the answer ---- */

/* Returns the score. A recorded `likes:` counts as much as a guest with the same taste. */
size_t fresh_score(const struct fresh_dish *d)
{
    return (d->likes ? 1000 : 0) + (size_t)300 * d->shared + d->weight;
}

static int best_first(const void *x, const void *y)
{
    const struct fresh_dish *a = *(const struct fresh_dish *const *)x,
                            *b = *(const struct fresh_dish *const *)y;
    if (!a->ask != !b->ask && fresh_score(a) == fresh_score(b))
        return a->ask ? 1 : -1;
    if (fresh_score(a) != fresh_score(b))
        return fresh_score(a) > fresh_score(b) ? -1 : 1;
    return (a > b) - (a < b);
}

/* Returns the party's enjoyed dish that most of the guests of like taste enjoyed too. */
static size_t reason_of(const struct fresh *f, const struct fresh_dish *d)
{
    size_t best = 0;
    for (size_t k = 1; k < f->enjoyed_n; k++)
        if (d->because[k] > d->because[best])
            best = k;
    return best;
}

void fresh_why(struct buf *b, const struct fresh *f, const struct fresh_dish *d)
{
    if (d->likes && f->party_n > 1)
        buf_fmt(b, "%.*s ", SPAN_ARG(d->likes->who));
    if (d->likes)
        buf_fmt(b, "likes %.*s", SPAN_ARG(d->likes->term));
    if (d->shared)
        buf_fmt(b, "%s%.*s, as in \"%.*s\", which was enjoyed", b->n ? "; " : "",
                SPAN_ARG(match_written(d->word)), SPAN_ARG(f->enjoyed[d->like].name));
    if (d->guests) {
        size_t k = reason_of(f, d);
        buf_fmt(b, "%s%u guest%s who enjoyed \"%.*s\" also enjoyed this", b->n ? "; " : "",
                (unsigned)d->because[k], d->because[k] == 1 ? "" : "s",
                SPAN_ARG(f->enjoyed[k].name));
    }
    buf_str(b, b->n ? "" : "new to them");
}

static void emit_fresh_dish(const struct fresh *f, const struct fresh_dish *d, struct sink *out)
{
    struct row r = row_new(&fresh_schema);
    struct buf why = BUF_INIT;
    fresh_why(&why, f, d);
    r.tone = TONE_NOTICE;
    row_text(&r, DISH, d->dish->name);
    row_text(&r, KEY, fact_key_is(d->dish->fact));
    row_int(&r, SCORE, (int64_t)fresh_score(d));
    row_text(&r, REASON, buf_span(&why));
    if (d->likes)
        row_text(&r, LIKES, d->likes->term);
    if (d->shared)
        row_text(&r, LIKE, f->enjoyed[d->like].name);
    row_int(&r, GUESTS, (int64_t)d->guests);
    if (d->guests)
        row_text(&r, BECAUSE, f->enjoyed[reason_of(f, d)].name);
    if (d->ask)
        row_text(&r, ASK, *d->ask);
    sink_row(out, &r);
    buf_release(&why);
}

static void emit_problem(const struct fresh_problem *d, struct sink *out)
{
    struct row r = row_new(&fresh_schema);
    r.layout = L_DOUBT;
    r.tone = TONE_WARN;
    row_text(&r, ASK, d->ask);
    row_text(&r, FILE_PATH, d->path);
    row_int(&r, LINE, d->line);
    sink_row(out, &r);
}

size_t fresh_emit(struct fresh *f, size_t most, struct sink *out)
{
    const struct fresh_dish **v =
        ARENA_NEW(f->plan->arena, const struct fresh_dish *, f->plan->n);
    size_t n = 0;
    for (size_t i = 0; i < f->problems_n; i++)
        emit_problem(&f->problems[i], out);
    for (size_t i = 0; i < f->plan->n; i++)
        if (!f->v[i].out)
            v[n++] = &f->v[i];
    qsort(v, n, sizeof *v, best_first);
    for (size_t i = 0; i < n && (!most || i < most); i++)
        emit_fresh_dish(f, v[i], out);
    return n;
}
