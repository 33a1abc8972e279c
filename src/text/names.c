#include "text/names.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "text/titles.h"

#include <stdlib.h>

enum { WORDS = 32, TURNED = 64 };

/* ---- keys ---- */

static bool is_hangul(uint32_t cp)
{
    return (cp >= 0xAC00 && cp <= 0xD7A3) || (cp >= 0x1100 && cp <= 0x11FF) ||
           (cp >= 0x3131 && cp <= 0x318E);
}

/* Returns whether a word is of a script in which a name may have a space or not. */
static bool is_joined(struct span word)
{
    uint32_t cp;
    for (; word.n; word = span_from(word, utf8_decode(word, &cp)))
        if ((utf8_decode(word, &cp), !fold_is_unspaced(cp) && !is_hangul(cp)))
            return false;
    return true;
}

bool names_begin_joined(struct span name)
{
    uint32_t cp = 0;
    return name.n && (utf8_decode(name, &cp), fold_is_unspaced(cp) || is_hangul(cp));
}

/* Appends the word, turned so that the least of its turns comes out: either name may be first.
 */
static void add_turned(struct buf *b, struct span word)
{
    size_t best = 0;
    for (size_t turn = 1; word.n <= TURNED && turn < word.n; turn++) {
        if (((unsigned char)word.p[turn] & 0xC0) == 0x80)
            continue;
        size_t i = 0;
        while (i < word.n && word.p[(turn + i) % word.n] == word.p[(best + i) % word.n])
            i++;
        if (i < word.n && (unsigned char)word.p[(turn + i) % word.n] <
                              (unsigned char)word.p[(best + i) % word.n])
            best = turn;
    }
    buf_add(b, span_from(word, best));
    buf_add(b, span_head(word, best));
}

/* Cuts a name into words; those of a script without spaces are joined in `joined`, the last. */
static size_t cut_words(struct span core, struct span *v, struct buf *joined, struct span *rest)
{
    size_t n = 0;
    *rest = core;
    while (n < WORDS && span_word(rest, &v[n]))
        if (is_joined(v[n]))
            buf_add(joined, v[n]);
        else
            n++;
    return n;
}

/* Appends the words of a name without titles, in the order of their bytes. Returns how many. */
static size_t add_words(struct buf *b, struct span core)
{
    struct span v[WORDS + 1], rest;
    struct buf joined = BUF_INIT, turned = BUF_INIT;
    size_t n = cut_words(core, v, &joined, &rest);
    if (joined.n) {
        add_turned(&turned, buf_span(&joined));
        v[n++] = buf_span(&turned);
    }
    qsort(v, n, sizeof *v, span_by_bytes);
    for (size_t i = 0; i < n; i++) {
        buf_str(b, i ? " " : "");
        buf_add(b, v[i]);
    }
    buf_add(b, rest);
    buf_release(&joined);
    buf_release(&turned);
    return n;
}

bool names_key(struct buf *b, struct span folded)
{
    struct buf loose = BUF_INIT;
    names_loosen(&loose, folded);
    struct called c = titles_parse(buf_span(&loose));
    size_t n = add_words(b, c.core);
    if (n && c.generation)
        buf_fmt(b, " /%s", c.generation);
    if (n == 1 && c.titled && c.sex)
        buf_fmt(b, " /%u", c.sex);
    buf_release(&loose);
    return n > 0;
}

/* ---- two names ---- */

bool names_need_title(struct span folded)
{
    struct called c = titles_parse(folded);
    return !c.titled && span_count_words(c.core) == 1 &&
           (!is_joined(c.core) || utf8_count(c.core) == 1);
}

static bool have_equal_words(struct span a, struct span b)
{
    struct buf x = BUF_INIT, y = BUF_INIT;
    bool equal = add_words(&x, a) && add_words(&y, b) && span_eq(buf_span(&x), buf_span(&y));
    buf_release(&x);
    buf_release(&y);
    return equal;
}

/* Returns true if `part` is a shorter form of the name: "Aiko", but not "Mr Berg". */
static bool is_short_for(const struct called *part, const struct called *name)
{
    enum { LONGEST = 4096 }; /* bytes: what is longer is compared as a whole only */
    bool vague = part->titled && span_count_words(part->core) == 1;
    return !vague && part->core.n <= LONGEST && name->core.n <= LONGEST && part->core.n &&
           span_has_words(name->core, part->core);
}

/*
 * Returns true for "Dr Weber" and "Mrs Weber", or "Mrs Weber" and "Miss Weber". A longer name
 * may be of one person with either title.
 */
