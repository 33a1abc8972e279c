#include "store/retry.h"

enum { TRIES = 100 }; /* who moves a journal back and forth for ever is not waited for */

void look_begin(struct look *l, const struct store *s)
{
    *l = (struct look){.conf = s->conf, .careful = s->set.moving};
}

bool look_again(struct look *l, const struct store *s)
{
    struct os_stamp now = {0};
    struct err ignored = ERR_INIT;
    os_stat(s->rootfd, store_conf, &now, &ignored);
    if (os_stamp_eq(&now, &l->conf) || ++l->tries == TRIES)
        return false;
    l->conf = now;
    l->careful = true;
    return true;
}
