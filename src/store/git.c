#include "store/git.h"

#include "base/quote.h"
#include "os/os.h"
#include "store/git_peek.h"
#include "store/git_run.h"

#include <string.h>

const char git_attribute_lines[] = "/guests/** text eol=lf diff=journal merge=journal\n"
                                   "/dishes.txt text eol=lf diff=journal merge=journal\n"
                                   "/allergens.txt text eol=lf diff=journal merge=journal\n"
                                   "/journal.conf text eol=lf merge=journal-text\n"
                                   "/menus/** text eol=lf merge=journal-text\n";

/* The version changes with the driver's command or its result, so that check notices. */
static const char driver_name[] = "journal: facts as a set of lines, version 2";

/*
 * The driver of files that are not facts. It has a name of its own: a journal of version 1.0
 * takes any file for facts, and so would not keep the order of a menu.
 */
static const char text_name[] = "journal: settings, and menus in their order, version 1";

/*
 * Where journal is not installed, is killed or refuses, git's own text merge runs: git alone
 * would keep our side and drop theirs, without a marker.
 */
static const char driver[] =
    "journal merge-file %O %A %B %L %P; r=$?; [ $r -le 1 ] && exit $r; "
    "git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B";

/* The visit, or whose file it is, above a hunk of git diff. */
static const char xfuncname[] =
    "^([0-9]{4}-[0-9]{2}-[0-9]{2} ([0-9]{2}:[0-9]{2} )?(visit|booked).*|name:.*)$";

/*
 * The setting by which the user of this clone allows `commit: yes` of journal.conf, which may
 * come from another person. A clone does not copy git's configuration, but an archive does: so
 * the value is the inode of git's directory, which no copy keeps.
 */
static const char consent[] = "journal.commit";

static const struct git_setting settings[GIT_SETTINGS] = {
    {"merge.journal.name", driver_name, false, false, NULL},
    {"merge.journal.driver", driver, false, false, NULL},
    {"merge.journal-text.name", text_name, false, false, NULL},
    {"merge.journal-text.driver", driver, false, false, NULL},
    {"diff.journal.xfuncname", xfuncname, false, false, NULL},
    {"core.quotepath", "false", false, false, NULL},
    {".gitattributes", git_attribute_lines, true, false, NULL},
    {consent, NULL, false, false,
     "commands that write now also commit: journal.conf has `commit: yes`"},
};

/* Returns git's answer without its last newline. */
static struct span answer(const struct buf *b)
{
    struct span s = buf_span(b);
    return span_head(s, s.n - span_ends(s, SPAN("\n")));
}

int git_prefix(int dirfd, struct span *prefix, struct arena *a, struct err *e)
{
    struct buf b = BUF_INIT;
    int status = git_ask(dirfd, GIT_READS, "exec git rev-parse --show-prefix 2>/dev/null", "",
                         "", &b, e);
    *prefix = arena_copy(a, answer(&b));
    buf_release(&b);
    return status < 0 ? -1 : status == 0;
}

static int get(int dirfd, const char *key, struct buf *b, struct err *e)
{
    return git_ask(dirfd, GIT_READS, "exec git config --local --get \"$1\" 2>/dev/null", key,
                   "", b, e);
}

static bool has_line(struct span src, struct span line)
{
    struct span each;
    while (span_line(&src, &each))
        if (span_eq(span_trim(each), line))
            return true;
    return false;
}

bool git_attributes(struct span old, struct buf *out)
{
    struct span lines = span_str(git_attribute_lines), line;
    bool missing = false;
    buf_add(out, old);
    while (span_line(&lines, &line)) {
        if (has_line(old, line))
            continue;
        if (out->n && out->p[out->n - 1] != '\n')
            buf_char(out, '\n');
        buf_add(out, line);
        buf_char(out, '\n');
        missing = true;
    }
    return missing;
}

/*
 * $1: the setting; $2: the value for this copy, or "". Another value that is true counts if it is
 * the user's: of the environment, or of a file outside the repository.
 */
static const char allows[] =
    "git rev-parse --git-dir >/dev/null 2>&1 || exit 11\n"
    "[ \"$2\" ] && [ \"$(git config --get \"$1\" 2>/dev/null)\" = \"$2\" ] && exit\n"
    "case $(git config --show-scope --type=bool --get \"$1\" 2>/dev/null) in\n"
    "local* | worktree*) exit 1 ;;\n"
    "*true) exit 0 ;;\n"
    "esac\n"
    "exit 1";

bool git_may_commit(int dirfd)
{
    struct buf b = BUF_INIT;
    struct err unused = ERR_INIT; /* then the commit fails as well, and says why */
    const struct git_place *place = git_place(dirfd, &unused);
    const char *value = place && place->consent ? place->consent : "";
    if (*value && git_peek_consent(place->dir, value))
        return true;
    bool refused = git_ask(dirfd, GIT_READS, allows, consent, value, &b, &unused) == 1;
    buf_release(&b);
    return !refused;
}

int git_look(int dirfd, bool commits, struct git_setting v[GIT_SETTINGS], struct err *e)
{
    struct buf b = BUF_INIT, out = BUF_INIT;
    memcpy(v, settings, sizeof settings);
    for (int i = 0; i < GIT_SETTINGS && !e->status; i++) {
        buf_clear(&b);
        if (v[i].key == consent) {
            const struct git_place *place = git_place(dirfd, e);
            v[i].value = place && place->consent ? place->consent : "true";
            v[i].right = !commits || git_may_commit(dirfd);
        } else if (v[i].file) {
            os_read(dirfd, v[i].key, &b, NULL, e);
            v[i].right = !git_attributes(buf_span(&b), &out);
        } else {
            int status = get(dirfd, v[i].key, &b, e);
            v[i].right = status == 0 && span_is(answer(&b), v[i].value);
        }
    }
    buf_release(&b);
    buf_release(&out);
    return e->status ? -1 : 0;
}

