/* Random tests that must fail, for tests/frame/run.test. */
#include "../prop/prop.h"

#include <signal.h>

PROP(crashes_late, 100)
{
    CHECK(true);
    if (rnd_chance(50))
        raise(SIGKILL);
}

PROP(differs_late, 100)
{
    struct span s = rnd_ascii(40);
    CHECK(s.n < 25);
}

PROP(good, 100)
{
    CHECK(rnd_below(3) < 3);
}
