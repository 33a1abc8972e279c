/* The copies of one person: what forget removes, and what it names because it stays. */
#include "entry/person.h"

#include "store/state.h"
#include "text/slug.h"

/* Lists the files of a directory, hidden ones too. Without the directory there are none. */
static int list_files(struct app *app, const char *dir, struct os_names *names, struct err *e)
{
    struct os_names hidden = {0};
    int root = app->store.rootfd;
    *names = hidden;
    int there = os_exists(root, dir, e);
    if (there <= 0)
        return there;
    if (os_list(root, dir, OS_FILES, "", &app->arena, names, e) < 0 ||
        os_list(root, dir, OS_HIDDEN, "", &app->arena, &hidden, e) < 0)
        return -1;
    size_t cap = names->n;
    for (size_t i = 0; i < hidden.n; i++) {
        names->v = arena_grow(&app->arena, names->v, names->n, &cap, sizeof *names->v);
        names->v[names->n++] = hidden.v[i];
    }
    return 0;
}

static const char *in_state(struct app *app, struct span name)
{
    return arena_fmt(&app->arena, STATE_DIR "/%.*s", SPAN_ARG(name)).p;
}

/* Returns the name without what editors put before it: .NAME.swp, #NAME#. */
static struct span without_marks(struct span name)
{
    while (name.n && (name.p[0] == '.' || name.p[0] == '#'))
        name = span_from(name, 1);
    return name;
}

/*
 * Returns whether a file is WHAT-ID, WHAT-ID.txt or WHAT-ID.2.txt, or an editor's copy of it. An
 * id has no dot, but may be the beginning of another.
 */
static bool is_copy(struct app *app, struct span file, const char *what, struct span id)
{
    struct span own = arena_fmt(&app->arena, "%s-%.*s", what, SPAN_ARG(id));
    file = without_marks(file);
    return span_starts(file, own) && (file.n == own.n || file.p[own.n] == '.');
}

bool person_is_of_other(struct app *app, struct span name, struct span id)
{
    const struct span what[] = {SPAN("rescued-"), SPAN("edit-")};
    struct err unused = ERR_INIT;
    name = without_marks(name);
    for (size_t i = 0; i < sizeof what / sizeof *what; i++) {
        struct span rest = span_from(name, what[i].n), other;
        if (!span_starts(name, what[i]))
            continue;
        span_cut(&rest, '.', &other);
        return slug_valid(other) && !span_eq(other, id) && !span_is(other, "unknown") &&
               (i == 0 || store_has(&app->store, arena_copy(&app->arena, other), &unused) > 0);
    }
    return false;
}

