#include "query/open.h"

#include "base/fold.h"
#include "base/set.h"

#include <stdlib.h>

enum {
    ITEM,
    ID,
    NAME,
    LINE,
    DATE,
    KEY,
    MARK,
    TEXT,
    REMARK,
    DUE,
    OVERDUE,
    DAYS,
    MORE,
    PHONE,
    LAST_TRY,
    QUIET,
    SOURCE
};

static const struct field fields[] = {
    [ITEM] = {"item", FIELD_TEXT, STYLE_DIM},
    [ID] = {"id", FIELD_TEXT, STYLE_DIM},
    [NAME] = {"name", FIELD_TEXT, STYLE_BOLD},
    [LINE] = {"line", FIELD_INT, STYLE_DIM},
    [DATE] = {"date", FIELD_DATE, STYLE_PLAIN},
    [KEY] = {"key", FIELD_TEXT, STYLE_PLAIN},
    [MARK] = {"mark", FIELD_TEXT, STYLE_PLAIN},
    [TEXT] = {"text", FIELD_TEXT, STYLE_PLAIN},
    [REMARK] = {"remark", FIELD_TEXT, STYLE_PLAIN},
    [DUE] = {"due", FIELD_DATE, STYLE_TONE},
    [OVERDUE] = {"overdue", FIELD_INT, STYLE_TONE},
    [DAYS] = {"days", FIELD_INT, STYLE_PLAIN},
    [MORE] = {"more", FIELD_TEXT, STYLE_TONE},
    [PHONE] = {"phone", FIELD_TEXT, STYLE_PLAIN},
    [LAST_TRY] = {"last_try", FIELD_DATE, STYLE_PLAIN},
    [QUIET] = {"quiet", FIELD_INT, STYLE_PLAIN},
    [SOURCE] = {"source", FIELD_TEXT, STYLE_PLAIN},
};

enum { PLAIN, DUE_LATER, DUE_TODAY, LATE_A_DAY, LATE, KEPT, DROPPED, TRIED };

#define HEAD "{item}  {date}  {key}  {|6}{name~}[  {|6}{phone}]"
#define BODY                                                                                   \
    "[  {|6}quiet {quiet} d]\n      {text~}[\n      {remark~}]"                                \
    "[\n      {more} steps are not listed]"

static const char *const layouts[] = {
    [PLAIN] = HEAD BODY,
    [DUE_LATER] = HEAD "  {|6}due {due}" BODY,
    [DUE_TODAY] = HEAD "  {|6}DUE TODAY" BODY,
    [LATE_A_DAY] = HEAD "  {|6}OVERDUE {overdue} day" BODY,
    [LATE] = HEAD "  {|6}OVERDUE {overdue} days" BODY,
    [KEPT] = HEAD "  {|6}done" BODY,
    [DROPPED] = HEAD "  {|6}dropped" BODY,
    [TRIED] = "      tried {date}[  {|8}{remark~}]",
};

const struct schema open_schema = {"open", fields, sizeof fields / sizeof *fields, layouts,
                                   sizeof layouts / sizeof *layouts};

void open_prefilter(struct prefilter *n, const struct keys *keys)
{
    prefilter_id(n, keys, KEY_NAME);
    prefilter_id(n, keys, KEY_PHONE);
    prefilter_class(n, keys, CLASS_OPEN);
    prefilter_class(n, keys, CLASS_TRAIL);
}

struct span open_hash(const struct fact *f, struct arena *a)
{
    struct buf b = BUF_INIT;
    fact_write(&b, f->date, TIME_NONE, f->key_name, 0, f->body);
    unsigned h = span_hash(buf_span(&b));
    buf_release(&b);
    return arena_fmt(a, "%04x", (h ^ h >> 16) & 0xFFFF);
}

/* Returns the words by which an item is named: of its date, key and body, folded. */
static void words_of(const struct fact *f, struct buf *words)
{
    struct buf line = BUF_INIT;
    fact_write(&line, f->date, TIME_NONE, f->key_name, 0, f->body);
    fold_words(words, buf_span(&line));
    buf_release(&line);
}

bool open_named(const struct fact *f, struct span words)
{
    struct buf has = BUF_INIT, asked = BUF_INIT;
    words_of(f, &has);
    fold_words(&asked, words);
    bool all = asked.n && span_has_words(buf_span(&has), buf_span(&asked));
    buf_release(&has);
    buf_release(&asked);
    return all;
}

