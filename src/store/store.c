#include "store/store.h"

#include "base/quote.h"

const char store_conf[] = "journal.conf";

/* Upwards from the working directory; "" when no directory holds journal.conf. */
static const char *find_upwards(struct arena *a)
{
    struct buf up = BUF_INIT;
    const char *found = "";
    uint64_t last_inode = 0, last_dev = 0;
    for (int depth = 0; depth < 256; depth++) {
        struct os_stamp dir;
        struct err ignored = ERR_INIT;
        struct span at = arena_fmt(a, "%s", up.n ? buf_cstr(&up) : ".");
        struct span conf = arena_fmt(a, "%s/%s", at.p, store_conf);
        if (os_stat(OS_CWD, at.p, &dir, &ignored) <= 0 ||
            (depth && dir.inode == last_inode && dir.dev == last_dev))
            break; /* the root is its own parent */
        if (os_exists(OS_CWD, conf.p, &ignored) > 0) {
            found = at.p;
            break;
        }
        last_inode = dir.inode;
        last_dev = dir.dev;
        buf_str(&up, up.n ? "/.." : "..");
    }
    buf_release(&up);
    return found;
}

static const char *find_root(const char *dir, struct arena *a)
{
    const char *home;
    if (dir || (dir = os_getenv("JOURNAL_DIR")))
        return dir;
    dir = find_upwards(a);
    if (*dir)
        return dir;
    if ((home = os_getenv("XDG_DATA_HOME")))
        return arena_fmt(a, "%s/journal", home).p;
    if ((home = os_getenv("HOME")))
        return arena_fmt(a, "%s/.local/share/journal", home).p;
    return ".";
}

static void no_journal(const struct store *s, struct err *e)
{
    struct buf dir = BUF_INIT;
    quote_path(&dir, s->path);
    err_set(e, STATUS_USAGE, "no journal in %s\nto create one: journal init %s", s->path.p,
            buf_cstr(&dir));
    buf_release(&dir);
}

static int read_conf(struct store *s, struct err *e)
{
    struct buf conf = BUF_INIT;
    int got = os_read(s->rootfd, store_conf, &conf, &s->conf, e);
    if (got == 0)
        no_journal(s, e);
    if (got == 1)
        settings_parse(&s->set, arena_copy(s->arena, buf_span(&conf)), &s->keys, &s->problems,
                       e);
    buf_release(&conf);
    return e->status ? -1 : 0;
}

int store_open(struct store *s, const char *dir, struct arena *a, struct err *e)
{
    *s = (struct store){.rootfd = -1, .arena = a, .problems = DIAGS_INIT(a)};
    s->formers = ARENA_NEW(a, struct formers *, 1);
    s->path = span_str(find_root(dir, a));
    keys_init(&s->keys, a);
    struct err why = ERR_INIT;
    s->rootfd = os_open_dir(OS_CWD, s->path.p, &why);
    if (s->rootfd < 0 && os_exists(OS_CWD, s->path.p, e) > 0)
        err_set(e, (enum exit_status)why.status, "%s", why.text);
    if (s->rootfd < 0)
        no_journal(s, e);
    else if (read_conf(s, e) < 0)
        store_close(s);
    return e->status ? -1 : 0;
}

void store_close(struct store *s)
{
    os_close(s->rootfd);
    s->rootfd = -1;
}

int store_check_text(struct span path, struct span src, struct err *e)
{
    size_t line;
    switch (text_check(src, &line)) {
    case TEXT_NUL:
        return err_nul(e, path, line);
    case TEXT_CONFLICT:
        return err_conflict(e, path, line);
    case TEXT_FINE:
        break;
    }
    return 0;
}

int store_again(struct store *s, struct err *e)
{
    struct os_stamp now = {0};
    if (os_stat(s->rootfd, store_conf, &now, e) < 0 || os_stamp_eq(&now, &s->conf))
        return e->status ? -1 : 0;
    struct store read = {.rootfd = s->rootfd,
                         .path = s->path,
                         .arena = s->arena,
                         .problems = DIAGS_INIT(s->arena)};
    keys_init(&read.keys, s->arena);
    if (read_conf(&read, e) < 0)
        return -1;
    s->conf = read.conf;
    s->set.sharded = read.set.sharded;
    s->set.moving = read.set.moving;
    return 0;
}
