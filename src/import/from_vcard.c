#include "import/read.h"

#include "formats/content.h"

/* Properties by what they mean; those that tell nothing about a guest are passed over. */
static const struct {
    const char *name;
    enum column_kind kind;
    int key;
} properties[] = {
    {"FN", COLUMN_KEY, KEY_NAME},
    {"NICKNAME", COLUMN_KEY, KEY_AKA},
    {"TEL", COLUMN_KEY, KEY_PHONE},
    {"EMAIL", COLUMN_KEY, KEY_EMAIL},
    {"ADR", COLUMN_KEY, KEY_ADDRESS},
    {"ORG", COLUMN_KEY, KEY_COMPANY},
    {"BDAY", COLUMN_KEY, KEY_BIRTHDAY},
    {"ANNIVERSARY", COLUMN_KEY, KEY_ANNIVERSARY},
    {"CATEGORIES", COLUMN_KEY, KEY_TAG},
    {"NOTE", COLUMN_KEY, KEY_NOTE},
    {"LANG", COLUMN_KEY, KEY_LANGUAGE},
    {"X-LANGUAGE", COLUMN_KEY, KEY_LANGUAGE},
    {"X-KANA", COLUMN_KEY, KEY_KANA},
    {"X-PHONETIC-FIRST-NAME", COLUMN_KANA_FIRST, KEY_NONE},
    {"X-PHONETIC-MIDDLE-NAME", COLUMN_KANA_MIDDLE, KEY_NONE},
    {"X-PHONETIC-LAST-NAME", COLUMN_KANA_LAST, KEY_NONE},
    {"VERSION", COLUMN_SKIP, KEY_NONE},
    {"PRODID", COLUMN_SKIP, KEY_NONE},
    {"REV", COLUMN_SKIP, KEY_NONE},
    {"UID", COLUMN_SKIP, KEY_NONE},
    {"KIND", COLUMN_SKIP, KEY_NONE},
};

struct cards {
    struct import *im;
    struct person p;
    bool open;            /* between BEGIN and END */
    bool named, version;  /* it has an FN; it says which version it is */
    struct span n;        /* N, used where there is no FN */
    struct buf why, text; /* text: a value without its escapes */
    struct arena *a;
};

static void refuse(struct cards *c, const char *why)
{
    if (!c->p.refused)
        person_say(&c->p, "%s", why);
    c->p.refused = true;
}

static bool has_param(struct span params, const char *name, const char *value)
{
    struct span key, all, one;
    while (content_param(&params, &key, &all))
        while (span_is_nocase(key, name) && span_cut(&all, ',', &one))
            if (!value || span_is_nocase(one, value))
                return true;
    return false;
}

/* The components of N and ADR, or the items of a list. */
static size_t cut_all(struct cards *c, struct span value, char sep, struct span *v, size_t max)
{
    size_t n = 0;
    struct span part;
    while (n < max && content_cut(&value, sep, &part)) {
        buf_clear(&c->text);
        content_unescape(&c->text, part);
        v[n++] = span_trim(arena_copy(c->a, buf_span(&c->text)));
    }
    return n;
}

static struct span joined(struct cards *c, const struct span *v, size_t n)
{
    struct buf b = BUF_INIT;
    for (size_t i = 0; i < n; i++) {
        if (v[i].n && b.n)
            buf_str(&b, ", ");
        buf_add(&b, v[i]);
    }
    struct span all = arena_copy(c->a, buf_span(&b));
    buf_release(&b);
    return all;
}

static struct column column_of(struct cards *c, const struct content *line)
{
    struct column col = {.kind = COLUMN_OWN, .key = KEY_NONE, .heading = line->name};
    for (size_t i = 0; i < sizeof properties / sizeof *properties; i++)
        if (span_is_nocase(line->name, properties[i].name)) {
            col.kind = properties[i].kind;
            col.key = properties[i].key;
            return col;
        }
    struct buf b = BUF_INIT;
    if (!span_is_nocase(span_head(line->name, 2), "X-"))
        buf_str(&b, "x-");
    for (size_t i = 0; i < line->name.n; i++) {
        char ch = line->name.p[i];
        buf_char(&b, ch >= 'A' && ch <= 'Z' ? (char)(ch + 32) : ch);
    }
    col.own = arena_copy(c->a, span_head(buf_span(&b), key_prefix(buf_span(&b))));
    buf_release(&b);
    return col;
}

/* Family, given, further names, what stands before and after. */
static void add_names(struct cards *c)
{
    static const enum column_kind kinds[] = {COLUMN_LAST, COLUMN_FIRST, COLUMN_MIDDLE,
                                             COLUMN_PREFIX, COLUMN_SUFFIX};
    struct span v[5];
    size_t n = cut_all(c, c->n, ';', v, 5);
    for (size_t i = 0; i < n; i++)
        person_add(&c->p, &(struct column){.kind = kinds[i], .heading = SPAN("N")}, v[i]);
}

