#include "store/undo_stack.h"

#include "base/num.h"
#include "os/os.h"
#include "store/state.h"

#include <stdlib.h>

enum { NUMBER_MAX = 1000000000, HEAD = 512 };

static const char UNDONE[] = "undo";

int undo_record_look(struct undo_record *r, int rootfd, struct arena *a, struct err *e)
{
    char head[HEAD];
    struct os_stamp stamp;
    int fd;
    r->state = UNDO_STATE_FOREIGN;
    int there = os_open_read(rootfd, r->path.p, &fd, &stamp, e);
    if (there <= 0)
        return there;
    int n = os_get(fd, head, sizeof head);
    os_close(fd);
    if (n < 0)
        return err_set(e, STATUS_SYSTEM, "%s cannot be read", r->path.p);
    if (!undo_read_head((struct span){head, (size_t)n}, stamp.inode, &r->command))
        return 1;
    r->command = arena_copy(a, r->command);
    r->state = UNDO_STATE_DONE;
    if (span_is(r->command, UNDONE) || span_starts(r->command, SPAN("undo "))) {
        r->command = span_trim(span_from(r->command, sizeof UNDONE - 1));
        r->state = UNDO_STATE_UNDONE;
    }
    return 1;
}

/* Returns the number in "undo-12", NUMBER_MAX for "undo", or -1. */
static long number_of(struct span name)
{
    long number;
    if (span_is(name, "undo"))
        return NUMBER_MAX;
    if (!span_starts(name, SPAN("undo-")) ||
        !num_parse(span_from(name, sizeof "undo-" - 1), NUMBER_MAX - 2, &number))
        return -1;
    return number;
}

static int newest_first(const void *x, const void *y)
{
    const struct undo_record *a = x, *b = y;
    return (a->number < b->number) - (a->number > b->number);
}

int undo_stack_read(struct undo_stack *s, int rootfd, struct arena *a, struct err *e)
{
    struct os_names names = {0};
    *s = (struct undo_stack){0};
    if (os_list(rootfd, STATE_DIR, OS_FILES, "", a, &names, e) < 0)
        return -1;
    for (size_t i = 0; i < names.n; i++) {
        long number = number_of(names.v[i]);
        if (number < 0)
            continue;
        s->v = arena_grow(a, s->v, s->n, &s->cap, sizeof *s->v);
        s->v[s->n++] = (struct undo_record){.path = arena_fmt(a, STATE_DIR "/%s", names.v[i].p),
                                            .number = number};
    }
    if (s->n)
        qsort(s->v, s->n, sizeof *s->v, newest_first);
    return 0;
}

static void remove_record(int rootfd, const struct undo_record *r)
{
    struct err unused = ERR_INIT;
    os_remove(rootfd, r->path.p, &unused);
}

/* Gives .journal/undo a number that is greater than all others. */
static void number_newest(int rootfd, const struct undo_stack *s, size_t newest,
                          struct arena *a)
{
    struct err unused = ERR_INIT;
    long number = newest + 1 < s->n ? s->v[newest + 1].number + 1 : 1;
    const char *to = arena_fmt(a, UNDO_PATH "-%ld", number).p;
    if (number >= NUMBER_MAX - 2 || os_rename_new(rootfd, UNDO_PATH, to, &unused) <= 0)
        remove_record(rootfd, &s->v[newest]);
}

void undo_stack_push(int rootfd)
{
    struct arena a = ARENA_INIT;
    struct undo_stack s;
    struct err unused = ERR_INIT;
    size_t i = 0;
    if (undo_stack_read(&s, rootfd, &a, &unused) == 0) {
        for (; i < s.n; i++) {
            int looked = undo_record_look(&s.v[i], rootfd, &a, &unused);
            if (looked < 0 || s.v[i].state == UNDO_STATE_DONE)
                break;
            remove_record(rootfd, &s.v[i]);
        }
        if (i < s.n && s.v[i].number == NUMBER_MAX && s.v[i].state == UNDO_STATE_DONE)
            number_newest(rootfd, &s, i, &a);
    }
    arena_release(&a);
}

uint64_t undo_stack_trim(int rootfd, uint64_t newest)
{
    struct arena a = ARENA_INIT;
    struct undo_stack s;
    struct err unused = ERR_INIT;
    uint64_t older = 0;
    bool full = false; /* then nothing older stays */
    size_t kept = 1;   /* the newest */
    if (undo_stack_read(&s, rootfd, &a, &unused) < 0)
        s.n = 0;
    for (size_t i = 0; i < s.n; i++) {
        struct os_stamp stamp = {.size = 0};
        if (s.v[i].number == NUMBER_MAX)
            continue;
        os_stat(rootfd, s.v[i].path.p, &stamp, &unused);
        full |= kept == UNDO_COMMANDS || newest + older + stamp.size > UNDO_BYTES;
        if (full)
            remove_record(rootfd, &s.v[i]);
        older += full ? 0 : stamp.size;
        kept += !full;
    }
    arena_release(&a);
    return kept > 1 ? UNDO_BYTES - older : UINT64_MAX;
}

void undo_stack_clear(int rootfd)
{
    struct arena a = ARENA_INIT;
    struct undo_stack s;
    struct err unused = ERR_INIT;
    if (undo_stack_read(&s, rootfd, &a, &unused) == 0)
        for (size_t i = 0; i < s.n; i++)
            remove_record(rootfd, &s.v[i]);
    arena_release(&a);
}
