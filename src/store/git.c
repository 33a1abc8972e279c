#include "store/git.h"

#include "base/num.h"
#include "base/quote.h"
#include "os/os.h"
#include "store/git_run.h"

#include <limits.h>
#include <string.h>

const char git_attribute_lines[] = "/guests/** text eol=lf diff=journal merge=journal\n"
                                   "/dishes.txt text eol=lf diff=journal merge=journal\n"
                                   "/allergens.txt text eol=lf diff=journal merge=journal\n";

/* The version changes with the driver's command or its result, so that check notices. */
static const char driver_name[] = "journal: facts as a set of lines, version 1";

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
 * The setting by which the user of this clone allows `commit: yes` of journal.conf.
 * journal.conf may come from another person; git's own configuration is not copied with a
 * clone.
 */
static const char consent[] = "journal.commit";

static const struct git_setting settings[GIT_SETTINGS] = {
    {"merge.journal.name", driver_name, false, false, NULL},
    {"merge.journal.driver", driver, false, false, NULL},
    {"diff.journal.xfuncname", xfuncname, false, false, NULL},
    {"core.quotepath", "false", false, false, NULL},
    {".gitattributes", git_attribute_lines, true, false, NULL},
    {consent, "true", false, false,
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
    return git_ask(dirfd, GIT_WORKS, "exec git config --local --get \"$1\" 2>/dev/null", key,
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

bool git_may_commit(int dirfd)
{
    struct buf b = BUF_INIT;
    struct err unused = ERR_INIT; /* then the commit fails as well, and says why */
    int status = git_ask(dirfd, GIT_WORKS,
                         "git rev-parse --git-dir >/dev/null 2>&1 || exit 11\n"
                         "exec git config --type=bool --get \"$1\" 2>/dev/null",
                         consent, "", &b, &unused);
    bool refused = status == 1 || (status == 0 && !span_is(answer(&b), "true"));
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

enum git_driver git_driver(int dirfd, struct err *e)
{
    struct buf b = BUF_INIT;
    int status = get(dirfd, "merge.journal.name", &b, e);
    enum git_driver d = GIT_DRIVER_NONE;
    if (status == 0)
        d = span_is(answer(&b), driver_name) ? GIT_DRIVER_RIGHT : GIT_DRIVER_OLD;
    else if (status == 1) /* git answered, and there is none */
        d = GIT_DRIVER_MISSING;
    buf_release(&b);
    return d;
}

/*
 * One answer for all files: of each, a line "blob SIZE PATH", then SIZE bytes and LF. A path
 * with a blank in it is no guest's, and git says of its first word that it is missing.
 */
static const char staged[] =
    "git rev-parse --git-dir >/dev/null && "
    "git diff --cached --no-ext-diff --no-textconv --name-only --relative "
    "--diff-filter=ACMR -z -- guests dishes.txt |"
    " tr '\\0\\n' '\\n?' | sed 's|.*|:./& &|' |"
    " git cat-file --batch='%(objecttype) %(objectsize) %(rest)'";

static bool next_blob(struct span *rest, struct git_blob *blob)
{
    struct span head, type, size;
    long n;
    while (span_line(rest, &head)) {
        if (!span_word(&head, &type) || !span_is(type, "blob") || !span_word(&head, &size) ||
            !num_parse(size, OS_FILE_MAX, &n))
            continue;
        *blob = (struct git_blob){span_trim(head), span_head(*rest, (size_t)n)};
        *rest = span_from(*rest, (size_t)n + 1);
        return true;
    }
    return false;
}

/* As above. Each change is two records of --raw, the second the path. */
static const char changed[] =
    "from=$1; [ -n \"$from\" ] || from=$(git hash-object -t tree /dev/null) || exit\n"
    "git diff --no-ext-diff --no-textconv --no-renames --raw --no-abbrev --relative "
    "--diff-filter=AM -z \"$from\" HEAD -- . |"
    " tr '\\0\\n' '\\n?' | sed 'N;s/^:[^ ]* [^ ]* [^ ]* \\([^ ]*\\) .\\n/\\1 /' |"
    " git cat-file --batch='%(objecttype) %(objectsize) %(rest)'";

static int take_blobs(int status, struct buf *b, struct git_blobs *blobs, struct arena *a)
{
    struct span rest = buf_move(b, a);
    *blobs = (struct git_blobs){0};
    if (status != 0)
        return -1;
    for (struct git_blob blob; next_blob(&rest, &blob);) {
        blobs->v = arena_grow(a, blobs->v, blobs->n, &blobs->cap, sizeof *blobs->v);
        blobs->v[blobs->n++] = blob;
    }
    return 0;
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

/* A commit in the middle of a merge would end it, with half of what it should hold. */
#define MAY_COMMIT                                                                             \
    "exec >&2\n"                                                                               \
    "d=$(git rev-parse --git-dir) || exit\n"                                                   \
    "for f in MERGE_HEAD CHERRY_PICK_HEAD REVERT_HEAD rebase-merge rebase-apply; do\n"         \
    "  [ ! -e \"$d/$f\" ] || { echo 'a merge or rebase is under way'; exit 3; }\n"             \
    "done\n"                                                                                   \
    "for i in 1 2; do [ ! -e \"$d/index.lock\" ] || sleep 1; done\n"                           \
    "m=$1 && shift\n"

static const char commit[] =
    MAY_COMMIT "git add -A -- \"$@\" || exit\n"
               "git diff --no-ext-diff --cached --quiet -- \"$@\" && exit 0\n"
               "exec git commit -q -m \"$m\" -- \"$@\"";

/*
 * More paths than a command line holds. git matches each path it is given against each it
 * knows, which takes hours; its update-index does not. So the paths are staged, and where more
 * was staged before, an index beside git's holds what the last commit did, and these.
 */
#define PATHS ".journal/paths"
static const char commit_many[] =
    MAY_COMMIT "if git check-ignore -q --no-index -z --stdin <" PATHS "; then\n"
               "  echo 'git ignores some of the files' && exit 3\n"
               "fi\n"
               "git diff --no-ext-diff --cached --quiet; staged=$?\n"
               "stage() { git update-index -z --add --remove --stdin <" PATHS "; }\n"
               "stage || exit\n"
               "if [ $staged != 0 ]; then\n"
               "  export GIT_INDEX_FILE=\"$PWD/.journal/index\"\n"
               "  if git rev-parse -q --verify HEAD >/dev/null; then git read-tree HEAD\n"
               "  else git read-tree --empty; fi && stage || exit\n"
               "fi\n"
               "git diff --no-ext-diff --cached --quiet || git commit -q -m \"$m\"\n"
               "r=$?\n"
               "[ $staged = 0 ] || rm -f .journal/index\n"
               "exit $r";

static int give_paths(int dirfd, struct span paths, struct err *e)
{
    int fd = os_open_own(dirfd, PATHS, e);
    int r = fd < 0 ? -1 : os_write_fd(fd, PATHS, paths, e);
    os_close(fd);
    return r;
}

static int commit_listed(int dirfd, const char *message, struct span paths, struct err *e)
{
    struct err unused = ERR_INIT;
    int r =
        give_paths(dirfd, paths, e) < 0 ? -1 : git_script(dirfd, commit_many, message, "", e);
    os_remove(dirfd, PATHS, &unused);
    return r;
}

static int commit_named(int dirfd, const char *message, struct span paths, struct arena *a,
                        struct err *e)
{
    enum { BEFORE_PATHS = 5 }; /* sh -c SCRIPT sh MESSAGE */
    size_t n = BEFORE_PATHS;
    for (size_t i = 0; i < paths.n; i++)
        n += paths.p[i] == '\0';
    const char **argv = ARENA_NEW(a, const char *, n + 1);
    argv[0] = argv[3] = "sh";
    argv[1] = "-c";
    argv[2] = commit;
    argv[4] = message;
    struct span path;
    for (n = BEFORE_PATHS; paths.n && span_cut(&paths, '\0', &path); n++)
        argv[n] = path.p;
    return git_run(dirfd, GIT_WORKS, argv, e);
}

int git_commit(int dirfd, const char *command, struct span paths, struct arena *a,
               struct err *e)
{
    enum { FEW = 64 << 10 }; /* bytes that are arguments everywhere */
    const char *message = arena_fmt(a, "journal %s", command).p;
    struct err why = ERR_INIT;
    int status = paths.n <= FEW ? commit_named(dirfd, message, paths, a, &why)
                                : commit_listed(dirfd, message, paths, &why);
    if (status == 0)
        return 0;
    return err_set(e, STATUS_AFTER, "saved, but not committed%s%s", why.text[0] ? ": " : "",
                   why.text);
}

int git_commits_of(int dirfd, const char *flat, const char *sharded, struct err *e)
{
    static const char script[] =
        "git log --no-ext-diff --no-textconv --no-show-signature --all --full-history "
        "--format=%h -- \"$@\" 2>/dev/null";
    struct buf b = BUF_INIT;
    int n = git_ask(dirfd, GIT_READS, script, flat, sharded, &b, e) == 0 ? 0 : -1;
    struct span rest = buf_span(&b), line;
    while (n >= 0 && span_line(&rest, &line))
        n++;
    buf_release(&b);
    return n;
}

/* Returns the author's local day, of "author-time 1700000000" and "author-tz -0330". */
static date_t author_day(struct span seconds, struct span zone)
{
    long s, hhmm;
    if (!num_parse(seconds, LONG_MAX / 2, &s))
        return DATE_NONE;
    bool west = span_starts(zone, SPAN("-"));
    if (num_parse(span_from(zone, 1), 9999, &hhmm))
        s += (west ? -60 : 60) * (hhmm / 100 * 60 + hhmm % 100);
    long day = date_make(1970, 1, 1) + s / 86400;
    return s < 0 || day > DATE_LAST ? DATE_NONE : (date_t)day; /* git takes any number */
}

static bool take_field(struct span line, const char *key, struct span *value)
{
    struct span head = span_str(key);
    if (!span_starts(line, head))
        return false;
    *value = span_from(line, head.n);
    return true;
}

/* Parses a line of `blame --porcelain`: the commit, headers, then the line after a tab. */
static bool next_line(struct span *rest, struct git_line *l)
{
    struct span line, seconds = {NULL, 0}, zone = {NULL, 0};
    *l = (struct git_line){.date = DATE_NONE};
    while (span_line(rest, &line)) {
        if (!l->commit.n) {
            span_word(&line, &l->commit);
        } else if (take_field(line, "\t", &l->text)) {
            if (span_starts(l->commit, SPAN("0000000000")))
                l->commit.n = l->author.n = 0;
            else
                l->date = author_day(seconds, zone);
            return true;
        } else if (span_is(line, "boundary")) {
            l->unknown = true;
        } else if (!take_field(line, "author-time ", &seconds) &&
                   !take_field(line, "author-tz ", &zone)) {
            take_field(line, "author ", &l->author);
        }
    }
    return false;
}

/*
 * Drops authors that are not known: in a shallow clone git attributes older lines to its oldest
 * commit, whose author may not have written them.
 */
static void drop_unknown_authors(int dirfd, struct git_lines *lines)
{
    struct buf b = BUF_INIT;
    struct err unused = ERR_INIT;
    git_ask(dirfd, GIT_READS, "exec git rev-parse --is-shallow-repository", "", "", &b,
            &unused);
    bool shallow = span_is(answer(&b), "true");
    buf_release(&b);
    for (size_t i = 0; i < lines->n; i++) {
        struct git_line *l = &lines->v[i];
        l->unknown &= shallow;
        if (l->unknown) {
            l->date = DATE_NONE;
            l->commit.n = l->author.n = 0;
        }
    }
}

int git_blame(int dirfd, const char *path, struct git_lines *lines, struct arena *a,
              struct err *e)
{
    struct buf b = BUF_INIT;
    bool boundary = false;
    int status = git_ask(
        dirfd, GIT_READS,
        "exec git blame --no-textconv -w -M1 -C1 --line-porcelain -- \"$1\" 2>/dev/null", path,
        "", &b, e);
    struct span rest = buf_move(&b, a);
    *lines = (struct git_lines){0};
    if (status != 0)
        return err_set(e, STATUS_NO, "git has no history of %s", path);
    for (struct git_line l; next_line(&rest, &l);) {
        lines->v = arena_grow(a, lines->v, lines->n, &lines->cap, sizeof *lines->v);
        lines->v[lines->n++] = l;
        boundary |= l.unknown;
    }
    if (boundary)
        drop_unknown_authors(dirfd, lines);
    return 0;
}
