#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int err_set(struct err *e, enum exit_status status, const char *format, ...)
{
    if (e->status)
        return -1;
    e->status = (int)status;
    va_list args;
    va_start(args, format);
    vsnprintf(e->text, sizeof e->text, format, args);
    va_end(args);
    return -1;
}

int err_gone(struct err *e, enum exit_status status, struct span name)
{
    return err_set(e, status, "%.*s was removed while the command ran", SPAN_ARG(name));
}

int err_exists(struct err *e, struct span name)
{
    return err_set(e, STATUS_GUEST, "%.*s already exists", SPAN_ARG(name));
}

int err_conflict(struct err *e, struct span path, size_t line)
{
    char at[24] = "";
    if (line)
        snprintf(at, sizeof at, ":%zu:", line);
    return err_set(e, STATUS_FILE, "%.*s%s has git conflict markers; resolve them first",
                   SPAN_ARG(path), at);
}

int err_nul(struct err *e, struct span path, size_t line)
{
    return err_set(e, STATUS_FILE, "%.*s:%zu: contains a NUL byte, so it is not text",
                   SPAN_ARG(path), line);
}

int err_graver(int a, int b)
{
    static const int order[] = {STATUS_SYSTEM, STATUS_LOCKED, STATUS_AFTER, STATUS_FILE,
                                STATUS_GUEST,  STATUS_USAGE,  STATUS_NO};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        if (a == order[i] || b == order[i])
            return order[i];
    return a ? a : b; /* git's own, which `journal git` hands on */
}

static int die_status = STATUS_SYSTEM;

void die_as_after(void)
{
    die_status = STATUS_AFTER;
}

void die(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fputs("journal: ", stderr);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    exit(die_status);
}
