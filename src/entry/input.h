#ifndef ENTRY_INPUT_H
#define ENTRY_INPUT_H
/* FACT arguments: what a user typed, read as a line is read, and made ready to be written. */
#include "cli/app.h"

struct input {
    struct fact fact; /* parsed from its canonical line; lives in the app's arena */
    struct span line;
    struct span only; /* "@GUEST FACT": for that guest alone, as typed; .n is 0 for all */
    bool loose;       /* "hamachi~", "3+": the text is words of a dish of that sitting */
    bool left_out;    /* "!hamachi": words of a dish of the menu that was not served */
    unsigned dish;    /* served from a menu: which dish of it, from 1 */
    uint32_t again;   /* how many more times the text had the same line */
};

/* The most facts of one command, each counted once for each guest who gets it. */
enum { INPUTS_MAX = 50000 };

struct inputs {
    struct input *v;
    size_t n, cap;
    struct arena *arena; /* of v alone; NULL: the app's */
};

/* When facts are stamped, and which. */
struct stamp {
    date_t date;
    daytime_t time;
    bool explicit_date; /* -d was given: keys of the user's own (x-) are dated too */
    bool keyed;         /* a fact without a key is refused */
    bool undated;       /* --undated: allergy, intolerance and diet are not stamped either */
    bool menu;          /* a menu is recorded as served: "!DISH" leaves a dish of it out */
};

/*
 * Adds the FACT arguments from args[from] on; "-" reads lines from standard input, and after
 * "@GUEST" alone the others are for that guest. Everything that is wrong is reported, with the
 * remedy. Returns 0 or a status.
 */
int inputs_read(struct app *app, int from, const struct stamp *stamp, struct inputs *in);

/*
 * Adds the facts of a text, a line each; blank lines and comments pass. After 100 lines that
 * were refused the others are not read. `name` for messages.
 */
int inputs_lines(struct app *app, struct span text, const char *name, const struct stamp *stamp,
                 struct inputs *in);

/*
 * Adds one FACT, as typed, or the marks of "hamachi~ cod+". Returns 0, or a status that was
 * reported.
 */
int inputs_add(struct app *app, struct span typed, const struct stamp *stamp,
               struct inputs *in);

/*
 * Cleans words that will be part of a line: trims them and replaces tabs with spaces. Returns
 * 0, or a status if they cannot be written on one line.
 */
int input_text(struct app *app, struct span typed, struct span *text);

/*
 * Makes the id of a name, or checks the one of --as (NULL: not given). Returns 0, or a status
 * if it is not a valid id.
 */
int input_id(struct app *app, struct span name, const char *wish, struct span *id);

/* Sets *words to the only operand from `at` on. Returns 0, or a status if there are several. */
int input_words(struct app *app, int at, struct span *words);

/*
 * Parses the facts of a file that are of the days of the inputs, first to last. They point into
 * src.
 */
void inputs_parse_days(const struct inputs *in, struct guest *g, struct span id,
                       struct span src, const struct keys *keys, struct arena *a);

/* Reports that there are more facts than INPUTS_MAX. Returns the status. */
int input_too_many(struct app *app);

/* Reports that such words were not written, unless the line has them. */
void input_unwritten(struct span words, struct span line);

#endif
