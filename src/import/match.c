#include "import/match.h"

#include "import/match_parts.h"
#include "query/suspicious.h"
#include "text/slug.h"

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
    if (!t->lines.n)
        t->lines = *new;
    else
        for (size_t i = 0; i < new->n; i++)
            lines_push(&t->lines, new->v[i], m->a);
    r->target = m->index.v[who].target;
    dossier_add_lines(m, who, new);
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
    made = made && slug_valid(buf_span(id)) &&
           index_find_id(&m->index, buf_span(id)) == INDEX_NONE;
    buf_release(&key);
    return made;
}

/*
 * Creates a guest with another id than the name's, because `who` had that id until a rename:
 * lines that mention it mean `who`.
 */
static void make_beside(struct matching *m, size_t who, struct span former, struct person *p)
{
    struct buf id = BUF_INIT;
    if (!namesake_id(m, p, &id))
        for (int n = 2; n == 2 || index_find_id(&m->index, buf_span(&id)) != INDEX_NONE; n++) {
            buf_clear(&id);
            buf_fmt(&id, "%.*s-%d", SPAN_ARG(former), n);
        }
    person_say(p, "%.*s was the id of %.*s", SPAN_ARG(former), SPAN_ARG(m->index.v[who].id));
    make_new(m, buf_span(&id), p);
    buf_release(&id);
}

/* No guest matches. Creates one unless the id is already in use. */
static void stranger(struct matching *m, struct person *p)
{
    struct buf b = BUF_INIT;
    const char *why;
    if (!p->name.n) {
        person_say(p, "no name, company, nickname or mail address; add one");
        matching_refuse(m, p->lineno, SPAN(""), buf_span(p->why));
    } else if (!slug_make(&b, p->name, &why)) {
        person_say(p, "cannot be made into a file name: %s; use a name with letters", why);
        matching_refuse(m, p->lineno, p->name, buf_span(p->why));
    } else {
        size_t who = index_find_id(&m->index, buf_span(&b));
        if (who == INDEX_NONE)
            make_new(m, buf_span(&b), p);
        else if (!span_eq(m->index.v[who].id, buf_span(&b)))
            make_beside(m, who, buf_span(&b), p);
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
        const struct dossier *d = fit->contact ? dossier_open(m, fit->who, e) : NULL;
        if (fit->contact && !d)
            return -1;
        if (d ? !p->name.n || dossier_has_name(d, p) : !m->index.v[fit->who].contact)
            return 0;
    }
    return 1;
}

/*
 * Keeps those of several matches whose names agree with the record's, if any does. Returns 0,
 * or -1 with *e set if a file cannot be read.
 */
static int keep_agreeing(struct matching *m, struct fits *fits, const struct person *p,
                         struct err *e)
{
    struct fits agree = {0};
    bool some = p->name.n && fits->n > 1 && fits->n < FITS_MAX; /* of FITS_MAX, others may too */
    for (size_t i = 0; some && i < fits->n; i++) {
        const struct dossier *d = dossier_open(m, fits->v[i].who, e);
        if (!d)
            return -1;
        if (dossier_has_name(d, p))
            agree.v[agree.n++] = fits->v[i];
    }
    if (agree.n)
        *fits = agree;
    return 0;
}

/* Returns true if the record became a guest beside those who fit. */
static bool make_another(struct matching *m, const struct fits *fits, struct person *p)
{
    struct buf id = BUF_INIT;
    const char *why;
    const struct fit *first = &fits->v[0];
    bool made = !first->name && slug_make(&id, p->name, &why) &&
                index_find_id(&m->index, buf_span(&id)) == INDEX_NONE;
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
    struct lines new = dossier_missing(m, d, p);
    bool moved = dossier_say_moved(m, d, m->index.v[fit->who].id, p, &new);
    bool name =
        !p->name.n || dossier_has_name(d, p) || (fit->name && d->names.n == NAMES_MAX);
    bool loose = !(contact && m->index.v[fit->who].contact);
    if (new.n && name && (fit->contact || (m->by_name && loose)) && may_be_unread(m, p))
        return 0;
    if (name && (fit->contact || (m->by_name && loose) || !new.n)) {
        size_t off = dossier_say_cancelled(m, d, m->index.v[fit->who].id, p);
        take(m, fit->who, &new,
             new.n          ? MATCH_MERGED
             : off || moved ? MATCH_POSSIBLE
                            : MATCH_SAME,
             p);
    } else if (fit->contact) {
        possible(m, fits, p, "the same telephone or mail",
                 "to create another guest: --namesakes");
    } else {
        possible(m, fits, p, "the same name",
                 loose     ? "to treat them as one: --by-name"
                 : contact ? "to create another guest: --namesakes"
                           : "add a telephone number or a mail address to the record");
    }
    return 0;
}

