#include "query/lookup.h"

#include "base/fold.h"
#include "text/mail.h"
#include "text/phone.h"
#include "text/visit.h"

#include <stdlib.h>

enum {
    ID,
    NAME,
    PHONE,
    LAST,
    NEXT,
    NEXT_TIME,
    NEXT_TEXT,
    MATCH,
    LINE,
    DATE,
    TIME,
    KEY,
    MARK,
    TEXT,
    FACT,
    MORE
};

static const struct field fields[] = {
    [ID] = {"id", FIELD_TEXT, STYLE_DIM},
    [NAME] = {"name", FIELD_TEXT, STYLE_BOLD},
    [PHONE] = {"phone", FIELD_TEXT, STYLE_PLAIN},
    [LAST] = {"last", FIELD_DATE, STYLE_PLAIN},
    [NEXT] = {"next", FIELD_DATE, STYLE_BOLD},
    [NEXT_TIME] = {"next_time", FIELD_TIME, STYLE_BOLD},
    [NEXT_TEXT] = {"next_text", FIELD_TEXT, STYLE_PLAIN},
    [MATCH] = {"match", FIELD_TEXT, STYLE_PLAIN},
    [LINE] = {"line", FIELD_INT, STYLE_DIM},
    [DATE] = {"date", FIELD_DATE, STYLE_PLAIN},
    [TIME] = {"time", FIELD_TIME, STYLE_PLAIN},
    [KEY] = {"key", FIELD_TEXT, STYLE_PLAIN},
    [MARK] = {"mark", FIELD_TEXT, STYLE_PLAIN},
    [TEXT] = {"text", FIELD_TEXT, STYLE_PLAIN},
    [FACT] = {"fact", FIELD_TEXT, STYLE_PLAIN},
    [MORE] = {"more", FIELD_INT, STYLE_PLAIN},
};

enum { GUEST, GUEST_NEXT, HIT };

#define LINES "    {fact~6}[\n    and {more} more]"
#define HEAD                                                                                   \
    "{name~}  {|4}{id}[  {|4}{phone}][\n  last visit {last}]"                                  \
    "[\n  next {next}[ {next_time}][  {next_text~}]]"

static const char *const layouts[] = {
    [GUEST] = HEAD "[\n" LINES "]", [GUEST_NEXT] = "\n" HEAD "[\n" LINES "]", [HIT] = LINES};

const struct schema lookup_schema = {"find", fields, sizeof fields / sizeof *fields, layouts,
                                     sizeof layouts / sizeof *layouts};

static const char *const matches[] = {"same", "name", "words", "begins", "inside"};

/* The words that are searched for */

/*
 * Returns a pattern that matches a number however its digits are separated: the digits by which
 * numbers are compared, with signs between them.
 */
static struct span number_pattern(struct span number, struct arena *a)
{
    struct buf key = BUF_INIT, b = BUF_INIT;
    phone_key(&key, number);
    for (size_t i = 0; i < key.n; i++)
        buf_fmt(&b, "%s%c", i ? "[- ()./]*" : "", key.p[i]);
    buf_release(&key);
    return buf_move(&b, a);
}

static void set_contact(struct lookup *l, struct span words, struct arena *a)
{
    enum { LEAST = 6 };
    struct buf b = BUF_INIT;
    if (phone_is_number(words) && !date_shape(words)) {
        phone_typed(&b, words);
        l->is_number = b.n >= LEAST;
        l->digits = buf_move(&b, a);
    }
    if (mail_is_address(words)) {
        mail_key(&b, words);
        l->mail = buf_move(&b, a);
    }
    buf_release(&b);
}

