#include "text/names.h"

#include "base/fold.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum { WORDS = 32, TURNED = 64 };

/*
 * Titles, cut at |. Words that are given names too ("don", "pan", "bay") are left out: without
 * them a stranger's name would be a part of another's.
 */
static const char of_either[] =
    "dr|prof|professor|doctor|doktor|docteur|dres|mx|rev|reverend|ing|dipl|med|lic|pr|"
    "me|mag|drs|ir|adv|cav|avv|arch|dott|eng|egr|"
    "gent|gent le|др|проф";
static const char of_both[] = "fam|family|familie|famille|familia|famiglia";
static const char of_men[] =
    "mr|mister|sir|lord|herr|herrn|hr|hrn|m|mm|monsieur|messieurs|sig|signor|signore|"
    "egregio|egr sig|gent mo|gent mo sig|senor|sr|sr d|exmo sr|exmo|ilmo|senhor|dhr|meneer|"
    "de heer|heer|господин|г н|κ|κος";
static const char of_women[] =
    "mrs|ms|miss|menina|madam|madame|lady|frau|fr|fraulein|frl|mme|mlle|mademoiselle|signora|"
    "signorina|"
    "sra|"
    "srta|senora|senorita|dra|senhora|mevr|mevrouw|mw|fru|froken|mejuffrouw|profa|prof ssa|"
    "dott ssa|sig ra|sig na|gent ma|gent ma sig ra|exma|exma sra|ilma|mmes|mesdames|"
    "dottoressa|professoressa|госпожа|г жа|κα|pani|hanim";

/* Between the titles of a couple. */
static const char ands[] = "and|und|et|y|e|en|och|og|и";

/* The words of one generation; all are compared as the first. */
static const char *const generations[] = {"jr|jnr|junior|fils|hijo|filho|младший",
                                          "sr|snr|senior|pere|старший",
                                          "neto|nieto",
                                          "ii|2nd",
                                          "iii|3rd",
                                          "iv|4th"};

static const char degrees[] = "md|m d|phd|ph d|dds|dmd|dvm|mba|msc|bsc|llm|jd|obe|mbe|cbe|esq|"
                              "esquire";

/* After a name, with no space before them. Chinese 先生 is Mr; in Japanese it is of either sex. */
static const char honorifics[] = "様|さま|さん|殿|氏|님|선생님|씨|고객님";
static const char honorifics_of_men[] = "先生";
static const char misses[] = "miss|mlle|mademoiselle|fraulein|frl|srta|senorita|menina|"
                             "signorina|sig na|froken|mejuffrouw|小姐|양";
static const char honorifics_of_women[] = "女士|小姐|太太|夫人|여사|여사님";

/* Titles of a column that would be part of names elsewhere. */
static const char columns_of_men[] = "d|don|sig or|男|男性|男士|군";
static const char columns_of_women[] = "d a|da|dª|dna|dona|donna|女|女性|奥様|양|부인|사모님";

enum { MAN = 1, WOMAN = 2, OF_EITHER = 4, MISS = 8 };

struct called {
    struct span core; /* without what is below; the spaces of the name stay */
    const char *generation;
    unsigned sex; /* of both: a couple, or a family */
    bool titled, either; /* either: by a title of either sex too, as "Dr" */
    bool miss;
};

/* ---- titles ---- */

static bool is_at(struct span name, const char *word, size_t n, bool at_end)
{
    if (n == 0 || n > name.n)
        return false;
    const char *p = at_end ? name.p + name.n - n : name.p;
    if (*p != *word || memcmp(p, word, n) != 0)
        return false;
    return n == name.n || (at_end ? p[-1] : p[n]) == ' ';
}

/* Returns the bytes of a word of the list at the start (or the end) of the name, or 0. */
static size_t find_word(const char *list, struct span name, bool at_end)
{
    size_t longest = 0;
    for (const char *word = list; *word;) {
        size_t n = 0;
        while (word[n] && word[n] != '|')
            n++;
        if (n > longest && is_at(name, word, n, at_end))
            longest = n;
        word += n + (word[n] == '|');
    }
    return longest;
}

