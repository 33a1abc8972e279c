#include "ask/intake.h"

#include "base/fold.h"
#include "text/slug.h"

#include <stdlib.h>

const char *const intake_outcomes[] = {"new", "merged", "same", "possible", "refused"};

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

const struct schema intake_schema = {"import", fields, sizeof fields / sizeof *fields, layouts,
                                     1};

void intake_emit(const struct intake_receipt *receipt, struct sink *out)
{
    static const enum tone tones[] = {TONE_GOOD, TONE_PLAIN, TONE_PLAIN, TONE_WARN, TONE_ALARM};
    struct row r = row_new(&intake_schema);
    r.tone = tones[receipt->outcome];
    row_int(&r, LINE, receipt->lineno);
    row_text(&r, OUTCOME, span_str(intake_outcomes[receipt->outcome]));
    if (receipt->id.n)
        row_text(&r, ID, receipt->id);
    if (receipt->name.n)
        row_text(&r, NAME, receipt->name);
    row_int(&r, FACTS, (int64_t)receipt->facts);
    if (receipt->why.n)
        row_text(&r, WHY, receipt->why);
    sink_row(out, &r);
}

void intake_init(struct intake *in, const struct store *store, struct arena *a)
{
    *in = (struct intake){.store = store, .a = a};
    known_init(&in->known, a);
}

void intake_release(struct intake *in)
{
    arena_release(&in->scratch);
}

void intake_know(struct intake *in, const struct guest *g)
{
    known_bear_facts(&in->known, known_add(&in->known, g->id), g->v, g->n);
}

static struct intake_receipt *receipt(struct intake *in, uint32_t lineno, enum outcome outcome,
                                      struct span name, struct span why)
{
    in->receipts = arena_grow(in->a, in->receipts, in->receipts_n, &in->receipts_cap,
                              sizeof *in->receipts);
    struct intake_receipt *r = &in->receipts[in->receipts_n++];
    *r = (struct intake_receipt){.lineno = lineno,
                                 .outcome = outcome,
                                 .target = KNOWN_NOBODY,
                                 .name = name,
                                 .why = arena_copy(in->a, why)};
    return r;
}

void intake_refuse(struct intake *in, uint32_t lineno, struct span name, struct span why)
{
    receipt(in, lineno, INTAKE_REFUSED, arena_copy(in->a, name), why);
}

/* A guest's file as it will be: as it is, and what earlier records put into it. */
static int load(struct intake *in, size_t who, struct guest *g, struct err *e)
{
    const struct known_guest *k = &in->known.v[who];
    const struct intake_target *t = k->target == KNOWN_NOBODY ? NULL : &in->targets[k->target];
    struct buf b = BUF_INIT;
    int there = t && t->is_new ? 0 : store_load(in->store, k->id, g, &in->scratch, e);
    if (there > 0 && guest_has_conflict(g->src))
        there = err_set(e, STATUS_FILE, "guest %.*s: its file holds conflict markers of git",
                        (int)k->id.n, k->id.p);
    if (there >= 0 && t) {
        if (there)
            buf_add(&b, g->src);
        if (b.n && b.p[b.n - 1] != '\n')
            buf_char(&b, '\n');
        for (size_t i = 0; i < t->lines.n; i++) {
            buf_add(&b, t->lines.v[i]);
            buf_char(&b, '\n');
        }
        guest_parse(g, k->id, arena_copy(&in->scratch, buf_span(&b)), &in->store->keys,
                    &in->scratch);
    } else if (there == 0) {
        guest_parse(g, k->id, SPAN(""), &in->store->keys, &in->scratch);
    }
    buf_release(&b);
    return there < 0 ? -1 : 0;
}

static struct intake_target *target_of(struct intake *in, size_t who, bool is_new)
{
    struct known_guest *k = &in->known.v[who];
    if (k->target == KNOWN_NOBODY) {
        in->targets = arena_grow(in->a, in->targets, in->targets_n, &in->targets_cap,
                                 sizeof *in->targets);
        k->target = in->targets_n++;
        in->targets[k->target] = (struct intake_target){.id = k->id, .is_new = is_new};
    }
    return &in->targets[k->target];
}

static void target_add(struct intake *in, struct intake_target *t, struct span line)
{
    t->lines.v = arena_grow(in->a, t->lines.v, t->lines.n, &t->lines.cap, sizeof *t->lines.v);
    t->lines.v[t->lines.n++] = line;
}

/* Facts */

static bool same_words(struct span a, struct span b)
{
    struct buf x = BUF_INIT, y = BUF_INIT;
    fold_words(&x, a);
    fold_words(&y, b);
    bool same = x.n ? span_eq(buf_span(&x), buf_span(&y)) : span_eq(a, b);
    buf_release(&x);
    buf_release(&y);
    return same;
}

