#include "base/quote.h"

#include <string.h>

void quote_add(struct buf *b, struct span s)
{
    buf_char(b, '\'');
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] == '\'')
            buf_str(b, "'\\''");
        else
            buf_char(b, s.p[i]);
    buf_char(b, '\'');
}

/* Returns true for a character that is not special to sh anywhere in a word. */
static bool is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (unsigned char)c >= 0x80 || (c && strchr("_-./,:@+%", c));
}

void quote_word(struct buf *b, struct span s)
{
    size_t plain = 0;
    while (plain < s.n && is_plain(s.p[plain]))
        plain++;
    if (s.n && plain == s.n)
        buf_add(b, s);
    else
        quote_add(b, s);
}

void quote_path(struct buf *b, struct span path)
{
    if (span_starts(path, SPAN("-")))
        buf_str(b, "./");
    quote_word(b, path);
}
