#include "../fuzz/says_as_much.h"
#include "prop.h"

#include "merge/merge.h"
#include "text/edit.h"

#include <stdlib.h>

/*
 * Lines are drawn from few words, so that the two sides meet often: equal additions, one line
 * changed twice, one taken out here and changed there.
 */
struct text {
    struct span v[64];
    size_t n;
};

static struct keys *known(void)
{
    static struct keys keys;
    static struct arena arena;
    if (!keys.n)
        keys_init(&keys, &arena);
    return &keys;
}

static const char *const dates[] = {"", "2024-01-01 ", "2024-01-02 ", "2024-01-02 19:00 "};
static const char *const keys[] = {"likes", "dish", "dish+", "dish", "note", "tag", "Dish"};
static const char *const bodies[] = {"a", "b", "c", "d", "a; r", "b; s"};
static const char *const odd[] = {"# x",     "# y",      "#", "no fact", "2024-02-30 dish: a",
                                  "=======", "<<<<<<< x"};

static struct span draw(void)
{
    if (rnd_chance(8))
        return span_str(RND_PICK(odd));
    const char *key = rnd_chance(12) ? "name" : rnd_chance(12) ? "booked" : RND_PICK(keys);
    return arena_fmt(&prop_arena, "%s%s: %s", RND_PICK(dates), key, RND_PICK(bodies));
}

static void put(struct text *t, size_t at, struct span line)
{
    if (t->n == sizeof t->v / sizeof *t->v)
        return;
    for (size_t i = t->n++; i > at; i--)
        t->v[i] = t->v[i - 1];
    t->v[at] = line;
}

static bool has(const struct text *t, struct span line)
{
    for (size_t i = 0; i < t->n; i++)
        if (span_eq(t->v[i], line))
            return true;
    return false;
}

/* Returns whether a line is the same fact in another spelling. */
static bool has_respelled(const struct text *t, struct span line)
{
    struct fact f = fact_parse(line, 0, known());
    for (size_t i = 0; i < t->n; i++) {
        struct fact g = fact_parse(t->v[i], 0, known());
        if (!span_eq(t->v[i], line) && fact_same(&f, &g))
            return true;
    }
    return false;
}

/*
 * Removes comments and the like that occur twice, because equal ones may trade places, and
 * facts that occur in two spellings.
 */
static void tidy(struct text *t)
{
    size_t n = 0;
    for (size_t i = 0; i < t->n; i++) {
        struct text head = *t;
        head.n = n;
        struct fact f = fact_parse(t->v[i], 0, known());
        bool again = f.kind == LINE_FACT ? has_respelled(&head, t->v[i])
                                         : f.kind != LINE_BLANK && has(&head, t->v[i]);
        if (!again)
            t->v[n++] = t->v[i];
    }
    t->n = n;
}

static void take(struct text *t, size_t at)
{
    for (t->n--; at < t->n; at++)
        t->v[at] = t->v[at + 1];
}

static void grow(struct text *t, size_t n)
{
    while (n-- > 0)
        put(t, rnd_below(t->n + 1), rnd_chance(10) ? SPAN("") : draw());
}

static void change(struct text *t, size_t n)
{
    for (; n > 0; n--) {
        size_t at = t->n ? rnd_below(t->n) : 0;
        switch (t->n ? rnd_below(4) : 0) {
        case 0: grow(t, 1); break;
        case 1: take(t, at); break;
        case 2: t->v[at] = draw(); break;
        default:
            put(t, rnd_below(t->n), t->v[at]);
            take(t, at + 1 < t->n && rnd_chance(2) ? at + 1 : at);
        }
    }
}

static struct span file(const struct text *t, bool plain)
{
    struct buf b = BUF_INIT;
    const char *end = !plain && rnd_chance(6) ? "\r\n" : "\n";
    if (!plain && rnd_chance(12))
        buf_str(&b, "\xEF\xBB\xBF");
    for (size_t i = 0; i < t->n; i++) {
        buf_add(&b, t->v[i]);
        buf_str(&b, !plain && t->v[i].n && rnd_chance(30) ? "\r\n" : end);
    }
    if (!plain && t->n && rnd_chance(8))
        b.n--;
    struct span s = arena_copy(&prop_arena, buf_span(&b));
    buf_release(&b);
    return s;
}

