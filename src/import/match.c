#include "import/match.h"

#include "base/fold.h"
#include "base/set.h"
#include "text/names.h"
#include "query/suspicious.h"
#include "text/slug.h"

#include <stdlib.h>

const char *const matching_outcomes[] = {"new", "merged", "same", "possible", "refused"};

enum { LINE, OUTCOME, ID, NAME, FACTS, WHY };

static const struct field fields[] = {
    [LINE] = {"line", FIELD_INT, STYLE_DIM},
    [OUTCOME] = {"outcome", FIELD_TEXT, STYLE_TONE},
    [ID] = {"id", FIELD_TEXT, STYLE_BOLD},
    [NAME] = {"name", FIELD_TEXT, STYLE_PLAIN},
    [FACTS] = {"facts", FIELD_INT, STYLE_PLAIN},
    [WHY] = {"why", FIELD_TEXT, STYLE_PLAIN},
};

static const char *const layouts[] = {"{line:>6} {outcome:8} {id:26} {facts:>3}[  {|7}{why~}]"};

const struct schema matching_schema = {"import", fields, sizeof fields / sizeof *fields,
                                       layouts, 1};

void matching_emit(const struct matching_receipt *receipt, struct sink *out)
{
    static const enum tone tones[] = {TONE_GOOD, TONE_PLAIN, TONE_PLAIN, TONE_WARN, TONE_ALARM};
    struct row r = row_new(&matching_schema);
    r.tone = tones[receipt->outcome];
    row_int(&r, LINE, receipt->lineno);
    row_text(&r, OUTCOME, span_str(matching_outcomes[receipt->outcome]));
    if (receipt->id.n)
        row_text(&r, ID, receipt->id);
    if (receipt->name.n)
        row_text(&r, NAME, receipt->name);
    row_int(&r, FACTS, (int64_t)receipt->facts);
    if (receipt->why.n)
        row_text(&r, WHY, receipt->why);
    sink_row(out, &r);
}

/*
 * The lines of a guest's file and those that earlier records added, so that the next record's
 * are compared with them. Several are cached, as records of one guest may be far apart in a
 * list.
 */
enum { DOSSIERS = 64, DOSSIERS_SIZE = 8 << 20, NAMES_MAX = 256 }; /* 8 MiB of files */

struct dossier {
    size_t who, size;    /* size: of the file; 0: this one is not used */
    struct set facts;    /* folded; for lines of our own export in canonical form */
    struct set names;    /* folded, NAMES_MAX at most */
    bool name, birthday; /* the file has one: both occur once */
    struct arena a;
};

void matching_init(struct matching *m, const struct store *store, struct arena *a)
{
    *m = (struct matching){.store = store, .a = a};
    index_init(&m->index, a);
    m->dossiers = ARENA_NEW(a, struct dossier, DOSSIERS);
}

void matching_release(struct matching *m)
{
    for (size_t i = 0; i < DOSSIERS; i++)
        arena_release(&m->dossiers[i].a);
    arena_release(&m->scratch);
}

void matching_add_guest(struct matching *m, const struct guest *g)
{
    index_add_facts(&m->index, index_add(&m->index, g->id), g->v, g->n);
}

static struct matching_receipt *receipt(struct matching *m, uint32_t lineno,
                                        enum outcome outcome, struct span name, struct span why)
{
    m->receipts =
        arena_grow(m->a, m->receipts, m->receipts_n, &m->receipts_cap, sizeof *m->receipts);
    struct matching_receipt *r = &m->receipts[m->receipts_n++];
    *r = (struct matching_receipt){.lineno = lineno,
                                   .outcome = outcome,
                                   .target = INDEX_NONE,
                                   .name = name,
                                   .why = arena_copy(m->a, why)};
    return r;
}

void matching_refuse(struct matching *m, uint32_t lineno, struct span name, struct span why)
{
    receipt(m, lineno, MATCH_REFUSED, arena_copy(m->a, name), why);
}