/* Puts the name first in the lines. */
static void add_name_line(struct matching *m, struct person *p)
{
    size_t most = p->lines.n + 1;
    struct lines all = {ARENA_NEW(m->a, struct span, most), 0, most};
    lines_add(&all, SPAN("name"), p->name, m->a);
    for (size_t i = 0; i < p->lines.n; i++) {
        struct fact f = fact_parse(p->lines.v[i], 0, &m->store->keys);
        if (!(f.key == KEY_AKA && span_eq(f.text, p->name)))
            lines_push(&all, p->lines.v[i], m->a);
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
    struct fits fits = fits_find(m, p, &contact);
    if (!fits.n && !p->name.n) {
        name_otherwise(m, p);
        fits = fits_find(m, p, &contact);
    }
    if (keep_agreeing(m, &fits, p, e) < 0)
        return -1;
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

/* Returns the lines without the name, which a guest who was renamed since no longer has. */
static struct lines without_name(const struct matching *m, const struct lines *lines)
{
    struct lines rest = {0};
    for (size_t i = 0; i < lines->n; i++)
        if (fact_parse(lines->v[i], 0, &m->store->keys).key != KEY_NAME)
            lines_push(&rest, lines->v[i], m->a);
    return rest;
}

static struct span name_in(const struct matching *m, const struct lines *lines)
{
    for (size_t i = 0; i < lines->n; i++) {
        struct fact f = fact_parse(lines->v[i], 0, &m->store->keys);
        if (f.key == KEY_NAME)
            return f.text;
    }
    return SPAN("");
}

static int into_known(struct matching *m, size_t who, const struct lines *lines,
                      struct person *p, struct err *e)
{
    struct lines new = {0};
    const struct dossier *d = dossier_open(m, who, e);
    if (!d)
        return -1;
    if (p->name.n && !dossier_has_name(d, p)) {
        struct fits one = {{{who, false, true}}, 1};
        possible(m, &one, p, "the id belongs to another name", use_new);
        return 0;
    }
    for (size_t i = 0; i < lines->n; i++) {
        if (dossier_has_line(d, lines->v[i], m))
            continue;
        struct fact f = fact_parse(lines->v[i], 0, &m->store->keys);
        struct span line = f.kind == LINE_FACT ? dossier_once(m, d, &f, p) : f.line;
        if (!dossier_has_line(d, line, m))
            lines_push(&new, line, m->a);
    }
    bool moved = dossier_say_moved_own(m, d, m->index.v[who].id, p, &new);
    dossier_say_cancelled(m, d, m->index.v[who].id, p);
    take(m, who, &new,
         new.n   ? MATCH_MERGED
         : moved ? MATCH_POSSIBLE
                 : MATCH_SAME,
         p);
    return 0;
}

int matching_lines(struct matching *m, uint32_t lineno, struct span id,
                   const struct lines *lines, const struct person_event *event, struct err *e)
{
    struct buf why = BUF_INIT;
    struct person p = {.lineno = lineno,
                       .name = name_in(m, lines),
                       .lines = *lines,
                       .why = &why,
                       .a = m->a,
                       .event = event,
                       .keys = &m->store->keys};
    int r = 0;
    arena_reset(&m->scratch);
    m->own_export = true;
    size_t who = index_find_id(&m->index, id);
    if (!slug_valid(id)) {
        matching_refuse(m, lineno, id, SPAN("not a valid id"));
    } else if (who == INDEX_NONE) {
        make_new(m, id, &p);
    } else {
        if (!span_eq(m->index.v[who].id, id)) {
            p.lines = without_name(m, lines);
            p.name = SPAN("");
        }
        r = into_known(m, who, &p.lines, &p, e);
    }
    buf_release(&why);
    return r;
}