static enum merge_result merge_as(enum merge_kind kind, struct span b, struct span o,
                                  struct span t, struct span *out)
{
    struct buf result = BUF_INIT;
    struct merge_input in = {.kind = kind,
                             .base = b,
                             .ours = o,
                             .theirs = t,
                             .keys = known(),
                             .marker = 7,
                             .ours_label = SPAN("us"),
                             .theirs_label = SPAN("them")};
    enum merge_result r = merge_lines(&in, &result, &prop_arena);
    *out = arena_copy(&prop_arena, buf_span(&result));
    buf_release(&result);
    return r;
}

static enum merge_result merge(struct span b, struct span o, struct span t, struct span *out)
{
    return merge_as(MERGE_FACTS, b, o, t, out);
}

/* Three files of one past. */
struct fork {
    struct text base, ours, theirs;
    struct span b, o, t;
};

static void files(struct fork *f, bool plain)
{
    f->b = file(&f->base, plain);
    f->o = file(&f->ours, plain);
    f->t = file(&f->theirs, plain);
}

static void fork_any(struct fork *f)
{
    f->base.n = 0;
    grow(&f->base, rnd_below(12));
    f->ours = f->theirs = f->base;
    change(&f->ours, rnd_below(6));
    change(&f->theirs, rnd_below(6));
    files(f, false);
}

static const char *const days[] = {"", "2024-01-01 ", "2024-01-02 "};
static const char *const plain_keys[] = {"likes", "dish", "note", "tag", "Dish"};
static const char *const plain_bodies[] = {"a", "b", "c", "d"};

/*
 * Keys that a guest has once, and bookings, are left out: they are the other tests' matter. A
 * fact that both sides may add has no mark and one remark, so it is not a conflict.
 */
static void append(struct text *t, size_t n, const char *who)
{
    while (n-- > 0)
        put(t, t->n,
            rnd_chance(3) ? arena_fmt(&prop_arena, "%s%s: %s", RND_PICK(days),
                                      RND_PICK(plain_keys), RND_PICK(bodies))
                          : arena_fmt(&prop_arena, "%s%s: %s%s", RND_PICK(dates),
                                      RND_PICK(keys), RND_PICK(plain_bodies), who));
}

static void fork_append(struct fork *f)
{
    f->base.n = 0;
    grow(&f->base, rnd_below(8));
    tidy(&f->base);
    f->ours = f->theirs = f->base;
    append(&f->ours, rnd_below(6), " o");
    append(&f->theirs, rnd_below(6), " t");
    files(f, false);
}

static int by_bytes(const void *a, const void *b)
{
    return span_cmp(*(const struct span *)a, *(const struct span *)b);
}

/* The lines of a file, blank ones apart, in byte order. */
static struct span sorted(struct span src)
{
    struct span v[256], line;
    size_t n = 0;
    src = span_from(src, span_starts(src, SPAN("\xEF\xBB\xBF")) ? 3 : 0);
    while (span_line(&src, &line))
        if (span_trim(line).n && CHECK(n < 256))
            v[n++] = span_trim(line);
    qsort(v, n, sizeof *v, by_bytes);
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < n; i++) {
        buf_add(&b, v[i]);
        buf_char(&b, '\n');
    }
    struct span s = arena_copy(&prop_arena, buf_span(&b));
    buf_release(&b);
    return s;
}

PROP(merge_commutes, PROP_USUAL)
{
    struct fork f;
    fork_any(&f);
    struct span one, other;
    enum merge_result r = merge(f.b, f.o, f.t, &one);
    CHECK_INT(merge(f.b, f.t, f.o, &other), r);
    CHECK(r != MERGE_REFUSED);
    if (r == MERGE_CLEAN)
        CHECK_SPAN(one, other);
    else
        CHECK_INT(one.n, other.n);
}

