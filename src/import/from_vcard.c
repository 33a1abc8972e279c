#include "import/read.h"

#include "base/set.h"
#include "base/utf8.h"
#include "formats/json.h"
#include "formats/vcard.h"
#include "import/vcard_meaning.h"

struct cards {
    struct import *im;
    struct person p;
    struct vcard card;
    bool named;          /* it has an N */
    struct set groups;   /* that have a label */
    struct span *labels; /* by number in the set */
    struct buf why, text;
    struct arena *a, scratch; /* scratch: of one card */
};

static int shown(struct span s)
{
    return (int)(s.n < 60 ? s.n : 60);
}

static struct span unescaped(struct cards *c, struct span value)
{
    buf_clear(&c->text);
    content_unescape(&c->text, value);
    return arena_copy(c->a, buf_span(&c->text));
}

/* ---- values in parts ---- */

/* Returns the parts of a value between separators that are not escaped, with `between` between.
 */
static struct span joined(struct cards *c, struct span value, char sep, const char *between)
{
    struct buf b = BUF_INIT;
    struct span part;
    while (content_cut(&value, sep, &part)) {
        part = span_trim(unescaped(c, part));
        if (part.n && b.n)
            buf_str(&b, between);
        buf_add(&b, part);
    }
    return buf_move(&b, c->a);
}

/* Adds a second N, which is the same name in another script, as one text. */
static void add_alias(struct cards *c, const struct span *v)
{
    static const struct column aka = {.kind = COLUMN_KEY, .key = KEY_AKA};
    static const size_t order[] = {3, 1, 2, 0, 4};
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < 5; i++) {
        buf_str(&b, b.n && v[order[i]].n ? " " : "");
        buf_add(&b, v[order[i]]);
    }
    person_add(&c->p, &aka, buf_span(&b));
    buf_release(&b);
}

/* Adds the family, given and further names, prefixes and suffixes; each may be a list. */
static void add_names(struct cards *c, const struct vcard_meaning *as, struct span value)
{
    static const enum column_kind names[] = {COLUMN_LAST, COLUMN_FIRST, COLUMN_MIDDLE,
                                             COLUMN_PREFIX, COLUMN_SUFFIX};
    static const enum column_kind kana[] = {COLUMN_KANA_LAST, COLUMN_KANA_FIRST,
                                            COLUMN_KANA_MIDDLE};
    struct span v[5] = {{NULL, 0}}, part;
    size_t known = as->shape == VCARD_NAMES ? 5 : 3;
    for (size_t i = 0; content_cut(&value, ';', &part); i++) {
        struct column col = {.kind = COLUMN_OWN, .own = SPAN("x-n"), .heading = SPAN("N")};
        part = joined(c, part, ',', " ");
        if (i < 5)
            v[i] = part;
        if (i < known)
            col.kind = as->shape == VCARD_NAMES ? names[i] : kana[i];
        if (!c->named || as->shape == VCARD_KANA || i >= known)
            person_add(&c->p, &col, part);
    }
    if (c->named && as->shape == VCARD_NAMES)
        add_alias(c, v);
    c->named |= as->shape == VCARD_NAMES;
}

static void add_each(struct cards *c, const struct column *col, struct span value)
{
    struct span part;
    while (content_cut(&value, ',', &part))
        person_add(&c->p, col, unescaped(c, part));
}

/* Returns the day without the year that Apple's address book writes if there is none. */
static struct span day_of(struct cards *c, const struct vcard_property *v, struct span value)
{
    struct span year = vcard_param(v, "X-APPLE-OMIT-YEAR");
    if (!year.n || !span_starts(value, year))
        return value;
    value = span_from(value, year.n);
    return arena_fmt(c->a, "%s%.*s", value.n && value.p[0] == '-' ? "-" : "--",
                     SPAN_ARG(value));
}

static struct span without_scheme(struct span value, const char *scheme)
{
    size_t n = span_str(scheme).n;
    return span_is_nocase(span_head(value, n), scheme) ? span_from(value, n) : value;
}

/* ---- labels ---- */

static struct span label_of(const struct cards *c, const struct vcard_property *v)
{
    size_t n = v->group.n ? set_find(&c->groups, v->group) : SET_NONE;
    return n == SET_NONE ? SPAN("") : c->labels[n];
}

