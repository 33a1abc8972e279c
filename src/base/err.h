#ifndef BASE_ERR_H
#define BASE_ERR_H
#include "base/span.h"

/*
 * Errors are values. A function that can fail takes a struct err, sets it and returns -1;
 * only cli/ and cmd/ print it. The first failure wins: setting one that is set changes nothing.
 * The codes are the exit statuses of journal(1).
 */
enum exit_status {
    STATUS_YES = 0,     /* yes, done */
    STATUS_NO = 1,      /* nothing found, a clash, a check failed */
    STATUS_USAGE = 2,   /* the command line is wrong */
    STATUS_GUEST = 3,   /* a guest is unknown, ambiguous or taken */
    STATUS_FILE = 4,    /* a file cannot be read as text, or is refused */
    STATUS_SYSTEM = 5,  /* the system refused; nothing changed */
    STATUS_AFTER = 6,   /* saved, but what follows failed */
    STATUS_LOCKED = 75, /* another holds the lock; EX_TEMPFAIL of sysexits.h */
};

struct err {
    int status;
    char text[1024]; /* one line or more, no newline at its end; may hold user bytes */
};

#define ERR_INIT ((struct err){0})

/* Sets *e unless it is set already. Returns -1, so `return err_set(...)` reads well. */
int err_set(struct err *e, enum exit_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Errors that several commands share. They return -1 as well; line 0 is no line. */
int err_gone(struct err *e, enum exit_status status, struct span name);
int err_exists(struct err *e, struct span name);
int err_conflict(struct err *e, struct span path, size_t line);
int err_nul(struct err *e, struct span path, size_t line);

/* Returns the graver of two statuses, in the order 5 75 6 4 3 2 1 0. */
int err_graver(int a, int b);

/* Reports a bug, or that memory ran out, and ends with status 5. */
_Noreturn void die(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Makes die() end with STATUS_AFTER from now on, because something is on the disk. */
void die_as_after(void);

#endif
