#include "store/undo.h"

#include "base/num.h"
#include "store/lockstate.h"
#include "store/store.h"
#include "text/slug.h"

static const char MAGIC[] = "journal undo ";

uint64_t undo_hash(struct span s)
{
    uint64_t h = 14695981039346656037u;
    for (size_t i = 0; i < s.n; i++)
        h = (h ^ (unsigned char)s.p[i]) * 1099511628211u;
    return h;
}

void undo_head(struct buf *b, const char *command, uint64_t inode)
{
    buf_fmt(b, "%s2 %llx\n%s\n", MAGIC, (unsigned long long)inode, command);
}

void undo_add(struct buf *b, struct span path, struct span old, struct span new)
{
    buf_fmt(b, "%c %zu %c %zu %llx ", old.p ? 'f' : 'n', old.n, new.p ? 'f' : 'n', new.n,
            (unsigned long long)undo_hash(new));
    buf_add(b, path);
    buf_char(b, '\n');
    buf_add(b, old);
    buf_char(b, '\n');
}

bool undo_is_new(const struct undo_entry *u, struct span bytes)
{
    if (u->gone)
        return !bytes.p;
    return bytes.p && bytes.n == u->new_size && undo_hash(bytes) == u->new_hash;
}

static bool parse_hex(struct span s, uint64_t *v)
{
    *v = 0;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
        if (digit < 0)
            return false;
        *v = *v << 4 | (uint64_t)digit;
    }
    return s.n <= 16;
}

static bool is_menu(struct span path)
{
    struct span name = span_from(path, sizeof "menus/" - 1);
    return span_starts(path, SPAN("menus/")) && span_ends(name, SPAN(".txt")) &&
           name.p[0] != '.' && span_chr(name, '/') == SPAN_NONE &&
           span_chr(name, '\0') == SPAN_NONE;
}

/* Returns true for the path of a guest or a menu: a record must not lead to any other file. */
static bool is_in_journal(struct span path, struct arena *a)
{
    struct span copy = arena_copy(a, path), id = lockstate_name(copy.p);
    return is_menu(path) || (slug_valid(id) && (span_eq(path, store_path_in(false, id, a)) ||
                                                span_eq(path, store_path_in(true, id, a))));
}

static bool parse_entry(struct span line, struct span *rest, struct undo_entry *u,
                        struct arena *a)
{
    struct span was, was_n, is, is_n, hash;
    long old_n, new_n;
    if (!span_word(&line, &was) || !span_word(&line, &was_n) || !span_word(&line, &is) ||
        !span_word(&line, &is_n) || !span_word(&line, &hash) || was.n != 1 || is.n != 1)
        return false;
    if (!num_parse(was_n, 1L << 30, &old_n) || !num_parse(is_n, 1L << 30, &new_n) ||
        !parse_hex(hash, &u->new_hash) || rest->n < (size_t)old_n + 1)
        return false;
    u->path = span_trim(line);
    u->old = was.p[0] == 'f' ? span_head(*rest, (size_t)old_n) : (struct span){NULL, 0};
    u->gone = is.p[0] == 'n';
    u->new_size = (uint64_t)new_n;
    bool ended = rest->p[old_n] == '\n';
    *rest = span_from(*rest, (size_t)old_n + 1);
    return ended && is_in_journal(u->path, a);
}

static bool names_inode(struct span line, uint64_t inode)
{
    uint64_t own;
    struct span head = SPAN("journal undo 2 ");
    return inode && span_starts(line, head) && parse_hex(span_from(line, head.n), &own) &&
           own == inode;
}

bool undo_read_head(struct span src, uint64_t inode, struct span *command)
{
    struct span line;
    return span_line(&src, &line) && names_inode(line, inode) && src.n &&
           span_line(&src, command);
}

enum undo_found undo_parse(struct undo *u, struct span src, uint64_t inode, struct arena *a)
{
    struct span line;
    size_t cap = 0;
    *u = (struct undo){0};
    if (!span_line(&src, &line) || !span_starts(line, span_str(MAGIC)))
        return UNDO_NONE;
    if (!names_inode(line, inode))
        return UNDO_FOREIGN;
    if (!span_line(&src, &u->command))
        return UNDO_NONE;
    while (span_line(&src, &line)) {
        struct undo_entry one;
        if (!parse_entry(line, &src, &one, a))
            return UNDO_NONE;
        u->v = arena_grow(a, u->v, u->n, &cap, sizeof *u->v);
        u->v[u->n++] = one;
    }
    return u->n ? UNDO_OWN : UNDO_NONE;
}
