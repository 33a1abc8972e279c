#include "import/headings.h"

#include "base/fold.h"

#include <stdlib.h>

enum { WORD_MAX = 255 };

static struct span word_of(const struct heading_row *row)
{
    return (struct span){headings_text + row->at, row->n};
}

static int by_word(const void *word, const void *row)
{
    return span_cmp(*(const struct span *)word, word_of(row));
}

static const struct heading_row *find(const struct heading_row *rows, size_t n,
                                      struct span word)
{
    return bsearch(&word, rows, n, sizeof *rows, by_word);
}

static bool known(struct span letters, struct heading *h)
{
    const struct heading_row *row = find(headings_known, headings_known_n, letters);
    if (row)
        *h = (struct heading){
            {row->is.kind, row->is.key}, {row->instead.kind, row->instead.key}, HEADING_FILLER};
    return row != NULL;
}

/* Looks up a spelling of which the accents count. */
static bool known_as_written(struct span heading, struct heading *h)
{
    char word[WORD_MAX];
    if (heading.n >= sizeof word)
        return false;
    word[0] = '=';
    memcpy(word + 1, heading.p, heading.n);
    return known((struct span){word, heading.n + 1}, h);
}

/*
 * Returns the length of the longest word of the table at the start or the end of the letters;
 * fillers count where they are not kept.
 */
static size_t word_at(struct span letters, bool end, bool keep, enum heading_group *group)
{
    for (size_t n = letters.n < WORD_MAX ? letters.n : WORD_MAX; n; n--) {
        struct span part = end ? span_from(letters, letters.n - n) : span_head(letters, n);
        const struct heading_row *row = find(headings_words, headings_words_n, part);
        if (row && !(keep && row->is.kind == HEADING_FILLER)) {
            if (row->is.kind != HEADING_FILLER)
                *group = (enum heading_group)row->is.kind;
            return n;
        }
    }
    return 0;
}

/* Appends a word unless it only says which or whose; a word without spaces loses such parts. */
static void add_rest(struct buf *b, struct span word, bool keep, enum heading_group *group)
{
    size_t n = word_at(word, false, keep, group);
    bool unspaced = word.n && (unsigned char)word.p[0] >= 0xE0;
    if (n == word.n)
        return;
    if (unspaced) {
        word = span_from(word, n);
        word = span_head(word, word.n - word_at(word, true, keep, group));
    }
    buf_add(b, word);
}

/* Returns whether a heading of this meaning may have a word for which one ("Business"). */
static bool has_groups(const struct heading *h)
{
    int key = h->is.key;
    return (h->is.kind >= COLUMN_STREET && h->is.kind <= COLUMN_ADDRESS) || key == KEY_PHONE ||
           key == KEY_EMAIL || key == KEY_COMPANY || key == KEY_NOTE ||
           (key == KEY_NAME && h->group == HEADING_HOME);
}

/* Finds a heading without the words that say which; without fillers too unless kept. */
static bool known_without(struct span heading, bool keep, struct heading *h)
{
    struct buf words = BUF_INIT, rest = BUF_INIT;
    struct span all, word;
    enum heading_group group = HEADING_FILLER;
    fold_words(&words, heading);
    size_t n = 0;
    for (size_t i = 0; i < words.n; i++)
        if (!(words.p[i] >= '0' && words.p[i] <= '9'))
            words.p[n++] = words.p[i];
    words.n = n;
    all = buf_span(&words);
    while (span_word(&all, &word))
        add_rest(&rest, word, keep, &group);
    bool found = known(buf_span(&rest), h);
    buf_release(&words);
    buf_release(&rest);
    if (found)
        h->group = group;
    return found && (group == HEADING_FILLER || has_groups(h));
}

bool headings_find(struct span heading, struct heading *h)
{
    struct buf letters = BUF_INIT;
    if (heading.n > WORD_MAX)
        return false;
    target_letters(&letters, heading);
    bool found = known_as_written(heading, h) || known(buf_span(&letters), h) ||
                 known_without(heading, true, h) || known_without(heading, false, h);
    buf_release(&letters);
    return found;
}

static const struct heading_row *noise(struct span heading)
{
    struct buf letters = BUF_INIT;
    target_letters(&letters, span_head(heading, WORD_MAX));
    const struct heading_row *row = find(headings_noise, headings_noise_n, buf_span(&letters));
    buf_release(&letters);
    return row;
}

bool headings_may_be_noise(struct span heading)
{
    return noise(heading) != NULL;
}

bool headings_is_noise(struct span heading, struct span value)
{
    const struct heading_row *row = noise(heading);
    struct buf folded = BUF_INIT;
    bool is = false;
    fold_words(&folded, span_head(value, WORD_MAX));
    struct span values = {row ? headings_text + row->at + row->n : NULL, row ? row->values : 0},
                one;
    while (!is && span_cut(&values, '|', &one))
        is = span_is(one, "*") || span_eq(one, buf_span(&folded));
    buf_release(&folded);
    return is;
}
