#include "base/diag.h"

#include "base/utf8.h"

size_t diag_column(const struct diag *d)
{
    return d->culprit.n ? utf8_count(span_between(d->line.p, d->culprit.p)) + 1 : 1;
}

void diags_add(struct diags *d, struct diag one)
{
    if (d->take) {
        d->enough |= !d->take(d->ctx, &one);
        return;
    }
    d->v = arena_grow(d->arena, d->v, d->n, &d->cap, sizeof *d->v);
    d->v[d->n++] = one;
}
