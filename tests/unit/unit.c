#include "unit.h"

#include "base/arena.h"

#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

/* Shared with the child, so that what it knew is known after a crash. */
struct record {
    size_t checks, failures;
    uint64_t mark;
    bool returned; /* exit(0) in the middle of a test is not success */
};

static struct unit_test *tests;
static struct record *record;
void (*unit_on_failure)(uint64_t mark);

/* Kept in order of name: constructors run in no order that a reader could know. */
void unit_add(struct unit_test *t)
{
    struct unit_test **at = &tests;
    while (*at != NULL && strcmp((*at)->name, t->name) < 0)
        at = &(*at)->next;
    t->next = *at;
    *at = t;
}

struct span unit_exact(struct span s, struct arena *a)
{
    char *p = arena_alloc(a, s.n, 1);
    if (s.n)
        memcpy(p, s.p, s.n);
    return (struct span){p, s.n};
}

size_t unit_checks(void)
{
    return record->checks;
}

size_t unit_failures(void)
{
    return record->failures;
}

void unit_mark(uint64_t mark)
{
    record->mark = mark;
}

/* Counts a check; true when it failed and its few first lines should still be printed. */
static bool failed(bool ok)
{
    enum { SHOWN = 20 };
    record->checks++;
    if (ok)
        return false;
    return ++record->failures <= SHOWN;
}

bool unit_check(bool ok, const char *file, int line, const char *expr)
{
    if (failed(ok))
        printf("# %s:%d: %s\n", file, line, expr);
    return ok;
}

bool unit_check_int(intmax_t a, intmax_t b, const char *file, int line, const char *expr)
{
    if (failed(a == b))
        printf("# %s:%d: %s: %jd, not %jd\n", file, line, expr, a, b);
    return a == b;
}

bool unit_check_span(struct span a, struct span b, const char *file, int line, const char *expr)
{
    bool ok = a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
    if (failed(ok)) {
        printf("# %s:%d: %s\n", file, line, expr);
        unit_note("  is ", a);
        unit_note("  not", b);
    }
    return ok;
}

void unit_note(const char *label, struct span text)
{
    enum { SHOWN = 2000 };
    printf("# %s \"", label);
    for (size_t i = 0; i < text.n && i < SHOWN; i++) {
        unsigned char c = (unsigned char)text.p[i];
        if (c == '\n')
            printf("\\n");
        else if (c < 0x20 || c == 0x7F || c == '"' || c == '\\')
            printf("\\x%02X", c);
        else
            putchar(c);
    }
    printf(text.n > SHOWN ? "\" … %zu bytes\n" : "\"\n", text.n);
}

static _Noreturn void child(const struct unit_test *t)
{
    const char *limit = getenv("UNIT_TIMEOUT");
    unsigned seconds = limit != NULL ? (unsigned)strtoul(limit, NULL, 10) : t->seconds;
    /* CPU time, as other programs may be busy; the clock for a test that waits for ever. */
    setitimer(ITIMER_PROF, &(struct itimerval){.it_value.tv_sec = (time_t)seconds}, NULL);
    alarm(10 * seconds);
    t->run();
    record->returned = true;
    exit(record->failures == 0 && record->checks > 0 ? 0 : 1);
}

static void explain(int status)
{
    if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGALRM || WTERMSIG(status) == SIGPROF))
        printf("# took too long\n");
    else if (WIFSIGNALED(status))
        printf("# ended by signal %d\n", WTERMSIG(status));
    else if (!record->returned)
        printf("# left by exit %d in the middle\n", WEXITSTATUS(status));
    else if (record->checks == 0)
        printf("# checked nothing\n");
    else
        printf("# %zu of %zu checks failed\n", record->failures, record->checks);
    if (unit_on_failure != NULL)
        unit_on_failure(record->mark);
}

static bool run(const struct unit_test *t)
{
    int status = 1;
    *record = (struct record){0};
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0)
        child(t);
    if (pid < 0 || waitpid(pid, &status, 0) != pid)
        perror("unit");
    bool ok = status == 0 && record->returned;
    if (!ok)
        explain(status);
    printf("%s %s\n", ok ? "ok" : "not ok", t->name);
    return ok;
}

static bool wanted(const char *name, char **names)
{
    if (*names == NULL)
        return true;
    for (; *names != NULL; names++)
        if (strncmp(name, *names, strlen(*names)) == 0)
            return true;
    return false;
}

static void *shared(size_t size)
{
    FILE *f = tmpfile();
    if (f == NULL || ftruncate(fileno(f), (off_t)size) != 0)
        return MAP_FAILED;
    return mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fileno(f), 0);
}

int main(int argc, char **argv)
{
    bool list = argc == 2 && strcmp(argv[1], "--list") == 0;
    bool stop = getenv("UNIT_STOP") != NULL; /* at the first that fails */
    size_t ran = 0, bad = 0;
    record = shared(sizeof *record);
    if (record == MAP_FAILED) {
        perror("unit: shared memory");
        return 2;
    }
    for (const struct unit_test *t = tests; t != NULL && !(stop && bad > 0); t = t->next) {
        if (list) {
            printf("%s\n", t->name);
        } else if (wanted(t->name, argv + 1)) {
            ran++;
            bad += !run(t);
        }
    }
    return list || (ran > 0 && bad == 0) ? 0 : 1;
}
