#include "import/match_parts.h"

#include "base/fold.h"
#include "text/names.h"
#include "text/titles.h"

/* Loads a guest's file, with the lines that earlier records added. */
static int load(struct matching *m, size_t who, struct guest *g, struct err *e)
{
    const struct index_guest *k = &m->index.v[who];
    const struct matching_target *t = k->target == INDEX_NONE ? NULL : &m->targets[k->target];
    struct buf b = BUF_INIT;
    int there = t && t->is_new ? 0 : store_load(m->store, k->id, g, &m->scratch, e);
    if (there > 0 &&
        store_check_text(store_path(m->store, k->id, &m->scratch), g->src, e) < 0)
        there = -1;
    if (there >= 0 && t) {
        if (there)
            buf_add(&b, g->src);
        if (b.n && b.p[b.n - 1] != '\n')
            buf_char(&b, '\n');
        for (size_t i = 0; i < t->lines.n; i++) {
            buf_add(&b, t->lines.v[i]);
            buf_char(&b, '\n');
        }
        guest_parse(g, k->id, arena_copy(&m->scratch, buf_span(&b)), &m->store->keys,
                    &m->scratch);
    } else if (there == 0) {
        guest_parse(g, k->id, SPAN(""), &m->store->keys, &m->scratch);
    }
    buf_release(&b);
    return there < 0 ? -1 : 0;
}

/* Returns what a fact says in words: the key, the day, and the text folded, or as written if no
 * word. */
static struct span said_in_words(const struct fact *f, struct arena *a)
{
    struct buf b = BUF_INIT;
    buf_fmt(&b, "%d %d %d ", f->key, (int)f->date, (int)f->time);
    if (f->key == KEY_NONE)
        buf_add(&b, f->key_name);
    buf_char(&b, ':');
    size_t before = b.n;
    fold_words(&b, f->text);
    if (b.n == before) {
        buf_char(&b, '=');
        buf_add(&b, f->text);
    }
    return buf_move(&b, a);
}

/* Returns the key of a name, telephone number or mail address; empty for any other fact. */
static struct span said_by_key(const struct fact *f, struct arena *a)
{
    struct buf b = BUF_INIT;
    enum index_kind kind = INDEX_ID;
    struct span key = {NULL, 0};
    if (index_key_of(f, &kind, &b))
        key = arena_fmt(a, "k%d %.*s", (int)kind, SPAN_ARG(b));
    buf_release(&b);
    return key;
}

/* Returns the form by which lines of our own export are compared. */
static struct span canonical(const struct fact *f, struct arena *a)
{
    struct buf b = BUF_INIT;
    fact_canonical(&b, f);
    return buf_move(&b, a);
}

/* Facts */

static void add_name(struct dossier *d, struct span name)
{
    struct buf b = BUF_INIT;
    names_fold(&b, name);
    if (!d->title) /* "Berg" beside "Mr Berg" is his too */
        d->title = titles_of_name(buf_span(&b));
    for (int spelled = 0; spelled < 2; spelled++) { /* as written, then "ae" for "ä" */
        if (d->names.n < NAMES_MAX && b.n && set_find(&d->names, buf_span(&b)) == SET_NONE)
            set_add(&d->names, arena_copy(&d->a, buf_span(&b)), NULL);
        buf_clear(&b);
        names_expand(&b, name);
    }
    buf_release(&b);
}

static struct span slot_key(date_t date, daytime_t time, struct arena *a)
{
    return arena_fmt(a, "%d %d", (int)date, (int)time);
}

bool dossier_expects(const struct dossier *d, date_t date, daytime_t time, struct matching *m)
{
    return set_find(&d->expected, slot_key(date, time, &m->scratch)) != SET_NONE;
}

static void add_booking(struct dossier *d, const struct fact *f)
{
    struct buf words = BUF_INIT;
    fold_words(&words, f->text);
    d->booked = arena_grow(&d->a, d->booked, d->booked_n, &d->booked_cap, sizeof *d->booked);
    d->booked[d->booked_n++] =
        (struct dossier_booking){f->date, f->time, f->mark, buf_move(&words, &d->a)};
    if (!f->mark)
        set_add(&d->expected, slot_key(f->date, f->time, &d->a), NULL);
}

static unsigned title_of(struct span title)
{
    struct buf b = BUF_INIT;
    fold_words(&b, title);
    unsigned kind = titles_kind(buf_span(&b));
    buf_release(&b);
    return kind;
}

static void dossier_add(const struct matching *m, struct dossier *d, const struct fact *f)
{
    struct span key = f->kind == LINE_FACT ? said_by_key(f, &d->a) : SPAN("");
    if (m->own_export)
        set_add(&d->facts, canonical(f, &d->a), NULL);
    else if (f->kind == LINE_FACT)
        set_add(&d->facts, said_in_words(f, &d->a), NULL);
    if (key.n && !m->own_export)
        set_add(&d->facts, key, NULL);
    if (f->key == KEY_NAME || f->key == KEY_AKA || f->key == KEY_KANA)
        add_name(d, f->text);
    if (f->key == KEY_BOOKED && f->date != DATE_NONE)
        add_booking(d, f);
    if (!d->title && (span_is(f->key_name, "x-prefix") || span_is(f->key_name, "x-suffix")))
        d->title = title_of(f->text);
    d->name |= f->key == KEY_NAME && f->text.n;
    d->birthday |= f->key == KEY_BIRTHDAY && f->text.n;
}

