#include "formats/vcard.h"

#include "base/utf8.h"
#include "formats/encoding.h"
#include "formats/mime.h"

/* ---- parameters ---- */

static bool find_param(struct span params, const char *name, const char *value,
                       struct span *found)
{
    struct span key, all, one;
    while (content_param(&params, &key, found)) {
        if (!span_is_nocase(key, name))
            continue;
        for (all = *found; span_cut(&all, ',', &one);)
            if (!value || span_is_nocase(one, value))
                return true;
        if (!value)
            return true;
    }
    return false;
}

bool vcard_has(const struct vcard_property *p, const char *name, const char *value)
{
    struct span found;
    return find_param(p->params, name, value, &found);
}

struct span vcard_param(const struct vcard_property *p, const char *name)
{
    struct span found;
    return find_param(p->params, name, NULL, &found) ? found : SPAN("");
}

/* Returns whether a value has that encoding. vCard 2.1 may leave out "ENCODING=". */
static bool is_encoded(struct span params, const char *encoding)
{
    struct span found;
    return find_param(params, "ENCODING", encoding, &found) ||
           find_param(params, "TYPE", encoding, &found);
}

static bool is_base64(struct span params)
{
    struct span found;
    return is_encoded(params, "BASE64") || find_param(params, "ENCODING", "B", &found);
}

/* ---- properties ---- */

static bool is_name(struct span s)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        bool fine = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                    (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
        if (!fine)
            return false;
    }
    return s.n > 0;
}

/* Returns a copy, which takes no memory if it is empty, as most groups and parameters are. */
static struct span copy(struct span s, struct arena *a)
{
    return s.n ? arena_copy(a, s) : SPAN("");
}

/*
 * Decodes a value. Valid UTF-8 is taken as UTF-8 whatever CHARSET says, because the file may
 * have been converted.
 */
static void decode(struct vcard_reader *r, struct vcard_property *p, struct arena *a)
{
    struct buf quoted = BUF_INIT;
    if (is_encoded(p->params, "QUOTED-PRINTABLE")) {
        quoted_decode(&quoted, p->value);
        p->value = buf_span(&quoted);
    }
    if (!utf8_valid(p->value)) {
        struct span charset = vcard_param(p, "CHARSET");
        if (!charset.n)
            charset = span_str(p->read_as = "WINDOWS-1252");
        else if (span_is_nocase(span_head(charset, 3), "UTF"))
            p->read_as = "UTF-8, with U+FFFD for what is not";
        buf_clear(&r->decoded);
        if (charset_decode(&r->decoded, p->value, charset))
            p->value = buf_span(&r->decoded);
        else
            p->unread = arena_copy(a, charset);
    }
    p->value = copy(p->value, a);
    buf_release(&quoted);
}

static struct vcard_property *add(struct vcard *card, struct arena *a)
{
    card->v = arena_grow(a, card->v, card->n, &card->cap, sizeof *card->v);
    card->v[card->n] = (struct vcard_property){0};
    return &card->v[card->n++];
}

/* Adds the lines that were put aside as one property. */
static void add_aside(struct vcard_reader *r, struct vcard *card, struct arena *a)
{
    if (!r->aside.n)
        return;
    struct vcard_property *p = add(card, a);
    p->lineno = r->aside_lineno;
    p->problem = true;
    p->value = buf_span(&r->aside);
    decode(r, p, a);
    buf_clear(&r->aside);
}

/* Puts a line aside that is not NAME:value. After a picture it is more of the picture. */
static void put_aside(struct vcard_reader *r, struct vcard *card, const struct content *line)
{
    struct vcard_property *last = card->n ? &card->v[card->n - 1] : NULL;
    if (last && last->binary && line->problem && !r->aside.n) {
        last->torn = true;
        return;
    }
    if (!r->aside.n)
        r->aside_lineno = line->lineno;
    buf_add(&r->aside, buf_span(r->lines.line));
    buf_char(&r->aside, '\n');
}

