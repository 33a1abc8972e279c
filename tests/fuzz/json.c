/* JSON: any text is a value, or wrong at a place; a text put in quotes comes out as it was. */
#include "fuzz.h"

#include "formats/json.h"

static void check_tree(const struct json *v, int depth)
{
    MUST(depth <= 33 && (v->n == 0 || v->type == JSON_ARRAY || v->type == JSON_OBJECT));
    for (size_t i = 0; i < v->n; i++) {
        if (v->type == JSON_OBJECT)
            MUST(v->items[i].name.n == 0 || v->items[i].name.p);
        check_tree(&v->items[i], depth + 1);
    }
}

static void check_round(struct span s)
{
    struct buf b = BUF_INIT;
    struct json v;
    size_t at;
    buf_str(&b, " {\"x\" : [ \"");
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] < ' ')
            buf_fmt(&b, "\\u%04x", (unsigned)s.p[i]);
        else
            buf_fmt(&b, s.p[i] == '"' || s.p[i] == '\\' ? "\\%c" : "%c", s.p[i]);
    buf_str(&b, "\" ] }");
    MUST(json_parse(fuzz_keep(&b), &v, &fuzz_arena, &at));
    const struct json *x = json_member(&v, "x");
    MUST(x && x->type == JSON_ARRAY && x->n == 1 && !json_member(&v, "y"));
    MUST_EQ(x->items[0].text, s);
}

void fuzz_one(struct span input)
{
    struct json v;
    struct buf b = BUF_INIT;
    size_t at = 0;
    if (json_parse(input, &v, &fuzz_arena, &at))
        check_tree(&v, 0);
    else
        MUST(at <= input.n);
    MUST(base64_decode(&b, input) || b.n == 0);
    buf_release(&b);
    check_round(input);
}
