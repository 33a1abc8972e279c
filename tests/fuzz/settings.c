/* journal.conf. */
#include "fuzz.h"

#include "store/settings.h"

void fuzz_one(struct span input)
{
    struct settings s, t;
    struct keys keys;
    struct err e = ERR_INIT, f = ERR_INIT;
    struct diags problems = DIAGS_INIT(&fuzz_arena), again = DIAGS_INIT(&fuzz_arena);
    keys_init(&keys, &fuzz_arena);
    int r = settings_parse(&s, input, &keys, &problems, &e);
    MUST(r == (e.status ? -1 : 0));
    if (r < 0)
        return;
    MUST(s.day_ends >= 0 && s.day_ends < 1440 && s.again_visits >= 0 && s.again_days >= 0);
    for (size_t i = 0; i < keys.n; i++)
        MUST(keys_find(&keys, keys.v[i].name) == keys.v[i].as);
    MUST(settings_parse(&t, input, &keys, &again, &f) == 0);
    MUST(t.day_ends == s.day_ends && t.commit == s.commit && t.sharded == s.sharded);
}