int lookup_init(struct lookup *l, struct span words, struct arena *a, struct err *e)
{
    struct buf b = BUF_INIT;
    size_t at;
    words = span_trim(words);
    keywords_init(&l->keywords, words, a);
    fold_words(&b, words);
    l->whole = buf_move(&b, a);
    if (l->keywords.n == 0 || l->keywords.n > LOOKUP_WORDS_MOST)
        return err_set(e, STATUS_USAGE, "%s: use 1 to %d words, as in: journal find coriander",
                       l->keywords.n ? "too many WORDS" : "no letter or digit in WORDS",
                       LOOKUP_WORDS_MOST);
    set_contact(l, words, a);
    prefilter_id(&l->phones, l->keys, KEY_PHONE);
    struct span pattern =
        l->is_number ? number_pattern(words, a) : keywords_rarest(&l->keywords)->pattern;
    l->pattern = pattern_compile(pattern, 0, a, e, &at);
    return l->pattern ? 0 : -1;
}

static enum lookup_match match_number(const struct lookup *l, struct span phone)
{
    struct buf digits = BUF_INIT;
    int best = 0;
    while (phone_next(&phone, &digits)) {
        int fits = phone_fits(buf_span(&digits), l->digits);
        best = fits > best ? fits : best;
        buf_clear(&digits);
    }
    buf_release(&digits);
    return best == 2 ? LOOKUP_SAME : best == 1 ? LOOKUP_NAME : LOOKUP_NONE;
}

bool lookup_may(const struct lookup *l, struct matcher *m, struct span id, struct span src)
{
    struct span line, rest = src;
    if (pattern_next(m, src, 0, &line) || pattern_matches(m, id))
        return true;
    struct fact f;
    while (l->digits.n && span_line(&rest, &line)) { /* digits of other scripts */
        if (!prefilter_line(&l->phones, line))
            continue;
        fact_read(&f, line, 0, l->keys, 0);
        if (f.key == KEY_PHONE && match_number(l, f.text) != LOOKUP_NONE)
            return true;
    }
    return false;
}

/* The match of a line */

static bool is_a_name(const struct fact *f)
{
    return f->key == KEY_NAME || f->key == KEY_AKA || f->key == KEY_KANA || f->key == KEY_WAS;
}

static bool is_the_mail(const struct lookup *l, const struct fact *f)
{
    struct buf key = BUF_INIT;
    bool same = l->mail.n && f->key == KEY_EMAIL && mail_key(&key, f->text) &&
                span_eq(buf_span(&key), l->mail);
    buf_release(&key);
    return same;
}

static bool is_whole(const struct lookup *l, struct span name)
{
    struct buf b = BUF_INIT;
    fold_words(&b, name);
    bool whole = span_eq(buf_span(&b), l->whole);
    buf_release(&b);
    return whole;
}

static enum lookup_match match_of(enum keyword_fit fit)
{
    static const enum lookup_match of[] = {[KEYWORD_NONE] = LOOKUP_NONE,
                                           [KEYWORD_INSIDE] = LOOKUP_INSIDE,
                                           [KEYWORD_BEGINS] = LOOKUP_BEGINS,
                                           [KEYWORD_WHOLE] = LOOKUP_WORDS};
    return of[fit];
}

static enum lookup_match match_name(const struct lookup *l, struct span name)
{
    enum keyword_fit fit[LOOKUP_WORDS_MOST] = {0};
    if (is_whole(l, name))
        return LOOKUP_SAME;
    keywords_fit(&l->keywords, name, fit);
    enum keyword_fit worst = keywords_worst(&l->keywords, fit);
    return worst >= KEYWORD_BEGINS ? LOOKUP_NAME : match_of(worst);
}

/* Returns how the words match a line, with the words of the guest's names in `names`. */
static enum lookup_match match_words(const struct lookup *l, struct span line,
                                     const enum keyword_fit *names)
{
    enum keyword_fit fit[LOOKUP_WORDS_MOST] = {0};
    bool any = false;
    keywords_fit(&l->keywords, line, fit);
    for (size_t i = 0; i < l->keywords.n; i++) {
        any |= fit[i] != KEYWORD_NONE;
        fit[i] = names[i] > fit[i] ? names[i] : fit[i];
    }
    return any ? match_of(keywords_worst(&l->keywords, fit)) : LOOKUP_NONE;
}

