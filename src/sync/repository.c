#include "sync/repository.h"

#include "base/buf.h"
#include "store/git_run.h"
#include "sync/refusal.h"

/* Prints a word and a value on each line. The last line says that git answered to the end. */
static const char script[] =
    "g=$(git rev-parse --git-dir 2>/dev/null) || exit 0\n"
    "echo 'in_git'\n"
    "git rev-parse -q --verify HEAD >/dev/null && echo 'has_commit'\n"
    "git var GIT_COMMITTER_IDENT >/dev/null 2>&1 && echo 'has_identity'\n"
    "[ -z \"$(git ls-files -u)\" ] || echo 'has_unmerged'\n"
    "[ ! -e \"$g/MERGE_HEAD\" ] || echo 'operation merge'\n"
    "[ ! -e \"$g/CHERRY_PICK_HEAD\" ] || echo 'operation cherry-pick'\n"
    "[ ! -e \"$g/REVERT_HEAD\" ] || echo 'operation revert'\n"
    "[ ! -e \"$g/rebase-merge\" ] && [ ! -e \"$g/rebase-apply\" ] || echo 'operation rebase'\n"
    "b=$(git symbolic-ref -q --short HEAD) && echo \"branch $b\"\n"
    "u=$(git rev-parse -q --abbrev-ref '@{upstream}' 2>/dev/null) && echo \"upstream $u\"\n"
    "r=$(git config \"branch.$b.remote\") || r=$(git remote)\n"
    "[ \"$(echo \"$r\" | wc -l)\" -ne 1 ] || echo \"remote $r\"\n"
    "[ -n \"$b\" ] || git for-each-ref --merged=HEAD --format='home %(refname:short)' \\\n"
    "    --count=1 --sort=-committerdate refs/heads 2>/dev/null\n"
    "echo 'end'";

const char *repository_operation(enum operation o)
{
    static const char *const names[] = {[NO_OPERATION] = "",
                                        [MERGE] = "merge",
                                        [REBASE] = "rebase",
                                        [CHERRY_PICK] = "cherry-pick",
                                        [REVERT] = "revert"};
    return names[o];
}

static enum operation operation_named(struct span name)
{
    return span_is(name, "rebase")        ? REBASE
           : span_is(name, "merge")       ? MERGE
           : span_is(name, "cherry-pick") ? CHERRY_PICK
                                          : REVERT;
}

/* Notes one line of the script; true at the last. */
static bool note(struct repository *r, struct span line, struct arena *a)
{
    struct span word, value;
    if (!span_word(&line, &word))
        return false;
    value = arena_copy(a, span_trim(line));
    if (span_is(word, "in_git"))
        r->in_git = true;
    else if (span_is(word, "has_commit"))
        r->has_commit = true;
    else if (span_is(word, "has_identity"))
        r->has_identity = true;
    else if (span_is(word, "has_unmerged"))
        r->has_unmerged = true;
    else if (span_is(word, "operation"))
        r->operation = operation_named(value);
    else if (span_is(word, "branch"))
        r->branch = value;
    else if (span_is(word, "upstream"))
        r->upstream = value;
    else if (span_is(word, "remote"))
        r->remote = value;
    else if (span_is(word, "home"))
        r->home = value;
    return span_is(word, "end");
}

/* Fails if there is a repository, but git does not use it, as when another user owns it. */
static int find_refused(struct repository *r, int dirfd, struct arena *a, struct err *e)
{
    struct span said, line = {NULL, 0};
    const struct git_place *place = git_place(dirfd, e);
    if (!place)
        return -1;
    int status =
        refusal_run(dirfd, REFUSAL_QUIET "git rev-parse --git-dir", "", "", &said, a, e);
    size_t at = span_find(said, SPAN("git config --global --add safe.directory "));
    r->no_git = status == 127; /* of the shell */
    if (status <= 0 || r->no_git)
        return status < 0 ? -1 : 0;
    if (at == SPAN_NONE && !place->dir)
        return 0;
    if (at == SPAN_NONE)
        return refusal_set(e, said, "git does not use the repository of this journal",
                           "journal sync", a);
    struct span rest = span_from(said, at);
    span_line(&rest, &line);
    return err_set(e, STATUS_SYSTEM,
                   "git does not use the repository of this journal, because another user of "
                   "this machine owns it\nif that is right: %.*s",
                   SPAN_ARG(line));
}

int repository_read(struct repository *r, int dirfd, struct arena *a, struct err *e)
{
    struct span out, line;
    bool ended = false;
    *r = (struct repository){0};
    if (repository_ask(dirfd, script, "", "", &out, a, e) < 0)
        return -1;
    while (span_line(&out, &line))
        ended = note(r, line, a);
    if (!r->in_git)
        return find_refused(r, dirfd, a, e);
    return ended ? 0 : err_set(e, STATUS_SYSTEM, "git did not print its state");
}

int repository_ask(int dirfd, const char *commands, const char *one, const char *two,
                   struct span *out, struct arena *a, struct err *e)
{
    struct buf b = BUF_INIT;
    int status = git_ask(dirfd, GIT_READS, commands, one, two, &b, e);
    *out = buf_move(&b, a);
    return status;
}
