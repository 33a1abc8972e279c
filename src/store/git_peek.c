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

static bool holds_nocase(struct span line, struct span what)
{
    for (size_t i = 0; i + what.n <= line.n; i++)
        if (span_eq_nocase(span_head(span_from(line, i), what.n), what))
            return true;
    return false;
}

/* Returns true for a line by which the value may be another one than this file's lines say. */
static bool leads_on(struct span line)
{
    return span_ends(line, SPAN("\\")) || holds_nocase(line, SPAN("[include")) ||
           holds_nocase(line, SPAN("worktreeconfig")) ||
           (holds_nocase(line, SPAN("[journal")) && !span_is(line, "[journal]"));
}

static bool is_consent(struct span line, struct span consent)
{
    const struct span key = SPAN("commit = ");
    return span_starts(line, key) && span_eq(span_from(line, key.n), consent);
}

static bool says_commit(struct span config, struct span consent)
{
    struct span line;
    bool inside = false, found = false;
    while (span_line(&config, &line)) {
        line = span_trim(line);
        if (leads_on(line))
            return false;
        if (span_starts(line, SPAN("[")))
            inside = span_is(line, "[journal]");
        else if (inside && line.n && !is_consent(line, consent))
            return false;
        else
            found |= inside && line.n;
    }
    return found;
}

bool git_peek_consent(const char *dir, const char *consent)
{
    struct buf name = BUF_INIT, config = BUF_INIT;
    struct err unused = ERR_INIT;
    if (os_getenv("GIT_CONFIG_COUNT") || os_getenv("GIT_CONFIG_PARAMETERS"))
        return false;
    buf_fmt(&name, "%s/commondir", dir); /* then the configuration is in another directory */
    bool alone = os_exists(OS_CWD, buf_cstr(&name), &unused) == 0;
    buf_clear(&name);
    buf_fmt(&name, "%s/config", dir);
    bool says = alone && os_read(OS_CWD, buf_cstr(&name), &config, NULL, &unused) > 0 &&
                says_commit(buf_span(&config), span_str(consent));
    buf_release(&name);
    buf_release(&config);
    return says;
}
