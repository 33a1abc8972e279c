#ifndef TEXT_HEAD_H
#define TEXT_HEAD_H
/*
 * The head of a line in its usual form: `[DATE [TIME ]]key[mark]:` with single spaces, where a
 * known key has two to seven small letters. To read it takes 120 instructions, and 100 more
 * for another date than that of the line before; fact_read, which reads any line, takes 350.
 */
#include "base/date.h"
#include "text/key.h"

struct line_head {
    date_t date;
    daytime_t time;
    int16_t key; /* as in struct fact, but never KEY_NONE */
    char mark;
    uint32_t key_at, key_n, text_at; /* places in the line */
};

/* The date of the latest line that has one, as it was written, with the space after it. */
struct head_day {
    char text[DATE_SIZE + 1];
    date_t date;
};

/* Reads a date that is not that of *day, and the space after it. */
bool head_new_day(struct head_day *day, struct span line);

/* Reads a time and the space after it, at h->key_at, and moves that. */
bool head_time(struct line_head *h, struct span line);

static inline bool head_is_mark(char c)
{
    return c == '+' || c == '-' || c == '~' || c == '*';
}

static inline bool head_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Reads the date and moves h->key_at. Most lines have the date of the one before. */
static inline bool head_date(struct line_head *h, struct head_day *day, struct span line)
{
    if (line.n <= DATE_SIZE + 1)
        return false;
    if (memcmp(line.p, day->text, sizeof day->text) != 0 && !head_new_day(day, line))
        return false;
    h->date = day->date;
    h->key_at = DATE_SIZE + 1;
    return true;
}

/*
 * Reads the date and the time, up to h->key_at, where a small letter is. Returns false if the
 * line does not begin in the usual form.
 */
static inline bool head_begin(struct line_head *h, struct head_day *day, struct span line)
{
    h->date = DATE_NONE;
    h->time = TIME_NONE;
    h->key_at = 0;
    if (line.n == 0 || (head_digit(line.p[0]) && !head_date(h, day, line)) ||
        (h->key_at && head_digit(line.p[h->key_at]) && !head_time(h, line)))
        return false;
    return line.p[h->key_at] >= 'a' && line.p[h->key_at] <= 'z';
}

/* Returns the small letters that eight bytes begin with, or 0 if all are small letters. */
static inline uint64_t head_letters(uint64_t v)
{
    /* Letters have bit 6 and not bit 7; "~", a mark, has bit 7 when 2 is added. */
    uint64_t other = ~v << 1 | v | (v + 0x0202020202020202);
    uint64_t ends = other & 0x8080808080808080, first = ends & -ends;
    return first ? v & ((first >> 7) - 1) : 0;
}

/* Reads the key and the mark after head_begin. Returns false if the form is another. */
static inline bool head_key(struct line_head *h, struct span line, const struct keys *keys)
{
    if (line.n - h->key_at < sizeof(uint64_t))
        return false;
    const struct key_quick *key =
        keys_find_quick(keys, head_letters(span_eight(line.p + h->key_at)));
    if (!key)
        return false;
    size_t at = h->key_at + key->n;
    h->key = key->as;
    h->key_n = key->n;
    h->mark = line.p[at] == ':' ? 0 : line.p[at++];
    h->text_at = (uint32_t)at + 1;
    return at < line.n && line.p[at] == ':' && (!h->mark || head_is_mark(h->mark));
}

#endif
