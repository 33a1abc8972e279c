#include "store/house.h"

#include "base/num.h"
#include "text/fact.h"

int house_days(struct span s)
{
    static const struct {
        char unit;
        int days;
    } units[] = {{'d', 1}, {'w', 7}, {'m', 30}, {'y', 365}};
    long n, unit = 1;
    if (s.n == 0)
        return -1;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (s.p[s.n - 1] == units[i].unit) {
            unit = units[i].days;
            s.n--;
            break;
        }
    return num_parse(s, 36500, &n) ? (int)(n * unit) : -1;
}

static const struct house_word defaults[HOUSE_THINGS] = {
    [HOUSE_COVER] = {{"cover", 5}, {"covers", 6}},
    [HOUSE_TABLE] = {{"table", 5}, {"tables", 6}},
    [HOUSE_DISH] = {{"dish", 4}, {"dishes", 6}},
};

bool house_has_word(const struct house *h, enum house_thing thing)
{
    return h && h->words[thing].one.n;
}

struct span house_word(const struct house *h, enum house_thing thing, size_t n)
{
    const struct house_word *w = house_has_word(h, thing) ? &h->words[thing] : &defaults[thing];
    return n == 1 ? w->one : w->many;
}

void house_add_count(struct buf *b, const struct house *h, enum language l,
                     enum house_thing thing, size_t n)
{
    static const char *const counts[HOUSE_THINGS][2] = {
        [HOUSE_COVER] = {"{1} cover", "{1} covers"},
        [HOUSE_TABLE] = {"{1} table", "{1} tables"},
        [HOUSE_DISH] = {"{1} dish", "{1} dishes"},
    };
    if (house_has_word(h, thing))
        buf_fmt(b, "%zu %.*s", n, SPAN_ARG(house_word(h, thing, n)));
    else
        phrase_count(b, l, counts[thing][0], counts[thing][1], n);
}

/* Sets "cover=job" or "cover=job/jobs"; the arena holds the plural. */
static bool set_word(struct house *h, struct span pair, struct arena *a)
{
    struct span name, one;
    if (span_chr(pair, '=') == SPAN_NONE)
        return false;
    span_cut(&pair, '=', &name);
    name = span_trim(name);
    bool plural = span_chr(pair, '/') != SPAN_NONE;
    span_cut(&pair, '/', &one);
    one = span_trim(one);
    struct span many = span_trim(pair);
    if (!plural)
        many = arena_fmt(a, "%.*ss", (int)one.n, one.p);
    for (size_t i = 0; i < HOUSE_THINGS && one.n && many.n; i++)
        if (span_eq_nocase(name, defaults[i].one)) {
            h->words[i] = (struct house_word){one, many};
            return true;
        }
    return false;
}

bool house_set_words(struct house *h, struct span text, struct arena *a)
{
    struct term t;
    bool all = text.n > 0;
    while (term_next(&text, &t))
        all &= set_word(h, t.name, a);
    return all;
}

bool house_set_capacity(struct house *h, struct span text)
{
    long n;
    if (!num_parse(text, 9999, &n) || n == 0)
        return false;
    h->capacity = (int)n;
    return true;
}

/* Returns whether the brief may print facts of that key among the others. */
static bool is_shown(const struct keys *keys, int key)
{
    if (key == KEY_NONE)
        return false;
    enum key_class class = keys->v[key].class;
    bool vital = key == KEY_ALLERGY || key == KEY_INTOLERANCE || key == KEY_DIET;
    return (class == CLASS_STANDING && !vital) || class == CLASS_IDENTITY ||
           class == CLASS_TEXT || class == CLASS_BOND;
}

bool house_set_brief(struct house *h, struct span text, const struct keys *keys)
{
    struct term t;
    bool all = text.n > 0;
    while (term_next(&text, &t)) {
        int key = keys_find(keys, t.name);
        bool fits = is_shown(keys, key) && h->brief_n < HOUSE_KEYS;
        if (fits)
            h->brief[h->brief_n++] = key;
        all &= fits;
    }
    h->brief_set = h->brief_n > 0;
    return all;
}

bool house_set_expires(struct house *h, struct span text, const struct keys *keys)
{
    struct term t;
    bool all = text.n > 0;
    while (term_next(&text, &t)) {
        struct span rest = t.name, name = {NULL, 0}, age = {NULL, 0};
        span_word(&rest, &name);
        span_word(&rest, &age);
        int key = keys_find(keys, name), days = house_days(age);
        bool fits = key != KEY_NONE && keys->v[key].class == CLASS_STANDING && days > 0 &&
                    h->expires_n < HOUSE_EXPIRES;
        if (fits) {
            h->expires[h->expires_n].key = key;
            h->expires[h->expires_n++].days = days;
        }
        all &= fits;
    }
    return all;
}
