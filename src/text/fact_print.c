/* The one spelling of a fact, and when two lines are one fact. */
#include "base/utf8.h"
#include "text/fact.h"

static struct span moved(struct span s, const char *from, const char *to)
{
    return s.p ? (struct span){to + (s.p - from), s.n} : s;
}

struct fact fact_copy(const struct fact *f, struct arena *a)
{
    struct fact c = *f;
    c.line = arena_copy(a, f->line);
    c.key_name = moved(f->key_name, f->line.p, c.line.p);
    c.text = moved(f->text, f->line.p, c.line.p);
    c.body = moved(f->body, f->line.p, c.line.p);
    c.remark = moved(f->remark, f->line.p, c.line.p);
    return c;
}

void fact_write(struct buf *b, date_t date, daytime_t time, struct span key, char mark,
                struct span text)
{
    if (date != DATE_NONE) {
        date_add(b, date);
        buf_char(b, ' ');
        if (time != TIME_NONE) {
            time_add(b, time);
            buf_char(b, ' ');
        }
    }
    for (size_t i = 0; i < key.n; i++)
        buf_char(b, key.p[i] >= 'A' && key.p[i] <= 'Z' ? (char)(key.p[i] + 32) : key.p[i]);
    if (mark)
        buf_char(b, mark);
    buf_char(b, ':');
    if (text.n)
        buf_char(b, ' ');
    buf_add(b, text);
}

void fact_print(struct buf *b, const struct fact *f)
{
    fact_write(b, f->date, f->time, f->key_name, f->mark, f->text);
}

void fact_canonical(struct buf *b, const struct fact *f)
{
    if (f->kind == LINE_FACT)
        fact_print(b, f);
    else
        buf_add(b, span_trim(span_from(f->line, utf8_bom(f->line))));
}

bool fact_eq(const struct fact *a, const struct fact *b)
{
    bool same_key = a->key == KEY_NONE
                        ? b->key == KEY_NONE && span_eq_nocase(a->key_name, b->key_name)
                        : a->key == b->key;
    return a->kind == LINE_FACT && b->kind == LINE_FACT && same_key && a->date == b->date &&
           a->time == b->time && a->mark == b->mark && span_eq(a->text, b->text);
}

bool fact_same(const struct fact *a, const struct fact *b)
{
    if (a->kind == LINE_FACT || b->kind == LINE_FACT)
        return fact_eq(a, b);
    struct span x = span_trim(span_from(a->line, utf8_bom(a->line)));
    return span_eq(x, span_trim(span_from(b->line, utf8_bom(b->line))));
}

bool fact_is_later(const struct fact *f, const struct fact *than)
{
    bool timed = than->time != TIME_NONE;
    return f->date > than->date || (f->date == than->date && timed && f->time > than->time);
}
