#include "store/git.h"

#include "unit.h"

static void attributes(const char *old, const char *want, bool missing)
{
    struct buf b = BUF_INIT;
    CHECK_INT(git_attributes(span_str(old), &b), missing);
    CHECK_STR(buf_span(&b), want);
    buf_release(&b);
}

/* The lines that are not there are put at the end; what is there stays as it is. */
TEST(git_attributes)
{
    struct arena a = ARENA_INIT;
    struct span all = span_str(git_attribute_lines), rest = all, first = {NULL, 0};
    CHECK(span_line(&rest, &first));
    attributes("", all.p, true);
    attributes(all.p, all.p, false);
    struct span own = arena_fmt(&a, "# ours\n*.png binary\n%s", all.p);
    attributes(own.p, own.p, false);
    attributes("# ours", arena_fmt(&a, "# ours\n%s", all.p).p, true);
    attributes("# ours\n", arena_fmt(&a, "# ours\n%s", all.p).p, true);
    struct span half = arena_fmt(&a, "  %.*s \r", (int)first.n, first.p);
    attributes(half.p, arena_fmt(&a, "%s\n%s", half.p, rest.p).p, true);
    struct span longer = arena_fmt(&a, "%.*s x\n", (int)first.n, first.p);
    attributes(longer.p, arena_fmt(&a, "%s%s", longer.p, all.p).p, true);
    arena_release(&a);
}
