/* .journal/undo: whatever is in it, no span leaves it; and what was put in comes out. */
#include "fuzz.h"

#include "store/undo.h"

static void check_parse(struct span src)
{
    struct undo u;
    if (undo_parse(&u, src, 7, &fuzz_arena) != UNDO_OWN)
        return;
    for (size_t i = 0; i < u.n; i++) {
        const struct undo_entry *v = &u.v[i];
        MUST(v->path.p >= src.p && v->path.p + v->path.n <= src.p + src.n);
        MUST(!v->old.p || (v->old.p >= src.p && v->old.p + v->old.n <= src.p + src.n));
    }
}

static void check_round(struct span old, struct span new)
{
    struct undo u;
    struct buf b = BUF_INIT;
    undo_head(&b, "add", 7);
    undo_add(&b, SPAN("guests/a.txt"), old, new);
    undo_add(&b, SPAN("guests/b.txt"), new, (struct span){NULL, 0});
    MUST(undo_parse(&u, fuzz_keep(&b), 7, &fuzz_arena) == UNDO_OWN && u.n == 2);
    MUST_EQ(u.v[0].old, old);
    MUST_EQ(u.v[1].old, new);
    MUST(undo_is_new(&u.v[0], new) && undo_is_new(&u.v[1], (struct span){NULL, 0}));
    MUST(span_eq(old, new) || !undo_is_new(&u.v[0], old));
}

void fuzz_one(struct span input)
{
    check_parse(input);
    struct span old = fuzz_part(&input);
    check_round(old, input.p ? input : SPAN(""));
}