PROP(merge_again_changes_nothing, PROP_USUAL)
{
    struct fork f;
    fork_any(&f);
    tidy(&f.base);
    tidy(&f.ours);
    tidy(&f.theirs);
    files(&f, false);
    struct span one, two;
    if (merge(f.b, f.o, f.t, &one) != MERGE_CLEAN)
        return;
    /* As git does it, the side that is merged already is the base; or with nothing new. */
    const struct span again[][3] = {{f.t, one, f.t}, {f.o, f.o, one}, {f.b, one, one}};
    for (size_t i = 0; i < sizeof again / sizeof *again; i++) {
        CHECK_INT(merge(again[i][0], again[i][1], again[i][2], &two), MERGE_CLEAN);
        CHECK_SPAN(two, one);
    }
    /*
     * From the old base, one side's removal beside the other's addition looks like a change of
     * the one into the other. So a conflict is right, and a line may be elsewhere; but no
     * line may come or go.
     */
    if (merge(f.b, one, f.t, &two) == MERGE_CLEAN)
        CHECK_SPAN(sorted(two), sorted(one));
    if (merge(f.b, f.o, one, &two) == MERGE_CLEAN)
        CHECK_SPAN(sorted(two), sorted(one));
}

PROP(merge_append_only_is_clean, PROP_USUAL)
{
    struct fork f;
    fork_append(&f);
    struct span one, two;
    CHECK_INT(merge(f.b, f.o, f.t, &one), MERGE_CLEAN);
    CHECK_INT(merge(f.b, one, f.t, &two), MERGE_CLEAN);
    CHECK_SPAN(two, one);
}

static size_t count(struct span src, struct span what)
{
    size_t n = 0;
    struct span line;
    if (span_starts(src, SPAN("\xEF\xBB\xBF")))
        src = span_from(src, 3);
    while (span_line(&src, &line))
        n += span_eq(span_trim(line), span_trim(what));
    return n;
}

/*
 * The oracle counts one line at a time in the files as they lie there. A line is there once
 * for each copy both sides left in place, and for each copy the side that added most added. A
 * line that only one side added may be there as another line that says as much, or not at all
 * if it is a line of the base in another spelling, which the other side deleted.
 */
static void check_line(const struct fork *f, struct span line, struct span out, size_t extra)
{
    size_t b = count(f->b, line), o = count(f->o, line), t = count(f->t, line);
    size_t less = o < t ? o : t, more = o < t ? t : o;
    size_t want = (less >= b ? more : less) + extra, got = count(out, line);
    CHECK(got <= want);
    if (got < want && !got) /* further copies say nothing */
        CHECK(says_as_much(out, line, known()) || (!b && says_as_much(f->b, line, known())));
}

PROP(merge_loses_and_invents_nothing, PROP_USUAL)
{
    struct fork f;
    fork_any(&f);
    struct span out, line;
    enum merge_result r = merge(f.b, f.o, f.t, &out);
    size_t clashes = count(out, SPAN(">>>>>>> them"));
    CHECK_INT(clashes > 0, r == MERGE_CONFLICT);
    CHECK_INT(count(out, SPAN("<<<<<<< us")), clashes);
    const struct text *const all[] = {&f.base, &f.ours, &f.theirs};
    for (size_t s = 0; s < 3; s++)
        for (size_t i = 0; i < all[s]->n; i++) {
            line = all[s]->v[i];
            if (line.n)
                check_line(&f, line, out, span_is(line, "=======") ? clashes : 0);
        }
    for (struct span rest = out; span_line(&rest, &line);) {
        line = span_trim(span_starts(line, SPAN("\xEF\xBB\xBF")) ? span_from(line, 3) : line);
        CHECK(line.n == 0 || has(&f.ours, line) || has(&f.theirs, line) || r == MERGE_CONFLICT);
    }
}

static struct span added(struct span src, const char *text)
{
    struct buf b = BUF_INIT;
    edit_insert(&b, src,
                arena_fmt(&prop_arena, "%s%s: %s", RND_PICK(dates), RND_PICK(keys), text),
                known());
    struct span s = arena_copy(&prop_arena, buf_span(&b));
    buf_release(&b);
    return s;
}

