#include "import/columns.h"

#include "base/buf.h"
#include "import/headings.h"
#include "query/suspicious.h"
#include "text/slug.h"

/* Returns x- and the slug of a heading; x-column if no key can be made of it. */
struct span heading_own(struct span heading, struct arena *a)
{
    struct buf b = BUF_INIT;
    const char *why;
    buf_str(&b, "x-");
    if (!slug_make(&b, heading, &why))
        buf_str(&b, "column");
    buf_str(&b, key_prefix(buf_span(&b)) == b.n ? "" : "-column");
    struct span key = arena_copy(a, span_head(buf_span(&b), key_prefix(buf_span(&b))));
    buf_release(&b);
    return key;
}

/*
 * Returns the first digit of a heading: 2 of "Address 2 - City". A number at its end counts the
 * lines of one address, "Street 2", and gives 0.
 */
static unsigned number_in(struct span heading)
{
    size_t end = heading.n;
    while (end && (unsigned char)(heading.p[end - 1] - '0') < 10)
        end--;
    for (size_t i = 0; i < end; i++)
        if (heading.p[i] >= '0' && heading.p[i] <= '9')
            return (unsigned)(heading.p[i] - '0');
    return 0;
}

/* Returns whether a heading speaks of an intolerance rather than of an allergy. */
static bool is_milder(struct span heading)
{
    struct buf b = BUF_INIT;
    target_letters(&b, heading);
    bool milder = span_find(buf_span(&b), SPAN("toler")) != SPAN_NONE;
    buf_release(&b);
    return milder;
}

static bool is_booking(enum column_kind kind)
{
    return kind >= COLUMN_BOOKED_DATE && kind <= COLUMN_BOOKED_STATUS;
}

struct column heading_find(struct span heading, struct arena *a)
{
    struct column c = {.kind = COLUMN_OWN,
                       .key = KEY_NONE,
                       .instead = {COLUMN_KINDS, KEY_NONE}, /* nothing */
                       .heading = heading};
    struct heading found;
    c.noise = headings_may_be_noise(heading);
    if (headings_find(heading, &found)) {
        c.kind = (enum column_kind)found.is.kind;
        c.key = found.is.key;
        c.instead = found.instead;
        unsigned group = found.group == HEADING_HOME ? HEADING_FILLER : found.group;
        c.index = group * 10 + number_in(heading);
        if (is_booking(c.kind) || c.instead.kind == COLUMN_OWN) /* headings_settle decides */
            c.own = heading_own(heading, a);
    } else if (suspicious_key(heading)) {
        c.kind = COLUMN_KEY; /* never a key of its own, which no plan reads */
        c.key = is_milder(heading) ? KEY_INTOLERANCE : KEY_ALLERGY;
    } else {
        c.own = heading_own(heading, a);
    }
    return c;
}

static bool has_kind(struct column *const *columns, size_t n, enum column_kind kind)
{
    for (size_t i = 0; i < n; i++)
        if (columns[i]->kind == kind)
            return true;
    return false;
}

/* Returns whether a list has bookings: days, with hours or people, or one that --map names. */
static bool has_bookings(struct column *const *columns, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (columns[i]->kind == COLUMN_BOOKED_DATE &&
            (!columns[i]->own.n || has_kind(columns, n, COLUMN_BOOKED_TIME) ||
             has_kind(columns, n, COLUMN_BOOKED_COVERS)))
            return true;
    return false;
}

/* Returns whether another column is surely what this one only may be. */
static bool has_better(struct column *const *columns, size_t n, const struct column *c)
{
    for (size_t i = 0; i < n; i++) {
        const struct column *one = columns[i];
        bool sure = one->instead.kind != COLUMN_OWN || !one->own.n; /* or --map names it */
        bool same = one->kind == c->kind && one->key == c->key;
        if (sure && (same || (column_names(one) && column_names(c))))
            return true;
    }
    return false;
}

/* Makes x- keys of columns that may be a name or a day, but where others surely are. */
static void settle_doubtful(struct column **columns, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct column *c = columns[i];
        if (c->kind != COLUMN_OWN && c->instead.kind == COLUMN_OWN && c->own.n &&
            has_better(columns, n, c))
            c->kind = COLUMN_OWN;
    }
}

void headings_settle(struct column **columns, size_t n)
{
    settle_doubtful(columns, n);
    bool bookings = has_bookings(columns, n),
         last = has_kind(columns, n, COLUMN_FIRST) && !has_kind(columns, n, COLUMN_LAST),
         day = has_kind(columns, n, COLUMN_BIRTH_MONTH) &&
               !has_kind(columns, n, COLUMN_BIRTH_DAY);
    for (size_t i = 0; i < n; i++) {
        struct column *c = columns[i];
        if (!bookings && is_booking(c->kind) && c->own.n) /* none that --map names */
            c->kind = COLUMN_OWN;
        if (c->instead.kind == (last ? COLUMN_LAST : -1) ||
            c->instead.kind == (day ? COLUMN_BIRTH_DAY : -1)) {
            last = last && c->instead.kind != COLUMN_LAST;
            c->kind = (enum column_kind)c->instead.kind;
            c->key = c->instead.key;
        }
    }
}

bool heading_target(struct span word, const struct keys *keys, struct column *c)
{
    struct heading_meaning m;
    *c = (struct column){.heading = c->heading, .kind = COLUMN_SKIP, .key = KEY_NONE};
    if (target_find(word, keys, &m) && m.kind != COLUMN_OWN) {
        c->kind = (enum column_kind)m.kind;
        c->key = m.key;
        return true;
    }
    if (span_starts(word, SPAN("x-")) && word.n > 2 && key_prefix(word) == word.n) {
        c->kind = COLUMN_OWN;
        c->own = word;
        return true;
    }
    return span_is(word, "-");
}

bool column_names(const struct column *c)
{
    return (c->kind == COLUMN_KEY && c->key == KEY_NAME) || c->kind == COLUMN_FIRST ||
           c->kind == COLUMN_LAST;
}
