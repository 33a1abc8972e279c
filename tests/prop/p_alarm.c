#include "base/buf.h"
#include "base/fold.h"
#include "prop.h"
#include "text/alarm.h"

static struct arena *const a = &prop_arena;

static struct span rnd_word(void)
{
    const struct alarm_row *row = &alarm_rows[rnd_below(alarm_heads[256])];
    return (struct span){alarm_text + row->at, row->n};
}

/* Returns the kinds by trying each row at each place of the folded text. */
static unsigned find_kinds(struct span text, unsigned wanted)
{
    struct buf folded = BUF_INIT;
    unsigned found = 0;
    fold_words(&folded, text);
    for (size_t at = 0; at < folded.n; at++) {
        size_t longest = 0;
        unsigned kind = 0;
        for (size_t i = 0; i < alarm_heads[256]; i++) {
            const struct alarm_row *row = &alarm_rows[i];
            struct span word = {alarm_text + row->at, row->n};
            size_t end = at + word.n;
            bool starts = row->open & ALARM_OPEN_START || at == 0 || folded.p[at - 1] == ' ';
            bool ends = row->open & ALARM_OPEN_END || end >= folded.n || folded.p[end] == ' ';
            if (starts && ends && wanted >> row->kind & 1 && word.n > longest &&
                span_starts(span_from(buf_span(&folded), at), word)) {
                longest = word.n;
                kind = row->kind;
            }
        }
        found |= longest ? 1u << kind : 0;
    }
    buf_release(&folded);
    return found;
}

/* The prefilters pass over no word of the table, whatever it is written between. */
PROP(alarm_prefilters, 2000)
{
    static const unsigned kinds[] = {ALARM_NET, ALARM_HARMS, ALARM_NET | 1 << ALARM_KEY,
                                     ALARM_NET & ~(1u << ALARM_LACK)};
    static const char *const gaps[] = {"", " ", "-", ", ", "'", "s "};
    struct span word = rnd_word(), before = rnd_chance(2) ? rnd_ascii(12) : rnd_text(12),
                after = rnd_chance(2) ? rnd_ascii(12) : rnd_word();
    struct buf b = BUF_INIT;
    buf_add(&b, before);
    buf_str(&b, RND_PICK(gaps));
    size_t from = b.n;
    buf_add(&b, word);
    for (; from < b.n && rnd_chance(2); from++)
        b.p[from] = (char)(b.p[from] >= 'a' && b.p[from] <= 'z' ? b.p[from] - 32 : b.p[from]);
    buf_str(&b, RND_PICK(gaps));
    buf_add(&b, after);
    struct span text = arena_copy(a, buf_span(&b));
    buf_release(&b);
    unsigned wanted = RND_PICK(kinds);
    CHECK_INT(alarm_kinds(text, wanted), find_kinds(text, wanted));
}
