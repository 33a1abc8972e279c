#include "out/printer.h"

/*
 * Columns are those of a fixed font. A line that is too long continues two columns further in
 * than it began, so that it is never read as another. A kitchen screen gets larger letters;
 * red is for danger alone, and the word beside it says the same.
 */
static const char style[] =
    ":root{color-scheme:light dark}"
    "body{margin:1rem;font:clamp(13px,1.35vw,30px)/1.35 ui-monospace,Menlo,Consolas,"
    "'DejaVu Sans Mono','Noto Sans Mono CJK JP',monospace}"
    ".r{break-inside:avoid}"
    ".l{white-space:pre-wrap;overflow-wrap:anywhere;min-height:1.35em;"
    "padding-left:calc(min(var(--i,0)*1ch,25vw) + 2ch);text-indent:-2ch}"
    ".l:has(.x){white-space:pre;padding-left:calc(var(--i,0)*1ch + 2ch)}"
    ":lang(ko){word-break:keep-all}"
    ".v{unicode-bidi:isolate}.b{font-weight:bold}.d{opacity:.65}"
    ".t4 .t,.s{font-weight:bold;color:#c00000}"
    ".t3 .t{font-weight:bold}"
    ".g{display:inline-block;height:.8em;background:#7a93b8;text-indent:0;"
    "print-color-adjust:exact;-webkit-print-color-adjust:exact}"
    "pre{font:inherit;white-space:pre-wrap;overflow-wrap:anywhere;margin:0}"
    "@media (prefers-color-scheme:dark){.t4 .t,.s{color:#ff7b72}}"
    "@page{margin:12mm}"
    "@media print{body{margin:0;font-size:9pt}}"
    "@media print and (max-width:90mm){@page{margin:2mm}body{font-size:8pt}}";

/* Returns what a character that has a meaning in HTML is written as, or NULL. */
static const char *entity_of(char c)
{
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return NULL;
    }
}

void html_add(struct buf *b, struct span s)
{
    size_t from = 0;
    for (size_t i = 0; i < s.n; i++) {
        const char *entity = entity_of(s.p[i]);
        if (!entity)
            continue;
        buf_add(b, span_head(span_from(s, from), i - from));
        buf_str(b, entity);
        from = i + 1;
    }
    buf_add(b, span_from(s, from));
}

/* Appends a value: what a page must not hold is shown as an escape, as on a terminal. */
static void add_value(struct buf *b, struct span s, bool lines)
{
    struct buf escaped = BUF_INIT;
    if (lines)
        escape_text(&escaped, s, ESCAPE_PLAIN);
    else
        escape_value(&escaped, s, ESCAPE_PLAIN);
    html_add(b, buf_span(&escaped));
    buf_release(&escaped);
}

void html_begin(struct out *o)
{
    if (o->html != HTML_NOTHING)
        return;
    o->html = HTML_EMPTY;
    buf_fmt(&o->buf, "<!DOCTYPE html>\n<html lang=\"%s", language_tag(o->options.language));
    buf_str(&o->buf,
            "\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
            "style-src 'unsafe-inline'\">\n<title>");
    add_value(&o->buf, span_str(o->options.title ? o->options.title : "journal"), false);
    buf_fmt(&o->buf, "</title>\n<style>%s</style>\n</head>\n<body>\n", style);
}

static void end_pre(struct out *o)
{
    if (o->html == HTML_PRE)
        buf_str(&o->buf, "</pre>\n");
    o->html = HTML_BODY;
}

void html_text(struct out *o, struct span s)
{
    html_begin(o);
    if (o->html != HTML_PRE)
        buf_str(&o->buf, "<pre>\n");
    o->html = HTML_PRE;
    add_value(&o->buf, s, true);
}

void html_row(struct out *o, const struct row *r)
{
    html_begin(o);
    end_pre(o);
    buf_fmt(&o->buf, "<div class=\"r t%d\" data-row=\"%s\"", (int)r->tone, r->schema->name);
    for (size_t i = 0; i < r->schema->n; i++) {
        if (!r->v[i].set)
            continue;
        buf_fmt(&o->buf, " data-%s=\"", r->schema->fields[i].name);
        add_value(&o->buf, out_value(o, r, i), false);
        buf_char(&o->buf, '"');
    }
    buf_char(&o->buf, '>');
}

void html_row_end(struct out *o)
{
    buf_str(&o->buf, "</div>\n");
}

void html_line(struct out *o, size_t indent)
{
    buf_fmt(&o->buf, "<div class=\"l\" style=\"--i:%zu\">", indent);
}

void html_line_end(struct out *o)
{
    buf_str(&o->buf, "</div>");
}

void html_value(struct out *o, struct span s, enum field_style style_of, bool strong)
{
    static const char *const classes[] = {
        [STYLE_PLAIN] = "",  [STYLE_BOLD] = " b", [STYLE_DIM] = " d",
        [STYLE_TONE] = " t", [STYLE_WORD] = " t", [STYLE_GRID] = " x"};
    bool grid = style_of == STYLE_GRID;
    buf_fmt(&o->buf, "<span class=\"v%s%s\">", strong && !grid ? "" : classes[style_of],
            strong ? " s" : "");
    add_value(&o->buf, s, false);
    buf_str(&o->buf, "</span>");
}

void html_bar(struct out *o, size_t eighths, size_t columns)
{
    buf_fmt(&o->buf,
            "<span class=\"g\" style=\"width:%zu.%zuch;margin-right:%zu.%zuch\"></span>",
            eighths / 8, eighths % 8 * 10 / 8, (columns * 8 - eighths) / 8,
            (columns * 8 - eighths) % 8 * 10 / 8);
}

void html_end(struct out *o)
{
    html_begin(o);
    if (o->html == HTML_EMPTY)
        html_text(o, phrase(o->options.language,
                            "This page is empty: nothing was found, or the command failed"));
    end_pre(o);
    buf_str(&o->buf, "</body>\n</html>\n");
}
