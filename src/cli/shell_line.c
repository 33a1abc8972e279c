#include "cli/shell_line.h"

#include <string.h>

struct shell_parse {
    struct shell_line *l;
    enum shell shell;
    struct arena *arena;
    struct buf word;
    bool any; /* the word has begun, if only with a quote */
};

static void end_word(struct shell_parse *p)
{
    struct shell_line *l = p->l;
    if (p->any && !l->redirected) {
        l->words = arena_grow(p->arena, l->words, l->n, &l->cap, sizeof *l->words);
        l->words[l->n++] = (char *)arena_copy(p->arena, buf_span(&p->word)).p;
    }
    l->redirected = l->redirected && !p->any;
    buf_clear(&p->word);
    p->any = false;
}

/* Returns whether the character after a backslash is taken as it is, without the backslash. */
static bool is_escaped(const struct shell_parse *p, char c)
{
    if (!p->l->quote)
        return true;
    if (p->l->quote == '\'')
        return p->shell == SHELL_FISH && (c == '\'' || c == '\\');
    return strchr("\"\\$`", c) != NULL;
}

/* Takes a character outside quotes. */
static void take_bare(struct shell_parse *p, char c)
{
    if (c == '\'' || c == '"') {
        p->l->quote = c;
        p->any = true;
    } else if (c == ' ' || c == '\t') {
        end_word(p);
    } else if (strchr("|;&()\n", c)) {
        end_word(p);
        p->l->n = 0;
    } else if (c == '<' || c == '>') {
        end_word(p);
        p->l->redirected = true;
    } else {
        buf_char(&p->word, c);
        p->any = true;
    }
}

static size_t take(struct shell_parse *p, struct span rest)
{
    char c = rest.p[0];
    if (c == '\\' && rest.n > 1 && is_escaped(p, rest.p[1])) {
        buf_char(&p->word, rest.p[1]);
        p->any = true;
        return 2;
    }
    if (!p->l->quote)
        take_bare(p, c);
    else if (c == p->l->quote)
        p->l->quote = 0;
    else
        buf_char(&p->word, c);
    return 1;
}

void shell_line_parse(struct shell_line *l, enum shell shell, struct span line,
                      struct span replaced, struct arena *a)
{
    struct shell_parse p = {.l = l, .shell = shell, .arena = a};
    size_t at = span_ends(line, replaced) ? line.n - replaced.n : line.n;
    bool seen = false;
    *l = (struct shell_line){0};
    for (size_t i = 0; i < line.n; i += take(&p, span_from(line, i)))
        if (i >= at && !seen) {
            seen = true;
            l->fixed = arena_copy(a, buf_span(&p.word));
        }
    if (!seen)
        l->fixed = arena_copy(a, buf_span(&p.word));
    bool file = l->redirected;
    l->redirected = false;
    p.any = true;
    end_word(&p);
    l->redirected = file;
    buf_release(&p.word);
}

void shell_line_quote(struct buf *b, struct span text, char quote)
{
    static const char plain[] = "%+,-./:=@^_";
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i], lower = span_lower(c);
        bool is_word = (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') ||
                       (unsigned char)c >= 0x80 || strchr(plain, c);
        if (quote == '\'' && c == '\'')
            buf_str(b, "'\\''");
        else if (quote == '"' && c == '!')
            buf_str(b, "\"'!'\""); /* a backslash before it would stay in the word */
        else if (quote == '"' ? strchr("\"\\$`", c) != NULL : !quote && !is_word)
            buf_fmt(b, "\\%c", c);
        else
            buf_char(b, c);
    }
}
