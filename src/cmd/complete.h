#ifndef CMD_COMPLETE_H
#define CMD_COMPLETE_H
/*
 * Completes the word at the cursor of a command line that begins with `journal`. Nothing here
 * reports an error: without a journal, or with one that cannot be read, there are fewer
 * candidates.
 */
#include "cli/app.h"
#include "cli/offers.h"

struct dish_name {
    int key; /* of the item: dish, wine */
    struct span name;
    const char *where;
};

struct reply {
    struct app *app;
    struct offers offers;
    struct span kept, typed; /* the word: what is offered replaces `typed` */
    struct span folded;      /* the words of `typed` */

    const struct command *command; /* NULL: not typed yet */
    const struct option *option;   /* the one whose value is asked for, or NULL */
    const char **operands;         /* before the word */
    size_t operands_n;
    const char *day_word, *menu; /* of -d and -m */
    bool dishes_only;            /* plan --dishes */
    bool after_dashes;           /* no option can follow */

    bool by_name;             /* guests are offered by name, not by id */
    bool many_guests;         /* so many that not all files are read */
    bool open, tried;         /* the journal is open, or was not found */
    struct dish_name *dishes; /* of the menu, then of the dish book */
    size_t dishes_n, dishes_cap;
    bool dishes_read;
};

/* Moves the first n bytes of `typed` to `kept`. */
void reply_keep(struct reply *r, size_t n);

/* Offers a word if it begins with what was typed, in either case. */
void reply_word(struct reply *r, struct span word, struct span what);

/* Offers a name if it or one of its words begins with what was typed. */
void reply_name(struct reply *r, struct span name, struct span what);
bool reply_fits(const struct reply *r, struct span name);

/* Opens the journal once. Returns false, silently, if there is none. */
bool reply_open(struct reply *r);

/* Returns the day of -d, else today. */
date_t reply_day(struct reply *r);

/* Returns a day as files have it, in the arena. */
struct span reply_iso(struct reply *r, date_t day);

/* ---- cmd/complete_words.c: what needs no guest ---- */

void complete_commands(struct reply *r);
void complete_topics(struct reply *r); /* commands too */
void complete_options(struct reply *r);
void complete_value(struct reply *r);
void complete_words(struct reply *r, const char *alternatives); /* separated by | */
void complete_dates(struct reply *r);
void complete_menus(struct reply *r);
void complete_checks(struct reply *r);
void complete_keys(struct reply *r, const char *end);

/* ---- cmd/complete_guests.c: guests, and what their files have ---- */

void complete_guests(struct reply *r);
void complete_names(struct reply *r);    /* names of guests, not ids */
void complete_items(struct reply *r);    /* what is open */
void complete_bookings(struct reply *r); /* days of bookings; after a day its times */
void complete_served(struct reply *r);
void complete_lines(struct reply *r);

/* Calls `one` with each guest of the operands: GUEST,GUEST, or the last @GUEST. */
void complete_each(struct reply *r, void (*one)(struct reply *r, const struct guest *g));

/* ---- cmd/complete_facts.c ---- */

void complete_fact(struct reply *r);
void complete_mention(struct reply *r); /* @GUEST in a text */
void complete_marks(struct reply *r);

/* Offers dishes of a key, or of any for KEY_NONE: of the menu, then of the dish book. */
void complete_dishes(struct reply *r, int key);

/* ---- cmd/complete_search.c: words that lines of all guests have ---- */

void complete_tags(struct reply *r);
void complete_find(struct reply *r);  /* what `find` finds */
void complete_about(struct reply *r); /* what `open --about` finds */

#endif
