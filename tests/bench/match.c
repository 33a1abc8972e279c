/*
 * The speed of searching in memory, file by file as a scan does it, without any reading:
 *
 *     match [-n ROUNDS] [FILE…]
 *
 * Without files it makes a house of 32 MiB. Prints, for each pattern, the lines that match and
 * the best round's gigabytes a second.
 */
#define _GNU_SOURCE /* memmem */
#include "base/buf.h"
#include "search/dfa.h"
#include "search/find.h"
#include "search/match.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { HOUSE = 32 << 20, FILE_SIZE = 2048 };

struct question {
    const char *name, *pattern;
    unsigned flags;
};

static const struct question questions[] = {
    {"fixed, exact, rare", "quincetart", PATTERN_FIXED | PATTERN_EXACT},
    {"fixed, exact, common", "black cod", PATTERN_FIXED | PATTERN_EXACT},
    {"fixed, folded, rare", "quincetart", PATTERN_FIXED},
    {"fixed, folded, common", "black cod", PATTERN_FIXED},
    {"fixed, folded, kana", "しろみそ", PATTERN_FIXED},
    {"fixed, folded, Han", "鮟鱇", PATTERN_FIXED},
    {"fixed, folded, word", "ray", PATTERN_FIXED | PATTERN_WORD},
    {"regex, exact, literal", "quince ?tart.*late", PATTERN_EXACT},
    {"regex, folded, literal", "quince ?tart.*late", 0},
    {"regex, folded, 3 literals", "quincetart|persimmon pie|gingko nuts", 0},
    {"regex, folded, key", "^[0-9-]+ dish-:", 0},
    {"regex, exact, none", "[a-z]{9} [a-z]{9} [0-9]", PATTERN_EXACT},
    {"regex, folded, none", "[a-z]{9} [a-z]{9} [0-9]", 0},
    {"regex, folded, none, slow", "([a-z]+ ){9}[x-z]", 0},
    {"regex, folded, start", "^[q-z]+:", 0},
    {"all but", "dish", PATTERN_INVERT},
};

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static unsigned next_random(void)
{
    static uint64_t state = 88172645463325252u;
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (unsigned)(state >> 32);
}

static void add_words(struct buf *b, unsigned n)
{
    static const char *const words[] = {
        "black cod", "saikyo miso", "lamb",    "with", "rice",     "turnip",  "the",
        "asked for", "window",      "again",   "a",    "sansho",   "shrimp",  "Kyoto style",
        "grilled",   "salad",       "pickles", "tofu", "for two",  "late",    "smoked",
        "quiet",     "wine",        "oysters", "beef", "mushroom", "chicken", "sea bream"};
    static const char *const rare[] = {"crème brûlée", "saké", "銀鱈西京焼き", "とうふ", "Zoë"};
    while (n-- > 0) {
        bool odd = next_random() % 100 == 0;
        buf_str(b, odd ? rare[next_random() % 5] : words[next_random() % 28]);
        buf_str(b, n % 4 ? " " : ", ");
    }
}

static void make_house(struct buf *b)
{
    static const char *const keys[] = {"dish+", "dish-", "dish", "drink",
                                       "note",  "visit", "ask"};
    while (b->n < HOUSE) {
        buf_fmt(b, "20%02u-%02u-%02u %s: ", next_random() % 26, next_random() % 12 + 1,
                next_random() % 28 + 1, keys[next_random() % 7]);
        add_words(b, next_random() % 12 + 1);
        buf_char(b, '\n');
    }
}

static void add_file(struct buf *b, const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f) {
        perror(path);
        exit(2);
    }
    for (size_t n = 1; n > 0; b->n += n)
        n = fread(buf_room(b, 1 << 16), 1, 1 << 16, f);
    fclose(f);
}

/* A file's worth of lines off the front. */
static struct span next_file(struct span *rest)
{
    size_t n = rest->n < FILE_SIZE ? rest->n : FILE_SIZE;
    size_t lf = span_chr(span_from(*rest, n), '\n');
    struct span file = span_head(*rest, lf == SPAN_NONE ? rest->n : n + lf + 1);
    *rest = span_from(*rest, file.n);
    return file;
}

static size_t count_lines(struct matcher *m, struct span house)
{
    size_t lines = 0;
    while (house.n) {
        struct span file = next_file(&house), line;
        for (size_t at = 0; pattern_next(m, file, at, &line); lines++)
            at = (size_t)(line.p - file.p) + line.n + 1;
    }
    return lines;
}

static void ask(const struct question *q, struct span house, int rounds)
{
    struct arena a = ARENA_INIT;
    struct err e = ERR_INIT;
    size_t at, lines = 0;
    const struct pattern *p = pattern_compile(span_str(q->pattern), q->flags, &a, &e, &at);
    if (!p) {
        fprintf(stderr, "%s: %s\n", q->pattern, e.text);
        exit(2);
    }
    struct matcher *m = matcher_new(p);
    double best = 1e9;
    for (int i = 0; i < rounds; i++) {
        double from = now();
        lines = count_lines(m, house);
        best = now() - from < best ? now() - from : best;
    }
    printf("%-26s %-26s %8zu %7.2f\n", q->name, q->pattern, lines,
           (double)house.n / best / 1e9);
    matcher_free(m);
    arena_release(&a);
}

typedef size_t finder(const struct finder *f, struct span s, size_t from);

static size_t memmem_next(const struct finder *f, struct span s, size_t from)
{
    const char *p = memmem(s.p + from, s.n - from, f->v[0].text.p, f->v[0].text.n);
    return p ? (size_t)(p - s.p) : SPAN_NONE;
}

static void find(const char *name, finder *next, bool folded, struct span house, int rounds)
{
    struct literals l = {.v = {SPAN("quincetart")}, .n = 1};
    struct finder f;
    size_t places = 0;
    double best = 1e9;
    finder_init(&f, &l, folded);
    for (int i = 0; i < rounds; i++) {
        double from = now();
        places = 0;
        for (size_t at = 0; (at = next(&f, house, at)) != SPAN_NONE; at++)
            places++;
        best = now() - from < best ? now() - from : best;
    }
    printf("%-26s %-26s %8zu %7.2f\n", name, "quincetart", places,
           (double)house.n / best / 1e9);
}

int main(int argc, char **argv)
{
    int first = 1, rounds = 5;
    struct buf b = BUF_INIT;
    if (argc > 2 && strcmp(argv[1], "-n") == 0) {
        rounds = (int)strtol(argv[2], NULL, 10);
        first = 3;
    }
    for (int i = first; i < argc; i++)
        add_file(&b, argv[i]);
    if (first >= argc)
        make_house(&b);
    struct span house = buf_span(&b);
    printf("%-26s %-26s %8s %7s\n", "", "", "lines", "GB/s");
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++)
        ask(&questions[i], house, rounds);
    printf("%-26s %-26s %8s\n", "in one piece:", "", "places");
    find("finder, exact", finder_next, false, house, rounds);
    find("finder, exact, portable", finder_next_portable, false, house, rounds);
    find("finder, folded", finder_next, true, house, rounds);
    find("finder, folded, portable", finder_next_portable, true, house, rounds);
    find("memmem", memmem_next, false, house, rounds);
    buf_release(&b);
}
