/* The files of the next commit, or of the commits since one, as git has them. */
#include "base/num.h"
#include "os/os.h"
#include "store/git.h"
#include "store/git_run.h"

/*
 * One answer for all files: of each, a line "blob SIZE PATH", then SIZE bytes and LF. A path
 * with a blank in it is not a guest's, and cat-file would read its first word only. An object
 * that cannot be read is a line "... missing", and so is a diff that failed.
 */
static const char staged[] =
    "git rev-parse --git-dir >/dev/null && "
    "{ git diff --cached --no-ext-diff --no-textconv --name-only --relative "
    "--diff-filter=ACMR -z -- guests dishes.txt || printf '?\\0'; } |"
    " tr '\\0\\n' '\\n?' | sed '/[ \t]/d;s|.*|:./& &|' |"
    " git cat-file --batch='%(objecttype) %(objectsize) %(rest)'";

/* As above. Each change is two records of --raw, the second the path. */
static const char changed[] =
    "from=$1; [ -n \"$from\" ] || from=$(git hash-object -t tree /dev/null) || exit\n"
    "{ git diff --no-ext-diff --no-textconv --no-renames --raw --no-abbrev --relative "
    "--diff-filter=AM -z \"$from\" HEAD -- . || printf ': 0 0 ? A\\0?\\0'; } |"
    " tr '\\0\\n' '\\n?' | sed 'N;s/^:[^ ]* [^ ]* [^ ]* \\([^ ]*\\) .\\n/\\1 /' |"
    " git cat-file --batch='%(objecttype) %(objectsize) %(rest)'";

/* Takes the next blob off *rest. Returns 0 at the end, -1 if an object is missing. */
static int next_blob(struct span *rest, struct git_blob *blob)
{
    struct span head, type, size;
    long n;
    while (span_line(rest, &head)) {
        if (span_ends(head, SPAN(" missing")) && !span_starts(head, SPAN("blob ")))
            return -1;
        if (!span_word(&head, &type) || !span_is(type, "blob") || !span_word(&head, &size) ||
            !num_parse(size, OS_FILE_MAX, &n))
            continue;
        *blob = (struct git_blob){span_trim(head), span_head(*rest, (size_t)n)};
        *rest = span_from(*rest, (size_t)n + 1);
        return 1;
    }
    return 0;
}

static int take_blobs(int status, struct buf *b, struct git_blobs *blobs, struct arena *a)
{
    struct span rest = buf_move(b, a);
    struct git_blob blob;
    int r;
    *blobs = (struct git_blobs){0};
    if (status != 0)
        return -1;
    while ((r = next_blob(&rest, &blob)) > 0) {
        blobs->v = arena_grow(a, blobs->v, blobs->n, &blobs->cap, sizeof *blobs->v);
        blobs->v[blobs->n++] = blob;
    }
    return r;
}

int git_staged(int dirfd, struct git_blobs *blobs, struct arena *a, struct err *e)
{
    struct buf b = BUF_INIT;
    int status = git_ask(dirfd, GIT_READS, staged, "", "", &b, e);
    if (take_blobs(status, &b, blobs, a) < 0)
        return err_set(e, STATUS_NO, "git did not print the staged files");
    return 0;
}

int git_changed(int dirfd, const char *from, struct git_blobs *blobs, struct arena *a,
                struct err *e)
{
    struct buf b = BUF_INIT;
    int status = git_ask(dirfd, GIT_READS, changed, from, "", &b, e);
    if (take_blobs(status, &b, blobs, a) < 0)
        return err_set(e, STATUS_SYSTEM, "git did not print the changes since %s", from);
    return 0;
}
