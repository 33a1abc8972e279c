#ifndef TESTS_PROP_H
#define TESTS_PROP_H
/*
 * Random tests. PROP(name, cases) { … } is one case; it runs `cases` times, in a child of its
 * own, until a CHECK fails. Then the texts it drew are printed, and how to run that case again:
 * PROP_SEED=… PROP_CASES=1. A property that is slow declares fewer cases; all are scaled by
 * PROP_CASES/100000 (PROP_CASES is 100000 unless set).
 */
#include "../unit/unit.h"
#include "base/arena.h"
#include "base/date.h"

struct prop {
    const char *name;
    void (*one)(void);
    uint64_t cases;
};

enum { PROP_USUAL = 100000 };

#define PROP(name, cases)                                                                      \
    static void prop_##name(void);                                                             \
    static void prop_all_##name(void)                                                          \
    {                                                                                          \
        prop_run(prop_##name, (cases));                                                        \
    }                                                                                          \
    __attribute__((constructor)) static void prop_add_##name(void)                             \
    {                                                                                          \
        static struct unit_test t = {#name, prop_all_##name, 900, NULL};                       \
        unit_add(&t);                                                                          \
    }                                                                                          \
    static void prop_##name(void)

void prop_run(void (*one)(void), uint64_t cases);

/* Memory that lasts as long as the case. */
extern struct arena prop_arena;

uint64_t rnd(void);
size_t rnd_below(size_t n); /* 0 … n-1; n > 0 */
bool rnd_chance(size_t one_in);
#define RND_PICK(array) ((array)[rnd_below(sizeof(array) / sizeof *(array))])

/*
 * Texts of 0 … max bytes, in prop_arena, with a NUL after them. Short ones are as likely as
 * long ones. All but rnd_bytes and rnd_text are valid UTF-8 without newlines.
 */
struct span rnd_ascii(size_t max);  /* printable */
struct span rnd_utf8(size_t max);   /* letters, marks and signs of many scripts, emoji */
struct span rnd_bytes(size_t max);  /* hostile: any byte, broken UTF-8, NUL, CR, LF, escapes */
struct span rnd_text(size_t max);   /* one of the three */
struct span rnd_name(void);         /* a person's name, in one script or another */
struct span rnd_fact(void);         /* a line near enough to a fact; often one */
struct span rnd_file(size_t lines); /* facts, comments, blank and odd lines; LF or CRLF */
date_t rnd_date(void);

#endif
