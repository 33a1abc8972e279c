#include "out/term.h"

#include "base/num.h"
#include "os/os.h"

bool term_color_parse(struct span word, enum term_color *choice)
{
    static const char *const words[] = {"auto", "always", "never"};
    for (int i = 0; i < 3; i++) {
        if (span_is(word, words[i])) {
            *choice = (enum term_color)i;
            return true;
        }
    }
    return false;
}

static bool is_dumb(void)
{
    const char *term = os_getenv("TERM");
    return !term || span_is(span_str(term), "dumb");
}

bool term_color(int fd, enum term_color choice)
{
    if (choice != TERM_COLOR_AUTO)
        return choice == TERM_COLOR_ALWAYS;
    return os_is_tty(fd) && !is_dumb() && !os_getenv("NO_COLOR");
}

size_t term_width(int fd)
{
    const char *columns = os_getenv("COLUMNS");
    long n;
    if (!os_is_tty(fd))
        return 0;
    if (columns && num_parse(span_str(columns), 10000, &n) && n > 0)
        return (size_t)n;
    n = os_tty_columns(fd);
    return n > 0 ? (size_t)n : 80;
}

static bool is_in_path(const char *name)
{
    const char *path = os_getenv("PATH");
    struct span rest = span_str(path ? path : ""), dir;
    struct buf file = BUF_INIT;
    bool found = false;
    while (!found && span_cut(&rest, ':', &dir)) {
        struct err ignored = ERR_INIT;
        buf_clear(&file);
        buf_add(&file, dir);
        buf_fmt(&file, "/%s", name);
        found = dir.n && os_exists(OS_CWD, buf_cstr(&file), &ignored) == 1;
    }
    buf_release(&file);
    return found;
}

static const char *pager_command(void)
{
    const char *pager = os_getenv("PAGER");
    if (pager)
        return span_is(span_str(pager), "cat") ? NULL : pager;
    return !is_dumb() && is_in_path("less") ? "less -FRX" : NULL;
}

int term_pager_start(struct term_pager *p, int fd, struct err *e)
{
    *p = (struct term_pager){0};
    const char *command = os_is_tty(fd) ? pager_command() : NULL;
    if (!command)
        return fd;
    struct buf line = BUF_INIT;
    buf_fmt(&line, ": \"${LESS=FRX}\"; export LESS; %s", command);
    int to = os_pipe_to(buf_cstr(&line), &p->pid, e);
    buf_release(&line);
    if (to < 0)
        p->pid = 0;
    return to;
}

int term_pager_wait(struct term_pager *p, struct err *e)
{
    enum { NOT_EXECUTABLE = 126, NOT_FOUND }; /* of sh */
    pid_t pid = p->pid;
    p->pid = 0;
    int status = pid ? os_wait(pid, "pager", e) : 0;
    if (status == NOT_EXECUTABLE || status == NOT_FOUND)
        return err_set(e, STATUS_SYSTEM,
                       "the pager (%s) could not be started, so the answer was not shown\n"
                       "without a pager: --no-pager",
                       pager_command());
    return status < 0 ? -1 : 0;
}
