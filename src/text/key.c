#include "text/key.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "base/width.h"

/* In the order of enum key_id. */
static const struct {
    const char *name;
    enum key_class class;
} builtin[KEY_BUILTIN] = {
    {"name", CLASS_IDENTITY},
    {"aka", CLASS_IDENTITY},
    {"was", CLASS_IDENTITY},
    {"kana", CLASS_IDENTITY},
    {"phone", CLASS_IDENTITY},
    {"email", CLASS_IDENTITY},
    {"address", CLASS_IDENTITY},
    {"company", CLASS_IDENTITY},
    {"birthday", CLASS_IDENTITY},
    {"anniversary", CLASS_IDENTITY},
    {"since", CLASS_IDENTITY},
    {"allergy", CLASS_STANDING},
    {"intolerance", CLASS_STANDING},
    {"diet", CLASS_STANDING},
    {"likes", CLASS_STANDING},
    {"dislikes", CLASS_STANDING},
    {"seat", CLASS_STANDING},
    {"tag", CLASS_STANDING},
    {"vip", CLASS_STANDING},
    {"access", CLASS_STANDING},
    {"language", CLASS_STANDING},
    {"family", CLASS_BOND},
    {"partner", CLASS_BOND},
    {"friend", CLASS_BOND},
    {"colleague", CLASS_BOND},
    {"knows", CLASS_BOND},
    {"visit", CLASS_VISIT},
    {"booked", CLASS_VISIT},
    {"companion", CLASS_VISIT},
    {"dish", CLASS_ITEM},
    {"drink", CLASS_ITEM},
    {"wine", CLASS_ITEM},
    {"gift", CLASS_ITEM},
    {"ask", CLASS_OPEN},
    {"complaint", CLASS_OPEN},
    {"promise", CLASS_OPEN},
    {"tried", CLASS_TRAIL},
    {"note", CLASS_TEXT},
};

/* Other names of keys, read as these. English ones are slips: a command that reads one warns.
 */
static const struct {
    const char *name;
    enum key_id as;
    bool slip;
} aliases[] = {
    {"allergies", KEY_ALLERGY, true},
    {"allergens", KEY_ALLERGY, true},
    {"allergie", KEY_ALLERGY, false},
    {"allergien", KEY_ALLERGY, false},
    {"allergia", KEY_ALLERGY, false},
    {"alergia", KEY_ALLERGY, false},
    {"alergias", KEY_ALLERGY, false},
    {"alergie", KEY_ALLERGY, false},
    {"allergi", KEY_ALLERGY, false},
    {"allergier", KEY_ALLERGY, false},
    {"アレルギー", KEY_ALLERGY, false},
    {"过敏", KEY_ALLERGY, false},
    {"過敏", KEY_ALLERGY, false},
    {"알레르기", KEY_ALLERGY, false},
    {"알러지", KEY_ALLERGY, false},
    {"аллергия", KEY_ALLERGY, false},
    {"αλλεργία", KEY_ALLERGY, false},
    {"intolerances", KEY_INTOLERANCE, true},
    {"intolérance", KEY_INTOLERANCE, false},
    {"intolérances", KEY_INTOLERANCE, false},
    {"intolleranza", KEY_INTOLERANCE, false},
    {"intolleranze", KEY_INTOLERANCE, false},
    {"intolerancia", KEY_INTOLERANCE, false},
    {"intolerancias", KEY_INTOLERANCE, false},
    {"intolerância", KEY_INTOLERANCE, false},
    {"unverträglichkeit", KEY_INTOLERANCE, false},
    {"unverträglichkeiten", KEY_INTOLERANCE, false},
    {"intolerantie", KEY_INTOLERANCE, false},
    {"不耐受", KEY_INTOLERANCE, false},
    {"diets", KEY_DIET, true},
    {"dietary", KEY_DIET, true},
    {"dieta", KEY_DIET, false},
    {"régime", KEY_DIET, false},
    {"diät", KEY_DIET, false},
    {"dieet", KEY_DIET, false},
    {"食事制限", KEY_DIET, false},
    {"饮食", KEY_DIET, false},
    {"식단", KEY_DIET, false},
};

