#include "cli/progress.h"

#include "os/os.h"

enum { STDERR = 2, PATIENCE_MS = 500, EVERY_MS = 100 };

void progress_begin(struct progress *p, const char *what, size_t total)
{
    *p = (struct progress){.what = what, .total = total, .terminal = os_is_tty(STDERR)};
    p->began = p->terminal ? os_now_ms() : 0;
}

static void show(const struct progress *p)
{
    struct buf b = BUF_INIT;
    struct err ignored = ERR_INIT;
    buf_fmt(&b, "\r\033[K%s: %zu", p->what, p->done);
    if (p->total)
        buf_fmt(&b, " of %zu, %zu%%", p->total, p->done * 100 / p->total);
    os_write_fd(STDERR, "standard error", buf_span(&b), &ignored);
    buf_release(&b);
}

void progress_step(struct progress *p, size_t n)
{
    p->done += n;
    if (!p->terminal)
        return;
    int64_t now = os_now_ms();
    if (now - p->began < PATIENCE_MS || now - p->shown < EVERY_MS)
        return;
    p->shown = now;
    p->visible = true;
    show(p);
}

void progress_wipe(struct progress *p)
{
    struct err ignored = ERR_INIT;
    if (p->visible)
        os_write_fd(STDERR, "standard error", SPAN("\r\033[K"), &ignored);
    p->visible = false;
}
