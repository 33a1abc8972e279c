#include "prop.h"
#include "text/fact.h"

static struct arena *const a = &prop_arena;

/* Cuts a text at its first "; " outside brackets, byte by byte. Returns false if a bracket of
 * the part that ends the text is not closed. */
static bool split_slowly(struct span text, struct span *body, struct span *remark)
{
    size_t depth = 0, at = 0;
    for (; at < text.n; at++) {
        char c = text.p[at];
        if (c == '(' || c == '[')
            depth++;
        else if ((c == ')' || c == ']') && depth)
            depth--;
        else if (c == ';' && depth == 0 &&
                 (at + 1 == text.n || text.p[at + 1] == ' ' || text.p[at + 1] == '\t'))
            break;
    }
    *body = span_trim(span_head(text, at));
    *remark = span_trim(span_from(text, at + 1));
    for (size_t i = at + 1; i < text.n; i++) {
        char c = text.p[i];
        if (c == '(' || c == '[')
            depth++;
        else if ((c == ')' || c == ']') && depth)
            depth--;
    }
    return depth == 0;
}

/* A fact is split where a search byte by byte splits it, wherever its signs are. */
PROP(fact_splits, 20000)
{
    static const char signs[] = "()[];,'*+-./:?89YZ_\\^\xC3\xA9 ";
    struct keys keys;
    struct buf b = BUF_INIT;
    keys_init(&keys, a);
    buf_str(&b, "likes: x");
    for (size_t n = rnd_below(40); n; n--) {
        buf_char(&b, rnd_chance(4) ? signs[rnd_below(sizeof signs - 1)] : 'e');
        if (rnd_chance(10))
            buf_str(&b, "; ");
    }
    struct span line = arena_copy(a, buf_span(&b)), body, remark;
    buf_release(&b);
    struct fact f = fact_parse(line, 1, &keys);
    bool closed = split_slowly(f.text, &body, &remark);
    CHECK_INT(f.kind, LINE_FACT);
    CHECK(span_eq(f.body, body));
    CHECK(span_eq(f.remark, remark));
    CHECK_INT(f.problem == PROBLEM_BRACKET, !closed);
}