/* Returns whether an id that begins before or after the byte may go on with it. */
static bool is_of_id(char c)
{
    char small = (char)(c | 0x20);
    return (small >= 'a' && small <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

/* Returns whether the text has the id, and not only as a part of a longer word. */
static bool names_id(struct span text, struct span id)
{
    struct span rest = text;
    for (size_t at; (at = span_find(rest, id)) != SPAN_NONE; rest = span_from(rest, at + id.n)) {
        const char *p = rest.p + at;
        if ((p == text.p || !is_of_id(p[-1])) && (at + id.n == rest.n || !is_of_id(p[id.n])))
            return true;
    }
    return false;
}

/* Returns 1 if the file names the id, 0 if it does not, or -1. */
static int holds(struct app *app, const char *path, struct span id, struct err *e)
{
    struct buf b = BUF_INIT;
    int r = os_read(app->store.rootfd, path, &b, NULL, e);
    if (r > 0)
        r = names_id(buf_span(&b), id);
    buf_release(&b);
    return r;
}

/* Returns true for the program's own records, which hold what is recorded elsewhere. */
static bool is_record(struct span name)
{
    return span_is(name, "undo") || span_starts(name, SPAN("undo-")) || span_is(name, "redo") ||
           span_is(name, "paths") || span_is(name, "index") || span_is(name, "forget");
}

/* Returns 1 if forget removes that file of .journal/, 0 if it does not, or -1. */
static int goes(struct app *app, struct span name, const char *path, struct span id, bool all,
                struct err *e)
{
    if (is_copy(app, name, "rescued", id) || is_copy(app, name, "edit", id))
        return 1;
    if (is_record(name))
        return all ? 1 : holds(app, path, id, e);
    struct span file = without_marks(name);
    bool may = span_starts(file, SPAN("rescued-unknown")) || span_starts(file, SPAN("edit-"));
    return may && !person_is_of_other(app, name, id) ? holds(app, path, id, e) : 0;
}

int person_has_copies(struct app *app, struct span id, struct err *e)
{
    struct os_names kept;
    struct span own = arena_fmt(&app->arena, "%.*s.txt", SPAN_ARG(id));
    int r = list_files(app, STATE_DIR, &kept, e);
    for (size_t i = 0; r == 0 && i < kept.n; i++)
        if (is_copy(app, kept.v[i], "rescued", id) || is_copy(app, kept.v[i], "edit", id))
            r = 1;
        else if (is_record(kept.v[i]))
            r = holds(app, in_state(app, kept.v[i]), own, e);
    return r;
}

int person_flush_copies(const struct save *s, struct err *e)
{
    int fd = os_open_own_dir(s->rootfd, STATE_DIR, e);
    int r = fd < 0 ? -1 : os_sync_dir(fd, STATE_DIR, e);
    os_close(fd);
    if (r == 0 && !lockstate_write(&s->state, s->lockfd))
        r = err_set(e, STATUS_SYSTEM, "cannot write the lock file of the journal");
    return r < 0 ? -1 : os_sync(s->lockfd, LOCK_PATH, e);
}

long person_drop_copies(struct app *app, struct save *s, struct span id, bool all,
                        struct err *e)
{
    struct os_names kept;
    long n = 0;
    if (list_files(app, STATE_DIR, &kept, e) < 0)
        return -1;
    for (size_t i = 0; i < kept.n; i++) {
        const char *path = in_state(app, kept.v[i]);
        int r = goes(app, kept.v[i], path, id, all, e);
        if (r < 0 || (r > 0 && os_remove(s->rootfd, path, e) < 0))
            return -1;
        n += r;
    }
    return person_flush_copies(s, e) < 0 ? -1 : n;
}

/* Returns whether the file is made from what is recorded, or is of that guest by its name. */
static bool is_expected(struct app *app, struct span name, struct span id)
{
    return is_record(name) || is_copy(app, name, "rescued", id) ||
           is_copy(app, name, "edit", id);
}

/* Calls app_note with `text` for the files in .journal/ that forget removes. */
static void note_going(struct app *app, struct span id, bool unsaved, const char *text)
{
    struct os_names kept;
    struct err listing = ERR_INIT;
    if (list_files(app, STATE_DIR, &kept, &listing) < 0)
        app_fail(app, &listing);
    for (size_t i = 0; i < kept.n; i++) {
        struct err e = ERR_INIT;
        const char *path = in_state(app, kept.v[i]);
        bool skip = unsaved && is_expected(app, kept.v[i], id);
        int r = skip ? 0 : goes(app, kept.v[i], path, id, false, &e);
        if (r < 0)
            app_fail(app, &e);
        else if (r > 0)
            app_note("%s %s", path, text);
    }
}

void person_note_copies(struct app *app, struct span id)
{
    note_going(app, id, false, "also holds lines about the guest; to remove it: journal forget");
}

void person_note_unsaved(struct app *app, struct span id)
{
    note_going(app, id, true, "has text that is not recorded; forget removes this file");
}

/* ---- files that stay ---- */

/* Returns whether the name of a file in guests/ is the id with something before or after it. */
static bool is_named_after(struct span file, struct span id)
{
    file = without_marks(file);
    if (!span_starts(file, id) || file.n == id.n)
        return false;
    char next = file.p[id.n];
    return !((unsigned char)next & 0x80) && !is_of_id(next);
}

/* Names the file if the person is in it, or if that cannot be known. */
static void note_if_left(struct person_files *p, const char *path, bool own)
{
    struct app *app = p->app;
    struct buf b = BUF_INIT, unused = BUF_INIT;
    struct err e = ERR_INIT;
    int r = own ? 1 : os_read(app->store.rootfd, path, &b, NULL, &e);
    if (r < 0)
        app_note("%s: it may name the guest too", e.text);
    else if (own)
        app_note("%s is not changed, and may be a copy of the guest's file; read it, then "
                 "remove it",
                 path);
    else if (erase_lines(&unused, buf_span(&b), &p->erase, NULL))
        app_note("%s is not changed, and names the guest; read it, then remove it", path);
    buf_release(&b);
    buf_release(&unused);
}

static bool was_shown(const struct person_files *p, const char *path)
{
    for (size_t i = 0; i < p->n; i++)
        if (span_is(p->paths[i], path))
            return true;
    return false;
}

/* Returns whether the commands read that file; then its lines were shown. */
static bool is_read(const char *dir, struct span name)
{
    struct span stem = span_head(name, name.n - (span_ends(name, SPAN(".txt")) ? 4 : 0));
    struct span folder = span_str(dir);
    if (span_is(folder, STATE_DIR))
        return span_is(name, "lock");
    if (span_is(folder, "menus"))
        return stem.n < name.n && name.p[0] != '.';
    if (span_is(folder, "."))
        return span_is(name, "dishes.txt") || span_is(name, "allergens.txt") ||
               span_is(name, "journal.conf");
    return stem.n < name.n && slug_valid(stem);
}

static void note_left_in(struct person_files *p, const char *dir)
{
    struct app *app = p->app;
    struct os_names files;
    struct err e = ERR_INIT;
    bool guests = span_starts(span_str(dir), SPAN("guests")), root = span_is(span_str(dir), ".");
    if (list_files(app, dir, &files, &e) < 0)
        app_fail(app, &e);
    for (size_t i = 0; i < files.n; i++) {
        const char *path = arena_fmt(&app->arena, "%s%s%.*s", root ? "" : dir, root ? "" : "/",
                                     SPAN_ARG(files.v[i]))
                               .p;
        if (!is_read(dir, files.v[i]) && !was_shown(p, path))
            note_if_left(p, path, guests && is_named_after(files.v[i], p->id));
    }
}

void person_note_left(struct person_files *p)
{
    struct app *app = p->app;
    struct os_names shards = {0};
    struct err e = ERR_INIT;
    note_left_in(p, STATE_DIR);
    note_left_in(p, "guests");
    if (os_exists(app->store.rootfd, "guests", &e) > 0)
        os_list(app->store.rootfd, "guests", OS_FOLDERS, "", &app->arena, &shards, &e);
    if (e.status)
        app_fail(app, &e);
    for (size_t i = 0; i < shards.n; i++)
        note_left_in(p, arena_fmt(&app->arena, "guests/%s", shards.v[i].p).p);
    note_left_in(p, "menus");
    note_left_in(p, ".");
}
