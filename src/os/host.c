/* Clock, terminal, environment: what the machine says of itself. */
#include "os/inside.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <time.h>

/*
 * Opens a descriptor in place of each closed standard one, because the next opened file would
 * get its number, and messages would be written to it. Reading or writing it is still an error.
 */
static void fill_standard(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 &&
            open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
            _exit(STATUS_SYSTEM);
}

void os_start(void)
{
    fill_standard();
    os_handle_write_signals(SIG_IGN);
}

static int64_t now_ms(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

int64_t os_now_ms(void)
{
    return now_ms(CLOCK_MONOTONIC);
}

void os_clock(date_t *today, daytime_t *now)
{
    time_t t = time(NULL);
    struct tm tm = {0};
    localtime_r(&t, &tm);
    *today = date_make(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
    *now = (daytime_t)(tm.tm_hour * 60 + tm.tm_min);
}

void os_local(date_t *date, daytime_t *time)
{
    date_t epoch = date_make(1970, 1, 1);
    time_t t = (time_t)(*date - epoch) * 86400 + (time_t)*time * 60;
    struct tm tm = {0};
    localtime_r(&t, &tm);
    *date = date_make(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
    *time = (daytime_t)(tm.tm_hour * 60 + tm.tm_min);
}

void os_sleep_ms(unsigned ms)
{
    struct timespec left = {.tv_sec = (time_t)(ms / 1000),
                            .tv_nsec = (long)(ms % 1000) * 1000000};
    while (nanosleep(&left, &left) < 0 && errno == EINTR)
        ;
}

int64_t os_age_ms(const struct os_stamp *stamp)
{
    return now_ms(CLOCK_REALTIME) - (stamp->mtime_sec * 1000 + stamp->mtime_nsec / 1000000);
}

const char *os_getenv(const char *name)
{
    const char *value = getenv(name);
    return value && *value ? value : NULL;
}

bool os_is_tty(int fd)
{
    return isatty(fd) == 1;
}

int os_tty_columns(int fd)
{
#ifdef TIOCGWINSZ
    struct winsize size;
    if (ioctl(fd, TIOCGWINSZ, &size) == 0)
        return size.ws_col;
#endif
    (void)fd;
    return 0;
}

size_t os_processors(void)
{
#ifdef _SC_NPROCESSORS_ONLN
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n > 0 && n < 4096 ? (size_t)n : 1;
#else
    return 1;
#endif
}