static bool is_titled_otherwise(const struct called *a, const struct called *b)
{
    if (span_count_words(a->core) != 1 || span_count_words(b->core) != 1)
        return false;
    return (a->either && !a->sex && b->sex && !b->either) || (a->miss && b->sex && !b->miss);
}

static void take_title(struct called *c, unsigned title)
{
    if (!c->sex)
        c->sex = title & (MAN | WOMAN);
    c->either |= (title & OF_EITHER) != 0;
    c->miss |= (title & MISS) != 0;
}

/* Returns whether a name is of two: "ann and bo berg". */
static bool is_of_two(struct span core)
{
    struct span word, rest = core;
    for (size_t i = 0; span_word(&rest, &word); i++)
        if (i && rest.n && titles_is_and(word))
            return true;
    return false;
}

static bool agree(const struct called *x, const struct called *y)
{
    if (x->generation != y->generation || (x->sex && y->sex && x->sex != y->sex) ||
        is_titled_otherwise(x, y) || is_titled_otherwise(y, x))
        return false;
    if (have_equal_words(x->core, y->core))
        return true;
    return is_of_two(x->core) == is_of_two(y->core) &&
           (is_short_for(x, y) || is_short_for(y, x));
}

bool names_agree(struct span a, unsigned title_a, struct span b, unsigned title_b)
{
    struct buf one = BUF_INIT, other = BUF_INIT;
    names_loosen(&one, a);
    names_loosen(&other, b);
    struct called x = titles_parse(buf_span(&one)), y = titles_parse(buf_span(&other));
    take_title(&x, title_a);
    take_title(&y, title_b);
    bool same = agree(&x, &y);
    buf_release(&one);
    buf_release(&other);
    return same;
}

/* ---- parts ---- */

static const char particles[] =
    "van|von|vom|zu|zum|zur|de|der|den|del|della|di|da|do|dos|das|du|des|"
    "la|le|les|lo|al|el|bin|ben|ibn|af|av|ter|ten|st|mac|mc|y";

static struct span last_word(struct span s)
{
    size_t from = s.n;
    while (from && !span_is_blank(s.p[from - 1]))
        from--;
    return span_from(s, from);
}

/* Takes words that `is` holds for off one end of *rest, but never the last word that is left.
 */
static struct span cut_end(struct span *rest, bool front, bool (*is)(struct span))
{
    struct span all = *rest, word;
    for (;;) {
        struct span more = *rest;
        if (front)
            span_word(&more, &word);
        else
            more = span_trim(span_head(*rest, rest->n - (word = last_word(*rest)).n));
        if (!span_trim(more).n || !is(word))
            break;
        *rest = span_trim(more);
    }
    return front ? span_trim(span_between(all.p, rest->p))
                 : span_trim(span_between(rest->p + rest->n, all.p + all.n));
}

static bool is_particle(struct span word)
{
    return titles_list_has(word, particles);
}

static void split_words(struct span rest, struct span *family, struct span *given)
{
    struct span first, words = rest;
    struct buf folded = BUF_INIT;
    span_word(&words, &first);
    fold_words(&folded, first);
    if (is_joined(buf_span(&folded))) {
        *family = first;
        *given = span_trim(words);
    } else {
        *given = span_trim(span_head(rest, rest.n - last_word(rest).n));
        /* "Di van der Berg" keeps a given name, which may look like a particle */
        while (last_word(*given).n < given->n && is_particle(last_word(*given)))
            *given = span_trim(span_head(*given, given->n - last_word(*given).n));
        *family = span_trim(span_from(rest, given->n));
    }
    buf_release(&folded);
}

void names_split(struct span name, struct span parts[NAME_PARTS])
{
    struct span rest = span_trim(name);
    for (size_t i = 0; i < NAME_PARTS; i++)
        parts[i] = SPAN("");
    if (!rest.n)
        return;
    parts[NAME_PREFIX] = cut_end(&rest, true, titles_is_title);
    parts[NAME_SUFFIX] = cut_end(&rest, false, titles_is_suffix);
    while (rest.n && rest.p[rest.n - 1] == ',') /* "Ann Berg, PhD" */
        rest = span_trim(span_head(rest, rest.n - 1));
    size_t comma = span_chr(rest, ',');
    if (comma != SPAN_NONE && comma && span_trim(span_from(rest, comma + 1)).n) {
        parts[NAME_FAMILY] = span_trim(span_head(rest, comma));
        parts[NAME_GIVEN] = span_trim(span_from(rest, comma + 1));
    } else {
        split_words(rest, &parts[NAME_FAMILY], &parts[NAME_GIVEN]);
    }
}
