#include "text/head.h"

#include <string.h>

bool head_new_day(struct head_day *day, struct span line)
{
    date_t date = date_parse(span_head(line, DATE_SIZE));
    if (date == DATE_NONE || line.p[DATE_SIZE] != ' ')
        return false;
    memcpy(day->text, line.p, sizeof day->text);
    day->date = date;
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
