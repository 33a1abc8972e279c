/*
 * Keeps a version that another program wrote at the same moment, under a name that the error
 * message gives.
 */
#include "store/save_parts.h"
#include "store/undo.h"

#include <string.h>

/* Renames a file to a name that is free: rescued-NAME, rescued-NAME.2, … */
static int keep(int rootfd, const char *from, struct span name, struct buf *kept, struct err *e)
{
    int r = 0;
    for (int n = 1; r == 0; n++) {
        buf_clear(kept);
        buf_fmt(kept, STATE_DIR "/rescued-%.*s", SPAN_ARG(name));
        if (n > 1)
            buf_fmt(kept, ".%d", n);
        r = os_rename_new(rootfd, from, buf_cstr(kept), e);
    }
    return r;
}

static void add_found(struct save *s, struct span name, struct buf *kept)
{
    if (s->found.n)
        buf_char(&s->found, '\n');
    buf_fmt(&s->found,
            s->state.known
                ? "%.*s: another program wrote to it when a command was killed; its version is "
                  "in %s"
                : "%.*s: bytes left by a killed command or brought by a clone are now in %s",
            SPAN_ARG(name), buf_cstr(kept));
}

static bool is_one_of(const struct buf *b, const uint64_t ours[2])
{
    uint64_t hash = undo_hash(buf_span(b));
    return hash == ours[0] || hash == ours[1];
}

/* Returns 1 if SAVE_TMP has bytes of another program, 0 if they are ours or it is missing. */
static int is_anothers(struct save *s, struct err *e)
{
    struct buf b = BUF_INIT;
    if (!s->state.known)
        return os_exists(s->rootfd, SAVE_TMP, e);
    int r = s->state.armed ? os_read(s->rootfd, SAVE_TMP, &b, NULL, e) : 0;
    if (r > 0)
        r = !is_one_of(&b, s->state.ours);
    buf_release(&b);
    return r;
}

/*
 * Removes SAVE_TMP, which is nearly always a version of ours. If the command was killed between
 * the exchange and the check of the old version, it may be an editor's: then it is put aside.
 * So it is if the lock file, which distinguishes the two, was not written here.
 */
int save_clear_tmp(struct save *s, struct err *e)
{
    struct buf b = BUF_INIT;
    struct span name = s->state.known ? span_str(s->state.name) : SPAN("unknown");
    int r = is_anothers(s, e);
    if (r == 0) {
        r = os_remove(s->rootfd, SAVE_TMP, e);
        if (r < 0)
            state_refuse(e);
        if (r > 0 && s->state.armed)
            memcpy(s->cleared, s->state.name, LOCKSTATE_NAME);
    } else if (r > 0 && (r = keep(s->rootfd, SAVE_TMP, name, &b, e)) > 0) {
        add_found(s, name, &b);
    }
    buf_release(&b);
    return r;
}

/* A file that cannot be read, or is too large now, is not as the command left it either. */
int save_clear_old(struct save *s, const char *path, const uint64_t ours[2], struct span name,
                   bool report, struct err *e)
{
    struct buf b = BUF_INIT;
    struct err unused = ERR_INIT;
    int r = os_read(s->rootfd, path, &b, NULL, &unused);
    if (r > 0 && is_one_of(&b, ours)) {
        os_remove(s->rootfd, path, &unused);
        r = 0;
    } else if (r != 0 && (r = keep(s->rootfd, path, name, &b, e)) > 0 && report) {
        add_found(s, name, &b);
    }
    buf_release(&b);
    return r;
}

void save_disarm(struct save *s)
{
    lockstate_disarm(&s->state);
    lockstate_write(&s->state, s->lockfd);
}

void save_arm(struct save *s, const char *path, struct span old, struct span new)
{
    lockstate_arm(&s->state, path, undo_hash(old), undo_hash(new));
    lockstate_write(&s->state, s->lockfd);
}

/* Returns false if that fails; then it stays where it is. */
static bool rescue(struct save_job *j, const char *from)
{
    struct err e = ERR_INIT;
    if (keep(j->s->rootfd, from, lockstate_name(j->path), &j->rescued, &e) > 0)
        return true;
    buf_clear(&j->rescued);
    buf_fmt(&j->rescued, "%s (%s)", from, e.text);
    return false;
}

void save_rescue_tmp(struct save_job *j)
{
    if (!rescue(j, SAVE_TMP))
        j->s->keep_tmp = true;
}

void save_rescue_aside(struct save_job *j)
{
    if (!rescue(j, j->aside))
        j->keep_aside = true;
}
