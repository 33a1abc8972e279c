#include "import/pairs.h"

#include "base/buf.h"
#include "base/fold.h"
#include "base/set.h"

static const char label_words[] =
    "label|type|name|title|question|field|key|frage|pregunta|domanda";
static const char value_words[] =
    "value|answer|response|text|antwort|respuesta|risposta|reponse";

/* Returns the heading without its last word of the list; empty if it has none. */
static struct span base_of(struct span heading, const char *list, struct arena *a)
{
    struct buf folded = BUF_INIT, base = BUF_INIT;
    struct span rest, word, last = {NULL, 0};
    fold_words(&folded, heading);
    for (rest = buf_span(&folded); span_word(&rest, &word);)
        if (span_is_among(word, list))
            last = word;
    for (rest = buf_span(&folded); last.p && span_word(&rest, &word);)
        if (word.p != last.p) {
            buf_str(&base, " ");
            buf_add(&base, word);
        }
    struct span made = arena_copy(a, buf_span(&base));
    buf_release(&folded);
    buf_release(&base);
    return made;
}

/*
 * Returns whether the pairs are telephones, web addresses and the like, named "Home" and
 * "Work".
 */
static bool is_kind(struct span base)
{
    struct span rest = base, word;
    while (span_word(&rest, &word))
        if (span_is_among(word, "website|url|im|sip|phone|email|mail|address|organization"))
            return true;
    return false;
}

struct pairs pairs_find(struct column *const *columns, size_t n, struct arena *a)
{
    struct pairs p = {ARENA_NEW(a, size_t, n), ARENA_NEW(a, bool, n)};
    struct set labels = SET_INIT(a);
    size_t *column = ARENA_NEW(a, size_t, n), number;
    for (size_t i = 0; i < n; i++) {
        struct span base = base_of(columns[i]->heading, label_words, a);
        p.label_of[i] = PAIRS_NONE;
        if (base.n && columns[i]->kind != COLUMN_KEY && !is_kind(base) &&
            set_add(&labels, base, &number))
            column[number] = i;
    }
    for (size_t i = 0; i < n; i++) {
        struct span base = base_of(columns[i]->heading, value_words, a);
        number = base.n && columns[i]->kind == COLUMN_OWN ? set_find(&labels, base) : SET_NONE;
        if (number == SET_NONE || column[number] == i)
            continue;
        p.label_of[i] = column[number];
        p.is_label[column[number]] = true;
    }
    return p;
}

struct column pairs_column(const struct labels *l, struct span label, struct arena *a)
{
    struct column c;
    label = span_trim(label);
    if (span_starts(label, SPAN("* "))) /* the one that Google shows first */
        label = span_from(label, 2);
    return labels_find(l, label, &c, a) ? c : labels_own(label, a);
}