static enum lookup_match match_fact(const struct lookup *l, struct matcher *m,
                                    const struct fact *f, const enum keyword_fit *names)
{
    enum lookup_match best = LOOKUP_NONE, words;
    if (l->digits.n && f->key == KEY_PHONE)
        best = match_number(l, f->text);
    else if (l->is_number && pattern_matches(m, f->line))
        best = LOOKUP_WORDS;
    if (is_the_mail(l, f))
        best = LOOKUP_SAME;
    bool named = names[keywords_rarest(&l->keywords) - l->keywords.v] != KEYWORD_NONE;
    if (l->is_number || (!named && !pattern_matches(m, f->line)))
        return best;
    words = is_a_name(f) ? match_name(l, f->text) : match_words(l, f->line, names);
    return words < best ? words : best;
}

/* The lines of a guest */

static int best_first(const void *x, const void *y)
{
    const struct lookup_hit *a = x, *b = y;
    date_t then = a->fact.date, other = b->fact.date;
    if (a->match != b->match)
        return a->match < b->match ? -1 : 1;
    if (then != other && (then == DATE_NONE || other == DATE_NONE))
        return then == DATE_NONE ? -1 : 1; /* what holds always comes first */
    if (then != other)
        return then > other ? -1 : 1;
    return (a->fact.lineno > b->fact.lineno) - (a->fact.lineno < b->fact.lineno);
}

/* Returns whether a line only has the name that is printed for the guest. */
static bool is_shown_name(const struct lookup_guest *found, const struct fact *f)
{
    return f->key == KEY_NAME && span_eq(f->text, found->name);
}

static void find_hits(const struct lookup *l, struct matcher *m, const struct guest *g,
                      struct lookup_guest *found, struct arena *a)
{
    enum keyword_fit names[LOOKUP_WORDS_MOST] = {0};
    size_t cap = 0;
    keywords_fit(&l->keywords, g->id, names);
    if (!l->is_number && keywords_worst(&l->keywords, names) >= KEYWORD_BEGINS)
        found->best = is_whole(l, g->id) ? LOOKUP_SAME : LOOKUP_NAME;
    for (size_t i = 0; i < g->n; i++)
        if (is_a_name(&g->v[i]))
            keywords_fit(&l->keywords, g->v[i].text, names);
    for (size_t i = 0; i < g->n; i++) {
        enum lookup_match match = match_fact(l, m, &g->v[i], names);
        found->best = match < found->best ? match : found->best;
        if (match == LOOKUP_NONE || is_shown_name(found, &g->v[i]))
            continue;
        found->hits = arena_grow(a, found->hits, found->hits_n, &cap, sizeof *found->hits);
        found->hits[found->hits_n++] = (struct lookup_hit){match, g->v[i]};
    }
}

static void set_visits(struct lookup_guest *found, const struct lookup *l,
                       const struct guest *g, struct arena *a)
{
    struct slots slots = guest_slots(g, a);
    slots_visits(&slots, l->today, &found->last);
    for (size_t i = 0; i < slots.n; i++)
        if (slot_expected(&slots.v[i], l->today)) {
            const struct slot *s = &slots.v[i];
            found->next = s->date;
            found->next_time = s->time;
            found->next_text = s->booked ? s->booked->text : SPAN("");
            return;
        }
}

