#include "store/retry.h"

enum { TRIES = 100 }; /* give up after this many retries */

void retry_begin(struct retry *r, const struct store *s)
{
    *r = (struct retry){.conf = s->conf, .careful = s->set.moving};
}

bool retry_again(struct retry *r, const struct store *s)
{
    struct os_stamp now = {0};
    struct err ignored = ERR_INIT;
    os_stat(s->rootfd, store_conf, &now, &ignored);
    if (os_stamp_eq(&now, &r->conf) || ++r->tries == TRIES)
        return false;
    r->conf = now;
    r->careful = true;
    return true;
}
