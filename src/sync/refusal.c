#include "sync/refusal.h"

#include "base/quote.h"
#include "store/git_run.h"

int refusal_run(int dirfd, const char *script, const char *one, const char *two,
                struct span *said, struct arena *a, struct err *e)
{
    struct buf b = BUF_INIT;
    int status = git_ask(dirfd, GIT_WORKS, script, one, two, &b, e);
    *said = buf_move(&b, a);
    return status;
}

static bool contains(struct span said, const char *text)
{
    return span_find(said, span_str(text)) != SPAN_NONE;
}

/* Returns whether the line is advice, or says only that something failed. */
static bool is_idle(struct span line)
{
    static const char *const begins[] = {"hint:",
                                         "To ",
                                         "Auto-merging ",
                                         "Please make sure you have the correct",
                                         "and the repository exists",
                                         "fatal: Could not read from remote repository",
                                         "error: failed to push some refs",
                                         "! [remote rejected]"};
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
        if (span_starts(line, span_str(begins[i])))
            return true;
    return !line.n;
}

const char *refusal_reason(struct span said, struct arena *a)
{
    enum { SHOWN = 3, WIDTH = 160 };
    struct buf b = BUF_INIT;
    struct span line;
    for (int n = 0; n < SHOWN && span_line(&said, &line);) {
        line = span_trim(line);
        if (span_starts(line, SPAN("Another git process seems"))) /* and much advice */
            break;
        if (is_idle(line))
            continue;
        if (span_starts(line, SPAN("remote:")))
            line = span_trim(span_from(line, strlen("remote:")));
        if (!line.n)
            continue;
        line = span_head(line, line.n < WIDTH ? line.n : WIDTH);
        buf_fmt(&b, "%s%.*s", n++ ? "\n  " : "\ngit says: ", SPAN_ARG(line));
    }
    const char *text = arena_copy(a, buf_span(&b)).p;
    buf_release(&b);
    return text ? text : "";
}

/* Returns the path of a lock that stopped git, as a word for a shell, or NULL. */
static const char *lock_of(struct span said, struct arena *a)
{
    static const char begin[] = "Unable to create '", end[] = ".lock': File exists";
    struct buf b = BUF_INIT;
    size_t from = span_find(said, span_str(begin));
    if (from == SPAN_NONE)
        return NULL;
    struct span path = span_from(said, from + sizeof begin - 1);
    size_t n = span_find(path, span_str(end));
    if (n == SPAN_NONE)
        return NULL;
    quote_word(&b, span_head(path, n + sizeof ".lock" - 1));
    return buf_move(&b, a).p;
}

static bool is_full(struct span said)
{
    return contains(said, "No space left on device") || contains(said, "Disk quota exceeded");
}

int refusal_set(struct err *e, struct span said, const char *what, const char *again,
                struct arena *a)
{
    const char *lock = lock_of(said, a);
    if (lock)
        return err_set(
            e, STATUS_SYSTEM,
            "%s\nanother git command is running, or was stopped; if none is running: rm "
            "%s\nthen run: %s",
            what, lock, again);
    if (is_full(said))
        return err_set(e, STATUS_SYSTEM, "%s\nthe disk is full; free some space, then run: %s",
                       what, again);
    return err_set(e, STATUS_SYSTEM, "%s\nfix the cause, then run: %s%s", what, again,
                   refusal_reason(said, a));
}

int refusal_unreached(struct err *e, struct span said, struct arena *a)
{
    static const char *const access[] = {"Permission denied (", "Authentication failed",
                                         "Host key verification failed",
                                         "could not read Username", "Repository not found"};
    if (is_full(said) || lock_of(said, a))
        return refusal_set(e, said, "git could not receive the changes; nothing was sent",
                           "journal sync", a);
    for (size_t i = 0; i < sizeof access / sizeof *access; i++)
        if (contains(said, access[i]))
            return err_set(e, STATUS_SYSTEM,
                           "the other side gave no access; nothing was sent, and your changes "
                           "are kept\nask the person who runs it, then run: journal sync%s",
                           refusal_reason(said, a));
    return err_set(e, STATUS_SYSTEM,
                   "the other side cannot be reached; nothing was sent, and your changes are "
                   "kept\ntry again later: journal sync%s",
                   refusal_reason(said, a));
}
