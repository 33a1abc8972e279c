/* Other programs. */
#include "os/inside.h"

#include <signal.h>
#include <sys/wait.h>

/* In the child: only what is allowed between fork and exec. Tells why not through `report`. */
_Noreturn static void become(int dirfd, const char *const *argv, int in, int out, int report)
{
    /* It gets back the signal that we ignore: a filter must die of a closed pipe. */
    sigaction(SIGPIPE, &(struct sigaction){.sa_handler = SIG_DFL}, NULL);
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
static pid_t start(int dirfd, const char *const *argv, int in, int out, struct err *e)
{
    int report[2], why = 0;
    if (cloexec_pipe(report) < 0)
        return (pid_t)os_fail(e, "run", argv[0]);
    pid_t pid = fork();
    if (pid == 0)
        become(dirfd, argv, in, out, report[1]);
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

int os_run(int dirfd, const char *const *argv, struct err *e)
{
    pid_t pid = start(dirfd, argv, -1, -1, e);
    if (pid < 0)
        return -1;
    /* While it runs, the terminal's interrupt is meant for it alone, as in system(3). */
    struct sigaction ignore = {.sa_handler = SIG_IGN}, interrupt, quit;
    sigaction(SIGINT, &ignore, &interrupt);
    sigaction(SIGQUIT, &ignore, &quit);
    int r = finish(pid, argv[0], e);
    sigaction(SIGINT, &interrupt, NULL);
    sigaction(SIGQUIT, &quit, NULL);
    return r;
}

int os_capture(int dirfd, const char *const *argv, struct buf *b, struct err *e)
{
    int ends[2];
    buf_clear(b);
    if (cloexec_pipe(ends) < 0)
        return os_fail(e, "run", argv[0]);
    pid_t pid = start(dirfd, argv, -1, ends[1], e);
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
    *pid = start(OS_CWD, argv, ends[0], -1, e);
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
