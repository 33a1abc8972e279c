#include "base/err.h"

#include "base/arena.h"
#include "base/buf.h"
#include "unit.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

TEST(err_first_wins)
{
    struct err e = ERR_INIT;
    CHECK_INT(err_set(&e, STATUS_GUEST, "no %s", "guest"), -1);
    CHECK_INT(err_set(&e, STATUS_SYSTEM, "later"), -1);
    CHECK_INT(e.status, STATUS_GUEST);
    CHECK_STR(span_str(e.text), "no guest");
    struct err f = ERR_INIT;
    err_set(&f, STATUS_FILE, "%0*d", 5000, 1);
    CHECK_INT(strlen(f.text), sizeof f.text - 1);
}

/* The gravest wins: 5 75 6 4 3 2 1, whichever is named first. */
TEST(err_graver)
{
    static const int order[] = {5, 75, 6, 4, 3, 2, 1, 0};
    for (int i = 0; i < 8; i++)
        for (int j = 0; j < 8; j++)
            CHECK_INT(err_graver(order[i], order[j]), order[i < j ? i : j]);
    CHECK_INT(err_graver(42, 42), 42);
}

static bool dies(void (*does)(void))
{
    int status;
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        close(2);
        does();
        _exit(0);
    }
    return waitpid(pid, &status, 0) == pid && WIFEXITED(status) &&
           WEXITSTATUS(status) == STATUS_SYSTEM;
}

static void no_memory(void)
{
    die("no more %s", "memory");
}

/* Sums and products that wrap round would be small enough. */

static void too_long(void)
{
    struct buf b = BUF_INIT;
    buf_str(&b, "ten bytes.");
    buf_room(&b, SIZE_MAX - 4);
}

static void too_many(void)
{
    struct arena a = ARENA_INIT;
    arena_alloc(&a, SIZE_MAX / 8 + 2, 8);
}

TEST(err_die)
{
    CHECK(dies(no_memory));
    CHECK(dies(too_long));
    CHECK(dies(too_many));
}
