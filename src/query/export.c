#include "query/export.h"

#include "base/utf8.h"
#include "formats/content.h"
#include "text/names.h"

enum { ID, LINE, KIND, DATE, TIME, KEY, MARK, TEXT, SPELLED };

static const struct field fields[] = {
    [ID] = {"id", FIELD_TEXT, STYLE_BOLD},          [LINE] = {"line", FIELD_INT, STYLE_DIM},
    [KIND] = {"kind", FIELD_TEXT, STYLE_DIM},       [DATE] = {"date", FIELD_DATE, STYLE_PLAIN},
    [TIME] = {"time", FIELD_TIME, STYLE_PLAIN},     [KEY] = {"key", FIELD_TEXT, STYLE_PLAIN},
    [MARK] = {"mark", FIELD_TEXT, STYLE_PLAIN},     [TEXT] = {"text", FIELD_TEXT, STYLE_PLAIN},
    [SPELLED] = {"spelled", FIELD_TEXT, STYLE_DIM},
};

enum { FACT_LAYOUT, LINE_LAYOUT };

static const char *const layouts[] = {
    [FACT_LAYOUT] = "{id}:{line}: [{date} ][{time} ]{key}[{mark}]:[ {text}]",
    [LINE_LAYOUT] = "{id}:{line}: {text}",
};

const struct schema export_schema = {"export", fields, sizeof fields / sizeof *fields, layouts,
                                     sizeof layouts / sizeof *layouts};

static struct span whole_line(const struct fact *f)
{
    struct span line = f->line;
    if (f->lineno == 1)
        line = span_from(line, utf8_bom(line));
    return line.n && line.p[line.n - 1] == '\r' ? span_head(line, line.n - 1) : line;
}

static void emit_line(const struct guest *g, const struct fact *f, struct sink *out)
{
    struct row r = row_new(&export_schema);
    row_text(&r, ID, g->id);
    row_int(&r, LINE, f->lineno);
    if (f->kind != LINE_FACT) {
        r.layout = LINE_LAYOUT;
        row_text(&r, KIND, f->kind == LINE_COMMENT ? SPAN("comment") : SPAN("other"));
        row_text(&r, TEXT, whole_line(f));
    } else {
        row_text(&r, KIND, SPAN("fact"));
        row_date(&r, DATE, f->date);
        row_time(&r, TIME, f->time);
        row_text(&r, KEY, fact_key_is(f));
        if (!span_eq(fact_key_is(f), f->key_name))
            row_text(&r, SPELLED, f->key_name);
        if (f->mark)
            row_text(&r, MARK, (struct span){&f->mark, 1});
        row_text(&r, TEXT, f->text);
    }
    sink_row(out, &r);
}

void export_guest(const struct guest *g, struct sink *out)
{
    for (size_t i = 0; i < g->n; i++)
        emit_line(g, &g->v[i], out);
}

/* vCard */

/*
 * Appends BDAY or ANNIVERSARY: 19800614, or --0614 if the year is not known. In vCard 3.0 a day
 * has a year; Apple's address book, and those that learned from it, leave out 1604.
 */
static void add_day(struct buf *b, const char *name, enum vcard_version version,
                    struct span text)
{
    int year, month, day;
    struct buf line = BUF_INIT, value = BUF_INIT;
    if (!yearly_parse(text, &year, &month, &day))
        return;
    buf_str(&line, name);
    if (version == VCARD_4 && year)
        buf_fmt(&value, "%04d%02d%02d", year, month, day);
    else if (version == VCARD_4)
        buf_fmt(&value, "--%02d%02d", month, day);
    else
        buf_fmt(&value, "%04d-%02d-%02d", year ? year : 1604, month, day);
    if (version == VCARD_3 && !year)
        buf_str(&line, ";X-APPLE-OMIT-YEAR=1604");
    content_line(b, buf_cstr(&line), buf_span(&value));
    buf_release(&line);
    buf_release(&value);
}

