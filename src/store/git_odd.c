#include "store/git_odd.h"

#include "base/buf.h"
#include "os/os.h"

#include <string.h>

enum { CONFIGS_MAX = 100 };

/* The files of configuration to look into; those that they include are added. */
struct look {
    int dirfd;
    const char *dir;
    const char *const *env;
    struct arena *a;
    const char *file[CONFIGS_MAX];
    int n;
};

static int refuse(const char *file, const char *names, struct err *e)
{
    return err_set(e, STATUS_FILE,
                   "git was not started, because it would wait for %s or read it without end: "
                   "it is a pipe, a device, or larger than 64 MiB\n%s",
                   file, names);
}

/* Prints the pipes and devices of git's directory $1, and the links to them. */
static int look_at_dir(struct look *l, struct err *e)
{
    static const char find[] =
        "exec find \"$1\" \\( -type p -o -type b -o -type c -o -type l \\( -exec test -p {} "
        "\\; "
        "-o -exec test -c {} \\; -o -exec test -b {} \\; \\) \\) -print 2>/dev/null";
    const char *const argv[] = {"sh", "-c", find, "sh", l->dir, NULL};
    struct buf b = BUF_INIT;
    struct span out, line;
    if (os_capture_env(l->dirfd, argv, NULL, &b, e) >= 0) {
        out = buf_span(&b);
        if (span_line(&out, &line))
            refuse(arena_copy(l->a, line).p, "remove it", e);
    }
    buf_release(&b);
    return e->status ? -1 : 0;
}

static int add_config(struct look *l, const char *path, struct err *e)
{
    if (os_exists(OS_CWD, path, e) <= 0)
        return e->status ? -1 : 0;
    if (l->n == CONFIGS_MAX)
        return err_set(
            e, STATUS_FILE,
            "git was not started, because the configuration of %s includes more than "
            "%d files",
            l->dir, CONFIGS_MAX);
    l->file[l->n++] = path;
    return 0;
}

static bool is_include(struct span key)
{
    return (span_starts(key, SPAN("include.")) || span_starts(key, SPAN("includeif."))) &&
           span_ends(key, SPAN(".path"));
}

/* Looks at the file that a setting of `config` names. */
static int look_at_value(struct look *l, const char *config, struct span key, struct span value,
                         struct err *e)
{
    bool include = is_include(key);
    const char *above = include ? config : l->dir;
    const char *path = arena_copy(l->a, value).p;
    if (!value.n)
        return 0;
    if (*path != '/')
        path = arena_fmt(l->a, "%.*s/%s", (int)(strrchr(above, '/') - above), above, path).p;
    if (os_is_endless(l->dirfd, path) || os_is_endless(l->dirfd, arena_copy(l->a, value).p))
        return refuse(path, arena_fmt(l->a, "remove the setting from %s", config).p, e);
    return include ? add_config(l, path, e) : 0;
}

/* Returns false if no line of the configuration can set a name that ends as those below do. */
static bool may_name_files(int dirfd, const char *config)
{
    static const char *const ends[] = {"path", "file", "template", "skiplist"};
    struct buf b = BUF_INIT;
    struct err unused = ERR_INIT;
    bool may = os_read(dirfd, config, &b, NULL, &unused) <= 0; /* a link, for example */
    struct span rest = buf_span(&b), part;
    while (!may && rest.n && span_chr(rest, '=') != SPAN_NONE && span_cut(&rest, '=', &part)) {
        part = span_trim(part);
        for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
            struct span end = span_str(ends[i]);
            may |= part.n >= end.n && span_eq_nocase(span_from(part, part.n - end.n), end);
        }
    }
    buf_release(&b);
    return may;
}

/* Looks at the files that one file of configuration names. */
static int look_at_config(struct look *l, const char *config, struct err *e)
{
    static const char list[] = "cd / && exec git config --no-includes -f \"$1\" -z --type=path "
                               "--get-regexp '(path|file|template|skiplist)$' 2>/dev/null";
    const char *const argv[] = {"sh", "-c", list, "sh", config, NULL};
    enum { NONE = 1, NO_GIT = 127 };
    struct buf b = BUF_INIT;
    struct span rest, record, key;
    if (os_is_endless(l->dirfd, config))
        return refuse(config, "remove it", e);
    if (!may_name_files(l->dirfd, config))
        return 0;
    int status = os_capture_env(l->dirfd, argv, l->env, &b, e);
    rest = buf_span(&b);
    while (status == 0 && !e->status && rest.n && span_cut(&rest, '\0', &record))
        if (span_cut(&record, '\n', &key))
            look_at_value(l, config, key, record, e);
    buf_release(&b);
    if (status > NONE && status != NO_GIT)
        err_set(e, STATUS_FILE,
                "git was not started, because %s names a file in a way that cannot be read",
                config);
    return e->status ? -1 : 0;
}

static int look_at_repository(struct look *l, const char *dir, struct err *e)
{
    l->dir = dir;
    return look_at_dir(l, e) < 0 || add_config(l, arena_fmt(l->a, "%s/config", dir).p, e) < 0
               ? -1
               : add_config(l, arena_fmt(l->a, "%s/config.worktree", dir).p, e);
}

/* Returns the directory that a linked work tree shares with others, or NULL. */
static const char *common_dir(int dirfd, const char *dir, struct arena *a)
{
    struct buf b = BUF_INIT;
    struct err unused = ERR_INIT;
    const char *common = NULL;
    struct span rest, line;
    os_read(dirfd, arena_fmt(a, "%s/commondir", dir).p, &b, NULL, &unused);
    rest = buf_span(&b);
    if (span_line(&rest, &line) && line.n) {
        common = arena_copy(a, line).p;
        if (*common != '/')
            common = arena_fmt(a, "%s/%s", dir, common).p;
    }
    buf_release(&b);
    return common;
}

int git_odd(int dirfd, const char *dir, const char *const *env, struct arena *a, struct err *e)
{
    struct look l = {.dirfd = dirfd, .env = env, .a = a};
    if (look_at_repository(&l, dir, e) < 0)
        return -1;
    const char *common = common_dir(dirfd, dir, a);
    if (common && look_at_repository(&l, common, e) < 0)
        return -1;
    for (int i = 0; i < l.n; i++)
        if (look_at_config(&l, l.file[i], e) < 0)
            return -1;
    return 0;
}
