#ifndef FORMATS_ENCODING_H
#define FORMATS_ENCODING_H
/* What a text is written in, where it is not UTF-8. */
#include "base/span.h"

/*
 * NULL when s is UTF-8; else the name that iconv(1) has for what it most likely is: UTF-16LE,
 * UTF-16BE, CP932 (Shift_JIS), EUC-JP or WINDOWS-1252 (Latin-1 with what Windows adds). *at is
 * the first byte that is not UTF-8.
 */
const char *encoding_guess(struct span s, size_t *at);

#endif
