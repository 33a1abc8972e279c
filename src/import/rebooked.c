#include "base/fold.h"
#include "import/match_parts.h"
#include "text/fact.h"

#include <string.h>

enum { LOOKED_AT = 64 }; /* bookings of a guest: the last ones of the file */

/* Finds the line that books without a mark. Returns its place, or l->n. */
static size_t find_booking(const struct matching *m, const struct lines *l, struct fact *f)
{
    size_t i = 0;
    for (; i < l->n; i++) {
        *f = fact_parse(l->v[i], 0, &m->store->keys);
        if (f->key == KEY_BOOKED && !f->mark)
            break;
    }
    return i;
}

static void drop(struct lines *l, size_t i)
{
    l->n--;
    memmove(&l->v[i], &l->v[i + 1], (l->n - i) * sizeof *l->v);
}

static void say_move(struct person *p, struct span id, date_t date, daytime_t time,
                     const struct fact *to)
{
    struct buf was = BUF_INIT, is = BUF_INIT;
    date_add_time(&was, date, time);
    date_add_time(&is, to->date, to->time);
    person_say(p, "moved from %s: journal move %.*s %s %s", buf_cstr(&was), SPAN_ARG(id),
               buf_cstr(&was), buf_cstr(&is));
    buf_release(&was);
    buf_release(&is);
}

static void say_possible(struct person *p, struct span id, const struct dossier_booking *b)
{
    struct buf was = BUF_INIT;
    date_add_time(&was, b->date, b->time);
    person_say(p, "possibly moved from %s; if so: journal cancel %.*s %s", buf_cstr(&was),
               SPAN_ARG(id), buf_cstr(&was));
    buf_release(&was);
}

static bool has_text(const struct dossier_booking *b, const struct fact *f)
{
    struct buf words = BUF_INIT;
    fold_words(&words, f->text);
    bool same = span_eq(b->text, buf_span(&words));
    buf_release(&words);
    return same;
}

/*
 * Returns whether f may be a booking of the file that was moved. Neither is in the past, no
 * event of the calendar has the day and hour of the booking, and the event of f was changed or
 * both have the same text.
 */
static bool may_be(struct matching *m, const struct dossier_booking *b, const struct fact *f,
                   const struct person *p)
{
    const struct person_event *e = p->event;
    return !b->mark && b->date >= e->today && f->date >= e->today &&
           (e->changed || has_text(b, f)) &&
           set_find(e->slots, person_slot(p->name, b->date, b->time, &m->scratch)) == SET_NONE;
}

bool dossier_say_moved(struct matching *m, const struct dossier *d, struct span id,
                       struct person *p, struct lines *new)
{
    const struct person_event *e = p->event;
    struct fact f;
    size_t at = e ? find_booking(m, new, &f) : new->n;
    if (at == new->n)
        return false;
    if (e->was_date != DATE_NONE && dossier_expects(d, e->was_date, e->was_time, m)) {
        say_move(p, id, e->was_date, e->was_time, &f);
        drop(new, at);
        return true;
    }
    size_t end = d->booked_n > LOOKED_AT ? d->booked_n - LOOKED_AT : 0;
    for (size_t i = d->booked_n; i-- > end;)
        if (may_be(m, &d->booked[i], &f, p)) {
            say_possible(p, id, &d->booked[i]);
            break;
        }
    return false;
}

bool dossier_say_moved_own(struct matching *m, const struct dossier *d, struct span id,
                           struct person *p, struct lines *new)
{
    const struct person_event *e = p->event;
    struct fact f;
    size_t at = e && e->number && e->number <= d->booked_n ? find_booking(m, new, &f) : new->n;
    const struct dossier_booking *b = at < new->n ? &d->booked[e->number - 1] : NULL;
    if (!b || b->mark || !has_text(b, &f))
        return false;
    say_move(p, id, b->date, b->time, &f);
    drop(new, at);
    return true;
}