/* Cuts off the longest word of the lists at the start, and notes its sex. */
static bool cut_sexed(struct called *c, const char *men, const char *women, const char *either)
{
    size_t man = find_word(men, c->core, false), woman = find_word(women, c->core, false);
    size_t n = find_word(either, c->core, false), both = find_word(of_both, c->core, false);
    bool any = man > n || woman > n || both > n;
    if (any)
        n = both > man && both > woman ? both : man > woman ? man : woman;
    if (n == 0 || (n == 1 && c->titled)) /* "Frau M. Weber": an initial */
        return false;
    if (any)
        c->sex |= n == both ? MAN | WOMAN : n == man ? MAN : WOMAN;
    c->either |= !any;
    c->miss |= any && find_word(misses, c->core, false) == n;
    c->core = span_trim(span_from(c->core, n));
    c->titled = true;
    return true;
}

/* Cuts off the "and" between two titles. */
static void cut_and(struct called *c)
{
    size_t n = c->titled ? find_word(ands, c->core, false) : 0;
    struct span rest = span_trim(span_from(c->core, n));
    if (n && (find_word(of_men, rest, false) || find_word(of_women, rest, false)))
        c->core = rest;
}

static bool cut_title(struct called *c)
{
    cut_and(c);
    return cut_sexed(c, of_men, of_women, of_either);
}

static bool cut_suffix(struct called *c)
{
    size_t n = find_word(degrees, c->core, true);
    for (size_t i = 0; !n && i < sizeof generations / sizeof *generations; i++) {
        n = find_word(generations[i], c->core, true);
        if (n && !c->generation)
            c->generation = generations[i];
    }
    c->core = span_trim(span_head(c->core, c->core.n - n));
    return n > 0;
}

/* Returns the bytes of the longest honorific of the list at the end of the name, or 0. */
static size_t find_honorific(const char *list, struct span name)
{
    struct span rest = span_str(list), word;
    size_t longest = 0;
    while (span_cut(&rest, '|', &word))
        if (word.n > longest && span_ends(name, word))
            longest = word.n;
    return longest;
}

/* Cuts off an honorific after at least two characters, without a space before it: 山田様. */
static bool cut_honorific(struct called *c)
{
    size_t n = find_honorific(honorifics, c->core);
    size_t man = find_honorific(honorifics_of_men, c->core);
    size_t woman = find_honorific(honorifics_of_women, c->core);
    unsigned sex = man > n ? MAN : woman > n ? WOMAN : 0;
    if (sex)
        n = man > n ? man : woman;
    if (!n || (c->core.n != n && c->core.n < n + 6))
        return false;
    c->sex |= sex;
    c->miss |= sex == WOMAN && find_honorific(misses, c->core) == n;
    c->either |= sex != WOMAN;
    c->core = span_trim(span_head(c->core, c->core.n - n));
    return true;
}

static struct called parse(struct span folded)
{
    struct called c = {.core = span_trim(folded)};
    while (c.core.n && (cut_title(&c) || cut_suffix(&c) || cut_honorific(&c)))
        ;
    return c;
}

bool names_nobody(struct span folded)
{
    return parse(folded).core.n == 0;
}

static unsigned kind_of(const struct called *c)
{
    return c->sex | (c->either ? OF_EITHER : 0) | (c->miss ? MISS : 0);
}

unsigned names_title(struct span folded)
{
    struct called c = {.core = span_trim(folded)};
    while (c.core.n && (cut_sexed(&c, columns_of_men, columns_of_women, "") || cut_title(&c) ||
                        cut_suffix(&c) || cut_honorific(&c)))
        ;
    return c.core.n ? 0 : kind_of(&c);
}

unsigned names_title_in(struct span folded)
{
    struct called c = parse(folded);
    return kind_of(&c);
}

bool names_generation(struct span folded)
{
    struct called c = {.core = folded};
    return cut_suffix(&c) && c.generation && c.core.n == 0;
}

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

bool names_key(struct buf *b, struct span folded)
{
    struct buf loose = BUF_INIT;
    names_loosen(&loose, folded);
    struct called c = parse(buf_span(&loose));
    struct span v[WORDS + 1], rest;
    struct buf joined = BUF_INIT, turned = BUF_INIT;
    size_t n = cut_words(c.core, v, &joined, &rest);
    bool one = n + (joined.n > 0) == 1;
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
    if (n && c.generation)
        buf_fmt(b, " /%s", c.generation);
    if (one && c.titled && c.sex)
        buf_fmt(b, " /%u", c.sex);
    buf_release(&loose);
    buf_release(&joined);
    buf_release(&turned);
    return n > 0;
}

