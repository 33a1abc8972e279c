#include "entry/marks.h"

#include "base/fold.h"
#include "base/num.h"
#include "base/set.h"
#include "text/dish.h"
#include "text/visit.h"

enum { DISHES_MAX = 999 };

/* A dish of the sitting: on file, or an input that serves it. */
struct plate {
    struct span name, key, folded;
    const struct fact *fact;
    struct input *input; /* NULL: it is on file */
};

struct plates {
    struct plate *v;
    size_t n;
};

struct table {
    struct app *app;
    struct span id;
    struct input *v; /* the guest's inputs */
    size_t n;
    struct buf file;    /* with the inputs that name a dish in full at its end */
    struct guest guest; /* its facts of the days of the inputs */
    struct slots slots;
    struct arena arena;    /* of these two */
    struct input **inputs; /* those inputs, one a line from first_line on */
    size_t inputs_n;
    uint32_t first_line;
    const struct slot *slot; /* the sitting that `all` is of */
    struct plates all;
    struct set keys; /* of `all`, by place */
};

static bool is_served(const struct input *in)
{
    return !in->loose && !in->left_out && in->line.n;
}

/* Sets up the file as it would be with the inputs, whose visits open sittings too. */
static void lay(struct table *t, struct span src)
{
    struct buf *b = &t->file;
    const struct inputs all = {.v = t->v, .n = t->n};
    buf_add(b, src);
    t->first_line = 1 + (uint32_t)span_count(src, '\n');
    if (src.n && src.p[src.n - 1] != '\n') {
        buf_char(b, '\n');
        t->first_line++;
    }
    t->inputs = ARENA_NEW(&t->app->arena, struct input *, t->n);
    for (size_t i = 0; i < t->n; i++)
        if (is_served(&t->v[i])) {
            buf_add(b, t->v[i].line);
            buf_char(b, '\n');
            t->inputs[t->inputs_n++] = &t->v[i];
        }
    inputs_parse_days(&all, &t->guest, t->id, buf_span(b), &t->app->store.keys, &t->arena);
    t->slots = guest_slots(&t->guest, &t->arena);
}

static struct span plate_key(const struct plate *p, struct arena *a)
{
    return arena_fmt(a, "%d %.*s", p->fact->key, SPAN_ARG(p->key));
}

/* Adds a dish. Of equal ones an input is kept, for it is what will be recorded, and of inputs
 * one without a mark. */
static void add_plate(struct table *t, const struct fact *f)
{
    struct arena *a = &t->app->arena;
    struct buf b = BUF_INIT;
    struct plate p = {.name = dish_parse(f->body).name, .fact = f};
    size_t at;
    p.key = dish_written_key(p.name, a);
    fold_words(&b, p.name);
    p.folded = buf_move(&b, a);
    if (f->lineno >= t->first_line)
        p.input = t->inputs[f->lineno - t->first_line];
    if (set_add(&t->keys, plate_key(&p, a), &at))
        t->all.v[t->all.n++] = p;
    else if (p.input && (!t->all.v[at].input || t->all.v[at].fact->mark))
        t->all.v[at] = p;
}

/* Finds the dishes of the sitting to which the fact belongs. */
static void find_plates(struct table *t, const struct fact *f)
{
    const struct slot *s = slots_find(&t->slots, f->date, f->time);
    if (s == t->slot && t->all.v)
        return;
    t->slot = s;
    t->keys = SET_INIT(&t->app->arena);
    t->all = (struct plates){ARENA_NEW(&t->app->arena, struct plate, (s ? s->n : 0) + 1), 0};
    for (size_t i = 0; s && i < s->n; i++)
        if (s->facts[i]->class == CLASS_ITEM && s->facts[i]->body.n)
            add_plate(t, s->facts[i]);
}

/* Returns those that `in` can mean: not itself, nothing left out, of its key if it has one. */
static struct plates plates_for(struct table *t, const struct input *in)
{
    find_plates(t, &in->fact);
    struct plates some = {ARENA_NEW(&t->app->arena, struct plate, t->all.n + 1), 0};
    for (size_t i = 0; i < t->all.n; i++) {
        const struct plate *p = &t->all.v[i];
        bool gone = p->input && (p->input == in || !p->input->line.n);
        bool is_of_key = in->loose || in->left_out || p->fact->key == in->fact.key;
        bool is_of_menu = p->input && p->input->dish;
        if (!gone && is_of_key && (!in->left_out || is_of_menu))
            some.v[some.n++] = *p;
    }
    return some;
}

