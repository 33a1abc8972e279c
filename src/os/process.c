/* Other programs. */
#include "os/inside.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#ifndef __linux__ /* there unistd.h declares it, for _GNU_SOURCE */
extern char **environ;
#endif

/* Returns true if `entry` of an environment sets the variable that `change` sets or removes. */
static bool same_name(const char *change, const char *entry)
{
    size_t n = strcspn(change, "=");
    return strncmp(change, entry, n) == 0 && entry[n] == '=';
}

/* Returns the environment with the changes of `more`: "NAME=value", or "NAME" to remove it. */
static char **environment(const char *const *more, struct arena *a)
{
    size_t old = 0, added = 0, n = 0;
    while (environ[old])
        old++;
    while (more && more[added])
        added++;
    char **v = ARENA_NEW(a, char *, old + added + 1);
    for (size_t i = 0; i < old; i++) {
        size_t k = 0;
        while (k < added && !same_name(more[k], environ[i]))
            k++;
        if (k == added)
            v[n++] = environ[i];
    }
    for (size_t k = 0; k < added; k++)
        if (strchr(more[k], '='))
            v[n++] = (char *)(uintptr_t)more[k];
    return v;
}

void os_handle_write_signals(void (*handler)(int))
{
    const struct sigaction action = {.sa_handler = handler};
    sigaction(SIGPIPE, &action, NULL);
#ifdef SIGXFSZ /* of XSI */
    sigaction(SIGXFSZ, &action, NULL);
#endif
}

/*
 * Becomes the program argv[0], in the child: calls only what is allowed between fork and exec.
 * Writes errno to `report` when that fails.
 */
_Noreturn static void become(int dirfd, const char *const *argv, int in, int out, int report)
{
    os_handle_write_signals(SIG_DFL); /* a filter must die of a closed pipe */
    if ((dirfd == OS_CWD || fchdir(dirfd) == 0) && (in < 0 || dup2(in, STDIN_FILENO) >= 0) &&
        (out < 0 || dup2(out, STDOUT_FILENO) >= 0))
        execvp(argv[0], (char *const *)(uintptr_t)argv);
    int why = errno;
    os_write_all(report, (const char *)&why, sizeof why);
    _exit(127);
}

static int cloexec_pipe(int ends[2])
{
    if (pipe(ends) < 0)
        return -1;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    return 0;
}

/* Starts argv with `in` and `out` (or -1) as its standard input and output. */
static pid_t start_process(int dirfd, const char *const *argv, const char *const *env, int in,
                           int out, struct err *e)
{
    int report[2], why = 0;
    struct arena a = ARENA_INIT;
    if (cloexec_pipe(report) < 0)
        return (pid_t)os_fail(e, "run", argv[0]);
    char **whole = environment(env, &a);
    pid_t pid = fork();
    if (pid == 0) {
        environ = whole;
        become(dirfd, argv, in, out, report[1]);
    }
    arena_release(&a);
    close(report[1]);
    ssize_t n = 0;
    if (pid < 0)
        os_fail(e, "run", argv[0]);
    else
        RETRY(n, read(report[0], &why, sizeof why));
    close(report[0]);
    if (n != (ssize_t)sizeof why)
        return pid;
    int gone;
    RETRY(gone, waitpid(pid, NULL, 0));
    errno = why;
    return (pid_t)os_fail(e, "run", argv[0]);
}

static int finish(pid_t pid, const char *name, struct err *e)
{
    int status;
    pid_t r;
    RETRY(r, waitpid(pid, &status, 0));
    if (r < 0)
        return os_fail(e, "wait for", name);
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

int os_run_env(int dirfd, const char *const *argv, const char *const *env, struct err *e)
{
    pid_t pid = start_process(dirfd, argv, env, -1, -1, e);
    if (pid < 0)
        return -1;
    /* While it runs, only the program gets the terminal's interrupts, as in system(3). */
    struct sigaction ignore = {.sa_handler = SIG_IGN}, interrupt, quit;
    sigaction(SIGINT, &ignore, &interrupt);
    sigaction(SIGQUIT, &ignore, &quit);
    int r = finish(pid, argv[0], e);
    sigaction(SIGINT, &interrupt, NULL);
    sigaction(SIGQUIT, &quit, NULL);
    return r;
}

int os_run(int dirfd, const char *const *argv, struct err *e)
{
    return os_run_env(dirfd, argv, NULL, e);
}

int os_capture_env(int dirfd, const char *const *argv, const char *const *env, struct buf *b,
                   struct err *e)
{
    int ends[2];
    buf_clear(b);
    if (cloexec_pipe(ends) < 0)
        return os_fail(e, "run", argv[0]);
    pid_t pid = start_process(dirfd, argv, env, -1, ends[1], e);
    close(ends[1]);
    int r = pid < 0 ? -1 : os_read_fd(ends[0], argv[0], b, e);
    close(ends[0]);
    if (pid < 0)
        return -1;
    int status = finish(pid, argv[0], e);
    return r < 0 ? -1 : status;
}

int os_pipe_to(const char *command, pid_t *pid, struct err *e)
{
    const char *const argv[] = {"sh", "-c", command, NULL};
    const struct sigaction ignore = {.sa_handler = SIG_IGN};
    int ends[2];
    if (cloexec_pipe(ends) < 0)
        return os_fail(e, "run", argv[0]);
    *pid = start_process(OS_CWD, argv, NULL, ends[0], -1, e);
    close(ends[0]);
    if (*pid < 0) {
        close(ends[1]);
        return -1;
    }
    sigaction(SIGINT, &ignore, NULL);
    sigaction(SIGQUIT, &ignore, NULL);
    sigaction(SIGPIPE, &ignore, NULL);
    return ends[1];
}

int os_wait(pid_t pid, const char *name, struct err *e)
{
    return finish(pid, name, e);
}
