#include "store/git_run.h"

#include "base/num.h"
#include "os/os.h"
#include "store/git_odd.h"

#include <string.h>

/* Settings of git, as `git -c` gives them: they win over those of any file. */
struct config_setting {
    const char *key, *value;
};

static const struct config_setting always[] = {
    {"safe.bareRepository", "explicit"},
};

/*
 * A value of "" switches a program off, in every version of git. The last ones give git grep its
 * default output, which journal parses.
 */
static const struct config_setting reading[] = {
    {"core.fsmonitor", ""},         {"core.hooksPath", "/dev/null"},
    {"core.pager", "cat"},          {"core.editor", "false"},
    {"core.sshCommand", "false"},   {"core.askPass", ""},
    {"credential.helper", ""},      {"protocol.allow", "never"},
    {"gpg.program", "false"},       {"gpg.openpgp.program", "false"},
    {"gpg.x509.program", "false"},  {"gpg.ssh.program", "false"},
    {"log.showSignature", "false"}, {"diff.ignoreSubmodules", "all"},
    {"color.ui", "false"},          {"color.grep", "false"},
    {"grep.lineNumber", "false"},   {"grep.column", "false"},
    {"grep.fullName", "false"},     {"grep.patternType", "basic"},
};

/* No object is fetched to be read, no pager or prompt started, and the index stays as it is. */
static const char *const reading_env[] = {
    "GIT_PAGER=cat",       "GIT_OPTIONAL_LOCKS=0",  "GIT_NO_LAZY_FETCH=1",
    "GIT_ALLOW_PROTOCOL=", "GIT_TERMINAL_PROMPT=0",
};

/*
 * A hook of any repository is started with variables that name its repository, and so is what it
 * starts. The journal's repository is the one of its directory, so they are removed.
 */
static const char *const other_repository[] = {
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_QUARANTINE_PATH",
    "GIT_CONFIG",
    "GIT_NAMESPACE",
    "GIT_PREFIX",
    "GIT_INTERNAL_SUPER_PREFIX",
    "GIT_SHALLOW_FILE",
    "GIT_GRAFT_FILE",
    "GIT_REPLACE_REF_BASE",
    "GIT_ATTR_SOURCE",
};
static const char index_file[] = "GIT_INDEX_FILE";

enum { COUNT_MAX = 10000 };

/* An environment being made: entries "NAME=value", and the number of settings in it. */
struct env {
    struct arena *a;
    const char **v;
    size_t n, cap;
    long settings;
};

static void env_add(struct env *env, const char *entry)
{
    env->v = arena_grow(env->a, env->v, env->n, &env->cap, sizeof *env->v);
    env->v[env->n++] = entry;
}

static void env_set(struct env *env, const char *key, const char *value)
{
    env_add(env, arena_fmt(env->a, "GIT_CONFIG_KEY_%ld=%s", env->settings, key).p);
    env_add(env, arena_fmt(env->a, "GIT_CONFIG_VALUE_%ld=%s", env->settings, value).p);
    env->settings++;
}

/* Ends the environment. A copy may go on from it: the count is added last, and then NULL. */
static const char *const *env_end(struct env *env)
{
    env_add(env, arena_fmt(env->a, "GIT_CONFIG_COUNT=%ld", env->settings).p);
    env_add(env, NULL);
    return env->v;
}

/*
 * Begins after the settings that the user's own environment has; git refuses a bad count.
 * `place`: NULL while it is looked for.
 */
static struct env env_begin(struct arena *a, const struct git_place *place)
{
    struct env env = {.a = a};
    const char *count = os_getenv("GIT_CONFIG_COUNT");
    if (count && !num_parse(span_str(count), COUNT_MAX, &env.settings))
        env.settings = 0;
    for (size_t i = 0; i < sizeof always / sizeof *always; i++)
        env_set(&env, always[i].key, always[i].value);
    for (size_t i = 0; i < sizeof other_repository / sizeof *other_repository; i++)
        env_add(&env, other_repository[i]);
    if (place && place->ceiling)
        env_add(&env, place->ceiling);
    return env;
}

/* Switches off what has a setting of that name, "filter.NAME.clean" or "hook.NAME.event". */
static void switch_off(struct env *env, struct span name)
{
    size_t dot = name.n;
    if (!span_starts(name, SPAN("hook."))) {
        if (name.n)
            env_set(env, arena_copy(env->a, name).p, "");
        return;
    }
    while (name.p[dot - 1] != '.')
        dot--;
    env_set(env, arena_fmt(env->a, "%.*senabled", (int)dot, name.p).p, "false");
}

/*
 * Switches off filters by empty commands, and hooks of the configuration (git 2.54). Both may have
 * any name, so git's configuration is asked for them, which runs nothing. Fails if it cannot be
 * asked; without git (127), or with a configuration that it refuses (128), the git that follows
 * does not start either.
 */