static struct matching_target *target_of(struct matching *m, size_t who, bool is_new)
{
    struct index_guest *k = &m->index.v[who];
    if (k->target == INDEX_NONE) {
        m->targets =
            arena_grow(m->a, m->targets, m->targets_n, &m->targets_cap, sizeof *m->targets);
        k->target = m->targets_n++;
        m->targets[k->target] = (struct matching_target){.id = k->id, .is_new = is_new};
    }
    return &m->targets[k->target];
}

static void target_add(struct matching *m, struct matching_target *t, struct span line)
{
    t->lines.v = arena_grow(m->a, t->lines.v, t->lines.n, &t->lines.cap, sizeof *t->lines.v);
    t->lines.v[t->lines.n++] = line;
}

/* Loads a guest's file, with the lines that earlier records added. */
static int load(struct matching *m, size_t who, struct guest *g, struct err *e)
{
    const struct index_guest *k = &m->index.v[who];
    const struct matching_target *t = k->target == INDEX_NONE ? NULL : &m->targets[k->target];
    struct buf b = BUF_INIT;
    int there = t && t->is_new ? 0 : store_load(m->store, k->id, g, &m->scratch, e);
    if (there > 0 && guest_has_conflict(g->src))
        there = err_set(e, STATUS_FILE, "guest %.*s: its file has git conflict markers",
                        SPAN_ARG(k->id));
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

/* Facts */

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

static void add_name(struct dossier *d, struct span name)
{
    struct buf b = BUF_INIT;
    fold_words(&b, name);
    if (d->names.n < NAMES_MAX && set_find(&d->names, buf_span(&b)) == SET_NONE)
        set_add(&d->names, arena_copy(&d->a, buf_span(&b)), NULL);
    buf_release(&b);
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

/* Returns what is known of the guest's file; NULL with *e set when it cannot be read. */
static struct dossier *dossier_open(struct matching *m, size_t who, struct err *e)
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
    d->facts = d->names = SET_INIT(&d->a);
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

/*
 * Returns what the guest's file will get for this line: name and birthday occur once, so
 * another name is an aka, and another birthday is kept where nothing reads it.
 */
static struct span once(struct matching *m, const struct dossier *d, const struct fact *f,
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

static void keep_line(struct matching *m, struct lines *lines, struct span line)
{
    lines->v = arena_grow(m->a, lines->v, lines->n, &lines->cap, sizeof *lines->v);
    lines->v[lines->n++] = line;
}

/* Returns the lines of a record that the guest's file does not have. */
static struct lines missing(struct matching *m, const struct dossier *d, struct person *p)
{
    struct lines new = {0};
    for (size_t i = 0; i < p->lines.n; i++) {
        struct fact f = fact_parse(p->lines.v[i], 0, &m->store->keys);
        if (says(d, &f, &m->scratch))
            continue;
        struct span line = once(m, d, &f, p);
        f = fact_parse(line, 0, &m->store->keys);
        if (!says(d, &f, &m->scratch))
            keep_line(m, &new, line);
    }
    return new;
}

/* Finding the guest of a record */

enum { FITS_MAX = 8 };

struct fit {
    size_t who;
    bool contact, name;
};

struct fits {
    struct fit v[FITS_MAX];
    size_t n;
};

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

static bool has_name(const struct dossier *d, struct span name)
{
    struct buf b = BUF_INIT;
    bool found = false;
    fold_words(&b, name);
    for (size_t i = 0; i < d->names.n && !found; i++)
        found = names_agree(d->names.keys[i], buf_span(&b));
    buf_release(&b);
    return found;
}

/* Adds the record's lines to the cached file and the index, for the next records. */
static void add_facts(struct matching *m, size_t who, const struct lines *lines)
{
    struct dossier *d = dossier_at(m, who);
    for (size_t i = 0; i < lines->n; i++) {
        struct fact f = fact_parse(lines->v[i], 0, &m->store->keys);
        index_add_facts(&m->index, who, &f, 1);
        if (d->size && d->who == who)
            dossier_add(m, d, &f);
    }
}

/* Reports how many lines may be an allergy or a diet under a key that no command reads so. */
static void say_doubts(const struct matching *m, const struct lines *new, struct person *p)
{
    size_t n = 0;
    for (size_t i = 0; i < new->n; i++) {
        struct fact f = fact_parse(new->v[i], 0, &m->store->keys);
        n += suspicious_words(&f, &m->store->keys) != NULL;
    }
    if (n && p->why)
        person_say(p, "%zu line%s of an allergy or a diet under another key: plan will ask", n,
                   n == 1 ? " tells" : "s tell");
}

static void take(struct matching *m, size_t who, const struct lines *new, enum outcome outcome,
                 struct person *p)
{
    say_doubts(m, new, p);
    struct matching_receipt *r =
        receipt(m, p->lineno, outcome, p->name, p->why ? buf_span(p->why) : SPAN(""));
    r->id = m->index.v[who].id;
    r->facts = new->n;
    if (!new->n)
        return;
    struct matching_target *t = target_of(m, who, outcome == MATCH_NEW);
    for (size_t i = 0; i < new->n; i++)
        target_add(m, t, new->v[i]);
    r->target = m->index.v[who].target;
    add_facts(m, who, new);
}

/*
 * Leaves a record to a person where the guest may be that of a file that could not be read.
 * Lines of an export name their guest by id.
 */
static bool may_be_unread(struct matching *m, struct person *p)
{
    if (!m->unread.n || m->own_export)
        return false;
    person_say(p, "may be the guest of a file that could not be read: %.*s",
               SPAN_ARG(m->unread));
    receipt(m, p->lineno, MATCH_POSSIBLE, p->name, buf_span(p->why));
    return true;
}

static void make_new(struct matching *m, struct span id, struct person *p)
{
    if (may_be_unread(m, p))
        return;
    take(m, index_add(&m->index, id), &p->lines, MATCH_NEW, p);
}

/* Leaves a record out: `why` names the match and the guests, `remedy` the option to use. */
static void possible(struct matching *m, const struct fits *fits, struct person *p,
                     const char *why, const char *remedy)
{
    struct buf b = BUF_INIT;
    buf_str(&b, why);
    for (size_t i = 0; i < fits->n; i++) {
        buf_str(&b, i ? ", " : ": ");
        buf_add(&b, m->index.v[fits->v[i].who].id);
    }
    buf_fmt(&b, "; %s", remedy);
    struct matching_receipt *r = receipt(m, p->lineno, MATCH_POSSIBLE, p->name, buf_span(&b));
    r->id = m->index.v[fits->v[0].who].id;
    buf_release(&b);
}

static const char use_new[] = "to create another guest: journal new --as ID";

/* No guest matches. Creates one unless the id is already in use. */
static void stranger(struct matching *m, struct person *p)
{
    struct buf b = BUF_INIT;
    const char *why;
    size_t cursor = 0;
    if (!p->name.n) {
        person_say(p, "no name, company, nickname or mail address; add one");
        matching_refuse(m, p->lineno, SPAN(""), buf_span(p->why));
    } else if (!slug_make(&b, p->name, &why)) {
        person_say(p, "cannot be made into a file name: %s; use a name with letters", why);
        matching_refuse(m, p->lineno, p->name, buf_span(p->why));
    } else {
        size_t who = index_find(&m->index, INDEX_ID, buf_span(&b), &cursor);
        if (who == INDEX_NONE)
            make_new(m, buf_span(&b), p);
        else
            possible(m, &(struct fits){{{who, false, true}}, 1}, p, "the id is taken", use_new);
    }
    buf_release(&b);
}

/*
 * Returns 1 if each match is another person: of the same name with other telephones and mail
 * addresses, or of another name with the same ones. Returns -1 with *e set if a file cannot be
 * read.
 */
static int are_others(struct matching *m, const struct fits *fits, struct person *p,
                      struct err *e)
{
    for (size_t i = 0; i < fits->n; i++) {
        const struct fit *fit = &fits->v[i];
        if (fit->name && (fit->contact || !m->index.v[fit->who].contact))
            return 0;
        const struct dossier *d = fit->name ? NULL : dossier_open(m, fit->who, e);
        if (!fit->name && !d)
            return -1;
        if (d && (!p->name.n || has_name(d, p->name)))
            return 0;
    }
    return 1;
}

/*
 * Makes the id of a namesake from the last four digits of the telephone number or the name of
 * the mail address. A counter would give one id to two people on two machines.
 */
static bool namesake_id(const struct matching *m, const struct person *p, struct buf *id)
{
    struct buf key = BUF_INIT;
    enum index_kind kind = INDEX_ID;
    const char *why;
    bool made = slug_make(id, p->name, &why);
    for (size_t i = 0; made && i < p->lines.n; i++) {
        struct fact f = fact_parse(p->lines.v[i], 0, &m->store->keys);
        if (!index_key_of(&f, &kind, &key) || kind == INDEX_NAME)
            continue;
        struct span s = span_head(buf_span(&key), span_chr(buf_span(&key), '@'));
        buf_char(id, '-');
        buf_add(id, span_from(s, kind == INDEX_PHONE && s.n > 4 ? s.n - 4 : 0));
        break;
    }
    size_t cursor = 0;
    made = made && slug_valid(buf_span(id)) &&
           index_find(&m->index, INDEX_ID, buf_span(id), &cursor) == INDEX_NONE;
    buf_release(&key);
    return made;
}

/* Returns true if the record became a guest beside those who fit. */
static bool make_another(struct matching *m, const struct fits *fits, struct person *p)
{
    struct buf id = BUF_INIT;
    size_t cursor = 0;
    const char *why;
    const struct fit *first = &fits->v[0];
    bool made = !first->name && slug_make(&id, p->name, &why) &&
                index_find(&m->index, INDEX_ID, buf_span(&id), &cursor) == INDEX_NONE;
    if (!made) {
        buf_clear(&id);
        made = namesake_id(m, p, &id);
    }
    if (made) {
        struct span other = m->index.v[first->who].id;
        person_say(p, "%s %.*s",
                   first->name ? "another guest with this name is"
                               : "same telephone or mail as",
                   SPAN_ARG(other));
        make_new(m, buf_span(&id), p);
    }
    buf_release(&id);
    return made;
}

/* Handles a record that matches one guest: by name, by telephone or mail, or both. */
static int acquaintance(struct matching *m, const struct fits *fits, bool contact,
                        struct person *p, struct err *e)
{
    const struct fit *fit = &fits->v[0];
    const struct dossier *d = dossier_open(m, fit->who, e);
    if (!d)
        return -1;
    struct lines new = missing(m, d, p);
    bool name = !p->name.n || has_name(d, p->name) || (fit->name && d->names.n == NAMES_MAX);
    bool loose = !(contact && m->index.v[fit->who].contact);
    if (new.n && name && (fit->contact || (m->by_name && loose)) && may_be_unread(m, p))
        return 0;
    if (name && (fit->contact || (m->by_name && loose) || !new.n))
        take(m, fit->who, &new, new.n ? MATCH_MERGED : MATCH_SAME, p);
    else if (fit->contact)
        possible(m, fits, p, "the same telephone or mail",
                 "to create another guest: --namesakes");
    else
        possible(m, fits, p, "the same name",
                 loose     ? "to treat them as one: --by-name"
                 : contact ? "to create another guest: --namesakes"
                           : "add a telephone number or a mail address to the record");
    return 0;
}

/* Puts the name first in the lines. */
static void add_name_line(struct matching *m, struct person *p)
{
    struct lines all = {0};
    lines_add(&all, SPAN("name"), p->name, m->a);
    for (size_t i = 0; i < p->lines.n; i++) {
        struct fact f = fact_parse(p->lines.v[i], 0, &m->store->keys);
        if (!(f.key == KEY_AKA && span_eq(f.text, p->name)))
            keep_line(m, &all, p->lines.v[i]);
    }
    p->lines = all;
}

/* Names a record without a name by its company, its nickname or its mail address. */
static void name_otherwise(struct matching *m, struct person *p)
{
    p->name = p->company.n ? p->company : p->nickname.n ? p->nickname : p->mail;
    if (p->name.n)
        add_name_line(m, p);
}

/* Finds the matches. One by both number and name comes first: a spouse has the number too. */
static struct fits find_persons(struct matching *m, const struct person *p, bool *contact)
{
    struct fits fits = find_fits(m, &p->lines, contact), both = {0};
    for (size_t i = 0; i < fits.n; i++)
        if (fits.v[i].contact && fits.v[i].name)
            both.v[both.n++] = fits.v[i];
    return both.n ? both : fits;
}

int matching_person(struct matching *m, struct person *p, struct err *e)
{
    bool contact;
    arena_reset(&m->scratch);
    if (p->refused) {
        matching_refuse(m, p->lineno, p->name, buf_span(p->why));
        return 0;
    }
    if (p->name.n)
        add_name_line(m, p);
    struct fits fits = find_persons(m, p, &contact);
    if (!fits.n && !p->name.n) {
        name_otherwise(m, p);
        fits = find_persons(m, p, &contact);
    }
    int others = m->namesakes && contact && fits.n ? are_others(m, &fits, p, e) : 0;
    if (others < 0)
        return -1;
    if (!fits.n)
        stranger(m, p);
    else if (others && make_another(m, &fits, p))
        return 0;
    else if (fits.n > 1)
        possible(m, &fits, p, "matches several guests", "add its lines by hand");
    else
        return acquaintance(m, &fits, contact, p, e);
    return 0;
}

/* Lines of our own export */

static struct span name_in(const struct matching *m, const struct lines *lines)
{
    for (size_t i = 0; i < lines->n; i++) {
        struct fact f = fact_parse(lines->v[i], 0, &m->store->keys);
        if (f.key == KEY_NAME)
            return f.text;
    }
    return SPAN("");
}

static bool has_line(const struct dossier *d, struct span line, struct matching *m)
{
    struct fact f = fact_parse(line, 0, &m->store->keys);
    return set_find(&d->facts, canonical(&f, &m->scratch)) != SET_NONE;
}

static int into_known(struct matching *m, size_t who, const struct lines *lines,
                      struct person *p, struct err *e)
{
    struct lines new = {0};
    const struct dossier *d = dossier_open(m, who, e);
    if (!d)
        return -1;
    if (p->name.n && !has_name(d, p->name)) {
        struct fits one = {{{who, false, true}}, 1};
        possible(m, &one, p, "the id belongs to another name", use_new);
        return 0;
    }
    for (size_t i = 0; i < lines->n; i++) {
        if (has_line(d, lines->v[i], m))
            continue;
        struct fact f = fact_parse(lines->v[i], 0, &m->store->keys);
        struct span line = f.kind == LINE_FACT ? once(m, d, &f, p) : f.line;
        if (!has_line(d, line, m))
            keep_line(m, &new, line);
    }
    take(m, who, &new, new.n ? MATCH_MERGED : MATCH_SAME, p);
    return 0;
}

int matching_lines(struct matching *m, uint32_t lineno, struct span id,
                   const struct lines *lines, struct err *e)
{
    size_t cursor = 0;
    struct buf why = BUF_INIT;
    struct person p = {.lineno = lineno,
                       .name = name_in(m, lines),
                       .lines = *lines,
                       .why = &why,
                       .a = m->a,
                       .keys = &m->store->keys};
    int r = 0;
    arena_reset(&m->scratch);
    m->own_export = true;
    size_t who = index_find(&m->index, INDEX_ID, id, &cursor);
    if (!slug_valid(id))
        matching_refuse(m, lineno, id, SPAN("not a valid id"));
    else if (who == INDEX_NONE)
        make_new(m, id, &p);
    else
        r = into_known(m, who, lines, &p, e);
    buf_release(&why);
    return r;
}
