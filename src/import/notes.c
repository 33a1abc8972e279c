#include "import/notes.h"

enum { LABEL_MAX = 60, GUESSED_WORDS = 4, TRIES = 3 };

/* ---- labels ---- */

/* A label, and what is on both sides of it. */
struct label {
    struct span before, name, text;
    struct column column;
};

/* Returns the bytes of what ends a label at the start of s, or 0. */
static size_t end_of_label(struct span s)
{
    static const char *const ends[] = {":", "：", "=", " - ", " – ", " — "};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (span_starts(s, span_str(ends[i])))
            return span_str(ends[i]).n;
    return 0;
}

/* Returns the bytes up to the last sentence or item that ends in s, with its mark. */
static size_t last_end(struct span s)
{
    size_t end = 0;
    for (size_t i = 0; i + 1 < s.n; i++)
        if (span_chr(SPAN(".!?;|,"), s.p[i]) != SPAN_NONE && span_is_blank(s.p[i + 1]))
            end = i + 1;
    return end;
}

static bool is_taken(const struct labels *l, const struct column *c)
{
    enum key_class class = l->keys->v[c->key].class;
    return class == CLASS_STANDING || class == CLASS_BOND || c->key == KEY_BIRTHDAY ||
           c->key == KEY_ANNIVERSARY;
}

/*
 * Returns whether a sign may end this label. Only labels of allergies and diets may end in
 * another sign than a colon: "tea - with milk" is a note.
 */
static bool may_end(const struct column *c, struct span end)
{
    bool colon = end.p[0] == ':' || span_starts(end, SPAN("："));
    return colon || c->key == KEY_ALLERGY || c->key == KEY_INTOLERANCE || c->key == KEY_DIET;
}

/* Finds the first label of a line. One that only speaks of an allergy has a few words. */
static bool find_label(const struct notes *n, struct span line, struct label *l)
{
    size_t tries = 0;
    for (size_t i = 1; i < line.n && i <= LABEL_MAX && tries < TRIES; i++) {
        struct span end = span_from(line, i);
        size_t size = end_of_label(end);
        if (!size)
            continue;
        tries++;
        size_t from = last_end(span_head(line, i));
        l->before = span_trim(span_head(line, from));
        l->name = span_trim(span_between(line.p + from, line.p + i));
        l->text = span_trim(span_from(end, size));
        if (labels_find(n->labels, l->name, &l->column, n->a) &&
            is_taken(n->labels, &l->column) && may_end(&l->column, end) &&
            (labels_is_known(n->labels, l->name) || span_count_words(l->name) <= GUESSED_WORDS))
            return true;
    }
    return false;
}

/* Returns the bytes of the text before the next sentence that begins with a known label. */
static size_t next_sentence(const struct notes *n, struct span text)
{
    for (size_t i = 0; i + 1 < text.n; i++) {
        if (span_chr(SPAN(".;|"), text.p[i]) == SPAN_NONE || !span_is_blank(text.p[i + 1]))
            continue;
        struct span rest = span_trim(span_from(text, i + 1));
        size_t at = 0;
        while (at < rest.n && at <= LABEL_MAX && rest.p[at] != ':' && rest.p[at] != '.' &&
               rest.p[at] != ';')
            at++;
        struct column c;
        struct span name = span_trim(span_head(rest, at));
        if (at < rest.n && rest.p[at] == ':' && labels_is_known(n->labels, name) &&
            labels_find(n->labels, name, &c, n->a) && is_taken(n->labels, &c))
            return i;
    }
    return text.n;
}

/* ---- lists ---- */

static size_t bullet(struct span line)
{
    static const char *const bullets[] = {"- ", "* ", "• ", "•", "· ", "– ", "・"};
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (span_starts(line, span_str(bullets[i])))
            return span_str(bullets[i]).n;
    return 0;
}

/* Begins a list if the line is a label alone. */
static bool begin_list(struct notes *n)
{
    struct label l;
    if (!find_label(n, n->line, &l) || l.text.n || l.before.n || l.column.word.n)
        return false;
    n->list = l.column;
    n->heading = n->line;
    n->listing = true;
    n->line = SPAN("");
    return true;
}

/* ---- parts ---- */

static bool note(struct note_part *part, struct span text)
{
    *part = (struct note_part){.text = text};
    return true;
}

/* Takes an item of the list, or ends it; then a heading without items is a note. */
static bool take_item(struct notes *n, struct note_part *part)
{
    size_t size = bullet(n->line);
    struct span heading = n->heading;
    n->listing = size > 0;
    n->heading = SPAN("");
    if (!size)
        return heading.n && note(part, heading);
    *part = (struct note_part){span_trim(span_from(n->line, size)), true, n->list};
    n->line = SPAN("");
    return true;
}

static bool take_labelled(struct notes *n, struct note_part *part)
{
    struct label l;
    if (!find_label(n, n->line, &l) || !l.text.n)
        return false;
    if (l.before.n) {
        n->line = span_between(l.name.p, n->line.p + n->line.n);
        return note(part, l.before);
    }
    size_t end = next_sentence(n, l.text);
    struct span text = span_trim(span_head(l.text, end));
    struct span all = span_between(n->line.p, text.p + text.n);
    /* "Severe peanut allergy: carries a pen" says more than its allergen */
    bool more =
        l.column.word.n && span_count_words(l.name) > span_count_words(l.column.word) + 1;
    *part = (struct note_part){more ? all : text, true, l.column};
    n->line = span_trim(span_from(l.text, end + 1));
    return true;
}

bool notes_next(struct notes *n, struct note_part *part)
{
    for (;;) {
        while (!n->line.n && span_line(&n->rest, &n->line))
            n->line = span_trim(n->line);
        if (!n->line.n)
            break;
        if (n->listing) {
            if (take_item(n, part))
                return true;
            continue;
        }
        if (take_labelled(n, part))
            return true;
        if (begin_list(n))
            continue;
        note(part, n->line);
        n->line = SPAN("");
        return true;
    }
    struct span heading = n->heading;
    n->heading = SPAN("");
    return heading.n && note(part, heading);
}