/* One line taken out, or given a remark. */
static struct span corrected(struct span src, const char *remark)
{
    struct span line, rest = src, old = {NULL, 0};
    for (size_t at = 1 + rnd_below(12); at > 0 && span_line(&rest, &line); at--)
        old = line;
    struct buf b = BUF_INIT;
    if (old.n && rnd_chance(2))
        edit_remove(&b, src, old);
    else if (old.n)
        edit_replace(&b, src, old, arena_fmt(&prop_arena, "%.*s%s", (int)old.n, old.p, remark));
    struct span s = arena_copy(&prop_arena, buf_span(&b));
    buf_release(&b);
    return s;
}

/* The work of a day, as `add` and hand edits leave it. No two write the same line. */
static struct span work(struct span src, size_t n, const char *who, bool append_only)
{
    while (n-- > 0)
        if (append_only || rnd_chance(2))
            src = added(src,
                        (const char *)arena_fmt(&prop_arena, "%s %u%s", RND_PICK(plain_bodies),
                                                (unsigned)rnd_below(100000000), who)
                            .p);
        else
            src = corrected(src, who);
    return src;
}

/* Merges as a rebase does: one side's commits, one after another, on top of the other's. */
static bool rebase(bool append_only, struct span *once, struct span *rebased)
{
    struct span base = work(SPAN(""), rnd_below(10), "; b", true);
    struct span ours = work(base, 1 + rnd_below(4), "; o", append_only), step = base;
    *rebased = ours;
    for (size_t n = 1 + rnd_below(4); n > 0; n--) {
        struct span before = step;
        step = work(before, 1 + rnd_below(2), "; t", append_only);
        if (merge(before, *rebased, step, rebased) != MERGE_CLEAN)
            return false;
    }
    return merge(base, ours, step, once) == MERGE_CLEAN;
}

PROP(merge_equals_rebase, PROP_USUAL)
{
    struct span once, rebased;
    CHECK(rebase(true, &once, &rebased));
    CHECK_SPAN(rebased, once);
}

/* A removed line does not decide where the next line of its key goes; the lines that are left
 * keep their places. */
PROP(merge_holds_the_lines_of_a_rebase, PROP_USUAL)
{
    struct span once, rebased;
    if (rebase(false, &once, &rebased))
        CHECK_SPAN(sorted(rebased), sorted(once));
    else
        CHECK(true);
}

static enum merge_result merge_menu(const struct fork *f, bool swapped, struct span *out)
{
    return merge_as(MERGE_ORDERED, f->b, swapped ? f->t : f->o, swapped ? f->o : f->t, out);
}

/*
 * A menu loses no new line, in or out of a conflict, and brings none back unasked. Both ways
 * round are equal.
 */
PROP(merge_menu_loses_and_invents_nothing, PROP_USUAL)
{
    struct fork f;
    struct span out, other, line;
    fork_any(&f);
    files(&f, true);
    enum merge_result r = merge_menu(&f, false, &out);
    CHECK_INT(merge_menu(&f, true, &other), r);
    if (r == MERGE_CLEAN)
        CHECK_SPAN(other, out);
    const struct text *const all[] = {&f.base, &f.ours, &f.theirs};
    for (size_t s = 0; s < 3; s++)
        for (size_t i = 0; i < all[s]->n; i++) {
            line = all[s]->v[i];
            size_t b = count(f.b, line), o = count(f.o, line), t = count(f.t, line);
            size_t less = o < t ? o : t, more = o < t ? t : o;
            if (line.n && r == MERGE_CLEAN)
                CHECK_INT(count(out, line), less >= b ? more : less);
            else if (line.n && r == MERGE_CONFLICT && (o > b || t > b))
                CHECK(count(out, line) > 0);
        }
}

/* Whatever bytes come, the merge ends, and keeps its word that both ways round are equal. */
PROP(merge_takes_any_bytes, PROP_USUAL / 4)
{
    struct span b = rnd_file(12), o = rnd_file(12), t = rnd_file(12), one, other;
    enum merge_result r = merge(b, o, t, &one);
    CHECK_INT(merge(b, t, o, &other), r);
    CHECK(r == MERGE_CONFLICT ? one.n == other.n : span_eq(one, other));
}