static bool same_key(const struct fact *a, const struct fact *b)
{
    return a->key == b->key && (a->key != KEY_NONE || span_eq(a->key_name, b->key_name));
}

/* Does the guest's file say this already, be it in other letters? */
static bool says(const struct guest *g, const struct fact *f)
{
    struct buf mine = BUF_INIT, other = BUF_INIT;
    enum known_kind kind = KNOWN_ID, kind2 = KNOWN_ID;
    bool keyed = known_key_of(f, &kind, &mine), found = false;
    for (size_t i = 0; i < g->n && !found; i++) {
        const struct fact *old = &g->v[i];
        if (old->kind != LINE_FACT)
            continue;
        if (keyed)
            found = known_key_of(old, &kind2, &other) && kind == kind2 &&
                    span_eq(buf_span(&mine), buf_span(&other));
        else
            found = same_key(old, f) && same_words(old->text, f->text);
    }
    buf_release(&mine);
    buf_release(&other);
    return found;
}

/*
 * What the guest's file will get for this line: name and birthday occur once, so another name
 * is an aka, and another birthday is kept where nothing reads it.
 */
static struct span once(struct intake *in, const struct guest *g, const struct fact *f,
                        struct person *p)
{
    struct lines made = {0};
    if (f->key == KEY_NAME && guest_find(g, KEY_NAME))
        lines_add(&made, SPAN("aka"), f->text, in->a);
    else if (f->key == KEY_BIRTHDAY && guest_find(g, KEY_BIRTHDAY)) {
        lines_add(&made, SPAN("x-birthday"), f->text, in->a);
        person_say(p, "another birthday is there: this one kept as x-birthday");
    } else
        return f->line;
    return made.v[0];
}

/* The lines of a record that the guest's file does not have. */
static struct lines missing(struct intake *in, const struct guest *g, struct person *p)
{
    struct lines new = {0};
    for (size_t i = 0; i < p->lines.n; i++) {
        struct fact f = fact_parse(p->lines.v[i], 0, &in->store->keys);
        if (says(g, &f))
            continue;
        struct span line = once(in, g, &f, p);
        f = fact_parse(line, 0, &in->store->keys);
        if (says(g, &f))
            continue;
        new.v = arena_grow(in->a, new.v, new.n, &new.cap, sizeof *new.v);
        new.v[new.n++] = line;
    }
    return new;
}

/* Who it is */

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

static struct fits find_fits(const struct intake *in, const struct fact *v, size_t n,
                             bool *contact)
{
    struct fits f = {0};
    struct buf b = BUF_INIT;
    enum known_kind kind;
    *contact = false;
    for (size_t i = 0; i < n; i++) {
        size_t cursor = 0, who;
        if (!known_key_of(&v[i], &kind, &b) || (kind == KNOWN_NAME && v[i].key != KEY_NAME))
            continue;
        *contact |= kind != KNOWN_NAME;
        while ((who = known_find(&in->known, kind, buf_span(&b), &cursor)) != KNOWN_NOBODY)
            fits_add(&f, who, kind != KNOWN_NAME);
    }
    buf_release(&b);
    return f;
}

/* Every word of the shorter name is a word of the other: "Aiko" and "Aiko Nakamura". */
static bool part_of(struct span a, struct span b)
{
    struct buf x = BUF_INIT, y = BUF_INIT;
    fold_words(&x, a);
    fold_words(&y, b);
    struct span rest = x.n < y.n ? buf_span(&x) : buf_span(&y), word;
    struct span longer = x.n < y.n ? buf_span(&y) : buf_span(&x);
    bool all = rest.n > 0;
    while (all && span_word(&rest, &word)) {
        struct span others = longer, other = {NULL, 0};
        while (span_word(&others, &other) && !span_eq(other, word))
            other.n = 0;
        all = span_eq(other, word);
    }
    buf_release(&x);
    buf_release(&y);
    return all;
}

static bool bears_name(const struct guest *g, struct span name)
{
    for (size_t i = 0; i < g->n; i++)
        if ((g->v[i].key == KEY_NAME || g->v[i].key == KEY_AKA || g->v[i].key == KEY_KANA) &&
            part_of(g->v[i].text, name))
            return true;
    return false;
}

static void add_facts(struct intake *in, size_t who, const struct lines *lines)
{
    for (size_t i = 0; i < lines->n; i++) {
        struct fact f = fact_parse(lines->v[i], 0, &in->store->keys);
        known_bear_facts(&in->known, who, &f, 1);
    }
}