static void dossier_close(struct matching *m, struct dossier *d)
{
    m->dossiers_size -= d->size;
    arena_release(&d->a);
    *d = (struct dossier){0};
}

static struct dossier *dossier_at(const struct matching *m, size_t who)
{
    return &m->dossiers[who % DOSSIERS];
}

struct dossier *dossier_open(struct matching *m, size_t who, struct err *e)
{
    struct dossier *d = dossier_at(m, who);
    struct guest g;
    if (d->size && d->who == who)
        return d;
    if (load(m, who, &g, e) < 0)
        return NULL;
    dossier_close(m, d);
    for (size_t i = 0; m->dossiers_size > DOSSIERS_SIZE && i < DOSSIERS; i++)
        dossier_close(m, &m->dossiers[i]);
    d->who = who;
    d->size = g.src.n + 1;
    m->dossiers_size += d->size;
    d->facts = d->names = d->expected = SET_INIT(&d->a);
    for (size_t i = 0; i < g.n; i++)
        dossier_add(m, d, &g.v[i]);
    return d;
}

/* Returns true if the file says the fact already, perhaps in other letters. */
static bool says(const struct dossier *d, const struct fact *f, struct arena *scratch)
{
    struct span key = said_by_key(f, scratch);
    if (!key.n)
        key = said_in_words(f, scratch);
    return set_find(&d->facts, key) != SET_NONE;
}

struct span dossier_once(struct matching *m, const struct dossier *d, const struct fact *f,
                         struct person *p)
{
    struct lines made = {0};
    if (f->key == KEY_NAME && d->name)
        lines_add(&made, SPAN("aka"), f->text, m->a);
    else if (f->key == KEY_BIRTHDAY && d->birthday) {
        lines_add(&made, SPAN("x-birthday"), f->text, m->a);
        person_say(p, "the file has another birthday; this one is kept as x-birthday");
    } else
        return f->line;
    return made.v[0];
}

size_t dossier_say_cancelled(struct matching *m, const struct dossier *d, struct span id,
                             struct person *p)
{
    struct buf when = BUF_INIT;
    size_t n = 0;
    for (size_t i = 0; i < p->lines.n; i++) {
        struct fact f = fact_parse(p->lines.v[i], 0, &m->store->keys);
        bool off = f.key == KEY_BOOKED && (f.mark == '-' || f.mark == '~');
        if (!off || !dossier_expects(d, f.date, f.time, m))
            continue;
        buf_clear(&when);
        date_add_time(&when, f.date, f.time);
        person_say(p, "the booking is %s: journal %s %.*s %.*s",
                   f.mark == '-' ? "cancelled" : "a no-show",
                   f.mark == '-' ? "cancel" : "noshow", SPAN_ARG(id), SPAN_ARG(when));
        n++;
    }
    buf_release(&when);
    return n;
}

struct lines dossier_missing(struct matching *m, const struct dossier *d, struct person *p)
{
    struct lines new = {0};
    for (size_t i = 0; i < p->lines.n; i++) {
        struct fact f = fact_parse(p->lines.v[i], 0, &m->store->keys);
        if (says(d, &f, &m->scratch))
            continue;
        struct span line = dossier_once(m, d, &f, p);
        f = fact_parse(line, 0, &m->store->keys);
        if (!says(d, &f, &m->scratch))
            lines_push(&new, line, m->a);
    }
    return new;
}

static bool has_spelling(const struct dossier *d, const struct person *p, struct span folded)
{
    for (size_t i = 0; i < d->names.n; i++)
        if (names_agree(d->names.keys[i], d->title, folded, p->title))
            return true;
    return false;
}

bool dossier_has_name(const struct dossier *d, const struct person *p)
{
    struct buf b = BUF_INIT;
    names_fold(&b, p->name);
    bool found = has_spelling(d, p, buf_span(&b));
    buf_clear(&b);
    if (!found && names_expand(&b, p->name))
        found = has_spelling(d, p, buf_span(&b));
    buf_release(&b);
    return found;
}

bool dossier_has_line(const struct dossier *d, struct span line, struct matching *m)
{
    struct fact f = fact_parse(line, 0, &m->store->keys);
    return set_find(&d->facts, canonical(&f, &m->scratch)) != SET_NONE;
}

void dossier_add_lines(struct matching *m, size_t who, const struct lines *lines)
{
    struct dossier *d = dossier_at(m, who);
    for (size_t i = 0; i < lines->n; i++) {
        struct fact f = fact_parse(lines->v[i], 0, &m->store->keys);
        index_add_facts(&m->index, who, &f, 1);
        if (d->size && d->who == who)
            dossier_add(m, d, &f);
    }
}
