#include "store/store.h"

#include "base/utf8.h"
#include "store/listing.h"
#include "text/slug.h"

static const char CONF[] = "journal.conf";

/* Upwards from the working directory; "" when no directory holds journal.conf. */
static const char *find_upwards(struct arena *a)
{
    struct buf up = BUF_INIT;
    const char *found = "";
    uint64_t last_inode = 0, last_dev = 0;
    for (int depth = 0; depth < 256; depth++) {
        struct os_stamp dir;
        struct err ignored = ERR_INIT;
        struct span at = arena_fmt(a, "%s", up.n ? buf_cstr(&up) : ".");
        struct span conf = arena_fmt(a, "%s/%s", at.p, CONF);
        if (os_stat(OS_CWD, at.p, &dir, &ignored) <= 0 ||
            (depth && dir.inode == last_inode && dir.dev == last_dev))
            break; /* the root is its own parent */
        if (os_exists(OS_CWD, conf.p, &ignored) > 0) {
            found = at.p;
            break;
        }
        last_inode = dir.inode;
        last_dev = dir.dev;
        buf_str(&up, up.n ? "/.." : "..");
    }
    buf_release(&up);
    return found;
}

static const char *find(const char *dir, struct arena *a)
{
    const char *home;
    if (dir || (dir = os_getenv("JOURNAL_DIR")))
        return dir;
    dir = find_upwards(a);
    if (*dir)
        return dir;
    if ((home = os_getenv("XDG_DATA_HOME")))
        return arena_fmt(a, "%s/journal", home).p;
    if ((home = os_getenv("HOME")))
        return arena_fmt(a, "%s/.local/share/journal", home).p;
    return ".";
}

int store_open(struct store *s, const char *dir, struct arena *a, struct err *e)
{
    struct buf conf = BUF_INIT;
    *s = (struct store){.rootfd = -1, .arena = a, .odd = DIAGS_INIT(a)};
    s->path = span_str(find(dir, a));
    keys_init(&s->keys, a);
    struct err why = ERR_INIT;
    s->rootfd = os_open_dir(OS_CWD, s->path.p, &why);
    if (s->rootfd < 0 && os_exists(OS_CWD, s->path.p, e) > 0)
        err_set(e, (enum exit_status)why.status, "%s", why.text);
    int got = s->rootfd < 0 ? 0 : os_read(s->rootfd, CONF, &conf, NULL, e);
    if (got == 0)
        err_set(e, STATUS_USAGE, "no journal in %s\nmake one with: journal init %s", s->path.p,
                s->path.p);
    if (got == 1)
        settings_parse(&s->set, arena_copy(a, buf_span(&conf)), &s->keys, &s->odd, e);
    buf_release(&conf);
    if (e->status)
        store_close(s);
    return e->status ? -1 : 0;
}

void store_close(struct store *s)
{
    if (s->rootfd >= 0)
        os_close(s->rootfd);
    s->rootfd = -1;
}

struct span store_shard(struct span id)
{
    size_t n = 0;
    uint32_t cp;
    for (int i = 0; i < 2 && n < id.n; i++)
        n += utf8_decode(span_from(id, n), &cp);
    return span_head(id, n);
}

static struct span path_in(bool sharded, struct span id, struct arena *a)
{
    struct span shard = store_shard(id);
    return sharded
               ? arena_fmt(a, "guests/%.*s/%.*s.txt", (int)shard.n, shard.p, (int)id.n, id.p)
               : arena_fmt(a, "guests/%.*s.txt", (int)id.n, id.p);
}

/* The path of the layout that journal.conf names, unless the file lies only where the other has
 * it. */
struct span store_path(const struct store *s, struct span id, struct arena *a)
{
    struct err ignored = ERR_INIT;
    struct span path = path_in(s->set.sharded, id, a);
    if (os_exists(s->rootfd, path.p, &ignored) == 0) {
        struct span other = path_in(!s->set.sharded, id, a);
        if (os_exists(s->rootfd, other.p, &ignored) > 0)
            return other;
    }
    return path;
}

int store_has(const struct store *s, struct span id, struct err *e)
{
    struct arena scratch = ARENA_INIT;
    int there = slug_valid(id) ? os_exists(s->rootfd, store_path(s, id, &scratch).p, e) : 0;
    arena_release(&scratch);
    return there;
}

int store_load_file(const struct store *s, const char *path, struct guest *g, struct arena *a,
                    struct err *e)
{
    struct buf b = BUF_INIT;
    int got = os_read(s->rootfd, path, &b, NULL, e);
    if (got == 1)
        guest_parse(g, span_str(path), arena_copy(a, buf_span(&b)), &s->keys, a);
    buf_release(&b);
    return got;
}

int store_load(const struct store *s, struct span id, struct guest *g, struct arena *a,
               struct err *e)
{
    if (!slug_valid(id))
        return 0;
    int got = store_load_file(s, path_in(s->set.sharded, id, a).p, g, a, e);
    if (got == 0)
        got = store_load_file(s, path_in(!s->set.sharded, id, a).p, g, a, e);
    if (got == 1)
        g->id = arena_copy(a, id);
    return got;
}

int store_ids(const struct store *s, struct arena *a, struct os_names *ids, struct err *e)
{
    struct listing l;
    int result = listing_read(&l, s, e);
    *ids = (struct os_names){ARENA_NEW(a, struct span, l.n), 0};
    for (; result == 0 && ids->n < l.n; ids->n++)
        ids->v[ids->n] = arena_copy(a, listed_id(&l.v[ids->n]));
    listing_release(&l);
    return result;
}