static const char *const class_names[] = {
    [CLASS_UNKNOWN] = "unknown",   [CLASS_OWN] = "own",   [CLASS_IDENTITY] = "identity",
    [CLASS_STANDING] = "standing", [CLASS_BOND] = "bond", [CLASS_VISIT] = "visit",
    [CLASS_ITEM] = "item",         [CLASS_OPEN] = "open", [CLASS_TRAIL] = "trail",
    [CLASS_TEXT] = "text",
};

/* Returns the chain of a name: by its length and its first and last letters, in either case. */
static size_t chain_of(struct span name)
{
    unsigned first = (unsigned char)name.p[0] % 32,
             last = (unsigned char)name.p[name.n - 1] % 32;
    return (first + last * 3 + name.n * 8) % KEY_CHAINS;
}

static void add_quick(struct keys *k, struct span name, int as)
{
    uint64_t word = 0;
    if (name.n < 2 || name.n > 7 || 2 * k->quick_n >= KEY_QUICK)
        return;
    for (size_t i = name.n; i-- > 0;) {
        if (name.p[i] < 'a' || name.p[i] > 'z')
            return;
        word = word << 8 | (unsigned char)name.p[i];
    }
    size_t at = key_quick_place(word);
    while (k->quick[at].word)
        at = (at + 1) % KEY_QUICK;
    k->quick[at] = (struct key_quick){word, (int16_t)as, (uint8_t)name.n};
    k->quick_n++;
}

/* Returns the set of the characters of an ASCII name, as bits, or 0 for any other name. */
static uint64_t letters_of(struct span name)
{
    uint64_t set = 0;
    for (size_t i = 0; i < name.n; i++) {
        unsigned char c = (unsigned char)name.p[i];
        if (c >= 0x80)
            return 0;
        set |= UINT64_C(1) << c % 64;
    }
    return set;
}

/*
 * Returns false if two names differ in more than `limit` letters, seen from their sets: a letter
 * that is replaced changes a set by two. Few names are compared letter by letter then.
 */
static bool may_be_near(uint64_t a, uint64_t b, size_t limit)
{
    uint64_t differ = a ^ b;
    for (size_t i = 0; differ && i <= 2 * limit; i++)
        differ &= differ - 1;
    return !differ || !a || !b;
}

/* Appends a key. The caller has checked that no key has that name: it would not be found. */
static void append(struct keys *k, struct span name, enum key_class class, int as)
{
    int *end = &k->first[chain_of(name)];
    while (*end != KEY_NONE)
        end = &k->v[*end].next;
    *end = (int)k->n;
    k->v = arena_grow(k->arena, k->v, k->n, &k->cap, sizeof *k->v);
    k->v[k->n] = (struct key){name, class, as, false, KEY_NONE, letters_of(name)};
    add_quick(k, name, as);
    k->n++;
}

/* Returns a copy in lower case, ended by NUL. */
static struct span lower_case(struct arena *a, struct span s)
{
    char *p = arena_alloc(a, s.n + 1, 1);
    for (size_t i = 0; i < s.n; i++)
        p[i] = s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] - 'A' + 'a') : s.p[i];
    return (struct span){p, s.n};
}

void keys_init(struct keys *k, struct arena *a)
{
    *k = (struct keys){.arena = a, .item = KEY_DISH};
    for (size_t i = 0; i < KEY_CHAINS; i++)
        k->first[i] = KEY_NONE;
    for (int i = 0; i < KEY_BUILTIN; i++)
        append(k, span_str(builtin[i].name), builtin[i].class, i);
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++) {
        keys_alias(k, span_str(aliases[i].name), aliases[i].as);
        k->v[k->n - 1].slip = aliases[i].slip;
    }
}

int keys_add(struct keys *k, struct span name, enum key_class class)
{
    int id = keys_find(k, name);
    if (id == KEY_NONE) {
        id = (int)k->n;
        append(k, lower_case(k->arena, name), class, id);
    } else if (id < KEY_BUILTIN && k->v[id].class != class) {
        return KEY_NONE;
    }
    k->v[id].class = class;
    if (class == CLASS_ITEM && !k->item_set) {
        k->item = id;
        k->item_set = true;
    }
    return id;
}