static void read_labels(struct cards *c)
{
    c->groups = SET_INIT(&c->scratch);
    c->labels = ARENA_NEW(&c->scratch, struct span, c->card.n);
    for (size_t i = 0, n; i < c->card.n; i++) {
        const struct vcard_property *v = &c->card.v[i];
        if (v->group.n && span_is_nocase(v->name, "X-ABLABEL")) {
            set_add(&c->groups, v->group, &n);
            c->labels[n] = span_trim(unescaped(c, v->value));
        }
    }
}

static bool is_builtin_label(struct span label)
{
    return span_starts(label, SPAN("_$!<"));
}

/* Returns what a property without a key of its own is: by its label, its type, or its name. */
static struct column column_of(struct cards *c, const struct vcard_property *v)
{
    struct column col;
    struct span label = label_of(c, v), type = vcard_param(v, "TYPE"), name = v->name, word;
    bool dated = span_is_nocase(name, "X-ABDATE"),
         kin = span_is_nocase(name, "X-ABRELATEDNAMES");
    if (label.n && labels_find(&c->im->labels, label, &col, c->a))
        return col;
    if (label.n && (dated || kin))
        return labels_own(label, c->a);
    for (bool related = span_is_nocase(name, "RELATED");
         related && span_cut(&type, ',', &word);)
        if (labels_find(&c->im->labels, word, &col, c->a))
            return col;
    if (span_is_nocase(name, "AGENT"))
        return labels_own(SPAN("assistant"), c->a);
    bool own = span_is_nocase(span_head(name, 2), "X-");
    if (own && labels_find(&c->im->labels, span_from(name, 2), &col, c->a))
        return col;
    return labels_own(own ? span_from(name, 2) : name, c->a);
}

/*
 * Returns "+44 1632 960001 (Reception)"; a label with digits would be read as part of the
 * number.
 */
static struct span with_label(struct cards *c, const struct vcard_property *v,
                              const struct column *col, struct span value)
{
    struct span label = label_of(c, v);
    if (!label.n || is_builtin_label(label) || span_eq(label, col->heading))
        return value;
    for (size_t i = 0; i < label.n; i++)
        if (label.p[i] >= '0' && label.p[i] <= '9') {
            struct column own = labels_own(SPAN("label"), c->a);
            person_add(&c->p, &own,
                       arena_fmt(c->a, "%.*s: %.*s", SPAN_ARG(value), SPAN_ARG(label)));
            return value;
        }
    return arena_fmt(c->a, "%.*s (%.*s)", SPAN_ARG(value), SPAN_ARG(label));
}

/* Returns a note with its label, as a line of notes: "Allergies: nuts". */
static struct span with_name(struct cards *c, const struct vcard_property *v, struct span value)
{
    struct span label = label_of(c, v);
    if (!label.n || is_builtin_label(label))
        return value;
    return arena_fmt(c->a, "%.*s: %.*s", SPAN_ARG(label), SPAN_ARG(value));
}

/* ---- properties ---- */

static void say_at(struct cards *c, const struct vcard_property *v, const char *what)
{
    person_say(&c->p, "line %u: %.*s %s", v->lineno, shown(v->name), v->name.p, what);
}

static void refuse(struct cards *c, const struct vcard_property *v, const char *what)
{
    say_at(c, v, what);
    c->p.refused = true;
}

/* Returns the value as lines of a file can hold it: control characters are spaces. */
static struct span cleaned(struct cards *c, const struct vcard_property *v, struct span value)
{
    struct buf b = BUF_INIT;
    bool clean = true;
    for (struct span rest = value; rest.n;) {
        uint32_t cp;
        size_t n = utf8_decode(rest, &cp);
        bool ends = cp == 0x85 || cp == 0x2028 || cp == 0x2029;
        bool control = utf8_is_control(cp) && cp != '\t' && cp != '\r' && cp != '\n';
        if (ends || control)
            buf_char(&b, ends ? '\n' : ' ');
        else
            buf_add(&b, span_head(rest, n));
        clean &= !control || ends;
        rest = span_from(rest, n);
    }
    if (!clean)
        say_at(c, v, "a control character was replaced with a space");
    value = buf_move(&b, &c->scratch);
    return value;
}

/*
 * Adds what Android's address book has no property for: a nickname, a day or a relation as
 * "vnd.android.cursor.item/KIND;VALUE;TYPE;...". Returns false if it is another kind.
 */