/* ---- two names ---- */

static size_t count_words(struct span name)
{
    size_t n = 0;
    struct span word;
    while (span_word(&name, &word))
        n++;
    return n;
}

bool names_need_title(struct span folded)
{
    struct called c = parse(folded);
    return !c.titled && count_words(c.core) == 1 &&
           (!is_joined(c.core) || utf8_count(c.core) == 1);
}

static bool has_word(struct span name, struct span wanted)
{
    struct span word;
    while (span_word(&name, &word))
        if (span_eq(word, wanted))
            return true;
    return false;
}

static bool is_part(struct span part, struct span name)
{
    struct span word;
    if (part.n == 0)
        return false;
    while (span_word(&part, &word))
        if (!has_word(name, word))
            return false;
    return true;
}

static bool have_equal_keys(struct span a, struct span b)
{
    struct buf x = BUF_INIT, y = BUF_INIT;
    bool equal = names_key(&x, a) && names_key(&y, b) && span_eq(buf_span(&x), buf_span(&y));
    buf_release(&x);
    buf_release(&y);
    return equal;
}

/* Returns true if `part` is a shorter form of the name: "Aiko", but not "Mr Berg". */
static bool is_short_for(const struct called *part, const struct called *name)
{
    enum { LONGEST = 4096 }; /* bytes: what is longer is compared as a whole only */
    bool vague = part->titled && count_words(part->core) == 1;
    return !vague && part->core.n <= LONGEST && name->core.n <= LONGEST &&
           is_part(part->core, name->core);
}

/*
 * Returns true for "Dr Weber" and "Mrs Weber", or "Mrs Weber" and "Miss Weber". A longer name may
 * be of one person with either title.
 */
static bool is_titled_otherwise(const struct called *a, const struct called *b)
{
    if (count_words(a->core) != 1 || count_words(b->core) != 1)
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
        if (i && rest.n && find_word(ands, word, false) == word.n)
            return true;
    return false;
}

static bool agree(const struct called *x, const struct called *y)
{
    if (x->generation != y->generation || (x->sex && y->sex && x->sex != y->sex) ||
        is_titled_otherwise(x, y) || is_titled_otherwise(y, x))
        return false;
    if ((x->core.n && span_eq(x->core, y->core)) || have_equal_keys(x->core, y->core))
        return true; /* what is left of "Famille M" is a title too, and has no key */
    return is_of_two(x->core) == is_of_two(y->core) &&
           (is_short_for(x, y) || is_short_for(y, x));
}

bool names_agree_as(struct span a, unsigned title_a, struct span b, unsigned title_b)
{
    struct buf one = BUF_INIT, other = BUF_INIT;
    names_loosen(&one, a);
    names_loosen(&other, b);
    struct called x = parse(buf_span(&one)), y = parse(buf_span(&other));
    take_title(&x, title_a);
    take_title(&y, title_b);
    bool same = agree(&x, &y);
    buf_release(&one);
    buf_release(&other);
    return same;
}

bool names_agree(struct span a, struct span b)
{
    return names_agree_as(a, 0, b, 0);
}

/* ---- parts ---- */

static const char particles[] =
    "van|von|vom|zu|zum|zur|de|der|den|del|della|di|da|do|dos|das|du|des|"
    "la|le|les|lo|al|el|bin|ben|ibn|af|av|ter|ten|st|mac|mc|y";

/* Returns true if the word, folded, is all of a word of the list. */
static bool is_listed(struct span word, const char *list)
{
    struct buf folded = BUF_INIT;
    fold_words(&folded, word);
    struct span text = buf_span(&folded);
    bool listed = text.n && find_word(list, text, false) == text.n;
    buf_release(&folded);
    return listed;
}

static bool is_title(struct span word)
{
    return is_listed(word, of_either) || is_listed(word, of_men) || is_listed(word, of_women);
}

static bool is_suffix(struct span word)
{
    for (size_t i = 0; i < sizeof generations / sizeof *generations; i++)
        if (is_listed(word, generations[i]))
            return true;
    return is_listed(word, degrees);
}

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
    return is_listed(word, particles);
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
    parts[NAME_PREFIX] = cut_end(&rest, true, is_title);
    parts[NAME_SUFFIX] = cut_end(&rest, false, is_suffix);
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
