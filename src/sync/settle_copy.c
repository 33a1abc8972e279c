#include "merge/merge.h"
#include "sync/settle_loaded.h"
#include "text/alarm.h"
#include "text/limit.h"

/* A copy and its file, and a version of the file that git has and the copy came from. */
struct pair {
    const struct copy *copy;
    struct span there, theirs; /* the file and the copy; p is NULL where one is gone */
    struct span base;          /* empty: git has none */
};

static struct set set_of_lines(struct span src, struct arena *a)
{
    struct set set = SET_INIT(a);
    settle_add_lines(&set, src);
    return set;
}

/* Returns the number of lines that only one of the two sets has. */
static size_t distance(const struct set *a, const struct set *b)
{
    size_t common = 0;
    for (size_t i = 0; i < a->n; i++)
        common += set_find(b, a->keys[i]) != SET_NONE;
    return a->n + b->n - 2 * common;
}

/*
 * Finds the version among the last that is nearest to the copy: the copy was made from it. Of
 * two as near the older one is taken, so that a line that both changed since is asked about.
 */
static void find_base(struct settling *s, struct pair *p)
{
    static const char versions[] =
        "git rev-parse --git-dir >/dev/null 2>&1 || exit 0\n"
        "exec git log --no-ext-diff --no-textconv --no-show-signature -n 20 --format=%H -- "
        "\":(literal)$1\" 2>/dev/null";
    struct arena *a = &s->app->arena, scratch = ARENA_INIT, version = ARENA_INIT;
    struct set copy = set_of_lines(p->theirs, &scratch);
    struct span commits, commit, src;
    struct buf base = BUF_INIT;
    struct err unused = ERR_INIT;
    size_t least = SIZE_MAX;
    int root = s->app->store.rootfd;
    if (repository_ask(root, versions, p->copy->of.p, "", &commits, &scratch, &unused) != 0)
        commits = SPAN("");
    while (commits.n && span_line(&commits, &commit)) {
        arena_reset(&version);
        if (repository_ask(root,
                           "exec git show --no-ext-diff --no-textconv \"$1:./$2\" "
                           "2>/dev/null",
                           arena_copy(&version, commit).p, p->copy->of.p, &src, &version,
                           &unused) != 0)
            continue;
        struct set lines = set_of_lines(src, &version);
        size_t d = distance(&lines, &copy);
        if (d <= least) {
            least = d;
            buf_clear(&base);
            buf_add(&base, src);
        }
    }
    if (least < SIZE_MAX)
        p->base = arena_copy(a, buf_span(&base));
    buf_release(&base);
    arena_release(&version);
    arena_release(&scratch);
}

/* Returns the date and key of a line: what a line that was reworded still has. */
static struct span topic(struct span line)
{
    size_t colon = span_chr(line, ':');
    return span_trim(span_head(line, colon == SPAN_NONE ? line.n : colon));
}

/*
 * Returns the topics of lines that the copy has more than the base: of built-in keys that
 * have one value. Another allergy on the same day is not the first one reworded.
 */
static struct set new_topics(struct settling *s, const struct set *copy, const struct set *base)
{
    struct set topics = SET_INIT(copy->arena);
    for (size_t i = 0; i < copy->n; i++) {
        struct fact f = fact_parse(copy->keys[i], 0, &s->app->store.keys);
        if (set_find(base, copy->keys[i]) == SET_NONE && settle_has_one_value(&f) &&
            f.key > KEY_NONE && f.key < KEY_BUILTIN)
            set_add(&topics, topic(copy->keys[i]), NULL);
    }
    return topics;
}

/*
 * Returns the base of the merge: only lines that the copy has, or has reworded. The copy may be
 * older, so a line that it lacks does not count as removed, nor does the card of a dish. A line
 * about an allergy that the file lacks is not in the base, so that it is asked about. Without a
 * version of git the base is the common lines, and the merge is the union of both.
 */
static struct span careful_base(struct settling *s, const struct pair *p)
{
    struct arena scratch = ARENA_INIT, *a = &scratch;
    struct span src = p->base.n ? p->base : p->there, line;
    struct set copy = set_of_lines(p->theirs, a), base = set_of_lines(src, a);
    struct set there = set_of_lines(p->there, a);
    struct set topics =
        p->base.n && p->copy->id.n ? new_topics(s, &copy, &base) : SET_INIT(a);
    struct buf out = BUF_INIT;
    while (span_line(&src, &line)) {
        struct span text = span_trim(line);
        bool harm = alarm_kinds(text, ALARM_SAID) || limit_tells(text);
        if (set_find(&copy, text) == SET_NONE
                ? harm || set_find(&topics, topic(text)) == SET_NONE
                : harm && set_find(&there, text) == SET_NONE)
            continue;
        buf_add(&out, line);
        buf_char(&out, '\n');
    }
    arena_release(&scratch);
    return buf_move(&out, &s->app->arena);
}

/* Appends the lines of the copy that neither the file nor the base has; returns how many. */
static size_t extra_lines(const struct pair *p, struct buf *out, struct arena *a)
{
    struct set there = set_of_lines(p->there, a), base = set_of_lines(p->base, a);
    struct span rest = p->theirs, line;
    size_t n = 0;
    while (span_line(&rest, &line)) {
        struct span text = span_trim(line);
        if (!text.n || set_find(&there, text) != SET_NONE || set_find(&base, text) != SET_NONE)
            continue;
        buf_add(out, line);
        buf_char(out, '\n');
        n++;
    }
    return n;
}

