#include "import/match_parts.h"

static void fits_add(struct fits *f, size_t who, bool contact)
{
    size_t i = 0;
    while (i < f->n && f->v[i].who != who)
        i++;
    if (i == FITS_MAX)
        return;
    if (i == f->n)
        f->v[f->n++] = (struct fit){.who = who};
    f->v[i].contact |= contact;
    f->v[i].name |= !contact;
}

/* A key of a record by which guests are found. */
struct clue {
    enum index_kind kind;
    struct span text;
};

/*
 * Adds the guests who share a key, FITS_MAX at most: more are "could be several" in any case.
 * Returns false if others share it too.
 */
static bool add_sharers(const struct guest_index *k, const struct clue *c, struct fits *f)
{
    size_t cursor = 0, who;
    for (size_t i = 0; i <= FITS_MAX; i++) {
        who = index_find(k, c->kind, c->text, &cursor);
        if (who == INDEX_NONE)
            return true;
        fits_add(f, who, c->kind != INDEX_NAME);
    }
    return false;
}

/* Reads the key of a line that identifies a guest. Returns false if the line has none. */
static bool read_clue(struct matching *m, struct span line, struct clue *c)
{
    struct buf b = BUF_INIT;
    struct fact f = fact_parse(line, 0, &m->store->keys);
    bool is = index_key_of(&f, &c->kind, &b) && (c->kind != INDEX_NAME || f.key == KEY_NAME);
    if (is)
        c->text = arena_copy(&m->scratch, buf_span(&b));
    buf_release(&b);
    return is;
}

static struct fits find_fits(struct matching *m, const struct lines *lines, bool *contact)
{
    struct fits f = {0};
    struct clue *clues = NULL, c;
    size_t clues_n = 0, cap = 0;
    bool all = true;
    *contact = false;
    for (size_t i = 0; i < lines->n; i++) {
        if (!read_clue(m, lines->v[i], &c))
            continue;
        *contact |= c.kind != INDEX_NAME;
        all &= add_sharers(&m->index, &c, &f);
        clues = arena_grow(&m->scratch, clues, clues_n, &cap, sizeof *clues);
        clues[clues_n++] = c;
    }
    /* a guest found by one key may also have another that too many share to be listed */
    for (size_t i = 0; !all && i < clues_n; i++)
        for (size_t k = 0; k < f.n; k++)
            if (index_has(&m->index, f.v[k].who, clues[i].kind, clues[i].text))
                fits_add(&f, f.v[k].who, clues[i].kind != INDEX_NAME);
    return f;
}

struct fits fits_find(struct matching *m, const struct person *p, bool *contact)
{
    struct fits fits = find_fits(m, &p->lines, contact), both = {0};
    for (size_t i = 0; i < fits.n; i++)
        if (fits.v[i].contact && fits.v[i].name)
            both.v[both.n++] = fits.v[i];
    return both.n ? both : fits;
}
