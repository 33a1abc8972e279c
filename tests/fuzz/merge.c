/* Three files, cut by byte 1: a clean merge loses nothing, invents nothing, and is the same
 * both ways round. */
#include "fuzz.h"
#include "says_as_much.h"

#include "merge/merge.h"
#include "text/guest.h"

static enum merge_result merge(struct span base, struct span ours, struct span theirs,
                               struct span *out)
{
    struct merge_input in = {base, ours,       theirs,       fuzz_keys(),
                             7,    SPAN("us"), SPAN("them"), MERGE_FACTS};
    struct buf b = BUF_INIT;
    enum merge_result r = merge_lines(&in, &b, &fuzz_arena);
    *out = fuzz_keep(&b);
    return r;
}

/* Two lines are equal when their bytes are, but for the end of the line and a BOM. */
static bool next(struct span *rest, struct span *line)
{
    if (!span_line(rest, line))
        return false;
    line->n -= span_ends(*line, SPAN("\r"));
    return true;
}

static size_t count(struct span src, struct span what)
{
    struct span line;
    size_t n = 0;
    while (next(&src, &line))
        n += span_eq(line, what);
    return n;
}

/*
 * A line stays for each copy both sides left, and for each the side that added most added. It
 * is counted in the files themselves, so that the merge's own ideas of lines play no part. A
 * fact may be there as another line that says as much instead, or be gone if it is one of the
 * base in another spelling, which the other side deleted.
 */
static void check_kept(struct span side, const struct span in[3], struct span out)
{
    struct span what;
    while (next(&side, &what)) {
        size_t b = count(in[0], what), o = count(in[1], what), t = count(in[2], what);
        size_t less = o < t ? o : t, more = o < t ? t : o;
        size_t want = less >= b ? more : less, got = count(out, what);
        if (!span_trim(what).n)
            continue;
        MUST(got <= want);
        if (got < want)
            MUST(got || says_as_much(out, what, fuzz_keys()) ||
                 (!b && says_as_much(in[0], what, fuzz_keys())));
    }
}

static void check_not_invented(const struct span in[3], struct span out)
{
    struct span line;
    while (next(&out, &line))
        MUST(span_trim(line).n == 0 || count(in[1], line) || count(in[2], line));
}

static struct span no_bom(struct span src)
{
    return span_from(src, span_starts(src, SPAN("\xEF\xBB\xBF")) ? 3 : 0);
}

void fuzz_one(struct span input)
{
    struct span in[3], out, other;
    for (int i = 0; i < 3; i++)
        in[i] = fuzz_part(&input);
    enum merge_result r = merge(in[0], in[1], in[2], &out);
    MUST(merge(in[0], in[2], in[1], &other) == r);
    MUST(out.n == other.n);
    if (r == MERGE_REFUSED)
        MUST(out.n == 0);
    if (r != MERGE_CLEAN)
        return;
    MUST_EQ(out, other);
    if (!guest_has_conflict(out)) { /* one side may have brought <<<<<<<, the other >>>>>>> */
        MUST(merge(in[1], in[1], out, &other) == MERGE_CLEAN);
        MUST_EQ(other, out);
    }
    out = no_bom(out);
    for (int i = 0; i < 3; i++)
        in[i] = no_bom(in[i]);
    for (int i = 0; i < 3; i++)
        check_kept(in[i], in, out);
    check_not_invented(in, out);
}
