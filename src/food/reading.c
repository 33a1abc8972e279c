#include "food/reading.h"

#include <string.h>

struct span match_joined(struct span joined, const struct match *m)
{
    return span_head(span_from(joined, m->from), m->to - m->from);
}

void match_set_tags(struct match *m, const tagset tags[KINDS], struct arena *a)
{
    tagset many[KINDS];
    size_t n = 0;
    m->kinds = 0;
    for (unsigned k = 0; k < KINDS; k++)
        if (tags[k]) {
            m->kinds |= 1u << k;
            many[n++] = tags[k];
        }
    if (n > 1)
        m->tags.many = memcpy(arena_room(a, n, sizeof *many), many, n * sizeof *many);
    else
        m->tags.one = n ? many[0] : 0;
}

static bool is_inside(const struct match *m, const struct match *outer)
{
    return outer->from <= m->from && m->to <= outer->to &&
           outer->to - outer->from > m->to - m->from;
}

static void claim(struct match *m, const struct match *outer)
{
    if (!is_inside(m, outer))
        return;
    for (unsigned k = 0; k < KINDS; k++)
        m->claimed |= match_tags(outer, k);
    m->covered = true;
    m->made &= !outer->plain && !outer->harmless;
}

/* The matches are sorted by `from`: a longer one round one of them is near. */
void reading_claim(struct reading *r)
{
    for (size_t i = 0; i < r->n; i++) {
        struct match *m = &r->v[i];
        for (size_t j = i; j-- > 0 && m->from - r->v[j].from <= PHRASE_BYTES;)
            claim(m, &r->v[j]);
        for (size_t j = i + 1; j < r->n && r->v[j].from == m->from; j++)
            claim(m, &r->v[j]);
    }
}

/* Returns true if the match has a tag that a dish may hold, or be without. */
static bool has_tag(const struct match *m)
{
    return m->kinds & ~(1u << TERM_AVOIDS | 1u << TERM_ASKS);
}

/* Copies the tags of several kinds into the arena. */
static void copy_tags(struct match *m, struct arena *a)
{
    tagset tags[KINDS];
    for (unsigned k = 0; k < KINDS; k++)
        tags[k] = match_tags(m, k);
    match_set_tags(m, tags, a);
}

struct kept_reading reading_keep(const struct reading *r, struct span text, struct arena *a)
{
    struct kept_reading kept = {text, NULL, 0};
    size_t n = 0;
    for (size_t i = 0; i < r->n; i++)
        n += has_tag(&r->v[i]);
    if (!span_eq(r->joined, text))
        kept.joined = arena_copy(a, r->joined);
    if (!n)
        return kept;
    struct span shown = r->shown.p == r->joined.p ? kept.joined : arena_copy(a, r->shown);
    kept.v = ARENA_NEW(a, struct match, n);
    for (size_t i = 0; i < r->n; i++) {
        const struct match *m = &r->v[i];
        if (!has_tag(m))
            continue;
        struct match *to = &kept.v[kept.n++];
        *to = *m;
        copy_tags(to, a);
        if (m->written >= r->shown.p && m->written < r->shown.p + r->shown.n)
            to->written = shown.p + (m->written - r->shown.p);
    }
    return kept;
}

static bool is_edge(struct span joined, size_t at)
{
    return at == 0 || at >= joined.n || joined.p[at] == ' ' || joined.p[at - 1] == ' ';
}

/* Returns whether a phrase has word edges on both sides. In a run any place is an edge. */
static bool is_whole(struct span joined, size_t from, size_t to)
{
    if ((unsigned char)joined.p[from] >= 0xE0 && (unsigned char)joined.p[to - 1] >= 0x80)
        return true;
    return is_edge(joined, from) && is_edge(joined, to);
}

size_t reading_find(struct span joined, struct span words, size_t from)
{
    while (words.n && from < joined.n) {
        size_t at = span_find(span_from(joined, from), words);
        if (at == SPAN_NONE)
            return SPAN_NONE;
        at += from;
        if (is_whole(joined, at, at + words.n))
            return at;
        from = at + 1;
    }
    return SPAN_NONE;
}
