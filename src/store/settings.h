#ifndef STORE_SETTINGS_H
#define STORE_SETTINGS_H
/* journal.conf: `version: 1`, then settings, one a line. Nothing in it can name a program. */
#include "base/date.h"
#include "base/diag.h"
#include "base/err.h"
#include "store/house.h"
#include "text/key.h"

struct settings {
    struct house house;
    int day_ends;      /* minutes after midnight until which it is still yesterday; 0 */
    int again_visits;  /* AGAIN looks back this many visits; 0 = without limit */
    int again_days;    /* and this many days; 0 = without limit */
    struct span codes; /* what allergen codes on menus mean; empty: not said */
    bool commit;       /* git commit after each command that writes */
    bool sharded;      /* guests are in guests/XX/ */
    bool moving;       /* `journal store` is moving them there, or was broken off */
};

/*
 * Reads the settings and adds configured keys to *keys. Whatever is not understood is a warning
 * in *problems and changes nothing; -1 only for a version this program does not know.
 */
int settings_parse(struct settings *s, struct span src, struct keys *keys,
                   struct diags *problems, struct err *e);

#endif