static void take(struct intake *in, size_t who, const struct lines *new, enum outcome outcome,
                 struct person *p)
{
    struct intake_receipt *r =
        receipt(in, p->lineno, outcome, p->name, p->why ? buf_span(p->why) : SPAN(""));
    r->id = in->known.v[who].id;
    r->facts = new->n;
    if (!new->n)
        return;
    struct intake_target *t = target_of(in, who, outcome == INTAKE_NEW);
    for (size_t i = 0; i < new->n; i++)
        target_add(in, t, new->v[i]);
    r->target = in->known.v[who].target;
    add_facts(in, who, new);
}

static void make_new(struct intake *in, struct span id, struct person *p)
{
    take(in, known_add(&in->known, id), &p->lines, INTAKE_NEW, p);
}

static void possible(struct intake *in, const struct fits *fits, struct person *p,
                     const char *why)
{
    struct buf b = BUF_INIT;
    buf_str(&b, why);
    for (size_t i = 0; i < fits->n; i++) {
        buf_str(&b, i ? ", " : ": ");
        buf_add(&b, in->known.v[fits->v[i].who].id);
    }
    struct intake_receipt *r = receipt(in, p->lineno, INTAKE_POSSIBLE, p->name, buf_span(&b));
    r->id = in->known.v[fits->v[0].who].id;
    buf_release(&b);
}

/* Nobody is known like this one, but the file name may be taken. */
static void stranger(struct intake *in, struct person *p)
{
    struct buf b = BUF_INIT;
    const char *why;
    size_t cursor = 0;
    if (!p->name.n) {
        intake_refuse(in, p->lineno, SPAN(""), SPAN("no name"));
    } else if (!slug_make(&b, p->name, &why)) {
        person_say(p, "no file can be named after this: %s", why);
        intake_refuse(in, p->lineno, p->name, buf_span(p->why));
    } else {
        size_t who = known_find(&in->known, KNOWN_ID, buf_span(&b), &cursor);
        if (who == KNOWN_NOBODY)
            make_new(in, buf_span(&b), p);
        else
            possible(in, &(struct fits){{{who, false, true}}, 1}, p, "the id is taken");
    }
    buf_release(&b);
}

/* Of that name are only people with other telephones and mail addresses. */
static bool is_namesake(const struct intake *in, const struct fits *fits)
{
    for (size_t i = 0; i < fits->n; i++)
        if (fits->v[i].contact || !in->known.v[fits->v[i].who].contact)
            return false;
    return true;
}

/*
 * The id of a namesake: never a number that two machines would give to two people, but the last
 * four characters of the telephone number or the mail address's own name.
 */
static bool namesake_id(const struct intake *in, const struct person *p, struct buf *id)
{
    struct buf key = BUF_INIT;
    enum known_kind kind = KNOWN_ID;
    const char *why;
    bool made = slug_make(id, p->name, &why);
    for (size_t i = 0; made && i < p->lines.n; i++) {
        struct fact f = fact_parse(p->lines.v[i], 0, &in->store->keys);
        if (!known_key_of(&f, &kind, &key) || kind == KNOWN_NAME)
            continue;
        struct span s = span_head(buf_span(&key), span_chr(buf_span(&key), '@'));
        buf_char(id, '-');
        buf_add(id, span_from(s, kind == KNOWN_PHONE && s.n > 4 ? s.n - 4 : 0));
        break;
    }
    size_t cursor = 0;
    made = made && slug_valid(buf_span(id)) &&
           known_find(&in->known, KNOWN_ID, buf_span(id), &cursor) == KNOWN_NOBODY;
    buf_release(&key);
    return made;
}

static bool make_namesake(struct intake *in, const struct fits *fits, struct person *p)
{
    struct buf id = BUF_INIT;
    bool made = is_namesake(in, fits) && namesake_id(in, p, &id);
    if (made) {
        person_say(p, "another of this name is %.*s", (int)in->known.v[fits->v[0].who].id.n,
                   in->known.v[fits->v[0].who].id.p);
        make_new(in, buf_span(&id), p);
    }
    buf_release(&id);
    return made;
}

/* One guest fits: by name, by telephone or mail, or both. */
static int acquaintance(struct intake *in, const struct fits *fits, bool contact,
                        struct person *p, struct err *e)
{
    const struct fit *fit = &fits->v[0];
    struct guest g;
    if (load(in, fit->who, &g, e) < 0)
        return -1;
    struct lines new = missing(in, &g, p);
    bool name = !p->name.n || fit->name || bears_name(&g, p->name);
    bool loose = !(contact && in->known.v[fit->who].contact);
    if (name && (fit->contact || (in->by_name && loose) || !new.n))
        take(in, fit->who, &new, new.n ? INTAKE_MERGED : INTAKE_SAME, p);
    else
        possible(in, fits, p, !fit->contact ? "the same name" : "the same telephone or mail");
    return 0;
}

