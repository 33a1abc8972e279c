#include "text/head.h"

bool head_new_day(struct head_day *day, struct span line)
{
    date_t date = date_parse(span_head(line, DATE_SIZE));
    if (date == DATE_NONE || line.p[DATE_SIZE] != ' ')
        return false;
    *day = (struct head_day){span_eight(line.p), span_eight(line.p + 3), date};
    return true;
}

bool head_time(struct line_head *h, struct span line)
{
    struct span rest = span_from(line, h->key_at);
    if (rest.n <= TIME_SIZE + 1 || rest.p[TIME_SIZE] != ' ')
        return false;
    h->time = time_parse(span_head(rest, TIME_SIZE));
    h->key_at += TIME_SIZE + 1;
    return h->time != TIME_NONE;
}

bool head_key(struct line_head *h, struct span line, const struct keys *keys)
{
    const char *p = line.p + h->key_at;
    if (line.n - h->key_at < sizeof(uint64_t))
        return false;
    /* Letters have bit 6 and not bit 7; "~", a mark, has bit 7 when 2 is added. */
    uint64_t v = span_eight(p), other = ~v << 1 | v | (v + 0x0202020202020202);
    uint64_t ends = other & 0x8080808080808080, first = ends & -ends;
    int id = first ? keys_find_quick(keys, v & ((first >> 7) - 1)) : KEY_NONE;
    if (id == KEY_NONE)
        return false;
    size_t n = keys->v[id].name.n, at = h->key_at + n;
    h->key = (int16_t)keys->v[id].as;
    h->key_n = (uint32_t)n;
    h->mark = line.p[at] == ':' ? 0 : line.p[at++];
    h->text_at = (uint32_t)at + 1;
    return at < line.n && line.p[at] == ':' && (!h->mark || head_is_mark(h->mark));
}