/* A year that Apple's address book puts where there is none. */
static struct span day_of(struct cards *c, const struct content *line, struct span value)
{
    struct span params = line->params, name, year;
    while (content_param(&params, &name, &year))
        if (span_is_nocase(name, "X-APPLE-OMIT-YEAR") && span_starts(value, year)) {
            value = span_from(value, year.n);
            return arena_fmt(c->a, "%s%.*s", value.n && value.p[0] == '-' ? "-" : "--",
                             (int)value.n, value.p);
        }
    return value;
}

enum { LIST_MAX = 64 };

static void add_value(struct cards *c, const struct column *col, const struct content *line)
{
    struct span v[LIST_MAX], value;
    char sep = col->key == KEY_ADDRESS || col->key == KEY_COMPANY ? ';' : ',';
    bool list = col->kind == COLUMN_KEY && (sep == ';' || col->key == KEY_TAG);
    if (list) {
        size_t n = cut_all(c, line->value, sep, v, LIST_MAX);
        person_add(&c->p, col, joined(c, v, n));
        return;
    }
    buf_clear(&c->text);
    content_unescape(&c->text, line->value);
    value = buf_span(&c->text);
    if (col->key == KEY_PHONE && span_is_nocase(span_head(value, 4), "tel:"))
        value = span_from(value, 4);
    if (col->key == KEY_BIRTHDAY || col->key == KEY_ANNIVERSARY)
        value = day_of(c, line, value);
    if (col->key == KEY_AKA) {
        size_t n = cut_all(c, line->value, ',', v, LIST_MAX);
        for (size_t i = 0; i < n; i++)
            person_add(&c->p, col, v[i]);
        return;
    }
    person_add(&c->p, col, value);
}

/* Pictures, sounds and keys are no text; what is encoded the way of 2.1 is not guessed at. */
static bool is_taken(struct cards *c, const struct content *line)
{
    if (has_param(line->params, "ENCODING", "QUOTED-PRINTABLE") ||
        has_param(line->params, "TYPE", "QUOTED-PRINTABLE")) {
        refuse(c, "quoted-printable is of vCard 2.1; export it as vCard 3.0 or 4.0");
        return false;
    }
    bool binary = has_param(line->params, "ENCODING", NULL) ||
                  has_param(line->params, "TYPE", "BASE64") ||
                  span_is_nocase(span_head(line->value, 5), "data:");
    if (binary)
        person_say(&c->p, "%.*s left out", (int)(line->name.n < 40 ? line->name.n : 40),
                   line->name.p);
    return !binary;
}

static void take_property(struct cards *c, const struct content *line)
{
    if (line->problem) {
        person_say(&c->p, "line %u is no property", line->lineno);
        c->p.refused = true;
        return;
    }
    if (span_is_nocase(line->name, "VERSION")) {
        c->version = true;
        struct span v = span_trim(line->value);
        if (!span_is(v, "3.0") && !span_is(v, "4.0"))
            refuse(c, span_is(v, "2.1") ? "vCard 2.1 is not read; export it as 3.0 or 4.0"
                                        : "only vCard 3.0 and 4.0 are read");
    } else if (!is_taken(c, line)) {
        return;
    } else if (span_is_nocase(line->name, "N")) {
        c->n = arena_copy(c->a, line->value);
    } else {
        struct column col = column_of(c, line);
        c->named |= col.kind == COLUMN_KEY && col.key == KEY_NAME && line->value.n;
        add_value(c, &col, line);
    }
}

static void begin(struct cards *c, uint32_t lineno)
{
    person_begin(&c->p, lineno, &c->im->app->store.keys, c->im->order, &c->why, c->a);
    c->open = true;
    c->named = c->version = false;
    c->n = (struct span){NULL, 0};
}

static int end(struct cards *c)
{
    c->open = false;
    if (!c->version)
        refuse(c, "no VERSION; only vCard 3.0 and 4.0 are read");
    if (!c->named && c->n.p)
        add_names(c);
    return import_person(c->im, &c->p);
}

static int cut_short(struct cards *c)
{
    if (!c->open)
        return 0;
    refuse(c, "no END:VCARD");
    return end(c);
}

static int take_line(struct cards *c, const struct content *line)
{
    int status = 0;
    if (span_is_nocase(line->name, "BEGIN") && span_is_nocase(line->value, "VCARD")) {
        status = cut_short(c);
        begin(c, line->lineno);
    } else if (span_is_nocase(line->name, "END") && span_is_nocase(line->value, "VCARD")) {
        if (c->open)
            status = end(c);
    } else if (c->open) {
        take_property(c, line);
    } else {
        intake_refuse(&c->im->in, line->lineno, SPAN(""), SPAN("not in a card"));
    }
    return status;
}

int import_vcard(struct import *im)
{
    struct cards c = {.im = im, .a = &im->app->arena};
    struct buf unfolded = BUF_INIT;
    struct content_reader r = {im->text, 0, &unfolded};
    struct content line;
    int status = 0;
    while (content_next(&r, &line))
        status = err_graver(status, take_line(&c, &line));
    status = err_graver(status, cut_short(&c));
    buf_release(&unfolded);
    buf_release(&c.why);
    buf_release(&c.text);
    return status;
}
