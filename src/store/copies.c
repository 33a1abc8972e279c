#include "store/copies.h"

#include "text/slug.h"

#include <stdlib.h>

/* One directory being searched for copies. */
struct search {
    const char *folder; /* "guests", or "" for the root */
    const struct store *store;
    struct copies *out;
    struct arena *arena;
    struct span suffix; /* of the names: ".txt" */
    bool guests;
    bool layouts;     /* a guest's second file in the other layout is looked for too */
    struct span only; /* the guest whose copies are looked for; empty: all */
};

/* Returns the path of the file that has the stem. */
static struct span path_of(struct search *s, struct span stem)
{
    return s->guests ? store_path(s->store, arena_copy(s->arena, stem), s->arena)
                     : arena_fmt(s->arena, "%s%s%.*s%s", s->folder, *s->folder ? "/" : "",
                                 SPAN_ARG(stem), s->suffix.p);
}

/* The file that a name is a copy of, and the kind of the copy. */
struct copy_of {
    struct span stem;
    enum copy_kind kind;
};

static void add(struct copies *c, struct copy one, struct arena *a)
{
    c->v = arena_grow(a, c->v, c->n, &c->cap, sizeof *c->v);
    c->v[c->n++] = one;
}

/*
 * Returns whether the two names are of one file: where a system does not tell capitals from
 * small letters, "Aiko.txt" opens aiko.txt too.
 */
static bool is_one_file(const struct store *s, const struct copy *c)
{
    struct os_stamp one = {0}, other = {0};
    struct err unused = ERR_INIT;
    return os_stat(s->rootfd, c->path.p, &one, &unused) > 0 &&
           os_stat(s->rootfd, c->of.p, &other, &unused) > 0 && one.inode &&
           one.inode == other.inode && one.dev == other.dev;
}

static void add_copy(struct search *s, struct span file, struct span stem, enum copy_kind kind)
{
    struct arena *a = s->arena;
    const char *slash = *s->folder ? "/" : "";
    struct copy one = {.kind = kind, .of = path_of(s, stem)};
    one.path = arena_fmt(a, "%s%s%.*s", s->folder, slash, SPAN_ARG(file));
    if (s->guests)
        one.id = arena_copy(a, stem);
    if (!is_one_file(s->store, &one))
        add(s->out, one, a);
}

/* Returns whether the stem's file is there. */
static bool is_there(struct search *s, struct span stem)
{
    struct err unused = ERR_INIT;
    if (s->guests)
        return store_has(s->store, stem, &unused) > 0;
    return os_exists(s->store->rootfd, path_of(s, stem).p, &unused) > 0;
}

/*
 * Sets *stem to the stem that the bytes of a name stand for. For a guest it is the id, also if
 * the bytes have capitals or spaces: "Aiko Nakamura".
 */
static bool stem_of(struct search *s, struct span text, struct span *stem)
{
    struct buf b = BUF_INIT;
    const char *why;
    *stem = text;
    if (!s->guests || slug_valid(text))
        return true;
    for (size_t i = 0; i < text.n; i++)
        if (text.p[i] >= '0' && text.p[i] <= '9') /* "aiko 2" is not of the guest aiko-2 */
            return false;
    bool made = slug_make(&b, text, &why);
    *stem = buf_move(&b, s->arena);
    return made;
}

/* Returns whether the name is of a copy of the file whose stem is file[from..to). */
static bool is_copy_of(struct search *s, struct span file, size_t from, size_t to,
                       struct copy_of *found)
{
    if (!copy_name_begins(file, from) || !copy_name_ends(file, to))
        return false;
    found->kind = copy_name_kind(file, from, to, s->suffix, s->guests);
    return found->kind != COPY_NONE &&
           stem_of(s, span_head(span_from(file, from), to - from), &found->stem);
}

