#include "store/state.h"

#include "os/os.h"
#include "store/git.h"
#include "store/lockstate.h"

#include <stdio.h>
#include <string.h>

/* Appends a remedy to the error. Returns -1. */
static int add_remedy(struct err *e, const char *why)
{
    size_t n = strlen(e->text);
    snprintf(e->text + n, sizeof e->text - n, "\n%s: in the journal's directory, rm -r %s", why,
             STATE_DIR);
    return -1;
}

int state_refuse(struct err *e)
{
    return e->status != STATUS_FILE
               ? -1
               : add_remedy(e, "this may have come with a clone or an archive; journal needs "
                               "nothing in it");
}

static int check_dir(int rootfd, struct err *e)
{
    int fd = os_open_own_dir(rootfd, STATE_DIR, e);
    os_close(fd);
    if (fd >= 0)
        return 0;
    if (!os_is_anothers(rootfd, STATE_DIR))
        return state_refuse(e);
    return add_remedy(e, "each user of a machine needs a clone (journal-git(7)); if this came "
                         "with an archive");
}

/* Returns 1 when a command on this machine wrote the lock file, 0 when not, or -1. */
static int is_known(int rootfd, struct err *e)
{
    struct buf b = BUF_INIT;
    struct os_stamp stamp;
    int r = os_read_own(rootfd, LOCK_PATH, &b, &stamp, e);
    r = r < 0 ? state_refuse(e) : r > 0 && lockstate_is_own(buf_span(&b), stamp.inode);
    buf_release(&b);
    return r;
}

static int check_tracked(int rootfd, struct err *e)
{
    int r = git_tracks(rootfd, STATE_DIR, e);
    if (r > 0)
        err_set(e, STATUS_FILE,
                "%s: git tracks files in it, so others can write them\n"
                "in the journal's directory: git rm -r -q --cached %s; rm -r %s",
                STATE_DIR, STATE_DIR, STATE_DIR);
    return r == 0 ? 0 : -1;
}

int state_open(int rootfd, struct err *e)
{
    int made = os_make_dir(rootfd, STATE_DIR, 0700, e);
    if (made < 0 || check_dir(rootfd, e) < 0)
        return -1;
    int known = made ? 1 : is_known(rootfd, e);
    return known ? (known < 0 ? -1 : 0) : check_tracked(rootfd, e);
}

/* Refuses what a command that writes meets after the lock. */
static int check_rest(int rootfd, struct err *e)
{
    struct buf b = BUF_INIT;
    struct err unused = ERR_INIT;
    int r = os_read_own(rootfd, STATE_WHOLE, &b, NULL, e);
    int fd = os_open_subdir(rootfd, STATE_TMP, &unused);
    os_close(fd);
    buf_release(&b);
    if (fd >= 0)
        r = err_set(e, STATUS_FILE, "%s: is a directory", STATE_TMP);
    return r < 0 ? state_refuse(e) : 0;
}

int state_check(int rootfd, struct err *e)
{
    int there = os_exists(rootfd, STATE_DIR, e);
    if (there <= 0)
        return there;
    if (check_dir(rootfd, e) < 0 || is_known(rootfd, e) < 0 || check_rest(rootfd, e) < 0)
        return -1;
    return check_tracked(rootfd, e);
}
