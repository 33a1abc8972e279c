#include "store/copies.h"

#include "text/slug.h"

#include <stdlib.h>

/* Words that programs put into the name of a copy, in the languages they are sold in. */
static const char *const signs[] = {
    "conflict", "konflikt", "conflit", "conflitto", "kopie", "copia", "copie",
    "conflito", "競合",     "衝突",    "冲突",      "충돌",  NULL,
};

/* Returns whether b holds the text a of lower-case letters; ASCII letters are equal in either
 * case.
 */
static bool holds(struct span b, const char *a)
{
    struct span what = span_str(a);
    for (size_t i = 0; i + what.n <= b.n; i++)
        if (span_eq_nocase(span_head(span_from(b, i), what.n), what))
            return true;
    return false;
}

static bool has_sign(struct span rest)
{
    for (size_t i = 0; signs[i]; i++)
        if (holds(rest, signs[i]))
            return true;
    return false;
}

static struct span without_brackets(struct span rest)
{
    rest = span_trim(rest);
    if (span_starts(rest, SPAN("(")) && span_ends(rest, SPAN(")")))
        rest = span_head(span_from(rest, 1), rest.n - 2);
    return rest;
}

/*
 * Returns whether a name ends in " (1)", " 2", " copy" or " - Copy (2)", as browsers, iCloud
 * and file managers add.
 */
static bool is_numbered(struct span rest)
{
    rest = without_brackets(rest);
    if (span_starts(rest, SPAN("- ")))
        rest = span_from(rest, 2);
    if (span_eq_nocase(span_head(rest, rest.n < 4 ? rest.n : 4), SPAN("copy")))
        rest = without_brackets(span_from(rest, 4));
    for (size_t i = 0; i < rest.n; i++)
        if (rest.p[i] < '0' || rest.p[i] > '9')
            return false;
    return true;
}

static bool is_backup(struct span file)
{
    return span_ends(file, SPAN("~")) || span_ends(file, SPAN(".bak")) ||
           span_ends(file, SPAN(".orig")) || span_ends(file, SPAN(".old")) ||
           (span_starts(file, SPAN("#")) && span_ends(file, SPAN("#")));
}

/* Returns the name without what an editor adds to a backup's. */
static struct span backed_up(struct span file)
{
    if (span_starts(file, SPAN("#")))
        return span_head(span_from(file, 1), file.n - 2);
    if (span_ends(file, SPAN("~")))
        return span_head(file, file.n - 1);
    return span_head(file, file.n - (span_ends(file, SPAN(".orig")) ? 5 : 4));
}

/*
 * Returns whether `rest`, which follows the stem of a file's name up to its suffix, makes it a
 * copy. A machine's name after "-" (OneDrive) has capitals or digits; a guest's id has none.
 */
static bool makes_copy(struct span rest, bool slug)
{
    if (!rest.n)
        return false;
    if (has_sign(rest))
        return true;
    if (rest.p[0] == ' ' || rest.p[0] == '(')
        return is_numbered(rest);
    return !slug && rest.p[0] == '-';
}

/* One directory being searched for copies. */
struct search {
    const char *folder; /* "guests", or "" for the root */
    struct span stem;   /* the only file that is asked about; empty: all */
    const struct store *store;
    struct copies *out;
    struct arena *arena;
    struct span suffix; /* of the names: ".txt" */
    bool guests;
};

/* Returns the path of the file that has the stem. */
static struct span path_of(struct search *s, struct span stem)
{
    return s->guests ? store_path(s->store, arena_copy(s->arena, stem), s->arena)
                     : arena_fmt(s->arena, "%s%s%.*s%s", s->folder, *s->folder ? "/" : "",
                                 SPAN_ARG(stem), s->suffix.p);
}

static void add_copy(struct search *s, struct span file, struct span stem, enum copy_kind kind)
{
    struct arena *a = s->arena;
    const char *slash = *s->folder ? "/" : "";
    struct copies *c = s->out;
    c->v = arena_grow(a, c->v, c->n, &c->cap, sizeof *c->v);
    struct copy one = {.kind = kind, .of = path_of(s, stem)};
    one.path = arena_fmt(a, "%s%s%.*s", s->folder, slash, SPAN_ARG(file));
    if (s->guests)
        one.id = arena_copy(a, stem);
    c->v[c->n++] = one;
}

static bool is_there(struct search *s, struct span stem)
{
    struct err unused = ERR_INIT;
    if (s->stem.n)
        return span_eq(stem, s->stem);
    if (s->guests)
        return store_has(s->store, stem, &unused) > 0;
    return os_exists(s->store->rootfd, path_of(s, stem).p, &unused) > 0;
}

/*
 * Tries each end of a stem in the name, the longest first: "aiko-2" is no copy of "aiko". Where
 * no such file exists, the longest stem counts if it could be a guest's: the copy may be all
 * that is left.
 */
static void try_conflict(struct search *s, struct span file)
{
    struct span name = span_head(file, file.n - s->suffix.n), lost = {NULL, 0};
    bool slug = slug_valid(name);
    for (size_t n = name.n - 1; n > 0; n--) {
        struct span stem = span_head(name, n), rest = span_from(name, n);
        char c = rest.p[0];
        if ((c != ' ' && c != '.' && c != '-' && c != '_' && c != '(') ||
            !makes_copy(rest, slug) || (s->guests && !slug_valid(stem)))
            continue;
        if (is_there(s, stem)) {
            add_copy(s, file, stem, COPY_CONFLICT);
            return;
        }
        if (!lost.n && s->guests && !s->stem.n && !slug && (has_sign(rest) || c != '-'))
            lost = stem;
    }
    if (lost.n)
        add_copy(s, file, lost, COPY_CONFLICT);
}

