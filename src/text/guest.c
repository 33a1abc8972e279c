#include "text/guest.h"

#include "base/utf8.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* Does what span_line does, without a call for nearly all lines of a guest. */
static inline bool next_line(struct span *rest, struct span *line)
{
#ifdef __SSE2__
    enum { WIDE = sizeof(__m128i) };
    const __m128i lf = _mm_set1_epi8('\n');
    for (size_t at = 0; rest->n - at >= WIDE; at += WIDE) {
        __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(rest->p + at));
        unsigned ends = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(v, lf));
        if (!ends)
            continue;
        at += (unsigned)__builtin_ctz(ends);
        *line = (struct span){rest->p, at};
        *rest = (struct span){rest->p + at + 1, rest->n - at - 1};
        return true;
    }
#endif
    return span_line(rest, line);
}

/* Reads the line of a file after *day. */
static void read_line(struct fact *f, struct head_day *day, struct span line, uint32_t lineno,
                      const struct keys *keys)
{
    struct line_head h;
    if (head_begin(&h, day, line) && head_key(&h, line, keys))
        fact_read_headed(f, &h, line, lineno, keys, 0);
    else
        fact_read(f, line, lineno, keys, 0);
}

void guest_parse(struct guest *g, struct span id, struct span src, const struct keys *keys,
                 struct arena *a)
{
    *g = (struct guest){.id = id, .src = src};
    struct span rest = src, line;
    struct head_day day = {0};
    size_t cap = 0;
    for (uint32_t lineno = 1; next_line(&rest, &line); lineno++) {
        g->v = arena_widen(a, g->v, g->n, &cap, sizeof *g->v);
        read_line(&g->v[g->n], &day, line, lineno, keys);
        g->n += g->v[g->n].kind != LINE_BLANK;
    }
}

/* Returns whether a fact like this one is there: the last has its date, its time and its class.
 */
static bool is_there(const struct guest *g, const struct line_head *h, unsigned once,
                     const struct keys *keys)
{
    const struct fact *last = g->n ? &g->v[g->n - 1] : NULL;
    return last && once >> last->class & 1 && last->class == keys->v[h->key].class &&
           last->date == h->date && last->time == h->time;
}

void guest_parse_some(struct guest *g, struct span id, struct span src,
                      const struct prefilter *prefilter, const struct keys *keys,
                      struct arena *a)
{
    struct span rest = src, line;
    struct head_day day = {0};
    size_t cap = 0;
    if (!prefilter) {
        guest_parse(g, id, src, keys, a);
        return;
    }
    *g = (struct guest){.id = id, .src = src};
    for (uint32_t lineno = 1; next_line(&rest, &line); lineno++) {
        struct line_head h;
        bool usual = head_begin(&h, &day, line);
        if (!(usual ? prefilter_headed(prefilter, &h, line) : prefilter_line(prefilter, line)))
            continue;
        usual = usual && head_key(&h, line, keys);
        if (usual && is_there(g, &h, prefilter->once, keys))
            continue;
        g->v = arena_widen(a, g->v, g->n, &cap, sizeof *g->v);
        if (usual)
            fact_read_headed(&g->v[g->n++], &h, line, lineno, keys, prefilter->heads);
        else
            fact_read(&g->v[g->n++], line, lineno, keys, prefilter->heads);
    }
}

/* The lines of a guest that are no repeats. Where not all are sorted by date, a hash finds them.
 */
struct firsts {
    const struct guest *g;
    size_t day;    /* the first line in g->v of the latest date */
    uint32_t *v;   /* by place: where in g->v, plus 1; 0 is free */
    size_t places; /* a power of two, more than twice g->n; 0: all lines are sorted */
    struct arena *arena;
};

/* Returns a number for the key of a fact; the same one for both cases of letters. */
static size_t key_number(const struct fact *f)
{
    size_t n = (size_t)f->key;
    for (size_t i = 0; f->key == KEY_NONE && i < f->key_name.n; i++)
        n = n * 31 + (unsigned char)span_lower(f->key_name.p[i]);
    return n * 2654435761u + (size_t)f->mark;
}

static size_t place_of(const struct fact *f, uint64_t seed)
{
    struct span what = f->kind == LINE_FACT
                           ? f->text
                           : span_trim(span_from(f->line, utf8_bom(f->line)));
    return span_quick_hash(what, seed) ^ (uint32_t)f->date * 2654435761u ^ (size_t)f->time ^
           (f->kind == LINE_FACT ? key_number(f) : 0);
}

/* Returns the place of the first line that equals f, or the free one where f belongs. */
static uint32_t *first_of(const struct firsts *s, const struct fact *f)
{
    size_t at = place_of(f, (uintptr_t)s->g) & (s->places - 1);
    while (s->v[at] && !fact_same(&s->g->v[s->v[at] - 1], f))
        at = (at + 1) & (s->places - 1);
    return &s->v[at];
}

