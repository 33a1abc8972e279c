#include "base/set.h"

/*
 * Returns where the key is, or the free place for it. The seed is an address, which differs
 * from run to run where the system randomizes addresses: a file cannot be made so that all of
 * its keys fall on one place.
 */
static size_t place_of(const struct set *s, struct span key)
{
    size_t at = span_quick_hash(key, (uintptr_t)s->places) & (s->places_n - 1);
    while (s->places[at] && !span_eq(s->keys[s->places[at] - 1], key))
        at = (at + 1) & (s->places_n - 1);
    return at;
}

static void widen(struct set *s)
{
    s->places_n = s->places_n ? s->places_n * 2 : 16;
    s->places = ARENA_NEW(s->arena, uint32_t, s->places_n);
    for (size_t i = 0; i < s->n; i++)
        s->places[place_of(s, s->keys[i])] = (uint32_t)i + 1;
}

size_t set_find(const struct set *s, struct span key)
{
    uint32_t found = s->n ? s->places[place_of(s, key)] : 0;
    return found ? found - 1 : SET_NONE;
}

bool set_add(struct set *s, struct span key, size_t *number)
{
    if (2 * (s->n + 1) > s->places_n)
        widen(s);
    size_t at = place_of(s, key);
    bool is_new = !s->places[at];
    if (is_new) {
        s->keys = arena_grow(s->arena, s->keys, s->n, &s->cap, sizeof *s->keys);
        s->keys[s->n++] = key;
        s->places[at] = (uint32_t)s->n;
    }
    if (number)
        *number = s->places[at] - 1;
    return is_new;
}

uint32_t set_keep(struct set *s, struct span key)
{
    size_t n = set_find(s, key);
    if (n == SET_NONE)
        set_add(s, arena_copy(s->arena, key), &n);
    return (uint32_t)n;
}
