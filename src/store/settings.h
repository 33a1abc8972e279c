#ifndef STORE_SETTINGS_H
#define STORE_SETTINGS_H
/* journal.conf: `version: 1`, then settings, one a line. Nothing in it can name a program. */
#include "base/date.h"
#include "base/diag.h"
#include "base/err.h"
#include "text/key.h"

enum { HOUSE_KEYS = 32, HOUSE_EXPIRES = 16 };

/* The word of a house for one thing, and for several of them: "job", "jobs". */
struct house_word {
    struct span one, many;
};

enum house_thing { HOUSE_COVER, HOUSE_TABLE, HOUSE_DISH, HOUSE_THINGS };

/* How a house prints its day. */
struct house {
    int brief[HOUSE_KEYS]; /* keys of the brief, in order */
    size_t brief_n;
    bool brief_set; /* false: the brief prints all standing keys */
    struct {
        int key, days;
    } expires[HOUSE_EXPIRES]; /* standing facts that are asked again */
    size_t expires_n;
    struct house_word words[HOUSE_THINGS];
    bool no_ask;  /* nobody has to be asked about allergies */
    int capacity; /* covers at one time; 0: not given */
};

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

/* "2y", "6m", "8w", "90d" or "90": days; -1 for anything else. */
int settings_days(struct span s);

#endif
