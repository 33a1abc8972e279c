#include "store/git_peek.h"

#include "os/os.h"

static bool is_under_way(int rootfd)
{
    static const char *const files[] = {".git/MERGE_HEAD", ".git/rebase-merge",
                                        ".git/rebase-apply", ".git/CHERRY_PICK_HEAD",
                                        ".git/REVERT_HEAD"};
    struct err unused = ERR_INIT;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (os_exists(rootfd, files[i], &unused) > 0)
            return true;
    return false;
}

/* Returns what git's configuration lacks to merge with another side, if it names one. */
static enum git_peek lacks(struct span config)
{
    if (span_find(config, SPAN("[remote \"")) == SPAN_NONE)
        return GIT_PEEK_FINE;
    if (span_find(config, SPAN("[merge \"journal\"]")) == SPAN_NONE)
        return GIT_PEEK_NO_DRIVER;
    bool old = span_find(config, SPAN("[merge \"journal-text\"]")) == SPAN_NONE;
    return old ? GIT_PEEK_OLD : GIT_PEEK_FINE;
}

enum git_peek git_peek(int rootfd)
{
    struct buf config = BUF_INIT;
    struct err unused = ERR_INIT;
    enum git_peek found = GIT_PEEK_FINE;
    if (os_read(rootfd, ".git/config", &config, NULL, &unused) > 0)
        found = is_under_way(rootfd) ? GIT_PEEK_UNDER_WAY : lacks(buf_span(&config));
    buf_release(&config);
    return found;
}
