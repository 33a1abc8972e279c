#ifndef TESTS_UNIT_H
#define TESTS_UNIT_H
/*
 * Unit tests. TEST(name) { … } registers itself; each runs in a child of its own, so a crash,
 * an exit or a hang is that test's failure and not the end. A failed CHECK is printed with its
 * place and the test goes on. A test that checks nothing has failed.
 *
 *     unit [--list | NAME…]     NAME may be the beginning of one
 */
#include "base/span.h"

#include <stdint.h>

struct unit_test {
    const char *name;
    void (*run)(void);
    unsigned seconds; /* then it is taken to hang; UNIT_TIMEOUT in the environment overrides */
    struct unit_test *next;
};

#define TEST(name)                                                                             \
    static void test_##name(void);                                                             \
    __attribute__((constructor)) static void unit_add_##name(void)                             \
    {                                                                                          \
        static struct unit_test t = {#name, test_##name, 20, NULL};                            \
        unit_add(&t);                                                                          \
    }                                                                                          \
    static void test_##name(void)

/* Each gives whether it held, so that what depends on it can be left out. */
#define CHECK(expr) unit_check((expr), __FILE__, __LINE__, #expr)
#define CHECK_INT(a, b)                                                                        \
    unit_check_int((intmax_t)(a), (intmax_t)(b), __FILE__, __LINE__, #a " == " #b)
#define CHECK_STR(span, literal)                                                               \
    unit_check_span((span), span_str(literal), __FILE__, __LINE__, #span)
#define CHECK_SPAN(a, b) unit_check_span((a), (b), __FILE__, __LINE__, #a " == " #b)

void unit_add(struct unit_test *t);
bool unit_check(bool ok, const char *file, int line, const char *expr);
bool unit_check_int(intmax_t a, intmax_t b, const char *file, int line, const char *expr);
bool unit_check_span(struct span a, struct span b, const char *file, int line,
                     const char *expr);

/*
 * A copy behind whose last byte nothing may be read: under the address sanitizer none can be.
 */
struct arena;
struct span unit_exact(struct span s, struct arena *a);

/* Checks that were made and that failed in this test so far. */
size_t unit_checks(void);
size_t unit_failures(void);

/* One line of diagnosis, "# label: text" with what is not printable as \xNN. */
void unit_note(const char *label, struct span text);

/* Remembered where the parent can read it, should this test crash: see tests/prop/prop.c. */
void unit_mark(uint64_t mark);

/* Called in the parent, when the test failed, with the last mark. May be NULL. */
extern void (*unit_on_failure)(uint64_t mark);

#endif
