#include "base/diag.h"

void diags_add(struct diags *d, struct diag one)
{
    d->v = arena_grow(d->arena, d->v, d->n, &d->cap, sizeof *d->v);
    d->v[d->n++] = one;
}