/* Makes room for twice as many lines. */
static void double_places(struct firsts *s)
{
    s->places = s->places ? s->places : 16;
    while (s->places <= 2 * s->g->n)
        s->places *= 2;
    s->v = ARENA_NEW(s->arena, uint32_t, s->places);
    for (size_t i = 0; i < s->g->n; i++)
        *first_of(s, &s->g->v[i]) = (uint32_t)i + 1;
}

/*
 * Counts g->v[g->n] as one more line, unless it repeats one of its date, which takes 40
 * instructions, where a hash takes 250. Returns false if a hash must find it: the lines are not
 * sorted, or there are many of the date.
 */
static bool take_sorted(struct firsts *s, struct guest *g)
{
    enum { MANY = 16 };
    const struct fact *f = &g->v[g->n], *last = g->n ? f - 1 : NULL;
    if (!last || f->date > last->date)
        s->day = g->n;
    if (s->places || (last && f->date < last->date) || g->n - s->day >= MANY)
        return false;
    for (size_t i = s->day; i < g->n; i++)
        if (g->v[i].text.n == f->text.n && fact_same(&g->v[i], f))
            return true;
    g->n++;
    return true;
}

/* Counts g->v[g->n] as one more line, unless it repeats another. */
static void take_first(struct firsts *s, struct guest *g)
{
    if (take_sorted(s, g))
        return;
    if (2 * g->n >= s->places)
        double_places(s);
    uint32_t *first = first_of(s, &g->v[g->n]);
    if (!*first)
        *first = (uint32_t)++g->n;
}

void guest_drop_repeats(struct guest *g, struct arena *scratch)
{
    struct firsts s = {.g = g, .arena = scratch};
    size_t n = g->n;
    g->n = 0;
    for (size_t i = 0; i < n; i++) {
        if (g->n < i)
            g->v[g->n] = g->v[i];
        take_first(&s, g);
    }
}

/* Reads the lines of the file but blank ones and repeats; with `all` only facts repeat. */
static void read_firsts(struct guest *g, const struct keys *keys, bool all, struct arena *a)
{
    struct firsts s = {.g = g, .arena = a};
    struct span rest = g->src, line;
    struct head_day day = {0};
    size_t cap = 0;
    for (uint32_t lineno = 1; next_line(&rest, &line); lineno++) {
        g->v = arena_widen(a, g->v, g->n, &cap, sizeof *g->v);
        read_line(&g->v[g->n], &day, line, lineno, keys);
        enum line_kind kind = (enum line_kind)g->v[g->n].kind;
        if (kind == LINE_FACT || (kind != LINE_BLANK && !all))
            take_first(&s, g);
        else if (kind != LINE_BLANK)
            g->n++;
    }
}

void guest_facts(struct guest *g, struct span id, struct span src, const struct keys *keys,
                 struct arena *a)
{
    *g = (struct guest){.id = id, .src = src};
    read_firsts(g, keys, false, a);
}

void guest_lines(struct guest *g, struct span id, struct span src, const struct keys *keys,
                 struct arena *a)
{
    *g = (struct guest){.id = id, .src = src};
    read_firsts(g, keys, true, a);
}

const struct fact *guest_find(const struct guest *g, int key)
{
    for (size_t i = 0; i < g->n; i++)
        if (g->v[i].key == key && g->v[i].text.n)
            return &g->v[i];
    return NULL;
}

struct span guest_name(const struct guest *g)
{
    const struct fact *f = guest_find(g, KEY_NAME);
    return f ? f->text : g->id;
}

struct span guest_first_id(const struct guest *g)
{
    const struct fact *f = guest_find(g, KEY_WAS);
    return f ? f->text : g->id;
}

bool fact_is_current(const struct fact *f, date_t today)
{
    date_t until = fact_until(f);
    return (f->date == DATE_NONE || f->date <= today) && (until == DATE_NONE || until >= today);
}

/* Returns the line of the first <<<<<<< in a file that also has a >>>>>>>, else 0. */
static size_t conflict_line(struct span src)
{
    size_t opened = 0;
    bool closed = false;
    struct span line;
    for (size_t n = 1; span_line(&src, &line); n++) {
        if (!opened && span_starts(line, SPAN("<<<<<<<")))
            opened = n;
        closed |= span_starts(line, SPAN(">>>>>>>"));
    }
    return closed ? opened : 0;
}

bool guest_has_conflict(struct span src)
{
    return conflict_line(src) > 0;
}

enum text_problem text_check(struct span src, size_t *line)
{
    size_t nul = span_chr(src, '\0');
    if (nul != SPAN_NONE) {
        *line = span_count(span_head(src, nul), '\n') + 1;
        return TEXT_NUL;
    }
    *line = conflict_line(src);
    return *line ? TEXT_CONFLICT : TEXT_FINE;
}
