#include "food/stem.h"

#include <string.h>

/*
 * LONE: a stem of fewer letters counts only if the whole word is known. REST: what is not known
 * beside a stem has as many letters at least: "mouth" is no malt.
 */
enum { LONE = 4, REST = 3, KNOWN = 3 };

struct cutter {
    struct stem_cut *c;
    struct span word;
    stem_look *look;
    void *ctx;
};

static struct span stem_text(const struct stem *s)
{
    return (struct span){s->text, s->n};
}

static size_t common(struct span a, struct span b)
{
    size_t n = 0;
    while (n < a.n && n < b.n && a.p[n] == b.p[n])
        n++;
    return n;
}

/* Returns the longest of the stems that s begins with, or NULL. */
static const struct stem *longest(const struct stem *v, size_t n, struct span s)
{
    while (s.n) {
        size_t low = 0, high = n;
        while (low < high) {
            size_t mid = low + (high - low) / 2;
            if (span_cmp(stem_text(&v[mid]), s) <= 0)
                low = mid + 1;
            else
                high = mid;
        }
        if (low == 0)
            return NULL;
        size_t same = common(stem_text(&v[low - 1]), s);
        if (same == v[low - 1].n)
            return &v[low - 1];
        s = span_head(s, same);
        n = low;
    }
    return NULL;
}

static const struct stem *head_of(struct span s, size_t most)
{
    return longest(stem_heads, stem_heads_n, span_head(s, s.n < most ? s.n : most));
}

/* Returns the longest stem of at most `most` letters at the end of s. */
static const struct stem *tail_of(struct span s, size_t most)
{
    char back[STEM_TEXT];
    size_t n = 0;
    for (; n < s.n && n < most && n < STEM_TEXT; n++)
        back[n] = s.p[s.n - 1 - n];
    return longest(stem_tails, stem_tails_n, (struct span){back, n});
}

static bool tells(const struct stem *s)
{
    return s->tags[0] | s->tags[1] | s->tags[2];
}

static void push_stem(struct cutter *t, struct span text, const struct stem *stem)
{
    t->c->part[t->c->n++] = (struct stem_part){text, stem, false};
}

static bool push_known(struct cutter *t, struct span text, bool *plant)
{
    enum stem_known known = text.n < KNOWN ? STEM_UNKNOWN : t->look(t->ctx, text);
    if (known == STEM_UNKNOWN)
        return false;
    *plant |= known == STEM_PLANT;
    push_stem(t, text, NULL);
    return true;
}

/* Letters that German, Dutch and the Nordic languages put between the parts of a word. */
static const char *const links[] = {"", "n", "s", "en", "es", "er"};
enum { LINKS = sizeof links / sizeof *links };

static void push_tail(struct cutter *t, struct span text, const struct stem *tail, bool plant)
{
    push_stem(t, text, tail);
    t->c->part[t->c->n - 1].weak = tail->weak && plant;
}

/* Cuts a word of the tables, perhaps a link, and a stem at the end: "Cashewkernmus". */
static bool known_and_tail(struct cutter *t, struct span rest, bool plant)
{
    const struct stem *tail = tail_of(rest, rest.n - 1);
    for (; tail; tail = tail->n > 1 ? tail_of(rest, tail->n - 1u) : NULL) {
        struct span front = span_head(rest, rest.n - tail->n);
        for (size_t i = 0; i < LINKS; i++) {
            size_t link = strlen(links[i]);
            if (!span_ends(front, span_str(links[i])) ||
                !push_known(t, span_head(front, front.n - link), &plant))
                continue;
            push_tail(t, span_from(rest, rest.n - tail->n), tail, plant);
            return true;
        }
    }
    return false;
}

/* Cuts the rest of the word from `from` into parts that are all known. */
static bool explain(struct cutter *t, size_t from, bool plant)
{
    struct span rest = span_from(t->word, from);
    if (rest.n == 0 || t->c->n + 2 > STEM_PARTS)
        return false;
    const struct stem *tail = tail_of(rest, rest.n);
    if (tail && tail->n == rest.n) {
        push_tail(t, rest, tail, plant);
        return true;
    }
    if ((from && push_known(t, rest, &plant)) || known_and_tail(t, rest, plant))
        return true;
    const struct stem *head = head_of(rest, STEM_TEXT);
    for (; head; head = head->n > 1 ? head_of(rest, head->n - 1u) : NULL) {
        push_stem(t, span_head(rest, head->n), head);
        t->c->part[t->c->n - 1].weak = head->weak && plant;
        for (size_t i = 0; i < LINKS; i++)
            if (span_starts(span_from(rest, head->n), span_str(links[i])) &&
                explain(t, from + head->n + strlen(links[i]), plant || head->plant))
                return true;
        t->c->n--;
    }
    return false;
}

/* Takes the stems at the beginning of a word that is not wholly known, up to one with tags. */
static size_t take_heads(struct cutter *t, bool *plant)
{
    size_t from = 0;
    const struct stem *head = head_of(t->word, STEM_TEXT);
    while (head && head->n >= LONE && from + head->n + (size_t)REST <= t->word.n &&
           t->c->n + 1 < STEM_PARTS) {
        push_stem(t, span_head(span_from(t->word, from), head->n), head);
        *plant |= head->plant;
        from += head->n;
        head = tells(head) ? NULL : head_of(span_from(t->word, from), STEM_TEXT);
    }
    return from;
}

/* Takes the stems at its end, from the last back to one with tags, in the order of the word. */
static void take_tails(struct cutter *t, size_t from, bool plant)
{
    size_t first = t->c->n;
    struct span rest = span_from(t->word, from);
    const struct stem *tail = tail_of(rest, rest.n);
    while (tail && tail->n >= LONE && tail->n + (size_t)REST <= rest.n &&
           t->c->n < STEM_PARTS) {
        struct stem_part *p = t->c->part + first;
        memmove(p + 1, p, (t->c->n++ - first) * sizeof *p);
        *p = (struct stem_part){span_from(rest, rest.n - tail->n), tail, tail->weak && plant};
        rest = span_head(rest, rest.n - tail->n);
        tail = tells(tail) ? NULL : tail_of(rest, rest.n);
    }
}

void stem_cut_word(struct span word, stem_look *look, void *ctx, struct stem_cut *c)
{
    *c = (struct stem_cut){0};
    struct cutter t = {.c = c, .word = word, .look = look, .ctx = ctx};
    c->whole = explain(&t, 0, false) && (c->n > 1 || word.n >= LONE);
    if (c->whole)
        return;
    c->n = 0;
    bool plant = false;
    size_t from = take_heads(&t, &plant);
    take_tails(&t, from, plant);
}
