#include "check/parts.h"

#include "base/set.h"
#include "base/utf8.h"
#include "store/copies.h"
#include "text/slug.h"

/* Returns the names in a folder; none if it is missing. */
static struct os_names names_in(struct checking *c, const char *folder, enum os_kind kind)
{
    struct os_names names = {0};
    struct err e = ERR_INIT;
    int root = c->app->store.rootfd, there = os_exists(root, folder, &e);
    if (there > 0)
        os_list(root, folder, kind, "", &c->app->arena, &names, &e);
    if (e.status)
        check_cannot_read(c, span_str(folder), &e);
    return names;
}

/* Reports a guest's file that is not where the layout puts it. */
static void check_place(struct checking *c, struct span path, struct span id)
{
    const struct store *s = &c->app->store;
    struct arena *a = &c->app->arena;
    struct span right = store_path_in(s->set.sharded, id, a);
    struct err ignored = ERR_INIT;
    if (span_eq(path, right))
        return;
    const char *remedy = s->set.sharded ? "journal store sharded" : "journal store flat";
    bool other = span_eq(path, store_path_in(!s->set.sharded, id, a));
    if (os_exists(s->rootfd, right.p, &ignored) > 0)
        check_say_file(
            c, DIAG_ERROR, path, "two-places",
            arena_fmt(a, "the guest has another file: %s", right.p).p,
            arena_fmt(a, "%s removes an identical copy; if the files differ, %s", remedy,
                      other ? "journal resolve merges them" : "merge their lines first")
                .p);
    else if (other)
        check_say_file(c, DIAG_WARNING, path, "misplaced", "not where the layout puts it",
                       remedy);
    else
        check_say_file(c, DIAG_ERROR, path, "misplaced",
                       "in the wrong directory, so commands ignore it", remedy);
}

/* Reports the copies of files that sync programs and editors left. */
static void check_copies(struct checking *c, struct set *paths)
{
    struct copies copies;
    struct err e = ERR_INIT;
    if (copies_find(&c->app->store, &copies, &c->app->arena, &e) < 0)
        check_cannot_read(c, SPAN("guests"), &e);
    for (size_t i = 0; i < copies.n; i++) {
        if (copies.v[i].kind == COPY_LAYOUT || copies.v[i].kind == COPY_PATCH)
            continue; /* see check_place and check_names_in */
        set_add(paths, copies.v[i].path, NULL);
        check_say_file(c, DIAG_ERROR, copies.v[i].path, "conflicted",
                       copies.v[i].kind == COPY_BACKUP
                           ? "a backup or other copy of a file"
                           : "a conflicting copy made by a sync program",
                       "to merge its lines: journal resolve");
    }
}

/* Reports wrong file names in a folder. `shard`: the folder may have guests' files. */
static void check_names_in(struct checking *c, const char *folder, bool shard,
                           const struct set *copies)
{
    struct arena *a = &c->app->arena;
    struct os_names files = names_in(c, folder, OS_FILES);
    for (size_t i = 0; i < files.n; i++) {
        struct span parts[] = {span_str(folder), SPAN("/"), files.v[i]};
        struct span path = arena_join(a, parts, 3);
        bool text = span_ends(files.v[i], SPAN(".txt"));
        if (set_find(copies, path) != SET_NONE)
            continue;
        if (span_ends(files.v[i], SPAN(".rej")))
            check_say_file(c, DIAG_ERROR, path, "conflicted",
                           "lines that a patch could not apply",
                           "add them to the file, then remove this one");
        else if (span_ends(files.v[i], SPAN(".icloud")))
            check_say_file(c, DIAG_ERROR, path, "bad-file-name",
                           "iCloud has not fetched this file, so commands ignore it",
                           "fetch it in the Finder: Download Now");
        else if (!text || !slug_valid(span_head(files.v[i], files.v[i].n - 4)))
            check_say_file(c, DIAG_ERROR, path, "bad-file-name",
                           "not the name of a guest's file, so commands ignore it",
                           "rename it to ID.txt; `journal new` shows the id of a name");
        else if (shard && !c->app->store.set.moving)
            check_place(c, path, span_head(files.v[i], files.v[i].n - 4));
    }
}

/* Returns whether the path is that of a guest's file: an unreadable one is reported elsewhere.
 */
static bool is_in_place(struct checking *c, struct span path, struct span file)
{
    struct arena *a = &c->app->arena;
    struct span id = span_head(file, file.n - 4);
    return span_ends(file, SPAN(".txt")) && slug_valid(id) &&
           (span_eq(path, store_path_in(false, id, a)) ||
            span_eq(path, store_path_in(true, id, a)));
}

/* Reports symlinks, FIFOs and devices, without following or opening them. */
static void check_others_in(struct checking *c, const char *folder)
{
    struct os_names files = names_in(c, folder, OS_OTHERS);
    for (size_t i = 0; i < files.n; i++) {
        struct span path = arena_fmt(&c->app->arena, "%s/%s", folder, files.v[i].p);
        if (!is_in_place(c, path, files.v[i]))
            check_say_file(c, DIAG_ERROR, path, "bad-file-name",
                           "not a regular file, so commands ignore it",
                           "replace it with the file itself");
    }
}

/* Checks guests/ and its shards; a folder of another name is not a shard. */
void check_folders(struct checking *c)
{
    struct arena *a = &c->app->arena;
    struct os_names folders = names_in(c, "guests", OS_FOLDERS);
    struct set copies = SET_INIT(a);
    check_copies(c, &copies);
    check_names_in(c, "guests", true, &copies);
    check_others_in(c, "guests");
    for (size_t i = 0; i < folders.n; i++) {
        const char *path = arena_fmt(a, "guests/%s", folders.v[i].p).p;
        bool shard = utf8_count(folders.v[i]) <= 2;
        if (!shard && !is_in_place(c, span_str(path), folders.v[i]))
            check_say_file(c, DIAG_ERROR, span_str(path), "bad-file-name",
                           "a directory where a guest's file belongs",
                           "move its files to guests/");
        check_names_in(c, path, shard, &copies);
        check_others_in(c, path);
    }
}

void check_menus(struct checking *c)
{
    static const enum os_kind kinds[] = {OS_FILES, OS_FOLDERS, OS_OTHERS};
    struct buf b = BUF_INIT;
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        struct os_names names = names_in(c, "menus", kinds[k]);
        for (size_t i = 0; i < names.n; i++) {
            struct span path = arena_fmt(&c->app->arena, "menus/%s", names.v[i].p);
            struct err e = ERR_INIT;
            if (span_ends(path, SPAN(".txt")) &&
                os_read(c->app->store.rootfd, path.p, &b, NULL, &e) < 0)
                check_cannot_read(c, path, &e);
        }
    }
    buf_release(&b);
}
