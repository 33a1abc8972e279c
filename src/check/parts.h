#ifndef CHECK_PARTS_H
#define CHECK_PARTS_H
/* The parts of check: its report, the checks of folders, and the checks across files. */
#include "base/diag.h"
#include "cli/app.h"
#include "cli/progress.h"
#include "text/guest.h"

struct checking {
    struct app *app;
    struct progress progress;
    size_t findings;
};

/* Prints a finding and counts it, unless only others were asked for. */
void check_say(struct checking *c, const struct diag *d);
void check_say_file(struct checking *c, enum severity severity, struct span path,
                    const char *name, const char *message, const char *remedy);
void check_cannot_read(struct checking *c, struct span path, const struct err *e);

/* Reports files in guests/ that are not a guest's, or not where the layout has them. */
void check_folders(struct checking *c);

/* Reports each file menus/NAME.txt that cannot be read. */
void check_menus(struct checking *c);

/* A former id, and the guest whose it was. */
struct former {
    struct span was, now;
};

/* A name that a guest answers to, and a mention of a guest: judged when all files were seen. */
struct called_guest {
    struct span words; /* folded */
    struct span id;
};

/* A line with mentions, copied once however many it has. */
struct mentioning {
    struct span path, line;
    uint32_t lineno;
};

struct mention {
    uint32_t of, at, n; /* the number of the line; where in it the id is */
};

/* Zero is empty; what it points to lives in the arena it was gathered into. */
struct across {
    struct called_guest *names;
    struct mentioning *lines;
    struct mention *mentions; /* by line */
    struct former *former;    /* what `was:` lines say */
    struct former *back;      /* of these, the ids that are a guest's again */
    size_t names_n, names_cap, mentions_n, mentions_cap, former_n, former_cap;
    size_t back_n, back_cap;
    size_t lines_n, lines_cap;
};

/* Gathers what a guest's file says; of the mentions, those of none of the ids, which are
 * sorted.
 */
void across_gather(struct across *x, struct arena *a, const struct guest *g, struct span path,
                   const struct os_names *ids);

/* Takes over what one gathered. */
void across_take(struct across *x, struct arena *a, const struct across *one,
                 const struct os_names *ids);

/* Reports unknown mentions, then guests that share a name. */
void across_judge(struct across *x, struct checking *c);

#endif