/* Returns whether a file that is not a guest's has this name in every journal. */
static bool is_known(const struct search *s, struct span stem)
{
    if (*s->folder)
        return date_parse(stem) != DATE_NONE;
    return span_is(s->suffix, ".conf") ? span_is(stem, "journal")
                                       : span_is(stem, "dishes") || span_is(stem, "allergens");
}

/*
 * Returns whether the copy may be all that is left: no file has a stem that is in its name. A
 * guest's id must be in it as it is.
 */
static bool may_be_lost(const struct search *s, struct span file, const struct copy_of *c)
{
    return (s->guests || is_known(s, c->stem)) && span_starts(file, c->stem) &&
           (c->kind == COPY_CONFLICT ||
            (c->kind == COPY_BACKUP && span_starts(span_from(file, c->stem.n), s->suffix)));
}

/*
 * Finds the file that the name is a copy of. A stem at the beginning comes first, then the
 * longest one: "aiko-nakamura (1)" is of aiko-nakamura, not of aiko.
 */
static bool find_stem(struct search *s, struct span file, struct copy_of *found)
{
    enum { LOOKUPS = 200 };
    struct copy_of lost = {{NULL, 0}, COPY_NONE};
    int lookups = 0;
    for (int later = 0; later < 2; later++)
        for (size_t n = file.n - (size_t)later; n > 0; n--)
            for (size_t from = (size_t)later; from + n <= file.n && (later || !from); from++) {
                if (!is_copy_of(s, file, from, from + n, found))
                    continue;
                if (lookups++ < LOOKUPS && is_there(s, found->stem))
                    return true;
                if (!lost.stem.n && may_be_lost(s, file, found))
                    lost = *found;
            }
    *found = lost;
    return lost.stem.n > 0;
}

/* Returns whether two guests have one name. */
static bool is_same_name(struct search *s, struct span one, struct span other)
{
    struct guest a, b;
    struct err unused = ERR_INIT;
    return store_load(s->store, one, &a, s->arena, &unused) == 1 &&
           store_load(s->store, other, &b, s->arena, &unused) == 1 &&
           span_eq(guest_name(&a), guest_name(&b));
}

/*
 * Adds a file that has a guest's name if it is a copy: "aiko-conflict-1" of the same name. Such a
 * name begins with the id of the guest.
 */
static void try_guest(struct search *s, struct span file, struct span id)
{
    size_t n = span_starts(id, s->only) ? copy_name_id(id) : 0;
    struct span stem = span_head(id, n);
    if (n && slug_valid(stem) && is_there(s, stem) && is_same_name(s, id, stem))
        add_copy(s, file, stem, COPY_CONFLICT);
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
    if (differ(s, one.path.p, one.of.p))
        add(c, one, a);
}

/* Returns whether the folder is of the layout that the journal does not have. */
static bool is_other_layout(const struct search *s)
{
    return s->layouts && s->store->set.sharded == span_is(span_str(s->folder), "guests");
}

/* Returns whether a line feed or the like is in the name, which messages could not quote. */
static bool has_control(struct span file)
{
    for (size_t i = 0; i < file.n; i++)
        if ((unsigned char)file.p[i] < 0x20 || file.p[i] == 0x7F)
            return true;
    return false;
}

/* Returns whether it is the very name of such a file, and so of no copy. */
static bool is_own_name(const struct search *s, struct span file)
{
    return span_ends(file, s->suffix) && is_known(s, span_head(file, file.n - s->suffix.n));
}

/*
 * Adds a file that is not a guest's if it is a copy. One that has a known name in other letters
 * ("Dishes.txt") is one too: a system may not tell the two apart.
 */
static void try_text(struct search *s, struct span file)
{
    static const char *const known[] = {"dishes", "allergens", "journal"};
    struct copy_of found;
    size_t n = span_chr(file, '.');
    if (n == SPAN_NONE || is_own_name(s, file))
        return;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (!*s->folder && is_known(s, span_str(known[i])) &&
            span_is_nocase(span_head(file, n), known[i]) &&
            span_eq_nocase(span_from(file, n), s->suffix)) {
            add_copy(s, file, span_str(known[i]), COPY_CONFLICT);
            return;
        }
    if (!has_control(file) && find_stem(s, file, &found))
        add_copy(s, file, found.stem, found.kind);
}