int intake_person(struct intake *in, struct person *p, struct err *e)
{
    bool contact;
    arena_reset(&in->scratch);
    if (p->refused) {
        intake_refuse(in, p->lineno, p->name, buf_span(p->why));
        return 0;
    }
    if (p->name.n) { /* the name stands first in the file */
        struct lines all = {0};
        lines_add(&all, SPAN("name"), p->name, in->a);
        for (size_t i = 0; i < p->lines.n; i++) {
            all.v = arena_grow(in->a, all.v, all.n, &all.cap, sizeof *all.v);
            all.v[all.n++] = p->lines.v[i];
        }
        p->lines = all;
    }
    struct fact *facts = ARENA_NEW(&in->scratch, struct fact, p->lines.n);
    for (size_t i = 0; i < p->lines.n; i++)
        facts[i] = fact_parse(p->lines.v[i], 0, &in->store->keys);
    struct fits fits = find_fits(in, facts, p->lines.n, &contact), both = {0};
    for (size_t i = 0; i < fits.n; i++)
        if (fits.v[i].contact && fits.v[i].name)
            both.v[both.n++] = fits.v[i];
    if (both.n)
        fits = both; /* a namesake, or a spouse with the same telephone, is another person */
    if (!fits.n)
        stranger(in, p);
    else if (in->namesakes && contact && make_namesake(in, &fits, p))
        return 0;
    else if (fits.n > 1)
        possible(in, &fits, p, "could be several");
    else
        return acquaintance(in, &fits, contact, p, e);
    return 0;
}

/* Lines of our own export */

/* The lines of a file as they would be exported, sorted. */
static struct lines canonical(struct intake *in, const struct guest *g)
{
    struct lines l = {ARENA_NEW(&in->scratch, struct span, g->n), 0, 0};
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < g->n; i++) {
        buf_clear(&b);
        if (g->v[i].kind == LINE_FACT)
            fact_print(&b, &g->v[i]);
        else
            buf_add(&b, span_trim(g->v[i].line));
        l.v[l.n++] = arena_copy(&in->scratch, buf_span(&b));
    }
    buf_release(&b);
    qsort(l.v, l.n, sizeof *l.v, span_by_bytes);
    return l;
}

static struct span name_in(const struct intake *in, const struct lines *lines)
{
    for (size_t i = 0; i < lines->n; i++) {
        struct fact f = fact_parse(lines->v[i], 0, &in->store->keys);
        if (f.key == KEY_NAME)
            return f.text;
    }
    return SPAN("");
}

static int into_known(struct intake *in, size_t who, const struct lines *lines,
                      struct person *p, struct err *e)
{
    struct guest g;
    struct lines new = {0};
    if (load(in, who, &g, e) < 0)
        return -1;
    if (p->name.n && !bears_name(&g, p->name)) {
        struct fits one = {{{who, false, true}}, 1};
        possible(in, &one, p, "the id is taken by another name");
        return 0;
    }
    struct lines old = canonical(in, &g);
    for (size_t i = 0; i < lines->n; i++) {
        struct span key = span_trim(lines->v[i]);
        if (old.n && bsearch(&key, old.v, old.n, sizeof *old.v, span_by_bytes))
            continue;
        struct fact f = fact_parse(lines->v[i], 0, &in->store->keys);
        struct span line = f.kind == LINE_FACT ? once(in, &g, &f, p) : f.line;
        key = span_trim(line);
        if (old.n && bsearch(&key, old.v, old.n, sizeof *old.v, span_by_bytes))
            continue;
        new.v = arena_grow(in->a, new.v, new.n, &new.cap, sizeof *new.v);
        new.v[new.n++] = line;
    }
    take(in, who, &new, new.n ? INTAKE_MERGED : INTAKE_SAME, p);
    return 0;
}

int intake_lines(struct intake *in, uint32_t lineno, struct span id, const struct lines *lines,
                 struct err *e)
{
    size_t cursor = 0;
    struct buf why = BUF_INIT;
    struct person p = {.lineno = lineno,
                       .name = name_in(in, lines),
                       .lines = *lines,
                       .why = &why,
                       .a = in->a,
                       .keys = &in->store->keys};
    int r = 0;
    arena_reset(&in->scratch);
    size_t who = known_find(&in->known, KNOWN_ID, id, &cursor);
    if (!slug_valid(id))
        intake_refuse(in, lineno, id, SPAN("this cannot be an id"));
    else if (who == KNOWN_NOBODY)
        make_new(in, id, &p);
    else
        r = into_known(in, who, lines, &p, e);
    buf_release(&why);
    return r;
}
