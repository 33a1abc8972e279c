#include "food/compound.h"

#include "base/buf.h"
#include "text/word.h"

static bool is_known(const struct lexicon *x, struct span word, unsigned which, struct arena *a)
{
    struct reading r;
    lexicon_read(x, word, which, &r, a);
    for (size_t i = 0; i < r.n; i++)
        if (r.v[i].from == 0 && r.v[i].to == r.joined.n)
            return true;
    return false;
}

/* Returns the bytes of the word before its head, "allergie" of "nussallergie"; or 0. */
static size_t front_of(struct span word)
{
    size_t front = 0;
    for (size_t i = 0; i < words_heads_n; i++) {
        struct span head = span_str(words_heads[i]);
        if (word.n >= head.n + 2 && span_ends(word, head) &&
            (front == 0 || word.n - head.n < front))
            front = word.n - head.n;
    }
    return front;
}

/* Returns the front without the letters that link it: "skalldjur" of "skalldjurs". */
static struct span unlinked(const struct lexicon *x, struct span front, struct arena *a)
{
    static const char *const links[] = {"", "s", "n", "e", "en", "er", "es"};
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        struct span link = span_str(links[i]);
        struct span short_front = span_head(front, front.n - link.n);
        if (front.n >= link.n + 2 && span_ends(front, link) &&
            is_known(x, short_front, READ_GUESTS | READ_DISHES, a))
            return short_front;
    }
    return front;
}

struct span compound_fronts(const struct lexicon *x, struct span text, struct arena *a)
{
    struct arena scratch = ARENA_INIT;
    struct word *v;
    size_t n = word_cut(text, &v, &scratch), from = 0;
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < n; i++) {
        size_t front = v[i].run ? 0 : front_of(v[i].text),
               at = (size_t)(v[i].written.p - text.p);
        if (front == 0 || is_known(x, v[i].text, READ_GUESTS, &scratch))
            continue;
        if (at > from)
            buf_add(&b, span_between(text.p + from, text.p + at));
        buf_char(&b, ' ');
        buf_add(&b, unlinked(x, span_head(v[i].text, front), &scratch));
        buf_char(&b, ' ');
        from = at + v[i].written.n > from ? at + v[i].written.n : from;
    }
    arena_release(&scratch);
    buf_add(&b, span_from(text, from));
    return buf_move(&b, a);
}
