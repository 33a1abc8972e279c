#include "food/lexicon.h"

#include "base/utf8.h"
#include "food/stem.h"
#include "text/word.h"

#include <string.h>

enum { PHRASE_CHARS = 20 }; /* the longest run has 18 */

static struct span row_phrase(const struct word_row *row)
{
    return (struct span){words_text + row->at, row->n};
}

/* Returns the first of the rows that is not before the phrase, which is not empty. */
static size_t lower_bound(const struct word_row *rows, const uint16_t *starts,
                          struct span phrase)
{
    unsigned start = words_start(phrase.p, phrase.n);
    size_t low = starts[start], high = starts[start + 1];
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (span_cmp(row_phrase(&rows[mid]), phrase) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* A phrase while it is looked up: what becomes a match, and its tags by enum word_kind. */
struct found_word {
    struct match m;
    tagset kind[KINDS];
};

/* Adds a row of a tag that no dish holds and no guest avoids; false if it has another. */
static bool add_special(struct match *m, unsigned tag)
{
    switch (tag) {
    case TAG_NONE: return m->none = true;
    case TAG_FILLER: return m->filler = true;
    case TAG_HARMLESS: return m->harmless = true;
    case TAG_CARD_FILLER: return m->card_filler = true;
    case TAG_UNIT: return m->unit = true;
    case TAG_NUMBER: return m->number = true;
    case TAG_MAY: return m->may = true;
    case TAG_MADE: return m->made = true;
    case TAG_PLAIN: return m->plain = true;
    default: break;
    }
    if (tag < TAG_NO_RULE || tag > TAG_ONLY)
        return false;
    m->sign |= SIGN(tag);
    return true;
}

/* Returns true if the words are among those of the text, which have one space between them. */
static bool has_words(struct span text, struct span words)
{
    if (text.n < words.n)
        return false;
    if (text.n == words.n)
        return span_eq(text, words);
    for (size_t from = 0, at; (at = span_find(span_from(text, from), words)) != SPAN_NONE;) {
        size_t start = from + at, end = start + words.n;
        if ((start == 0 || text.p[start - 1] == ' ') && (end == text.n || text.p[end] == ' '))
            return true;
        from = start + 1;
    }
    return false;
}

/* Results of comparing the accents of a row's word with those of the written word. */
enum spelling { SPELLED_SO, SPELLED_OTHERWISE, SPELLED_BARE };

static enum spelling spelling_of(uint8_t accent, struct span phrase, struct span text)
{
    unsigned group = 0;
    bool other = false;
    for (size_t i = 0; i < words_accents_n; i++)
        if (words_accents[i].accent == accent) {
            group = words_accents[i].group;
            if (has_words(text, span_str(words_accents[i].form)))
                return SPELLED_SO;
        }
    for (size_t i = 0; i < words_accents_n; i++) {
        struct span form = span_str(words_accents[i].form);
        other |=
            words_accents[i].group == group && !span_eq(form, phrase) && has_words(text, form);
    }
    return other ? SPELLED_OTHERWISE : SPELLED_BARE;
}

/*
 * Returns the phrase with the accents it is written with, in the arena; empty if it is part of
 * a long text without spaces, to read all of which for each of its words is slow.
 */
static struct span accented(struct span phrase, struct span written, struct arena *a)
{
    if (written.n > PHRASE_BYTES)
        return SPAN("");
    return utf8_is_ascii(written) ? phrase : word_accents(written, a);
}

/* Adds a row's tag. A word without the row's accents may be another word: its tag is asked. */
static void add_row(struct found_word *f, const struct word_row *row, enum spelling how)
{
    if (how == SPELLED_BARE) {
        if (row->kind <= WORD_ASK && row->tag < LEXICON_TAGS)
            f->kind[WORD_ASK] |= (tagset)1 << row->tag;
        f->m.made |= row->tag == TAG_MADE;
    } else if (!add_special(&f->m, row->tag)) {
        f->kind[row->kind] |= (tagset)1 << row->tag;
    }
}

/* Adds the tags of the rows of the phrase. Clears *more if no row begins with the phrase. */
static bool look_up(const struct word_row *rows, const uint16_t *starts, struct span phrase,
                    struct found_word *f, bool *more)
{
    bool found = false;
    struct arena a = ARENA_INIT;
    struct span written = match_written(&f->m), text = SPAN("");
    size_t i = lower_bound(rows, starts, phrase), n = starts[WORDS_STARTS];
    *more = i < n && span_starts(row_phrase(&rows[i]), phrase);
    for (; i < n && span_eq(row_phrase(&rows[i]), phrase); i++) {
        enum spelling how = SPELLED_SO;
        if (rows[i].accent && !text.n)
            text = accented(phrase, written, &a);
        if (rows[i].accent && written.n)
            how = spelling_of(rows[i].accent, phrase, text);
        if (how != SPELLED_OTHERWISE)
            add_row(f, &rows[i], how);
        found |= how != SPELLED_OTHERWISE;
    }
    arena_release(&a);
    return found;
}

/*
 * Adds the tags of the journal's own word. `word = -` clears no built-in tag; `word ! tag`
 * does.
 */
static bool look_up_own(const struct lexicon *x, struct span phrase, struct found_word *f)
{
    size_t n = set_find(&x->phrases, phrase);
    for (size_t i = n == SET_NONE ? n : x->own_phrases[n].first; i != SET_NONE;
         i = x->own[i].next) {
        if (add_special(&f->m, x->own[i].tag))
            continue;
        tagset bit = (tagset)1 << x->own[i].tag;
        for (int k = WORD_CONTAINS; k <= WORD_CLEARS; k++)
            f->kind[k] &= ~bit;
        f->kind[x->own[i].kind] |= bit;
    }
    return n != SET_NONE;
}

/* Adds a tag of the journal's own, whose name is a guest's word too. */
static bool look_up_tag(const struct lexicon *x, struct span phrase, struct found_word *f)
{
    for (size_t i = words_tags_n; i < x->tags_n; i++)
        if (span_eq(x->tags[i], phrase)) {
            f->kind[TERM_ALL] |= (tagset)1 << i;
            return true;
        }
    return false;
}

/* ---- a text ---- */

struct phrase_reader {
    const struct lexicon *x;
    unsigned which;
    struct reading *r;
    size_t cap;
    size_t reach;               /* where the phrase ends that ends last */
    bool dishes, guests, cards; /* a longer phrase from here may be in the table */
    struct arena *arena;
};

static struct span cut_words(struct span s, size_t from, size_t to)
{
    return span_head(span_from(s, from), to - from);
}

static void start_word(struct phrase_reader *rd)
{
    rd->dishes = rd->which & READ_DISHES;
    rd->guests = rd->which & READ_GUESTS;
    rd->cards = rd->which & READ_CARDS;
}

/* Returns true if a table tells more of the match than that it is made of several things. */
static bool has_told(const struct match *m)
{
    return m->kinds || m->sign || m->none || m->filler || m->harmless || m->card_filler ||
           m->unit || m->number || m->may;
}

static void add_match(struct phrase_reader *rd, const struct found_word *f)
{
    struct reading *r = rd->r;
    struct match m = f->m;
    match_set_tags(&m, f->kind, rd->arena);
    r->v = arena_grow(rd->arena, r->v, r->n, &rd->cap, sizeof *r->v);
    r->v[r->n++] = m;
    if (m.to > rd->reach && has_told(&m)) /* else its stems are looked for */
        rd->reach = m.to;
}

/* Begins a match of those bytes of the joined text. No line has 4 GiB. */
static struct found_word begin_match(size_t from, size_t to, struct span written)
{
    return (struct found_word){.m = {.from = (uint32_t)from,
                                     .to = (uint32_t)to,
                                     .written = written.p,
                                     .written_n = (uint32_t)written.n}};
}

static void try_phrase(struct phrase_reader *rd, size_t from, size_t to, struct span written)
{
    struct span phrase = cut_words(rd->r->joined, from, to);
    struct found_word f = begin_match(from, to, written);
    bool found = false;
    if (phrase.n == 0 || phrase.n > PHRASE_BYTES)
        return;
    if (rd->dishes)
        found = look_up(words_dishes, words_dishes_starts, phrase, &f, &rd->dishes);
    if (rd->which & READ_DISHES)
        found |= look_up_own(rd->x, phrase, &f);
    if (rd->guests)
        found |= look_up(words_guests, words_guests_starts, phrase, &f, &rd->guests);
    if (rd->which & READ_GUESTS)
        found |= look_up_tag(rd->x, phrase, &f);
    if (rd->cards)
        found |= look_up(words_cards, words_cards_starts, phrase, &f, &rd->cards);
    f.m.made &= !f.m.harmless; /* "korma = -" of allergens.txt */
    if (found)
        add_match(rd, &f);
}

/*
 * Adds the phrases of whole words that begin with word i, which is at `from`. A run is shown in
 * the form that is compared, because as written it may be a whole sentence.
 */
static void try_words(struct phrase_reader *rd, size_t i, size_t from)
{
    const struct word *v = rd->r->words;
    size_t to = from;
    bool run = false;
    start_word(rd);
    for (size_t n = 0; n < PHRASE_WORDS && i + n < rd->r->words_n; n++) {
        const struct word *last = &v[i + n];
        to += last->text.n + (n > 0);
        run |= last->run;
        try_phrase(rd, from, to,
                   run ? cut_words(rd->r->shown, from, to)
                       : span_between(v[i].written.p, last->written.p + last->written.n));
    }
}

/* Adds the phrases inside a run: a word of a script without spaces. */
static void try_inside(struct phrase_reader *rd, size_t from, size_t to)
{
    uint32_t cp;
    for (size_t at = from; at < to;) {
        size_t end = at;
        start_word(rd);
        for (size_t n = 0; n < PHRASE_CHARS && end < to; n++) {
            end += utf8_decode(span_from(rd->r->joined, end), &cp);
            if (at > from || end < to) /* the whole word is try_words' */
                try_phrase(rd, at, end, cut_words(rd->r->shown, at, end));
        }
        at += utf8_decode(span_from(rd->r->joined, at), &cp);
    }
}

/* Returns the tags of plants from which flour, milk and the like are made. */
static tagset plants(const struct lexicon *x)
{
    static const char *const names[] = {"nut",    "peanut",    "soy",  "sesame", "lupin",
                                        "gluten", "buckwheat", "corn", "coconut"};
    tagset set = 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        set |= lexicon_tag(x, span_str(names[i]));
    return set;
}

static enum stem_known look_part(void *ctx, struct span part)
{
    const struct lexicon *x = ctx;
    struct found_word f = {0};
    bool more;
    if (look_up(words_dishes, words_dishes_starts, part, &f, &more) || look_up_own(x, part, &f))
        return f.kind[WORD_CONTAINS] & plants(x) ? STEM_PLANT : STEM_WORD;
    return look_up(words_cards, words_cards_starts, part, &f, &more) ? STEM_WORD : STEM_UNKNOWN;
}

/* Adds to the match the tags of a part of the word. */
static void add_part(const struct lexicon *x, const struct stem_part *p, struct found_word *f)
{
    struct found_word card = {0};
    bool more;
    look_up(words_cards, words_cards_starts, p->text, &card, &more);
    f->m.made |= card.m.made;
    if (!p->stem) {
        look_up(words_dishes, words_dishes_starts, p->text, f, &more);
        look_up_own(x, p->text, f);
        f->kind[WORD_CLEARS] = f->kind[WORD_FREE] = 0; /* as a word alone, not in this one */
        return;
    }
    for (size_t k = 0; k < STEM_KINDS; k++)
        f->kind[p->weak ? WORD_ASK : k] |= p->stem->tags[k];
}

static size_t place(const struct phrase_reader *rd, const struct stem_part *p)
{
    return (size_t)(p->text.p - rd->r->joined.p);
}

/* Looks inside a word of several that no table has. */
static void try_stems(struct phrase_reader *rd, const struct word *w, size_t from)
{
    struct stem_cut c;
    struct span word = cut_words(rd->r->joined, from, from + w->text.n);
    struct found_word card = {0};
    bool more;
    look_up(words_cards, words_cards_starts, word, &card, &more);
    match_set_tags(&card.m, card.kind, rd->arena);
    if (has_told(&card.m))
        return;
    stem_cut_word(word, look_part, (void *)rd->x, &c);
    struct found_word all = begin_match(from, from + word.n, w->written);
    for (size_t i = 0; i < c.n; i++) {
        size_t at = place(rd, &c.part[i]);
        struct found_word f = begin_match(at, at + c.part[i].text.n, w->written);
        add_part(rd->x, &c.part[i], c.whole ? &all : &f);
        if (!c.whole)
            add_match(rd, &f);
    }
    all.m.made &= !card.m.plain;
    all.m.harmless = c.whole; /* apart from the tags of its parts */
    if (c.whole)
        add_match(rd, &all);
}

/* Returns true of a word of Latin letters alone. */
static bool is_latin(struct span w)
{
    for (size_t i = 0; i < w.n; i++)
        if (w.p[i] < 'a' || w.p[i] > 'z')
            return false;
    return true;
}

/* Returns the joined text with its runs as they are written. */
static struct span join_shown(const struct reading *r, struct arena *a)
{
    struct span shown = {0};
    size_t from = 0;
    for (size_t i = 0; i < r->words_n; i++) {
        const struct word *w = &r->words[i];
        if (!span_eq(w->shown, w->text) && w->run) {
            if (!shown.p)
                shown = arena_copy(a, r->joined);
            memcpy((char *)shown.p + from, w->shown.p, w->shown.n);
        }
        from += w->text.n + 1;
    }
    return shown.p ? shown : r->joined;
}

void lexicon_read(const struct lexicon *x, struct span text, unsigned which, struct reading *r,
                  struct arena *a)
{
    *r = (struct reading){0};
    r->words_n = word_cut(text, &r->words, a);
    r->joined = word_join(r->words, r->words_n, a);
    r->shown = join_shown(r, a);
    lexicon_reread(x, r, which, r, a);
}

void lexicon_reread(const struct lexicon *x, const struct reading *same, unsigned which,
                    struct reading *r, struct arena *a)
{
    struct phrase_reader rd = {.x = x, .which = which, .r = r, .arena = a};
    size_t from = 0;
    *r = *same;
    r->v = NULL;
    r->n = 0;
    for (size_t i = 0; i < r->words_n; i++) {
        const struct word *w = &r->words[i];
        try_words(&rd, i, from);
        if (w->run)
            try_inside(&rd, from, from + w->text.n);
        else if ((which & READ_DISHES) && rd.reach < from + w->text.n && is_latin(w->text))
            try_stems(&rd, w, from);
        from += w->text.n + 1;
    }
    reading_claim(r);
}

bool lexicon_is_food(const struct lexicon *x, struct span text)
{
    struct arena scratch = ARENA_INIT;
    struct reading r;
    tagset food = 0;
    lexicon_read(x, text, READ_DISHES | READ_GUESTS, &r, &scratch);
    for (size_t i = 0; i < r.n; i++) {
        const struct match *m = &r.v[i];
        food |= match_tags(m, WORD_CONTAINS) | match_tags(m, WORD_USUALLY) |
                match_tags(m, TERM_ALL) | match_tags(m, TERM_PART);
    }
    arena_release(&scratch);
    return food != 0;
}