/* Returns the place of a name, be it a key's own or another. */
static int find_name(const struct keys *k, struct span name)
{
    int id = name.n ? k->first[chain_of(name)] : KEY_NONE;
    while (id != KEY_NONE) {
        const struct key *key = &k->v[id];
        if (key->name.n == name.n &&
            (span_eq(key->name, name) || span_eq_nocase(key->name, name)))
            break;
        id = key->next;
    }
    return id;
}

int keys_find(const struct keys *k, struct span name)
{
    int id = find_name(k, name);
    return id == KEY_NONE ? KEY_NONE : k->v[id].as;
}

bool keys_alias(struct keys *k, struct span name, int id)
{
    int there = find_name(k, name);
    if (there == KEY_NONE) {
        append(k, lower_case(k->arena, name), k->v[id].class, id);
        return true;
    }
    if (there == id || k->v[there].as != id)
        return there == id;
    k->v[there].slip = false; /* the house wants it */
    return true;
}

bool keys_is_alias(const struct keys *k, size_t i)
{
    return k->v[i].as != (int)i;
}

bool keys_is_slip(const struct keys *k, struct span name)
{
    int id = find_name(k, name);
    return id != KEY_NONE && k->v[id].slip;
}

static size_t same_start(struct span a, struct span b)
{
    size_t n = 0;
    while (n < a.n && n < b.n && a.p[n] == b.p[n])
        n++;
    return n;
}

int keys_near(const struct keys *k, struct span name)
{
    size_t limit = name.n >= 8 ? 2 : 1, best = limit + 1;
    int near = KEY_NONE;
    struct buf folded = BUF_INIT; /* a capital is no slip */
    fold_add(&folded, name);
    uint64_t letters = letters_of(buf_span(&folded));
    for (size_t i = 0; i < k->n && name.n <= 64; i++) {
        const struct key *key = &k->v[i];
        bool short_name = (unsigned char)key->name.p[0] >= 0xE0; /* any two are near */
        if (short_name || !may_be_near(key->letters, letters, limit))
            continue;
        size_t d = fold_distance(key->name, buf_span(&folded), limit);
        if (d < best) {
            best = d;
            near = (int)i;
        }
    }
    for (size_t i = 0; i < k->n && near == KEY_NONE; i++)
        if (same_start(k->v[i].name, buf_span(&folded)) >= 6)
            near = (int)i; /* "allergy-food" */
    buf_release(&folded);
    return near == KEY_NONE ? KEY_NONE : k->v[near].as;
}

enum key_class class_find(struct span name)
{
    for (size_t i = CLASS_IDENTITY; i < sizeof class_names / sizeof *class_names; i++)
        if (span_is_nocase(name, class_names[i]))
            return (enum key_class)i;
    return CLASS_UNKNOWN;
}

const char *class_name(enum key_class class)
{
    return class_names[class];
}

/* Bytes of the letter (or, after the first place, digit or joined mark) s begins with; or 0. */
static size_t key_char(struct span s, bool first)
{
    char c = s.p[0];
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
        return 1;
    if ((c >= '0' && c <= '9') || c == '-')
        return first ? 0 : 1;
    if ((unsigned char)c < 0x80)
        return 0;
    uint32_t cp;
    size_t n = utf8_decode(s, &cp);
    bool letter = cp != UTF8_BAD && !utf8_is_control(cp) && !utf8_is_bidi(cp) &&
                  (fold_is_alnum(cp) || (!first && width_char(cp) == 0));
    return letter ? n : 0;
}

size_t key_prefix(struct span s)
{
    size_t n = 0, step;
    while (n < s.n && s.p[n] >= 'a' && s.p[n] <= 'z')
        n++;
    if (n && n < s.n && s.p[n] == ':') /* nearly always */
        return n;
    while (n < s.n && (step = key_char(span_from(s, n), n == 0)))
        n += step;
    while (n && s.p[n - 1] == '-')
        n--;
    return n;
}