static int by_date(const void *x, const void *y)
{
    const struct fact *a = x, *b = y;
    if (a->date != b->date)
        return a->date < b->date ? -1 : 1;
    return (a->lineno > b->lineno) - (a->lineno < b->lineno);
}

static int by_pointed_date(const void *x, const void *y)
{
    return by_date(*(const struct fact *const *)x, *(const struct fact *const *)y);
}

/*
 * The steps tried, of any item. A step is one of an item if the item has all of the step's
 * words. Steps of the same words are one group, kept with the word of it that the fewest
 * groups have: an item looks only at the groups that are kept with its own words.
 */
struct open_step {
    const struct fact *f;
    size_t next; /* an earlier one of the same words; SET_NONE at the end */
};

struct trail {
    struct open_step *steps;
    struct set groups; /* the words of the steps, folded */
    size_t *newest;    /* by group: its latest step */
    size_t *next;      /* by group: another kept with the same word */
    struct set words;
    size_t *count, *first; /* by word: how many groups have it; the first kept with it */
    size_t left;           /* how many more may be shown in full */
};

/* A guest with more steps than this gets the latest few of each item. */
enum { STEPS_SHOWN = 1 << 14, STEPS_FEW = 4 };

static const struct fact **steps_of(const struct guest *g, size_t *n, struct arena *a)
{
    const struct fact **v = ARENA_NEW(a, const struct fact *, g->n);
    *n = 0;
    for (size_t i = 0; i < g->n; i++)
        if (g->v[i].class == CLASS_TRAIL)
            v[(*n)++] = &g->v[i];
    if (*n)
        qsort(v, *n, sizeof *v, by_pointed_date);
    return v;
}

static void group_steps(struct trail *t, const struct guest *g, struct arena *a)
{
    size_t n, k;
    const struct fact **v = steps_of(g, &n, a);
    struct buf b = BUF_INIT;
    t->steps = ARENA_NEW(a, struct open_step, n);
    t->newest = ARENA_NEW(a, size_t, n);
    for (size_t i = 0; i < n; i++) {
        buf_clear(&b);
        fold_words(&b, v[i]->body);
        bool is_new = set_add(&t->groups, arena_copy(a, buf_span(&b)), &k);
        t->steps[i] = (struct open_step){v[i], is_new ? SET_NONE : t->newest[k]};
        t->newest[k] = i;
    }
    buf_release(&b);
}

static void count_words(struct trail *t, struct arena *a)
{
    size_t cap = 0, k;
    for (size_t i = 0; i < t->groups.n; i++) {
        struct span rest = t->groups.keys[i], word;
        while (span_word(&rest, &word)) {
            if (set_add(&t->words, word, &k))
                t->count = arena_grow(a, t->count, k, &cap, sizeof *t->count);
            t->count[k]++;
        }
    }
}

/* Returns the number of the rarest word, or SET_NONE if there is none. */
static size_t rarest(const struct trail *t, struct span words)
{
    struct span word;
    size_t best = SET_NONE;
    while (span_word(&words, &word)) {
        size_t k = set_find(&t->words, word);
        if (best == SET_NONE || t->count[k] < t->count[best])
            best = k;
    }
    return best;
}

static struct trail trail_of(const struct guest *g, struct arena *a)
{
    struct trail t = {.groups = SET_INIT(a), .words = SET_INIT(a), .left = STEPS_SHOWN};
    group_steps(&t, g, a);
    count_words(&t, a);
    t.next = ARENA_NEW(a, size_t, t.groups.n);
    t.first = ARENA_NEW(a, size_t, t.words.n);
    for (size_t i = 0; i < t.words.n; i++)
        t.first[i] = SET_NONE;
    for (size_t i = 0; i < t.groups.n; i++) {
        size_t k = rarest(&t, t.groups.keys[i]);
        if (k == SET_NONE)
            continue;
        t.next[i] = t.first[k];
        t.first[k] = i;
    }
    return t;
}

static bool has_words(const struct set *words, struct span wanted)
{
    struct span word;
    while (span_word(&wanted, &word))
        if (set_find(words, word) == SET_NONE)
            return false;
    return true;
}

struct steps {
    struct fact *v;
    size_t n, cap, max;
    bool more; /* than max */
};

static void take_group(const struct trail *t, size_t group, date_t since, struct steps *s,
                       struct arena *a)
{
    for (size_t i = t->newest[group]; i != SET_NONE && !s->more; i = t->steps[i].next) {
        if (t->steps[i].f->date < since)
            break;
        s->more = s->n == s->max;
        if (s->more)
            break;
        s->v = arena_grow(a, s->v, s->n, &s->cap, sizeof *s->v);
        s->v[s->n++] = fact_copy(t->steps[i].f, a);
    }
}

