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

/* Returns whether git's configuration names another side and no merge driver of a journal. */
static bool lacks_driver(struct span config)
{
    return span_find(config, SPAN("[remote \"")) != SPAN_NONE &&
           span_find(config, SPAN("[merge \"journal\"]")) == SPAN_NONE;
}

enum git_peek git_peek(int rootfd)
{
    struct buf config = BUF_INIT;
    struct err unused = ERR_INIT;
    enum git_peek found = GIT_PEEK_FINE;
    if (os_read(rootfd, ".git/config", &config, NULL, &unused) > 0)
        found = is_under_way(rootfd)              ? GIT_PEEK_UNDER_WAY
                : lacks_driver(buf_span(&config)) ? GIT_PEEK_NO_DRIVER
                                                  : GIT_PEEK_FINE;
    buf_release(&config);
    return found;
}