static void add_property(struct vcard_reader *r, struct vcard *card, const struct content *line,
                         struct arena *a)
{
    if (card->n >= VCARD_PROPERTIES) {
        card->too_long = true;
        return;
    }
    if (line->problem || !is_name(line->name)) {
        put_aside(r, card, line);
        return;
    }
    add_aside(r, card, a);
    struct vcard_property *p = add(card, a);
    *p = (struct vcard_property){.group = copy(line->group, a),
                                 .name = copy(line->name, a),
                                 .params = copy(line->params, a),
                                 .value = line->value,
                                 .lineno = line->lineno,
                                 .binary = is_base64(line->params)};
    decode(r, p, a);
    if (span_is_nocase(p->name, "VERSION"))
        r->lines.keep_spaces = span_is(span_trim(p->value), "2.1");
}

/* ---- cards ---- */

static bool is_line(const struct content *line, const char *name)
{
    return !line->problem && span_is_nocase(line->name, name) &&
           span_is_nocase(span_trim(line->value), "VCARD");
}

/* Adds a card within a card, the AGENT of vCard 2.1, as the text of that property. */
static void add_agent(struct vcard_reader *r, struct vcard *card, struct arena *a)
{
    struct content line;
    struct buf b = BUF_INIT;
    for (size_t depth = 1; depth && content_next(&r->lines, &line);) {
        depth += is_line(&line, "BEGIN");
        depth -= is_line(&line, "END");
        if (!depth || span_is_nocase(line.name, "VERSION"))
            continue;
        buf_str(&b, b.n ? "\\n" : "");
        buf_add(&b, buf_span(r->lines.line));
    }
    struct vcard_property *p = &card->v[card->n - 1];
    p->value = buf_span(&b);
    decode(r, p, a);
    buf_release(&b);
}

static bool is_agent(const struct vcard *card)
{
    const struct vcard_property *last = card->n ? &card->v[card->n - 1] : NULL;
    return last && span_is_nocase(last->name, "AGENT") && span_trim(last->value).n == 0;
}

static bool find_begin(struct vcard_reader *r, struct vcard *card)
{
    struct content line;
    card->lineno = r->begun;
    r->begun = r->stray = 0;
    while (!card->lineno && content_next(&r->lines, &line)) {
        if (is_line(&line, "BEGIN"))
            card->lineno = line.lineno;
        else if (!r->stray && !is_line(&line, "END"))
            r->stray = line.lineno;
    }
    r->lines.keep_spaces = false;
    return card->lineno > 0;
}

void vcard_release(struct vcard_reader *r)
{
    buf_release(&r->decoded);
    buf_release(&r->aside);
}

bool vcard_next(struct vcard_reader *r, struct vcard *card, struct arena *a)
{
    struct content line;
    *card = (struct vcard){0};
    if (!find_begin(r, card))
        return false;
    while (!card->closed && !r->begun && content_next(&r->lines, &line)) {
        if (is_line(&line, "END"))
            card->closed = true;
        else if (!is_line(&line, "BEGIN"))
            add_property(r, card, &line, a);
        else if (is_agent(card))
            add_agent(r, card, a);
        else
            r->begun = line.lineno;
    }
    add_aside(r, card, a);
    return true;
}

/* ---- encoding ---- */

const char *vcard_encoding(struct span text)
{
    struct buf unfolded = BUF_INIT, bad = BUF_INIT;
    struct content_reader r = {.rest = text, .line = &unfolded};
    struct content line;
    struct span charset;
    size_t at;
    while (content_next(&r, &line))
        if (!utf8_valid(line.value) && !find_param(line.params, "CHARSET", NULL, &charset)) {
            buf_add(&bad, line.value);
            buf_char(&bad, '\n');
        }
    const char *encoding = bad.n ? encoding_guess(buf_span(&bad), &at) : NULL;
    buf_release(&unfolded);
    buf_release(&bad);
    return encoding;
}
