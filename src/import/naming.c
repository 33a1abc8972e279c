#include "import/naming.h"

#include "base/fold.h"
#include "import/listed.h"
#include "text/mail.h"
#include "text/names.h"
#include "text/titles.h"

static struct span folded(const struct person *p, struct span text)
{
    struct buf b = BUF_INIT;
    fold_words(&b, text);
    return buf_move(&b, p->a);
}

/* Joins the parts of a name. In scripts without spaces the family name comes first. */
static struct span whole_name(const struct person *p, bool affixes)
{
    struct buf b = BUF_INIT;
    struct span first = person_part(p, COLUMN_FIRST), last = person_part(p, COLUMN_LAST);
    bool twice = last.n && span_find(folded(p, last), folded(p, first)) != SPAN_NONE;
    if (affixes && !names_begin_joined(person_part(p, COLUMN_PREFIX)))
        person_join(&b, person_part(p, COLUMN_PREFIX), " ");
    if (names_begin_joined(last)) {
        person_join(&b, last, " ");
        person_join(&b, first, names_begin_joined(first) ? "" : " ");
    } else {
        person_join(&b, twice ? (struct span){NULL, 0} : first, " ");
        person_join(&b, person_part(p, COLUMN_MIDDLE), " ");
        person_join(&b, last, " ");
    }
    if (affixes && !names_begin_joined(person_part(p, COLUMN_SUFFIX)))
        person_join(&b, person_part(p, COLUMN_SUFFIX), " ");
    return buf_move(&b, p->a);
}

static struct span whole_kana(const struct person *p)
{
    struct buf b = BUF_INIT;
    struct span first = person_part(p, COLUMN_KANA_FIRST);
    struct span last = person_part(p, COLUMN_KANA_LAST);
    bool family_first = fold_begins_unspaced(last);
    person_join(&b, family_first ? last : first, " ");
    person_join(&b, person_part(p, COLUMN_KANA_MIDDLE), " ");
    person_join(&b, family_first ? first : last, " ");
    return buf_move(&b, p->a);
}

/*
 * Returns true if each word of `one` is a word of `all`, or in a script without spaces a part
 * of it.
 */
static bool holds_words(struct person *p, struct span all, struct span one)
{
    struct span words = folded(p, one), in = folded(p, all), word;
    while (span_word(&words, &word)) {
        bool within = fold_begins_unspaced(word) && span_find(in, word) != SPAN_NONE;
        if (!within && !span_has_word(in, word))
            return false;
    }
    return true;
}

static bool names_company(struct person *p)
{
    struct span name = folded(p, p->name),
                first = folded(p, span_head(p->company, span_find(p->company, SPAN(", "))));
    return name.n && (span_eq(name, folded(p, p->company)) || span_eq(name, first));
}

static void add_own(struct person *p, struct span key, struct span text)
{
    if (text.n && !holds_words(p, p->name, text))
        lines_add(&p->lines, key, text, p->a);
}

/* Adds title and suffix as facts. "Jr" distinguishes a son from his father: it joins the name.
 */
static void add_affixes(struct person *p)
{
    struct span suffix = person_part(p, COLUMN_SUFFIX);
    if (p->name.n && titles_is_generation(folded(p, suffix)) &&
        !holds_words(p, p->name, suffix))
        p->name = arena_fmt(p->a, "%.*s %.*s", SPAN_ARG(p->name), SPAN_ARG(suffix));
    add_own(p, SPAN("x-prefix"), person_part(p, COLUMN_PREFIX));
    add_own(p, SPAN("x-suffix"), suffix);
}