bool lookup_guest(const struct lookup *l, struct matcher *m, const struct guest *g,
                  struct lookup_guest *found, struct arena *a)
{
    enum { FEW = 3 };
    const struct fact *phone = guest_find(g, KEY_PHONE);
    *found = (struct lookup_guest){.id = g->id,
                                   .name = guest_name(g),
                                   .phone = phone ? phone->text : SPAN(""),
                                   .last = DATE_NONE,
                                   .newest = DATE_NONE,
                                   .next = DATE_NONE,
                                   .next_time = TIME_NONE,
                                   .best = LOOKUP_NONE};
    find_hits(l, m, g, found, a);
    if (found->best == LOOKUP_NONE)
        return false;
    set_visits(found, l, g, a);
    if (found->hits_n)
        qsort(found->hits, found->hits_n, sizeof *found->hits, best_first);
    for (size_t i = 0; i < found->hits_n && found->hits[i].match == found->best; i++)
        if (found->newest == DATE_NONE || found->hits[i].fact.date > found->newest)
            found->newest = found->hits[i].fact.date;
    if (found->newest == DATE_NONE)
        found->newest = found->last;
    if (!l->all && found->hits_n > FEW) {
        found->more = found->hits_n - FEW;
        found->hits_n = FEW;
    }
    return true;
}

void lookup_keep(struct lookup_guest *found, struct arena *a)
{
    struct lookup_hit *hits = ARENA_NEW(a, struct lookup_hit, found->hits_n);
    found->id = arena_copy(a, found->id);
    found->name = arena_copy(a, found->name);
    found->phone = arena_copy(a, found->phone);
    found->next_text = arena_copy(a, found->next_text);
    for (size_t i = 0; i < found->hits_n; i++)
        hits[i] = (struct lookup_hit){found->hits[i].match, fact_copy(&found->hits[i].fact, a)};
    found->hits = hits;
}

static int best_guest_first(const void *x, const void *y)
{
    const struct lookup_guest *a = x, *b = y;
    if (a->best != b->best)
        return a->best < b->best ? -1 : 1;
    if (a->newest != b->newest && (a->newest == DATE_NONE || b->newest == DATE_NONE))
        return a->newest == DATE_NONE ? 1 : -1;
    if (a->newest != b->newest)
        return a->newest > b->newest ? -1 : 1;
    return span_cmp(a->id, b->id);
}

void lookup_order(struct lookup_guest *v, size_t n)
{
    if (n)
        qsort(v, n, sizeof *v, best_guest_first);
}

/* Rows */

static struct row guest_row(const struct lookup_guest *found)
{
    struct row r = row_new(&lookup_schema);
    row_text(&r, ID, found->id);
    row_text(&r, NAME, found->name);
    if (found->phone.n)
        row_text(&r, PHONE, found->phone);
    row_date(&r, LAST, found->last);
    row_date(&r, NEXT, found->next);
    if (found->next != DATE_NONE) {
        row_time(&r, NEXT_TIME, found->next_time);
        row_text(&r, NEXT_TEXT, found->next_text);
    }
    return r;
}

static void set_line(struct row *r, const struct fact *f)
{
    row_int(r, LINE, f->lineno);
    row_text(r, FACT, span_trim(f->line));
    if (f->kind != LINE_FACT)
        return;
    row_date(r, DATE, f->date);
    row_time(r, TIME, f->time);
    row_text(r, KEY, fact_key_is(f));
    row_text(r, TEXT, f->text);
    if (f->mark)
        row_text(r, MARK, (struct span){&f->mark, 1});
}

void lookup_emit(const struct lookup_guest *found, struct sink *out)
{
    int head = out->rows ? GUEST_NEXT : GUEST;
    for (size_t i = 0; i < found->hits_n || i == 0; i++) {
        struct row r = guest_row(found);
        enum lookup_match match = i < found->hits_n ? found->hits[i].match : found->best;
        r.layout = i ? HIT : head;
        row_text(&r, MATCH, span_str(matches[match]));
        if (i < found->hits_n)
            set_line(&r, &found->hits[i].fact);
        if (found->more && i + 1 == found->hits_n)
            row_int(&r, MORE, (int64_t)found->more);
        sink_row(out, &r);
    }
}