/* ---- the dish of a mark ---- */

enum fit { FIT_NONE, FIT_BEGINNINGS, FIT_WORDS, FIT_WHOLE };

/* Returns whether each of the words is a word of the text, or the beginning of one. */
static bool has_words(struct span text, struct span words, bool beginnings)
{
    struct span word, other;
    bool any = false;
    while (span_word(&words, &word)) {
        struct span rest = text;
        any = false;
        while (!any && span_word(&rest, &other))
            any = beginnings ? span_starts(other, word) : span_eq(other, word);
        if (!any)
            return false;
    }
    return any;
}

/* Returns whether the words are a part of a name in a script without spaces. */
static bool is_part(struct span name, struct span words)
{
    return fold_begins_unspaced(words) && span_find(name, words) != SPAN_NONE;
}

static enum fit fit_of(const struct plate *p, struct span key, struct span folded)
{
    if (span_eq(p->key, key) || span_eq(p->folded, folded))
        return FIT_WHOLE;
    if (has_words(p->key, key, false) || has_words(p->folded, folded, false) ||
        is_part(p->folded, folded))
        return FIT_WORDS;
    return has_words(p->folded, folded, true) ? FIT_BEGINNINGS : FIT_NONE;
}

/* Leaves those in *all that fit the words best; none, if none fits at least so well. */
static void keep_fitting(struct table *t, struct plates *all, struct span words, enum fit least)
{
    struct buf b = BUF_INIT;
    struct span key = dish_written_key(words, &t->app->arena);
    enum fit best = least;
    size_t n = 0;
    fold_words(&b, words);
    for (size_t i = 0; i < all->n; i++) {
        enum fit fit = fit_of(&all->v[i], key, buf_span(&b));
        n = fit > best ? 0 : n;
        best = fit > best ? fit : best;
        if (fit == best)
            all->v[n++] = all->v[i];
    }
    all->n = n;
    buf_release(&b);
}

/* Leaves the dish of that number: of the menu, if one is recorded, else of the sitting. */
static void keep_number(struct table *t, struct plates *all, long number)
{
    bool menu = false;
    long at = 0;
    size_t n = 0;
    for (size_t i = 0; i < t->n; i++)
        menu |= t->v[i].dish > 0;
    for (size_t i = 0; i < all->n; i++) {
        const struct plate *p = &all->v[i];
        at += p->fact->key == t->app->store.keys.item;
        bool meant = menu ? p->input && p->input->dish == (unsigned)number
                          : at == number && p->fact->key == t->app->store.keys.item;
        if (meant && n == 0)
            all->v[n++] = *p;
    }
    all->n = n;
}

/* ---- messages ---- */

static struct span day_of(struct table *t, const struct fact *f)
{
    struct buf b = BUF_INIT;
    date_add_time(&b, f->date, f->time);
    return buf_move(&b, &t->app->arena);
}

static void list_plates(struct buf *b, const struct plates *all, int item)
{
    int number = 0;
    for (size_t i = 0; i < all->n; i++) {
        const struct plate *p = &all->v[i];
        struct span name = span_head(p->name, 100);
        if (p->fact->key == item)
            buf_fmt(b, "\n  %3u  ",
                    p->input && p->input->dish ? p->input->dish : (unsigned)++number);
        else
            buf_fmt(b, "\n  %.*s: ", SPAN_ARG(fact_key_is(p->fact)));
        buf_add(b, name);
    }
}

static int refuse(struct app *app, struct buf *b)
{
    struct err e = ERR_INIT;
    err_set(&e, STATUS_USAGE, "%s", buf_cstr(b));
    buf_release(b);
    return app_fail(app, &e);
}