static bool add_android(struct cards *c, struct span value)
{
    static const struct {
        const char *kind, *type; /* type: of the value; NULL: any */
        int key;
    } known[] = {{"nickname", NULL, KEY_AKA},          {"contact_event", "1", KEY_ANNIVERSARY},
                 {"contact_event", "3", KEY_BIRTHDAY}, {"relation", "4", KEY_PARTNER},
                 {"relation", "6", KEY_FRIEND},        {"relation", "14", KEY_PARTNER}};
    struct span kind, text, type;
    if (!content_cut(&value, ';', &kind) || !content_cut(&value, ';', &text))
        return false;
    if (!content_cut(&value, ';', &type))
        type = SPAN("");
    kind =
        span_from(kind, span_find(kind, SPAN("/")) == SPAN_NONE ? 0 : span_chr(kind, '/') + 1);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (span_is(kind, known[i].kind) && (!known[i].type || span_is(type, known[i].type))) {
            struct column col = {.kind = COLUMN_KEY, .key = known[i].key, .heading = kind};
            person_add(&c->p, &col, unescaped(c, text));
            return true;
        }
    return false;
}

static void add_property(struct cards *c, const struct vcard_property *v,
                         const struct vcard_meaning *as, struct span value)
{
    struct column col;
    value = cleaned(c, v, value);
    if (span_is_nocase(v->name, "X-ANDROID-CUSTOM") && add_android(c, value))
        return;
    if (as && as->shape != VCARD_PICTURE)
        col = (struct column){.kind = as->kind, .key = as->key, .heading = v->name};
    else
        col = column_of(c, v);
    enum vcard_shape shape = as ? as->shape : VCARD_TEXT;
    if (shape == VCARD_NAMES || shape == VCARD_KANA)
        add_names(c, as, value);
    else if (shape == VCARD_PARTS)
        person_add(&c->p, &col, joined(c, value, ';', ", "));
    else if (shape == VCARD_LIST)
        person_add(&c->p, &col, joined(c, value, ',', ", "));
    else if (shape == VCARD_EACH)
        add_each(c, &col, value);
    else {
        value = unescaped(c, value);
        if (shape == VCARD_DAY || col.key == KEY_BIRTHDAY || col.key == KEY_ANNIVERSARY)
            value = day_of(c, v, value);
        if (col.key == KEY_PHONE)
            value = without_scheme(value, "tel:");
        if (col.key == KEY_EMAIL)
            value = without_scheme(value, "mailto:");
        if (as && as->key == KEY_NOTE)
            value = with_name(c, v, value);
        else if (col.kind == COLUMN_OWN ||
                 (as && (col.key == KEY_PHONE || col.key == KEY_EMAIL)))
            value = with_label(c, v, &col, value);
        person_add(&c->p, &col, value);
    }
}

static bool is_picture(const struct vcard_property *v, const struct vcard_meaning *as)
{
    bool data = span_is_nocase(span_head(span_trim(v->value), 5), "data:");
    return data || (v->binary && as && as->shape == VCARD_PICTURE);
}

/* Decodes base64, which may hold a text; what is no text is left out, or refuses the card. */
static void add_binary(struct cards *c, const struct vcard_property *v,
                       const struct vcard_meaning *as)
{
    struct buf packed = BUF_INIT, text = BUF_INIT;
    for (size_t i = 0; i < v->value.n; i++)
        if (!span_is_blank(v->value.p[i]))
            buf_char(&packed, v->value.p[i]);
    bool is_text = !v->torn && base64_decode(&text, buf_span(&packed)) &&
                   utf8_valid(buf_span(&text)) && span_chr(buf_span(&text), '\0') == SPAN_NONE;
    if (is_text)
        add_property(c, v, as, buf_span(&text));
    else if (as && as->kind != COLUMN_OWN)
        refuse(c, v, "base64 that is not text; export the card as vCard 3.0 or 4.0");
    else
        say_at(c, v, "left out: not text");
    buf_release(&packed);
    buf_release(&text);
}

/* Adds lines that are not properties to the one before: its newlines were not escaped. */
static void add_lines(struct cards *c, const struct vcard_property *v)
{
    static const struct column note = {.kind = COLUMN_KEY, .key = KEY_NOTE};
    struct span rest = v->value, line;
    size_t n = 0;
    while (span_line(&rest, &line))
        n += span_trim(line).n > 0;
    if (n > 1)
        person_say(&c->p, "line %u and %zu more are not properties: kept as notes", v->lineno,
                   n - 1);
    else if (n)
        person_say(&c->p, "line %u is not a property: kept as a note", v->lineno);
    person_add(&c->p, &note, cleaned(c, v, v->value));
}

