/* The tags, and the words of allergens.txt. */
#include "food/lexicon.h"

#include "text/word.h"

void lexicon_init(struct lexicon *x, struct arena *a)
{
    *x = (struct lexicon){.arena = a, .phrases = SET_INIT(a), .tags_n = words_tags_n};
    for (size_t i = 0; i < words_tags_n; i++)
        x->tags[i] = span_str(words_tags[i]);
}

static size_t find_tag(const struct lexicon *x, struct span name)
{
    size_t i = 0;
    while (i < x->tags_n && !span_eq(x->tags[i], name))
        i++;
    return i;
}

tagset lexicon_tag(const struct lexicon *x, struct span name)
{
    size_t i = find_tag(x, name);
    return i < x->tags_n ? (tagset)1 << i : 0;
}

struct span lexicon_name(const struct lexicon *x, tagset set)
{
    size_t i = 0;
    while (i + 1 < x->tags_n && !(set >> i & 1))
        i++;
    return x->tags[i];
}

/* Returns the place of " = ", " ? " or " ! " in the line, and sets the kind that it makes. */
static size_t find_sign(struct span line, uint8_t *kind)
{
    for (size_t i = 1; i + 2 < line.n; i++) {
        if (line.p[i - 1] != ' ' || line.p[i + 1] != ' ')
            continue;
        char c = line.p[i];
        *kind = c == '=' ? WORD_CONTAINS : c == '?' ? WORD_USUALLY : WORD_CLEARS;
        if (c == '=' || c == '?' || c == '!')
            return i;
    }
    return SPAN_NONE;
}

/* Adds a word after those of the same phrase: the last one of a tag counts. */
static void add_own(struct lexicon *x, struct span phrase, struct own_word own)
{
    size_t n, i = x->own_n;
    own.next = SET_NONE;
    x->own = arena_grow(x->arena, x->own, i, &x->own_cap, sizeof *x->own);
    x->own[x->own_n++] = own;
    if (set_add(&x->phrases, phrase, &n)) {
        x->own_phrases = arena_grow(x->arena, x->own_phrases, n, &x->own_phrases_cap,
                                    sizeof *x->own_phrases);
        x->own_phrases[n].first = i;
    } else {
        x->own[x->own_phrases[n].last].next = i;
    }
    x->own_phrases[n].last = i;
}

/*
 * Returns the phrase of a text as texts have it, in the arena; empty if no text could match it,
 * because it has no word or is longer than what try_phrase looks for.
 */
static struct span own_phrase(struct span text, struct arena *a)
{
    enum { MOST = 8 * PHRASE_BYTES }; /* bytes as written: a phrase is shorter folded */
    struct arena scratch = ARENA_INIT;
    struct span phrase = SPAN("");
    struct word *v;
    size_t n = text.n <= MOST ? word_cut(text, &v, &scratch) : 0;
    if (n > 0 && n <= PHRASE_WORDS)
        phrase = word_join(v, n, &scratch);
    phrase = phrase.n <= PHRASE_BYTES ? arena_copy(a, phrase) : SPAN("");
    arena_release(&scratch);
    return phrase;
}

bool lexicon_add(struct lexicon *x, struct span line)
{
    struct own_word own;
    line = span_trim(line);
    if (line.n == 0 || line.p[0] == '#')
        return true;
    size_t at = find_sign(line, &own.kind);
    if (at == SPAN_NONE)
        return false;
    struct span name = span_trim(span_from(line, at + 1));
    struct span phrase = own_phrase(span_head(line, at), x->arena);
    size_t tag = find_tag(x, name);
    bool harmless = span_is(name, "-");
    if (!phrase.n || !name.n || tag == LEXICON_TAGS || (harmless && own.kind != WORD_CONTAINS))
        return false;
    if (harmless)
        tag = TAG_HARMLESS;
    else if (tag == x->tags_n)
        x->tags[x->tags_n++] = arena_copy(x->arena, name);
    own.tag = (uint8_t)tag;
    add_own(x, phrase, own);
    return true;
}