/* Joins a title to a name that is all that is known: "Mr Berg" is not "Mrs Berg". */
static void add_title(struct person *p)
{
    static const enum column_kind kinds[] = {COLUMN_PREFIX, COLUMN_SUFFIX};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct span text = person_part(p, kinds[i]);
        if (!text.n)
            continue;
        struct span words = folded(p, text);
        bool generation = kinds[i] == COLUMN_SUFFIX && titles_is_generation(words);
        if (titles_kind(words) && !generation && !person_part(p, COLUMN_FIRST).n &&
            names_need_title(folded(p, p->name)))
            p->name = names_begin_joined(text)
                          ? arena_fmt(p->a, "%.*s%.*s", SPAN_ARG(p->name), SPAN_ARG(text))
                          : arena_fmt(p->a, "%.*s %.*s", SPAN_ARG(text), SPAN_ARG(p->name));
        if (!p->title && !generation)
            p->title = titles_kind(words);
    }
}

static void say_nobody(struct person *p, struct span text)
{
    person_say(p, "\"%.*s\" is not a name", SPAN_ARG_SHORT(text));
}

/* Drops what is in place of a name, and parts such as "N/A". With a title "Guest" is a name. */
static void drop_nobody(struct person *p)
{
    static const enum column_kind kinds[] = {COLUMN_FIRST, COLUMN_MIDDLE, COLUMN_LAST};
    struct span parts = whole_name(p, false);
    bool titled = titles_kind(folded(p, person_part(p, COLUMN_PREFIX))) != 0;
    bool nobody = !titled && listed_is_nobody(parts);
    if (!titled && listed_is_nobody(p->name)) {
        say_nobody(p, p->name);
        p->name = SPAN("");
    }
    for (size_t i = 0; i < p->parts_n; i++)
        for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
            if (p->parts[i].kind == kinds[k] &&
                (nobody || listed_is_nothing(p->parts[i].text))) {
                say_nobody(p, p->parts[i].text);
                p->parts[i].text = SPAN("");
            }
}

static bool is_of_name(enum column_kind kind)
{
    return kind == COLUMN_FIRST || kind == COLUMN_MIDDLE || kind == COLUMN_LAST ||
           kind == COLUMN_PREFIX || kind == COLUMN_SUFFIX;
}

static void keep_name(struct person *p, struct buf *name)
{
    if (name->n && !holds_words(p, whole_name(p, true), buf_span(name))) {
        lines_add(&p->lines, SPAN("x-name"), buf_span(name), p->a);
        person_say(p, "another name is kept as x-name");
    }
    buf_clear(name);
}

/* Keeps the names of others in the row: each begins where a part comes again. */
static void keep_others(struct person *p)
{
    struct buf name = BUF_INIT;
    unsigned had = 0;
    for (size_t i = 0; i < p->parts_n; i++) {
        const struct person_part *one = &p->parts[i];
        if (!is_of_name(one->kind) || !one->text.n ||
            person_part(p, one->kind).p == one->text.p)
            continue;
        if (had & 1U << one->kind) {
            keep_name(p, &name);
            had = 0;
        }
        had |= 1U << one->kind;
        person_join(&name, one->text, " ");
    }
    keep_name(p, &name);
    buf_release(&name);
}

void naming_finish(struct person *p)
{
    drop_nobody(p);
    keep_others(p);
    struct span words = folded(p, p->name), parts = whole_name(p, false), kana = whole_kana(p);
    if (words.n && titles_only(words)) {
        lines_add(&p->lines, SPAN("x-prefix"), p->name, p->a);
        p->name = SPAN("");
    }
    bool mail = mail_is_address(p->name);
    if (parts.n && mail && !span_eq(p->name, p->mail))
        person_add_key(p, KEY_EMAIL, p->name);
    if (parts.n && (!p->name.n || mail || names_company(p)))
        p->name = whole_name(p, true);
    else if (!holds_words(p, p->name, parts))
        person_add_key(p, KEY_AKA, parts);
    add_title(p);
    add_affixes(p);
    if (kana.n)
        person_add_key(p, KEY_KANA, kana);
}

struct span person_slot(struct span name, date_t date, daytime_t time, struct arena *a)
{
    struct buf b = BUF_INIT, words = BUF_INIT;
    fold_words(&words, name);
    names_key(&b, buf_span(&words));
    buf_fmt(&b, "|%d %d", (int)date, (int)time);
    buf_release(&words);
    return buf_move(&b, a);
}
