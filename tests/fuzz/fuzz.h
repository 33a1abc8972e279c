#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H
/*
 * Fuzz targets. Each is one file with one fuzz_one(), which is given any bytes, and asks of the
 * program what must hold for all of them. `make fuzz` searches for bytes for which it does not
 * (clang's libFuzzer); the corpora in tests/fuzz/corpus are replayed by `make test`.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "text/key.h"

void fuzz_one(struct span input);

/* Memory that lasts as long as one input; the built-in keys. */
extern struct arena fuzz_arena;
const struct keys *fuzz_keys(void);

/* The buffer's bytes in fuzz_arena; the buffer is empty again. */
struct span fuzz_keep(struct buf *b);

/* The part of the input before the next byte 1, by which inputs of several parts are cut. */
struct span fuzz_part(struct span *input);

/* Ends the program, so that the fuzzer keeps the input. */
#define MUST(expr) ((expr) ? (void)0 : fuzz_wrong(__FILE__, __LINE__, #expr))
#define MUST_EQ(a, b)                                                                          \
    (span_eq((a), (b)) ? (void)0 : fuzz_differ(__FILE__, __LINE__, #a " = " #b, (a), (b)))
_Noreturn void fuzz_wrong(const char *file, int line, const char *expr);
_Noreturn void fuzz_differ(const char *file, int line, const char *expr, struct span a,
                           struct span b);

#endif