static void find_trail(struct trail *t, struct open_item *item, struct arena *a)
{
    struct arena scratch = ARENA_INIT;
    struct set words = SET_INIT(&scratch);
    struct buf b = BUF_INIT;
    struct span rest, word;
    struct steps s = {.max = t->left > STEPS_FEW ? t->left : STEPS_FEW};
    words_of(&item->fact, &b);
    rest = buf_span(&b);
    while (span_word(&rest, &word))
        set_add(&words, word, NULL);
    for (size_t i = 0; i < words.n; i++) {
        size_t k = set_find(&t->words, words.keys[i]);
        for (size_t g = k == SET_NONE ? k : t->first[k]; g != SET_NONE; g = t->next[g])
            if (has_words(&words, t->groups.keys[g]))
                take_group(t, g, item->fact.date, &s, a);
    }
    if (s.n)
        qsort(s.v, s.n, sizeof *s.v, by_date);
    t->left -= s.n < t->left ? s.n : t->left;
    item->tried = s.v;
    item->tried_n = s.n;
    item->tried_more = s.more;
    buf_release(&b);
    arena_release(&scratch);
}

void open_items(const struct guest *g, bool all, struct open_items *items, struct arena *a)
{
    struct arena scratch = ARENA_INIT;
    struct trail trail = trail_of(g, &scratch);
    struct span id = {NULL, 0}, name = id, phone = id;
    const struct fact *number = guest_find(g, KEY_PHONE);
    for (size_t i = 0; i < g->n; i++) {
        if (g->v[i].class != CLASS_OPEN || (!all && g->v[i].mark))
            continue;
        if (!id.p) {
            id = arena_copy(a, g->id);
            name = arena_copy(a, guest_name(g));
            phone = number ? arena_copy(a, number->text) : SPAN("");
        }
        struct open_item item = {
            .id = id, .name = name, .phone = phone, .fact = fact_copy(&g->v[i], a)};
        find_trail(&trail, &item, a);
        items->v = arena_grow(a, items->v, items->n, &items->cap, sizeof *items->v);
        items->v[items->n++] = item;
    }
    arena_release(&scratch);
}

static struct open_item kept_item(const struct open_item *item, struct arena *a)
{
    struct open_item own = *item;
    struct fact *tried = ARENA_NEW(a, struct fact, item->tried_n);
    own.id = arena_copy(a, item->id);
    own.name = arena_copy(a, item->name);
    own.phone = arena_copy(a, item->phone);
    own.fact = fact_copy(&item->fact, a);
    for (size_t i = 0; i < item->tried_n; i++)
        tried[i] = fact_copy(&item->tried[i], a);
    own.tried = tried;
    return own;
}

void open_take(struct open_items *items, const struct open_items *from, struct arena *a)
{
    for (size_t i = 0; i < from->n; i++) {
        items->v = arena_grow(a, items->v, items->n, &items->cap, sizeof *items->v);
        items->v[items->n++] = kept_item(&from->v[i], a);
    }
}

/* Returns the day of the last step, or of the item if nothing was tried. */
static date_t last_moved(const struct open_item *item)
{
    return item->tried_n ? item->tried[item->tried_n - 1].date : item->fact.date;
}

/* Returns whether each keyword is in the item, its remark or one of its steps. */
static bool is_about(const struct open_item *item, const struct keywords *n)
{
    struct arena scratch = ARENA_INIT;
    enum keyword_fit *fit = ARENA_NEW(&scratch, enum keyword_fit, n->n);
    keywords_fit(n, item->fact.text, fit);
    for (size_t i = 0; i < item->tried_n; i++)
        keywords_fit(n, item->tried[i].text, fit);
    bool all = keywords_worst(n, fit) > KEYWORD_NONE;
    arena_release(&scratch);
    return all;
}

static bool passes(const struct open_item *item, const struct open_filter *f)
{
    date_t due = fact_by(&item->fact), moved = last_moved(item);
    bool dated = due != DATE_NONE && !item->fact.mark;
    if (f->wanted && (item->fact.key < 0 || !f->wanted[item->fact.key]))
        return false;
    if ((f->due >= 0 && !(dated && due - f->today <= f->due)) ||
        (f->overdue && !(dated && due < f->today)))
        return false;
    if (f->quiet >= 0 && (item->fact.mark || moved == DATE_NONE || f->today - moved < f->quiet))
        return false;
    return !f->about || is_about(item, f->about);
}

