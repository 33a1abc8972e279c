#ifndef TEXT_FMT_H
#define TEXT_FMT_H
/*
 * Canonical order: undated facts in their order, a blank line, dated facts by date and time,
 * stable; one without a time stays below the timed one of its day that was above it.
 * Comments and lines that are not facts stay with the fact below them. Idempotent, and
 * no byte of content is lost: only blank lines, white space round a fact's parts, line endings
 * and a missing last newline change.
 */
#include "base/buf.h"
#include "text/guest.h"

void fmt_print(struct buf *out, const struct guest *g, struct arena *scratch);

#endif