static void each_name(void *ctx, enum os_kind kind, struct span file)
{
    struct search *s = ctx;
    struct copy_of found;
    struct span stem = span_head(file, file.n < s->suffix.n ? 0 : file.n - s->suffix.n);
    if (kind != OS_FILES || file.p[0] == '.')
        return;
    if (!s->guests) {
        try_text(s, file);
    } else if (span_ends(file, s->suffix) && slug_valid(stem)) {
        if (is_other_layout(s))
            add_other_layout(s->store, stem, s->out, s->arena);
        try_guest(s, file, stem);
    } else if (!has_control(file) && find_stem(s, file, &found)) {
        add_copy(s, file, found.stem, found.kind);
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

static int sorted(struct copies *c)
{
    if (c->n)
        qsort(c->v, c->n, sizeof *c->v, by_path);
    return 0;
}

/* Adds the copies of the texts in the root, journal.conf, and menus. */
static int search_texts(const struct store *s, struct copies *c, struct arena *a, struct err *e)
{
    struct search texts = {.store = s, .out = c, .arena = a, .suffix = SPAN(".txt")};
    struct search settings = {.store = s, .out = c, .arena = a, .suffix = SPAN(".conf")};
    return search_folder(&texts, "", e) < 0 || search_folder(&texts, "menus", e) < 0 ||
                   search_folder(&settings, "", e) < 0
               ? -1
               : 0;
}

int copies_of_texts(const struct store *s, struct copies *c, struct arena *a, struct err *e)
{
    *c = (struct copies){0};
    return search_texts(s, c, a, e) < 0 ? -1 : sorted(c);
}

int copies_find(const struct store *s, struct copies *c, struct arena *a, struct err *e)
{
    struct search guests = {.store = s,
                            .out = c,
                            .arena = a,
                            .suffix = SPAN(".txt"),
                            .guests = true,
                            .layouts = true};
    struct os_names shards = {0};
    *c = (struct copies){0};
    int there = os_exists(s->rootfd, "guests", e); /* git keeps no empty directory */
    if (there < 0 || search_folder(&guests, "guests", e) < 0 || search_texts(s, c, a, e) < 0 ||
        (there && os_list(s->rootfd, "guests", OS_FOLDERS, "", a, &shards, e) < 0))
        return -1;
    for (size_t i = 0; i < shards.n; i++)
        if (search_folder(&guests, arena_fmt(a, "guests/%s", shards.v[i].p).p, e) < 0)
            return -1;
    return sorted(c);
}

int copies_of(const struct store *s, struct span id, struct copies_in *in, struct copies *c,
              struct arena *a, struct err *e)
{
    struct search search = {
        .store = s, .out = &in->copies, .arena = a, .suffix = SPAN(".txt"), .guests = true};
    struct span path = store_path(s, id, a);
    while (path.n && path.p[path.n - 1] != '/')
        path.n--;
    struct span folder = arena_copy(a, span_head(path, path.n - 1));
    bool again = span_eq(in->folder, folder);
    if (!again || (in->only.n && !span_eq(in->only, id))) {
        search.only = again || in->several ? SPAN("") : arena_copy(a, id);
        *in = (struct copies_in){.several = in->several};
        if (search_folder(&search, folder.p, e) < 0)
            return -1;
        in->folder = folder;
        in->only = search.only;
    }
    *c = (struct copies){0};
    add_other_layout(s, id, c, a);
    for (size_t i = 0; i < in->copies.n; i++)
        if (span_eq(in->copies.v[i].id, id))
            add(c, in->copies.v[i], a);
    return sorted(c);
}