/* Appends N, which vCard 3.0 requires; a company has no parts of a name. */
static void add_name_parts(struct buf *b, const struct guest *g)
{
    static const int order[] = {NAME_FAMILY, NAME_GIVEN, -1, NAME_PREFIX, NAME_SUFFIX};
    const struct fact *company = guest_find(g, KEY_COMPANY);
    struct span parts[NAME_PARTS], name = guest_name(g);
    struct buf value = BUF_INIT;
    names_split(company && span_eq(company->text, name) ? SPAN("") : name, parts);
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        buf_str(&value, i ? ";" : "");
        if (order[i] >= 0)
            content_escape(&value, parts[order[i]]);
    }
    content_line(b, "N", buf_span(&value));
    buf_release(&value);
}

static void add_structured(struct buf *b, const char *name, const char *before,
                           struct span text, const char *after)
{
    struct buf value = BUF_INIT;
    buf_str(&value, before);
    content_escape(&value, text);
    buf_str(&value, after);
    content_line(b, name, buf_span(&value));
    buf_release(&value);
}

static void add_categories(struct buf *b, const struct guest *g, date_t today)
{
    struct buf value = BUF_INIT;
    for (size_t i = 0; i < g->n; i++) {
        struct span rest = g->v[i].body;
        struct term term;
        if (g->v[i].key != KEY_TAG || !fact_is_current(&g->v[i], today))
            continue;
        while (term_next(&rest, &term)) {
            buf_str(&value, value.n ? "," : "");
            content_escape(&value, term.name);
        }
    }
    if (value.n)
        content_line(b, "CATEGORIES", buf_span(&value));
    buf_release(&value);
}

/* Appends a NOTE with the standing facts and undated notes, for which vCard has no property. */
static void add_note(struct buf *b, const struct guest *g, date_t today)
{
    struct buf note = BUF_INIT;
    for (size_t i = 0; i < g->n; i++) {
        const struct fact *f = &g->v[i];
        bool note_itself = f->key == KEY_NOTE && f->date == DATE_NONE;
        bool standing = f->class == CLASS_STANDING && f->key != KEY_TAG &&
                        f->key != KEY_LANGUAGE && fact_is_current(f, today);
        if (!f->text.n || !(note_itself || standing))
            continue;
        buf_str(&note, note.n ? "\n" : "");
        if (standing)
            buf_fmt(&note, "%.*s: ", SPAN_ARG(fact_key_is(f)));
        buf_add(&note, f->text);
    }
    if (note.n)
        content_text(b, "NOTE", buf_span(&note));
    buf_release(&note);
}

static void add_identity(struct buf *b, const struct fact *f, enum vcard_version version)
{
    switch (f->key) {
    case KEY_AKA: content_text(b, "NICKNAME", f->text); break;
    case KEY_KANA: content_text(b, "X-KANA", f->text); break;
    case KEY_PHONE:
        content_text(b, version == VCARD_4 ? "TEL;VALUE=text" : "TEL", f->text);
        break;
    case KEY_EMAIL: content_text(b, "EMAIL", f->text); break;
    case KEY_ADDRESS: add_structured(b, "ADR", ";;", f->text, ";;;;"); break;
    case KEY_COMPANY: content_text(b, "ORG", f->text); break;
    case KEY_BIRTHDAY: add_day(b, "BDAY", version, f->text); break;
    case KEY_ANNIVERSARY:
        add_day(b, version == VCARD_4 ? "ANNIVERSARY" : "X-ANNIVERSARY", version, f->text);
        break;
    case KEY_LANGUAGE: content_text(b, "X-LANGUAGE", f->text); break;
    default: break;
    }
}

void export_vcard(struct buf *b, const struct guest *g, enum vcard_version version,
                  date_t today)
{
    content_line(b, "BEGIN", SPAN("VCARD"));
    content_line(b, "VERSION", version == VCARD_4 ? SPAN("4.0") : SPAN("3.0"));
    add_structured(b, version == VCARD_4 ? "UID;VALUE=text" : "UID", "", guest_first_id(g),
                   "@journal");
    content_text(b, "FN", guest_name(g));
    add_name_parts(b, g);
    for (size_t i = 0; i < g->n; i++)
        if (g->v[i].text.n)
            add_identity(b, &g->v[i], version);
    add_categories(b, g, today);
    add_note(b, g, today);
    content_line(b, "END", SPAN("VCARD"));
}