static int say_none(struct table *t, const struct input *in, const struct plates *all)
{
    struct buf b = BUF_INIT;
    struct span day = day_of(t, &in->fact), words = span_head(in->fact.body, 100);
    if (all->n == 0)
        buf_fmt(&b,
                "%.*s has no dish on %.*s, so \"%.*s\" matches none; for another day: -d DATE",
                SPAN_ARG(t->id), SPAN_ARG(day), SPAN_ARG(words));
    else
        buf_fmt(&b,
                "no dish of %.*s on %.*s matches \"%.*s\"; write words or the number of one:",
                SPAN_ARG(t->id), SPAN_ARG(day), SPAN_ARG(words));
    list_plates(&b, all, t->app->store.keys.item);
    if (in->loose && num_digits(words) < words.n)
        buf_fmt(&b, "\nto record it as a new dish, write: %.*s%c: %.*s",
                SPAN_ARG(fact_key_is(&in->fact)), in->fact.mark, SPAN_ARG(words));
    return refuse(t->app, &b);
}

static int say_several(struct table *t, const struct input *in, const struct plates *fitting)
{
    struct buf b = BUF_INIT;
    struct span day = day_of(t, &in->fact), words = span_head(in->fact.body, 100);
    buf_fmt(&b,
            "\"%.*s\" matches %zu dishes of %.*s on %.*s; write more words:", SPAN_ARG(words),
            fitting->n, SPAN_ARG(t->id), SPAN_ARG(day));
    list_plates(&b, fitting, KEY_NONE);
    return refuse(t->app, &b);
}

/* ---- the mark ---- */

/* Returns the line of the dish with the mark and, if it has one, the remark of `in`. */
static struct span marked(struct table *t, const struct fact *dish, const struct input *in)
{
    struct buf text = BUF_INIT, line = BUF_INIT;
    struct span remark = in->fact.remark.n ? in->fact.remark : dish->remark;
    buf_add(&text, dish->body);
    if (remark.n)
        buf_str(&text, "; ");
    buf_add(&text, remark);
    fact_write(&line, dish->date, dish->time, fact_key_is(dish), in->fact.mark,
               buf_span(&text));
    struct span made = arena_copy(&t->app->arena, buf_span(&line));
    buf_release(&text);
    buf_release(&line);
    return made;
}

static void set_line(struct table *t, struct input *in, struct span line)
{
    in->line = line;
    in->fact = fact_parse(line, 0, &t->app->store.keys);
}

/* Does to the dish what `in` says of it. */
static void apply(struct table *t, struct input *in, const struct plate *p)
{
    if (in->left_out) {
        p->input->line = SPAN("");
    } else if (p->input) {
        set_line(t, p->input, marked(t, &p->input->fact, in));
    } else {
        set_line(t, in, marked(t, p->fact, in));
        in->loose = false;
        return;
    }
    in->line = SPAN("");
}

static int resolve(struct table *t, struct input *in)
{
    bool named = !in->loose && !in->left_out;
    struct plates all = plates_for(t, in), fitting = all;
    long number;
    fitting.v = ARENA_NEW(&t->app->arena, struct plate, all.n + 1);
    for (size_t i = 0; i < all.n; i++)
        fitting.v[i] = all.v[i];
    if (!named && num_parse(in->fact.body, DISHES_MAX, &number))
        keep_number(t, &fitting, number);
    else
        keep_fitting(t, &fitting, in->fact.body, named ? FIT_WORDS : FIT_BEGINNINGS);
    if (fitting.n > 1)
        return say_several(t, in, &fitting);
    if (fitting.n == 1)
        apply(t, in, &fitting.v[0]);
    return fitting.n || named ? 0 : say_none(t, in, &all);
}

/*
 * Returns whether "dish~: hamachi" may be short for a dish; with a card or other names it is
 * not.
 */
static bool is_short(const struct input *in)
{
    struct dish d = dish_parse(in->fact.body);
    return in->loose || in->left_out ||
           (in->fact.class == CLASS_ITEM && in->fact.mark && !in->dish && !d.contains.p &&
            !d.others.n);
}

int marks_resolve(struct app *app, struct span id, struct span src, struct input *v, size_t n)
{
    struct table t = {.app = app, .id = id, .v = v, .n = n};
    int status = 0;
    struct input **todo = ARENA_NEW(&app->arena, struct input *, n);
    size_t todo_n = 0; /* found before a mark is given to another input */
    for (size_t i = 0; i < n; i++)
        if (is_short(&v[i]))
            todo[todo_n++] = &v[i];
    if (todo_n)
        lay(&t, src);
    for (size_t i = 0; i < todo_n && status == 0; i++)
        if (todo[i]->line.n)
            status = resolve(&t, todo[i]);
    arena_release(&t.arena);
    buf_release(&t.file);
    return status;
}
