#include "store/undo.h"

#include "base/num.h"

static const char MAGIC[] = "journal undo 1";

uint64_t undo_hash(struct span s)
{
    uint64_t h = 14695981039346656037u;
    for (size_t i = 0; i < s.n; i++)
        h = (h ^ (unsigned char)s.p[i]) * 1099511628211u;
    return h;
}

void undo_head(struct buf *b, const char *command)
{
    buf_fmt(b, "%s\n%s\n", MAGIC, command);
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

/*
 * A path of the program's own making, and nothing else: the record may have come with a clone,
 * and must not lead out of the journal.
 */
static bool is_ours(struct span path)
{
    struct span rest = path, part;
    if ((!span_starts(path, SPAN("guests/")) && !span_starts(path, SPAN("menus/"))) ||
        !span_ends(path, SPAN(".txt")) || span_chr(path, '\0') != SPAN_NONE)
        return false;
    while (span_cut(&rest, '/', &part))
        if (part.n == 0 || part.p[0] == '.')
            return false;
    return true;
}

static bool parse_entry(struct span line, struct span *rest, struct undo_entry *u)
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
    return ended && is_ours(u->path);
}

bool undo_parse(struct undo *u, struct span src, struct arena *a)
{
    struct span line;
    size_t cap = 0;
    *u = (struct undo){0};
    if (!span_line(&src, &line) || !span_is(line, MAGIC) || !span_line(&src, &u->command))
        return false;
    while (span_line(&src, &line)) {
        struct undo_entry one;
        if (!parse_entry(line, &src, &one))
            return false;
        u->v = arena_grow(a, u->v, u->n, &cap, sizeof *u->v);
        u->v[u->n++] = one;
    }
    return u->n > 0;
}