void open_keep(struct open_items *items, size_t from, const struct open_filter *f)
{
    size_t n = from;
    for (size_t i = from; i < items->n; i++)
        if (passes(&items->v[i], f))
            items->v[n++] = items->v[i];
    items->n = n;
}

static int oldest_first(const void *x, const void *y)
{
    const struct open_item *a = x, *b = y;
    if (a->fact.date != b->fact.date)
        return a->fact.date < b->fact.date ? -1 : 1;
    int c = span_cmp(a->id, b->id);
    return c ? c : by_date(&a->fact, &b->fact);
}

static int first_due(const void *x, const void *y)
{
    const struct open_item *a = x, *b = y;
    date_t due = fact_by(&a->fact), other = fact_by(&b->fact);
    return due != other ? (due < other ? -1 : 1) : oldest_first(x, y);
}

void open_order(struct open_items *items, bool by_due)
{
    if (items->n)
        qsort(items->v, items->n, sizeof *items->v, by_due ? first_due : oldest_first);
}

/* Returns the remark without its due day, which has a field of its own. */
static struct span said(const struct fact *f, struct arena *a)
{
    struct span rest = f->remark, piece;
    struct buf b = BUF_INIT;
    if (fact_by(f) == DATE_NONE)
        return f->remark;
    while (remark_next(&rest, &piece)) {
        if (piece_by(piece) != DATE_NONE)
            continue;
        buf_str(&b, b.n ? "; " : "");
        buf_add(&b, piece);
    }
    return buf_move(&b, a);
}

static void common(struct row *r, const struct open_item *item, const struct fact *f,
                   struct span hash, struct arena *a)
{
    struct span remark = said(f, a);
    row_text(r, ITEM, hash);
    row_text(r, ID, item->id);
    row_text(r, NAME, item->name);
    row_int(r, LINE, f->lineno);
    row_date(r, DATE, f->date);
    row_text(r, KEY, fact_key_is(f));
    row_text(r, TEXT, f->body);
    if (remark.n)
        row_text(r, REMARK, remark);
}

static void set_due(struct row *r, const struct fact *f, date_t today)
{
    date_t due = fact_by(f);
    row_date(r, DUE, due);
    if (due == DATE_NONE || f->mark)
        return;
    r->layout = due > today       ? DUE_LATER
                : due == today    ? DUE_TODAY
                : due + 1 < today ? LATE
                                  : LATE_A_DAY;
    r->tone = due > today ? TONE_NOTICE : TONE_ALARM;
    if (due < today)
        row_int(r, OVERDUE, today - due);
}

/* Returns who was asked in a step: what is before the first colon of its remark. */
static struct span source_of(const struct fact *step)
{
    size_t colon = span_find(step->remark, SPAN(": "));
    return colon == SPAN_NONE ? SPAN("") : span_trim(span_head(step->remark, colon));
}

/* Sets the number to call, of the guest, and the last source that was tried. */
static void set_chase(struct row *r, const struct open_item *item, date_t today)
{
    struct span source = SPAN("");
    for (size_t i = item->tried_n; i-- > 0 && !source.n;)
        source = source_of(&item->tried[i]);
    if (item->phone.n)
        row_text(r, PHONE, item->phone);
    if (source.n)
        row_text(r, SOURCE, source);
    if (item->tried_n)
        row_date(r, LAST_TRY, last_moved(item));
    if (!item->fact.mark && last_moved(item) != DATE_NONE && last_moved(item) <= today)
        row_int(r, QUIET, today - last_moved(item));
}

void open_emit(const struct open_item *item, date_t today, struct sink *out)
{
    struct arena scratch = ARENA_INIT;
    struct span hash = open_hash(&item->fact, &scratch);
    const struct fact *f = &item->fact;
    struct row r = row_new(&open_schema);
    common(&r, item, f, hash, &scratch);
    r.layout = f->mark == '-' ? DROPPED : f->mark ? KEPT : PLAIN;
    if (f->mark)
        row_text(&r, MARK, (struct span){&f->mark, 1});
    set_due(&r, f, today);
    if (f->date != DATE_NONE)
        row_int(&r, DAYS, today - f->date);
    if (item->tried_more)
        row_text(&r, MORE, SPAN("earlier"));
    set_chase(&r, item, today);
    sink_row(out, &r);
    for (size_t i = 0; i < item->tried_n; i++) {
        struct row step = row_new(&open_schema);
        step.layout = TRIED;
        common(&step, item, &item->tried[i], hash, &scratch);
        sink_row(out, &step);
    }
    arena_release(&scratch);
}