/*
 * Returns the file, and below it a hunk of the lines that only the copy has. It is for files
 * that are not sets of lines, and for backups, whose lines may have been removed since.
 */
static struct span file_and_extra(const struct pair *p, struct arena *a)
{
    struct buf extra = BUF_INIT, out = BUF_INIT;
    buf_add(&out, p->there);
    if (p->there.n && p->there.p[p->there.n - 1] != '\n')
        buf_char(&out, '\n');
    if (extra_lines(p, &extra, a))
        buf_fmt(&out, "<<<<<<< mine\n=======\n%s>>>>>>> theirs\n", buf_cstr(&extra));
    struct span text = arena_copy(a, extra.n ? buf_span(&out) : p->there);
    buf_release(&extra);
    buf_release(&out);
    return text;
}

/* Sets *text to the merged text and returns 1, or returns 0 if the two cannot be merged. */
static int merge_pair(struct settling *s, const struct pair *p, struct span *text)
{
    struct arena *a = &s->app->arena;
    if (p->copy->kind == COPY_BACKUP || !settle_has_facts(p->copy->id, p->copy->of)) {
        *text = file_and_extra(p, a);
        return 1;
    }
    return settle_merge(p->copy->of, careful_base(s, p), p->there, p->theirs, text, a) !=
           MERGE_REFUSED;
}

/* Refuses a copy that cannot be merged line by line, with *e set or a message. */
static bool refuse(struct settling *s, const struct pair *p, struct err *e)
{
    const struct copy *c = p->copy;
    if (c->kind == COPY_PATCH) {
        app_note("%s has lines that a patch could not apply\nadd them to %s, then remove it",
                 c->path.p, c->of.p);
        s->left++;
        return true;
    }
    if (!guest_has_conflict(p->there) && !guest_has_conflict(p->theirs) &&
        span_chr(p->theirs, '\0') == SPAN_NONE)
        return false;
    err_set(e, STATUS_FILE, "%s or %s has conflict markers or is not text; edit it first",
            c->path.p, c->of.p);
    return true;
}

/*
 * Returns 1 if the file and its copy are of one person, and can be merged. Returns 0 if they
 * were set apart or must wait for an answer, or -1. Files in two layouts are compared by
 * telephone and mail address, a copy by the name.
 */
static int is_of_one_person(struct settling *s, const struct pair *p, struct err *e)
{
    const struct copy *c = p->copy;
    bool layout = c->kind == COPY_LAYOUT;
    if (!c->id.n || !p->there.p ||
        !(layout ? settle_is_two_people(s, c->id, p->there, p->theirs)
                 : settle_has_other_name(s, c->id, p->there, p->theirs)))
        return 1;
    char people =
        settle_one_or_two(s, c->id, c->path,
                          layout ? "made on both sides, with another telephone or mail"
                                 : "has another name than the guest");
    if (people == 't')
        return settle_copy_apart(s, c, p->theirs, e);
    if (people == 'o' && (s->side != SIDE_UNDECIDED || s->asks))
        return 1;
    s->left++;
    return 0;
}

/* Prints the lines that came from the copy. */
static int print_came(struct settling *s, const struct pair *p, struct err *e)
{
    struct span now;
    if (settle_read(s, p->copy->of, &now, e) < 0)
        return -1;
    settle_print_came(s, p->there, p->theirs, now);
    return 0;
}

int settle_copy(struct settling *s, const struct copy *c, struct err *e)
{
    struct app *app = s->app;
    struct pair p = {.copy = c};
    struct conflict_text text = {.path = c->of, .id = c->id, .whole = true};
    if (!settle_wants(s, c->id, c->of, 0, SIZE_MAX) &&
        !settle_wants(s, c->path, c->path, 0, SIZE_MAX)) {
        s->left++;
        return 0;
    }
    if (settle_read(s, c->of, &p.there, e) < 0 || settle_read(s, c->path, &p.theirs, e) < 0)
        return -1;
    if (!p.theirs.p)
        return 0;
    if (refuse(s, &p, e))
        return e->status ? -1 : 0;
    int one = is_of_one_person(s, &p, e);
    if (one <= 0)
        return one;
    /* A missing or empty file has removed no line. */
    bool facts = p.there.n && c->kind != COPY_BACKUP && settle_has_facts(c->id, c->of);
    if (c->kind != COPY_LAYOUT && p.there.n)
        find_base(s, &p);
    text.there = p.there;
    text.unseen = facts;
    if (!merge_pair(s, &p, &text.text))
        return err_set(e, STATUS_FILE, "%s: not merged line by line; move its lines by hand",
                       c->path.p);
    if (facts && settle_mark_removed(s, c, p.there, p.theirs, &text.text, e) < 0)
        return -1;
    int settled = settle_text(s, &text, e);
    if (settled <= 0)
        return settled;
    if (save_remove(&s->save, c->path.p, p.theirs, e) < 0)
        return -1;
    s->done++;
    out_printf(&app->out, "%s: its lines are in %s; removed\n", c->path.p, c->of.p);
    return print_came(s, &p, e);
}
