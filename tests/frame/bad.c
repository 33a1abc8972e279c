/* Tests that must fail: tests/frame/run.test proves that the frame sees each. */
#include "../unit/unit.h"

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

TEST(checks_nothing)
{
}

TEST(crashes)
{
    CHECK(true);
    raise(SIGKILL);
}

TEST(differs)
{
    CHECK_STR(SPAN("a\n"), "b");
}

TEST(good)
{
    CHECK_INT(1, 1);
}

TEST(hangs)
{
    CHECK(true);
    alarm(1);
    pause();
}

TEST(leaves)
{
    CHECK(true);
    exit(0);
}