int git_config_set(int dirfd, const char *key, const char *value, struct err *e)
{
    const char *const argv[] = {"git", "config", "--local", key, value, NULL};
    int status = git_run(dirfd, GIT_WORKS, argv, e);
    if (status > 0)
        err_set(e, STATUS_SYSTEM, "git config %s: exit %d", key, status);
    return status == 0 ? 0 : -1;
}

/* Writes a hook, which runs at the top of the work tree. It passes if journal is not installed.
 */
static void write_hook(struct buf *b, struct span prefix)
{
    buf_str(b, "#!/bin/sh\n"
               "# Made by journal git-setup --hook.\n"
               "command -v journal >/dev/null || exit 0\n"
               "case ${GIT_INDEX_FILE-/} in\n"
               "/*) ;;\n"
               "*) export GIT_INDEX_FILE=\"$PWD/$GIT_INDEX_FILE\" ;;\n"
               "esac\n"
               "exec journal -C ");
    quote_add(b, prefix.n ? prefix : SPAN("."));
    buf_str(b, " check --staged\n");
}

static int write_whole(int dirfd, const char *path, struct span content, struct err *e)
{
    int fd = os_remove(dirfd, path, e) < 0 ? -1 : os_create(dirfd, path, 0755, e);
    if (fd < 0)
        return -1;
    bool written = os_write_fd(fd, path, content, e) == 0 && os_sync(fd, path, e) == 0;
    return os_close_written(fd, path, e) < 0 || !written ? -1 : 0;
}

static int sync_folder(int dirfd, const char *path, struct arena *a, struct err *e)
{
    const char *folder = arena_fmt(a, "%.*s", (int)(strrchr(path, '/') - path), path).p;
    int fd = os_open_dir(dirfd, folder, e);
    int r = fd < 0 ? -1 : os_sync_dir(fd, folder, e);
    os_close(fd);
    return r;
}

/* Creates a hook under its name only when it is complete. Returns 0 if the name is taken. */
static int create(int dirfd, const char *path, struct span content, struct arena *a,
                  struct err *e)
{
    struct err unused = ERR_INIT;
    const char *new = arena_fmt(a, "%s.new", path).p;
    int made =
        write_whole(dirfd, new, content, e) < 0 ? -1 : os_rename_new(dirfd, new, path, e);
    if (made <= 0)
        os_remove(dirfd, new, &unused);
    else if (sync_folder(dirfd, path, a, e) < 0)
        e->status = STATUS_AFTER;
    return made;
}

int git_hook(int dirfd, struct span prefix, bool dry_run, struct span *path, struct arena *a,
             struct err *e)
{
    struct buf there = BUF_INIT, hook = BUF_INIT, old = BUF_INIT;
    int made = -1;
    write_hook(&hook, prefix);
    if (git_ask(dirfd, GIT_WORKS,
                "f=$(git rev-parse --git-path hooks/pre-commit) && mkdir -p \"${f%/*}\" && "
                "echo \"$f\"",
                "", "", &there, e) == 0) {
        *path = arena_copy(a, answer(&there));
        made = os_read(dirfd, path->p, &old, NULL, e);
        if (made == 0)
            made = dry_run ? 1 : create(dirfd, path->p, buf_span(&hook), a, e);
        else if (made == 1 && span_eq(buf_span(&old), buf_span(&hook)))
            made = 0;
        else if (made == 1)
            made = err_set(e, STATUS_NO,
                           "%s is there already; add this line to it:\njournal check --staged",
                           path->p);
    } else {
        err_set(e, STATUS_SYSTEM, "git does not say where its hooks are");
    }
    buf_release(&there);
    buf_release(&hook);
    buf_release(&old);
    return made;
}

int git_tracks(int dirfd, const char *path, struct err *e)
{
    struct buf b = BUF_INIT;
    int status =
        git_ask(dirfd, GIT_READS, "exec git ls-files -- \"$1\" 2>/dev/null", path, "", &b, e);
    bool some = b.n > 0;
    buf_release(&b);
    return status < 0 ? -1 : some;
}

static bool has_attributes(int dirfd)
{
    struct buf b = BUF_INIT, out = BUF_INIT;
    struct err unused = ERR_INIT;
    os_read(dirfd, ".gitattributes", &b, NULL, &unused);
    bool missing = git_attributes(buf_span(&b), &out);
    buf_release(&b);
    buf_release(&out);
    return !missing;
}

enum git_driver git_driver(int dirfd, struct err *e)
{
    struct buf b = BUF_INIT;
    int status = get(dirfd, "merge.journal.name", &b, e);
    enum git_driver d = GIT_DRIVER_NONE;
    if (status == 0)
        d = span_is(answer(&b), driver_name) && has_attributes(dirfd) ? GIT_DRIVER_RIGHT
                                                                      : GIT_DRIVER_OLD;
    else if (status == 1) /* git answered, and there is none */
        d = GIT_DRIVER_MISSING;
    buf_release(&b);
    return d;
}