static void take(struct cards *c, const struct vcard_property *v)
{
    static const struct vcard_meaning reading = {"SOUND", VCARD_KANA, COLUMN_KANA_LAST,
                                                 KEY_NONE};
    const struct vcard_meaning *as = vcard_meaning(v->name);
    if (vcard_has(v, "TYPE", "X-IRMC-N")) /* how a name is read, of Japanese telephones */
        as = &reading;
    if (v->unread.n) {
        person_say(&c->p,
                   "line %u: %.*s is in %.*s, which is not supported: export it as UTF-8",
                   v->lineno, shown(v->name), v->name.p, shown(v->unread), v->unread.p);
        c->p.refused = true;
        return;
    }
    if (v->read_as)
        person_say(&c->p, "line %u is not UTF-8: read as %s", v->lineno, v->read_as);
    if (v->problem)
        add_lines(c, v);
    else if (is_picture(v, as))
        say_at(c, v, "left out");
    else if (v->binary)
        add_binary(c, v, as);
    else
        add_property(c, v, as, v->value);
}

/* ---- cards ---- */

/* Cards of the kinds of RFC 6350 and 6473 that are not people. */
static bool is_guest(struct cards *c, const struct vcard_property *v)
{
    static const char *const others[] = {"group",  "org",         "location",
                                         "device", "application", "thing"};
    struct span kind = span_trim(v->value);
    if (!span_is_nocase(v->name, "KIND") &&
        !span_is_nocase(v->name, "X-ADDRESSBOOKSERVER-KIND"))
        return true;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (span_is_nocase(kind, others[i])) {
            person_say(&c->p,
                       "line %u: KIND:%s is not a guest; delete that line to import the card",
                       v->lineno, others[i]);
            c->p.refused = true;
            return false;
        }
    return true;
}

/* Takes what every later line depends on. Returns false if nothing else counts. */
static bool read_head(struct cards *c)
{
    bool guest = true;
    for (size_t i = 0; i < c->card.n; i++) {
        const struct vcard_property *v = &c->card.v[i];
        guest = guest && is_guest(c, v);
        if (span_is_nocase(v->name, "UID") && span_ends(span_trim(v->value), SPAN("@journal")))
            c->p.own_card = true;
        if (span_is_nocase(v->name, "FN") && !c->p.name.n)
            c->p.name = span_trim(unescaped(c, v->value)); /* for the receipt */
    }
    if (guest)
        c->p.name = SPAN("");
    if (c->card.too_long) {
        person_say(&c->p, "a card of more than %d properties", VCARD_PROPERTIES);
        c->p.refused = true;
    }
    if (!c->card.closed) {
        person_say(&c->p, "no END:VCARD; if the file is incomplete, export it again");
        c->p.refused = true;
    }
    return guest;
}

/* Decodes values in encodings that only the C library knows. */
static void decode_values(struct cards *c)
{
    for (size_t i = 0; i < c->card.n; i++) {
        struct vcard_property *v = &c->card.v[i];
        buf_clear(&c->text);
        if (v->unread.n && import_charset(&c->text, v->value, v->unread)) {
            v->value = arena_copy(&c->scratch, buf_span(&c->text));
            v->unread = SPAN("");
        }
    }
}

static int take_card(struct cards *c)
{
    decode_values(c);
    import_begin(c->im, &c->p, c->card.lineno, &c->why);
    c->named = false;
    if (read_head(c)) {
        read_labels(c);
        for (size_t i = 0; i < c->card.n; i++)
            take(c, &c->card.v[i]);
    }
    return import_person(c->im, &c->p);
}

static void say_stray(struct cards *c, uint32_t lineno)
{
    if (lineno)
        matching_refuse(&c->im->matching, lineno, SPAN(""),
                        SPAN("not in a card; a card begins with the line BEGIN:VCARD"));
}

int import_vcard(struct import *im)
{
    struct cards c = {.im = im, .a = &im->app->arena};
    struct buf unfolded = BUF_INIT;
    struct vcard_reader r = {.lines = {.rest = im->text, .line = &unfolded}};
    int status = 0;
    while (vcard_next(&r, &c.card, &c.scratch)) {
        say_stray(&c, r.stray);
        status = err_graver(status, take_card(&c));
        arena_reset(&c.scratch);
    }
    say_stray(&c, r.stray);
    arena_release(&c.scratch);
    buf_release(&unfolded);
    vcard_release(&r);
    buf_release(&c.why);
    buf_release(&c.text);
    return status;
}
