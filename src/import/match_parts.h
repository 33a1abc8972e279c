#ifndef IMPORT_MATCH_PARTS_H
#define IMPORT_MATCH_PARTS_H
/* Shared by match.c, dossier.c, rebooked.c and fits.c; no other file includes it. */
#include "base/set.h"
#include "import/match.h"

/* ---- dossier.c: the files of guests, as later records find them ---- */

/*
 * The lines of a guest's file and those that earlier records added, so that the next record's
 * are compared with them. Several are cached, as records of one guest may be far apart in a
 * list.
 */
enum { DOSSIERS = 64, DOSSIERS_SIZE = 8 << 20, NAMES_MAX = 256 }; /* 8 MiB of files */

/* A line that books, with its mark. */
struct dossier_booking {
    date_t date;
    daytime_t time;
    char mark;
    struct span text; /* folded */
};

struct dossier {
    size_t who, size;    /* size: of the file; 0: this one is not used */
    struct set facts;    /* folded; for lines of our own export in canonical form */
    struct set names;    /* folded, NAMES_MAX at most */
    struct set expected; /* the days and hours of bookings without a mark */
    struct dossier_booking *booked; /* in the order of the file */
    size_t booked_n, booked_cap;
    bool name, birthday; /* the file has one: both occur once */
    unsigned title;      /* of x-prefix and x-suffix; see titles_kind */
    struct arena a;
};

/* Returns the dossier of the guest's file; NULL with *e set when it cannot be read. */
struct dossier *dossier_open(struct matching *m, size_t who, struct err *e);

/* Adds the record's lines to the cached file and the index, for the next records. */
void dossier_add_lines(struct matching *m, size_t who, const struct lines *lines);

/*
 * Returns what the guest's file will get for this line: name and birthday occur once, so
 * another name is an aka, and another birthday is kept where nothing reads it.
 */
struct span dossier_once(struct matching *m, const struct dossier *d, const struct fact *f,
                         struct person *p);

/*
 * Says that bookings which the file expects are cancelled in the record, or the guest did not
 * come. Returns how many.
 */
size_t dossier_say_cancelled(struct matching *m, const struct dossier *d, struct span id,
                             struct person *p);

/* Returns whether the file has a booking without a mark at that day and hour. */
bool dossier_expects(const struct dossier *d, date_t date, daytime_t time, struct matching *m);

/* ---- rebooked.c ---- */

/*
 * Handles an event that may be a booking of the file at another day or hour. If the record says
 * which one it was, takes its line out of *new, adds the command that moves the booking to the
 * receipt, and returns true. Else adds a booking that may be the same to the receipt.
 */
bool dossier_say_moved(struct matching *m, const struct dossier *d, struct span id,
                       struct person *p, struct lines *new);

/*
 * Does the same for an event of our own export. Its UID has the number of its booking in the
 * file.
 */
bool dossier_say_moved_own(struct matching *m, const struct dossier *d, struct span id,
                           struct person *p, struct lines *new);

/* ---- dossier.c ---- */

/* Returns the lines of a record that the guest's file does not have. */
struct lines dossier_missing(struct matching *m, const struct dossier *d, struct person *p);

/* Returns whether the name of the record may be one of the guest's. */
bool dossier_has_name(const struct dossier *d, const struct person *p);

/* Returns whether the file has this line of our own export. */
bool dossier_has_line(const struct dossier *d, struct span line, struct matching *m);

/* ---- fits.c: the guests that a record may be ---- */

enum { FITS_MAX = 8 };

struct fit {
    size_t who;
    bool contact, name;
};

struct fits {
    struct fit v[FITS_MAX];
    size_t n;
};

/*
 * Finds the matches. One by both number and name comes first: a spouse has the number too.
 * *contact: the record has a telephone number or a mail address.
 */
struct fits fits_find(struct matching *m, const struct person *p, bool *contact);

#endif
