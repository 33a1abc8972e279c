#include "text/fact_words.h"

#include <stdlib.h>

/* Returns byte i of the word in small letters: of ASCII, and of À to Þ in UTF-8. */
static char lower(struct span word, size_t i)
{
    unsigned char c = (unsigned char)word.p[i];
    bool latin = i > 0 && (unsigned char)word.p[i - 1] == 0xC3 && c <= 0x9E && c != 0x97;
    return (char)(latin || (c >= 'A' && c <= 'Z') ? c + 32 : c);
}

static const struct fact_word_row *find(struct span word)
{
    char low[FACT_WORD_LONGEST];
    if (word.n == 0 || word.n > FACT_WORD_LONGEST ||
        !(fact_word_lengths[(unsigned char)lower(word, 0)] >> word.n & 1))
        return NULL;
    for (size_t i = 0; i < word.n; i++)
        low[i] = lower(word, i);
    return bsearch(&(struct span){low, word.n}, fact_word_table, fact_word_table_n,
                   sizeof *fact_word_table, span_by_row);
}

unsigned fact_word_kinds(struct span word)
{
    const struct fact_word_row *row = find(word);
    return row ? row->kinds : 0;
}

bool fact_word_is(struct span word, enum fact_word kind)
{
    return fact_word_kinds(word) >> kind & 1;
}

int fact_word_number(struct span word, struct span beside)
{
    const struct fact_word_row *row = find(word);
    const struct fact_word_row *by = row && row->number ? find(beside) : NULL;
    return by && by->languages & row->languages ? row->number : 0;
}
