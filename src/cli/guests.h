#ifndef CLI_GUESTS_H
#define CLI_GUESTS_H
/*
 * From operands to guests: one, a party, each that is named, or the whole house. What goes
 * wrong is printed and raises app->status; the other guests are still answered.
 */
#include "cli/app.h"
#include "store/resolve.h"
#include "store/scan.h"

/*
 * Resolves a GUEST argument: 0 and *id, or a status that was printed, with the candidates.
 * Where a file could not be read, a name may mean another guest: a command that writes gets the
 * status of that failure, and one that reads gets 0 and a raised app->status.
 */
int app_guest(struct app *app, struct span text, struct span *id);

/* Returns whether an operand, DATE or GUEST, was probably meant as a DATE and is no GUEST. */
bool app_is_wrong_date(struct app *app, int at);

/* Reports the number of files in guests/ that no command reads, if any, and the first's path.
 */
void app_strays(size_t n, struct span first);

/* Warns if other guests have the same or nearly the same name as the new guest. */
void warn_of_namesakes(const struct found *f, struct span id);

/* Appends why an id that the guest `had` had until a rename is refused. */
void warn_had_id(struct buf *b, struct span id, struct span had);

/*
 * Returns true, and appends the reason to *b, if another guest than `self` had this id until a
 * rename. Lines that mention the id mean that guest, and git would merge the files of both.
 */
bool app_had_id(struct app *app, struct span id, struct span self, struct buf *b);

/* GUEST,GUEST: 0 and the ids in the order named, each once. All that are wrong are reported. */
struct party {
    struct span *ids;
    size_t n;
};
int app_party(struct app *app, struct span text, struct party *p);

/*
 * Loads a guest that was resolved: of equal lines the first, for they are one fact. A file that
 * cannot be read is reported. app_facts also reports copies of the file.
 */
int app_load(struct app *app, struct span id, struct guest *g);
int app_facts(struct app *app, struct span id, struct guest *g);

/* Reads the file of a guest that was resolved into *b, and reports as app_load does. */
int app_read(struct app *app, struct span id, struct buf *b);

/*
 * Reads the dish book. It is empty if there is none, or if it cannot be read, which is
 * reported.
 */
void app_book(struct app *app, struct book *book);

/* Reports copies of the dish book and of the other files that are not a guest's, once. */
void app_tell_texts(struct app *app);

/* Opens the dish book for one thread that asks for few dishes (book_open). */
void app_book_open(struct app *app, struct book *book);

/*
 * Calls `one` with the facts of each guest that the operands from `first` on name. Returns
 * app->status.
 */
int app_each_guest(struct app *app, int first, void (*one)(void *ctx, struct guest *g),
                   void *ctx);

/* Workers for a scan that does more than read, or keeps much: two a processor, or -j's. */
size_t app_busy(const struct app *app);

/*
 * Asks the whole house, with -j's workers unless q says how many; a file that cannot be read is
 * reported unless q->failed does that. 0 or a status that was printed.
 */
int app_scan(struct app *app, const struct scan *q);

#endif