/* Returns whether both files are there and their bytes differ. */
static bool differ(const struct store *s, const char *one, const char *other)
{
    struct buf a = BUF_INIT, b = BUF_INIT;
    struct err unused = ERR_INIT;
    bool r = os_read(s->rootfd, one, &a, NULL, &unused) > 0 &&
             os_read(s->rootfd, other, &b, NULL, &unused) > 0 &&
             !span_eq(buf_span(&a), buf_span(&b));
    buf_release(&a);
    buf_release(&b);
    return r;
}

/*
 * Adds the guest's file in the layout that the journal does not have, if the one in its own
 * layout differs. A merge can leave both; while `journal store` runs they are equal.
 */
static void add_other_layout(const struct store *s, struct span id, struct copies *c,
                             struct arena *a)
{
    struct copy one = {.path = store_path_in(!s->set.sharded, id, a),
                       .of = store_path_in(s->set.sharded, id, a),
                       .id = arena_copy(a, id),
                       .kind = COPY_LAYOUT};
    if (!differ(s, one.path.p, one.of.p))
        return;
    c->v = arena_grow(a, c->v, c->n, &c->cap, sizeof *c->v);
    c->v[c->n++] = one;
}

/* Returns whether the folder is of the layout that the journal does not have. */
static bool is_other_layout(const struct search *s)
{
    return s->guests && !s->stem.n &&
           s->store->set.sharded == span_is(span_str(s->folder), "guests");
}

/* Returns whether a line feed or the like is in the name, which messages could not quote. */
static bool has_control(struct span file)
{
    for (size_t i = 0; i < file.n; i++)
        if ((unsigned char)file.p[i] < 0x20 || file.p[i] == 0x7F)
            return true;
    return false;
}

static void each_name(void *ctx, enum os_kind kind, struct span file)
{
    struct search *s = ctx;
    bool hash = file.p[0] == '#';
    if (kind != OS_FILES || (s->stem.n && !span_starts(span_from(file, hash), s->stem)) ||
        has_control(file)) /* last: of each guest's name this would look at each byte */
        return;
    if (is_backup(file)) {
        struct span of = backed_up(file),
                    stem = span_head(of, of.n < s->suffix.n ? 0 : of.n - s->suffix.n);
        if (stem.n && span_ends(of, s->suffix) &&
            (s->guests ? slug_valid(stem) && (!s->stem.n || is_there(s, stem))
                       : is_there(s, stem)))
            add_copy(s, file, stem, COPY_BACKUP);
    } else if (span_ends(file, s->suffix) && file.n > s->suffix.n + 1) {
        if (is_other_layout(s) && slug_valid(span_head(file, file.n - s->suffix.n)))
            add_other_layout(s->store, span_head(file, file.n - s->suffix.n), s->out, s->arena);
        try_conflict(s, file);
    }
}

static int by_path(const void *x, const void *y)
{
    const struct copy *a = x, *b = y;
    return span_cmp(a->path, b->path);
}

static int search_folder(struct search *s, const char *folder, struct err *e)
{
    struct err e1 = ERR_INIT;
    s->folder = folder;
    int there = *folder ? os_exists(s->store->rootfd, folder, &e1) : 1;
    if (there <= 0)
        return there < 0 ? err_set(e, (enum exit_status)e1.status, "%s", e1.text) : 0;
    return os_each_name(s->store->rootfd, *folder ? folder : ".", each_name, s, e);
}

static int sorted(struct copies *c, int status)
{
    if (c->n)
        qsort(c->v, c->n, sizeof *c->v, by_path);
    return status;
}

int copies_find(const struct store *s, struct copies *c, struct arena *a, struct err *e)
{
    struct search guests = {
        .store = s, .out = c, .arena = a, .suffix = SPAN(".txt"), .guests = true};
    struct search others = {.store = s, .out = c, .arena = a, .suffix = SPAN(".txt")};
    struct search settings = {.store = s, .out = c, .arena = a, .suffix = SPAN(".conf")};
    struct os_names shards = {0};
    *c = (struct copies){0};
    int there = os_exists(s->rootfd, "guests", e); /* git keeps no empty directory */
    if (there < 0 || search_folder(&guests, "guests", e) < 0 ||
        search_folder(&others, "", e) < 0 || search_folder(&others, "menus", e) < 0 ||
        search_folder(&settings, "", e) < 0 ||
        (there && os_list(s->rootfd, "guests", OS_FOLDERS, "", a, &shards, e) < 0))
        return -1;
    for (size_t i = 0; i < shards.n; i++)
        if (search_folder(&guests, arena_fmt(a, "guests/%s", shards.v[i].p).p, e) < 0)
            return -1;
    return sorted(c, 0);
}

int copies_of(const struct store *s, struct span id, struct copies *c, struct arena *a,
              struct err *e)
{
    struct search one = {
        .stem = id, .store = s, .out = c, .arena = a, .suffix = SPAN(".txt"), .guests = true};
    struct span path = store_path(s, id, a);
    *c = (struct copies){0};
    while (path.n && path.p[path.n - 1] != '/')
        path.n--;
    const char *folder = arena_copy(a, span_head(path, path.n - 1)).p;
    add_other_layout(s, id, c, a);
    return sorted(c, search_folder(&one, folder, e));
}