static int switch_off_named(struct env *env, int dirfd, const struct git_place *place,
                            struct err *e)
{
    static const char *const argv[] = {
        "sh", "-c",
        "exec git config -z --name-only --get-regexp '^(filter|hook)\\.' 2>/dev/null", NULL};
    struct env plain = env_begin(env->a, place);
    struct buf b = BUF_INIT;
    struct span rest, name;
    int status = os_capture_env(dirfd, argv, env_end(&plain), &b, e);
    if (status > 128)
        status = err_set(e, STATUS_SYSTEM, "git config ended with %d", status);
    rest = buf_span(&b);
    while (status >= 0 && rest.n && span_cut(&rest, '\0', &name))
        switch_off(env, name);
    buf_release(&b);
    return status < 0 ? -1 : 0;
}

/*
 * Returns true if GIT_INDEX_FILE may be the index of a commit here, which `check --staged` in a
 * hook must read: it is in git's directory here, or at least in no other repository's.
 */
static bool has_own_index(const struct git_place *place, struct arena *a)
{
    struct err unused = ERR_INIT;
    struct os_stamp here = {0}, there = {0};
    const char *index = os_getenv(index_file);
    if (!index || *index != '/' || !place->dir)
        return false;
    int n = (int)(strrchr(index, '/') - index);
    const char *head = arena_fmt(a, "%.*s/HEAD", n, index).p;
    if (os_exists(OS_CWD, head, &unused) == 0)
        return true;
    const char *dir = arena_fmt(a, "%.*s/.", n, index).p;
    return os_stat(OS_CWD, dir, &there, &unused) > 0 &&
           os_stat(OS_CWD, arena_fmt(a, "%s/.", place->dir).p, &here, &unused) > 0 &&
           here.inode == there.inode && here.dev == there.dev;
}

/* Returns the environment for that use, or NULL with *e set. */
static const char *const *environment(int dirfd, enum git_use use,
                                      const struct git_place *place, struct arena *a,
                                      struct err *e)
{
    struct env env = env_begin(a, place);
    if (use == GIT_WORKS || !has_own_index(place, a))
        env_add(&env, index_file);
    if (use == GIT_WORKS)
        return env_end(&env);
    struct env plain = env_begin(a, place);
    if (place->dir && git_odd(dirfd, place->dir, env_end(&plain), a, e) < 0)
        return NULL;
    for (size_t i = 0; i < sizeof reading / sizeof *reading; i++)
        env_set(&env, reading[i].key, reading[i].value);
    for (size_t i = 0; i < sizeof reading_env / sizeof *reading_env; i++)
        env_add(&env, reading_env[i]);
    return switch_off_named(&env, dirfd, place, e) < 0 ? NULL : env_end(&env);
}

/* Caches the check of a directory: a command starts git in one directory, often many times. */
struct git_cache {
    struct arena a;
    struct os_stamp dir;
    struct git_place place;
    const char *const *env[2];
};

static struct git_cache known;

/* Checks the directory, unless it is the one that was checked last. */
static int check_dir(int dirfd, struct err *e)
{
    struct os_stamp dir = {0};
    if (os_stat(dirfd, ".", &dir, e) < 0)
        return -1;
    if (known.dir.inode && known.dir.inode == dir.inode && known.dir.dev == dir.dev)
        return 0;
    arena_reset(&known.a);
    known.dir.inode = 0;
    known.env[GIT_WORKS] = known.env[GIT_READS] = NULL;
    struct env plain = env_begin(&known.a, NULL);
    if (git_place_find(&known.place, dirfd, env_end(&plain), &known.a, e) < 0)
        return -1;
    known.dir = dir;
    return 0;
}

/* Returns the environment to start git with, or NULL with *e set. */
static const char *const *prepare(int dirfd, enum git_use use, struct err *e)
{
    if (check_dir(dirfd, e) < 0)
        return NULL;
    if (!known.env[use])
        known.env[use] = environment(dirfd, use, &known.place, &known.a, e);
    return known.env[use];
}

const struct git_place *git_place(int dirfd, struct err *e)
{
    return check_dir(dirfd, e) < 0 ? NULL : &known.place;
}

int git_run(int dirfd, enum git_use use, const char *const *argv, struct err *e)
{
    const char *const *env = prepare(dirfd, use, e);
    return env ? os_run_env(dirfd, argv, env, e) : -1;
}

int git_capture(int dirfd, enum git_use use, const char *const *argv, struct buf *b,
                struct err *e)
{
    const char *const *env = prepare(dirfd, use, e);
    buf_clear(b);
    return env ? os_capture_env(dirfd, argv, env, b, e) : -1;
}

int git_script(int dirfd, const char *script, const char *one, const char *two, struct err *e)
{
    const char *const argv[] = {"sh", "-c", script, "sh", one, two, NULL};
    return git_run(dirfd, GIT_WORKS, argv, e);
}

int git_ask(int dirfd, enum git_use use, const char *script, const char *one, const char *two,
            struct buf *b, struct err *e)
{
    const char *const argv[] = {"sh", "-c", script, "sh", one, two, NULL};
    return git_capture(dirfd, use, argv, b, e);
}
