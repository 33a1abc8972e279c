#include "query/plan.h"

#include "food/many.h"
#include "query/served.h"
#include "query/suspicious.h"
#include "text/alarm.h"

#include <stdlib.h>

enum {
    LEVEL,
    ID,
    NAME,
    WITH,
    DISH,
    REASON,
    KEY,
    TERM,
    WORD,
    TAG,
    LIKE,
    TIMES,
    LAST,
    MARK,
    FILE_PATH,
    LINE
};

static const struct field fields[] = {
    [LEVEL] = {"level", FIELD_TEXT, STYLE_TONE},
    [ID] = {"id", FIELD_TEXT, STYLE_DIM},
    [NAME] = {"name", FIELD_TEXT, STYLE_BOLD},
    [WITH] = {"with", FIELD_TEXT, STYLE_PLAIN},
    [DISH] = {"dish", FIELD_TEXT, STYLE_PLAIN},
    [REASON] = {"reason", FIELD_TEXT, STYLE_TONE},
    [KEY] = {"key", FIELD_TEXT, STYLE_DIM},
    [TERM] = {"term", FIELD_TEXT, STYLE_PLAIN},
    [WORD] = {"word", FIELD_TEXT, STYLE_PLAIN},
    [TAG] = {"tag", FIELD_TEXT, STYLE_PLAIN},
    [LIKE] = {"like", FIELD_TEXT, STYLE_PLAIN},
    [TIMES] = {"times", FIELD_INT, STYLE_PLAIN},
    [LAST] = {"last", FIELD_DATE, STYLE_PLAIN},
    [MARK] = {"mark", FIELD_TEXT, STYLE_PLAIN},
    [FILE_PATH] = {"file", FIELD_TEXT, STYLE_DIM},
    [LINE] = {"line", FIELD_INT, STYLE_DIM},
};

enum plan_layout { L_DISH, L_LINE };

static const char *const layouts[] = {
    [L_DISH] = "{level:6} {name:18}  {|7}{dish~:30}  {|7}{reason~}[; {|7}comes with {with}]",
    [L_LINE] =
        "{level:6} {name:18}  {|7}{reason~}[; {|7}comes with {with}]  {|7}({file}:{line})",
};

const struct schema plan_schema = {"plan", fields, sizeof fields / sizeof *fields, layouts,
                                   sizeof layouts / sizeof *layouts};

/* ---- the menu ---- */

/* `one`: the line is for one guest, so what it says the dish lacks replaces the card. */
static struct plan_dish *add_dish(struct plan *p, const struct fact *f, struct dish d, bool one)
{
    p->v = arena_grow(p->arena, p->v, p->n, &p->cap, sizeof *p->v);
    struct plan_dish *dish = &p->v[p->n++];
    *dish = (struct plan_dish){.fact = f, .name = d.name};
    dish->own = dish_key(d.name, p->arena);
    dish->card = book_find_name(p->book, d.name, p->arena);
    dish->joined = dish_joined_key(d.name, p->arena);
    dish->key = dish->card ? dish->card->key : dish->own;
    contents_init(&dish->contents, p->lexicon, p->arena);
    dish->contents.replaces = one;
    contents_add(&dish->contents, d);
    return dish;
}

static void add_cards(struct plan_dish *dish)
{
    const struct book_dish *card = dish->card;
    for (size_t i = 0; card && i < card->cards_n; i++)
        contents_add(&dish->contents, card->cards[i]);
    dish->special = card && card->special;
}

/* Returns the text without what is in brackets, which is read as a card and not as a name. */
static struct span outside_brackets(struct span text, struct arena *a)
{
    struct buf b = BUF_INIT;
    while (text.n) {
        size_t open = span_chr(text, '[');
        buf_add(&b, span_head(text, open));
        text = span_from(text, open);
        size_t close = span_chr(text, ']');
        text = span_from(text, close == SPAN_NONE ? text.n : close + 1);
        buf_char(&b, ' ');
    }
    struct span outside = arena_copy(a, buf_span(&b));
    buf_release(&b);
    return outside;
}

void plan_add_menu(struct plan *p, const struct menu *m)
{
    for (size_t i = 0; i < m->n; i++) {
        const struct fact *f = &m->v[i].fact;
        struct dish d = dish_parse(f->body);
        if (d.name.n == 0)
            continue;
        struct span contains = dish_parse(m->v[i].words).contains;
        if (contains.p)
            d.contains = contains; /* of the lines that describe it too */
        struct plan_dish *dish = add_dish(p, f, d, m->v[i].only.n > 0);
        contents_add(&dish->contents,
                     (struct dish){.name = outside_brackets(m->v[i].words, p->arena)});
        add_cards(dish);
        contents_add_codes(&dish->contents, m->v[i].codes);
        dish->only = m->v[i].only;
        dish->without = m->v[i].without;
    }
}

void plan_add_book(struct plan *p)
{
    for (size_t i = 0; i < p->book->n; i++) {
        const struct book_dish *card = &p->book->v[i];
        add_cards(add_dish(p, card->first, card->cards[0], false));
    }
}

size_t plan_unknown(const struct plan *p)
{
    size_t n = 0;
    for (size_t i = 0; i < p->n; i++)
        n += !p->v[i].without && !p->v[i].contents.has_card;
    return n;
}

/* ---- whom the dishes are held against ---- */

struct plan_term {
    const struct fact *fact;
    struct span key, text; /* text: the term with its note */
    struct span name;      /* without it */
    struct avoid avoid;
    bool remark; /* of the line's remark, which is asked about too: ask_remarks */
};

struct diner {
    struct span name, with; /* with: the guest whose companion they are, or empty */
    struct plan_term *v;
    size_t n, cap;
    const struct plan_term *strict; /* the first allergy, intolerance or diet */
    struct many *many;              /* of more than FEW_TERMS; else NULL */
};

/* Of a guest with more terms than a person has, not all that is against a dish is listed. */
enum { FEW_TERMS = 64, LISTED_TERMS = 4 };

struct plan_job {
    const struct plan *p;
    const struct guest *guest;
    struct servings had;
    struct set had_keys;  /* of the servings; numbers the entries of had_first */
    size_t *had_first;    /* the latest serving of a key */
    size_t *had_next;     /* by serving: an earlier one of its key; SET_NONE at the end */
    size_t reach;         /* so many of the latest are compared word by word */
    date_t since;         /* AGAIN looks back to here; DATE_NONE: to the first day */
    struct span *without; /* keys of what this guest does not get, sorted */
    size_t without_n;
    bool fresh;
    struct findings *out;
};

static struct span keep_text(const struct plan_job *j, struct buf *b)
{
    struct span s = arena_copy(j->p->arena, buf_span(b));
    buf_release(b);
    return s;
}

static struct finding *add_finding(const struct plan_job *j, const struct diner *who,
                                   enum plan_level level, const struct plan_dish *dish)
{
    struct findings *out = j->out;
    out->v = arena_grow(j->p->arena, out->v, out->n, &out->cap, sizeof *out->v);
    struct finding *c = &out->v[out->n];
    *c = (struct finding){.level = level,
                          .dish = dish,
                          .name = who->name,
                          .with = who->with,
                          .last = DATE_NONE,
                          .order = out->n};
    out->n++;
    return c;
}

/* ---- what they avoid ---- */

static void push_term(const struct plan_job *j, struct diner *who, struct plan_term t)
{
    if (t.avoid.none)
        return;
    who->v = arena_grow(j->p->arena, who->v, who->n, &who->cap, sizeof *who->v);
    who->v[who->n++] = t;
}

/* "shellfish (anaphylaxis)" */
static struct span with_note(const struct plan_job *j, struct term t)
{
    return t.note.n ? arena_fmt(j->p->arena, "%.*s (%.*s)", (int)t.name.n, t.name.p,
                                (int)t.note.n, t.note.p)
                    : t.name;
}

static void add_term(const struct plan_job *j, struct diner *who, const struct fact *f, int key,
                     struct term term)
{
    struct plan_term t = {.fact = f,
                          .key = j->p->keys->v[key].name,
                          .text = with_note(j, term),
                          .name = term.name,
                          .avoid = avoid_parse(j->p->lexicon, key, term.name, j->p->arena)};
    if (term.note.n)
        avoid_note(&t.avoid, j->p->lexicon, key, term.note, j->p->arena);
    push_term(j, who, t);
}

static bool is_harm(int key)
{
    return key == KEY_ALLERGY || key == KEY_INTOLERANCE;
}

/* Adds the terms of a remark that are understood whole: of "nuts; fish; egg" fish and egg. */
static void add_remark(const struct plan_job *j, struct diner *who, const struct fact *f)
{
    struct span rest = f->remark, piece;
    struct term term;
    while (is_harm(f->key) && remark_next(&rest, &piece))
        while (term_next(&piece, &term)) {
            struct plan_term t = {.fact = f,
                                  .key = j->p->keys->v[f->key].name,
                                  .text = term.name,
                                  .name = term.name,
                                  .remark = true};
            t.avoid = avoid_parse(j->p->lexicon, f->key, term.name, j->p->arena);
            if (t.avoid.understood && t.avoid.stop && !t.avoid.eats)
                push_term(j, who, t);
        }
}

static bool is_judged(int key)
{
    return key == KEY_ALLERGY || key == KEY_INTOLERANCE || key == KEY_DIET ||
           key == KEY_DISLIKES;
}

static void find_strict(const struct plan_job *j, struct diner *who)
{
    if (who->n > FEW_TERMS)
        who->many = many_new(j->p->arena);
    for (size_t i = 0; who->many && i < who->n; i++)
        many_add(who->many, &who->v[i].avoid);
    for (size_t i = who->n; i-- > 0;)
        if (who->v[i].avoid.strict)
            who->strict = &who->v[i];
}

/* Drops terms without a name, "severe", behind the first `from` if another has a name. */
static void drop_idle(struct diner *who, size_t from)
{
    size_t named = from, kept = from;
    while (named < who->n && who->v[named].avoid.idle)
        named++;
    for (size_t i = from; named < who->n && i < who->n; i++)
        if (!who->v[i].avoid.idle)
            who->v[kept++] = who->v[i];
    who->n = named < who->n ? kept : who->n;
}

/* Asks about what another term of the same diet says is eaten: "vegetarian, eats fish". */
static void allow_eaten(struct diner *who, size_t from, int key)
{
    tagset eats = 0;
    for (size_t i = from; i < who->n; i++)
        eats |= who->v[i].avoid.eats;
    for (size_t i = from; key == KEY_DIET && i < who->n; i++)
        who->v[i].avoid.stop &= ~(eats & who->v[i].avoid.rule);
}

static void read_guest(const struct plan_job *j, struct diner *who)
{
    who->name = guest_name(j->guest);
    for (size_t i = 0; i < j->guest->n; i++) {
        const struct fact *f = &j->guest->v[i];
        struct span rest = f->body;
        struct term t;
        if (!is_judged(f->key) || !fact_is_current(f, j->p->day))
            continue;
        size_t from = who->n;
        while (term_next(&rest, &t))
            add_term(j, who, f, f->key, t);
        drop_idle(who, from);
        allow_eaten(who, from, f->key);
        add_remark(j, who, f);
    }
    find_strict(j, who);
}

/* `companion: allergy nuts (her friend, hives)`: who it is, then the term's own note; of
 * several terms the first that says who. */
static void take_who(struct term *t, struct span *said)
{
    struct span note = t->note, who;
    if (!note.n)
        return;
    span_cut(&note, ',', &who);
    who = span_trim(who);
    if (said->n && !span_eq(who, *said))
        return;
    *said = who;
    t->note = span_trim(note);
}

/* False: its first word is no standing key. */
static bool read_companion(const struct plan_job *j, const struct fact *f, struct diner *who)
{
    struct span rest = f->body, guest = guest_name(j->guest);
    size_t n = key_prefix(rest);
    int key = keys_find(j->p->keys, span_head(rest, n));
    struct term t;
    struct span said = {NULL, 0};
    who->with = guest;
    rest = span_trim(span_from(rest, n));
    if (rest.n && rest.p[0] == ':')
        rest = span_trim(span_from(rest, 1));
    who->name = arena_fmt(j->p->arena, "%.*s's companion", (int)guest.n, guest.p);
    if (key == KEY_NONE || j->p->keys->v[key].class != CLASS_STANDING)
        return false;
    while (term_next(&rest, &t)) {
        take_who(&t, &said);
        if (is_judged(key))
            add_term(j, who, f, key, t);
    }
    if (said.n)
        who->name = said;
    find_strict(j, who);
    return true;
}

static struct span why_term(const struct plan_job *j, const struct plan_term *t,
                            const struct verdict *v)
{
    struct buf b = BUF_INIT;
    bool read = v->why != WHY_NOT_UNDERSTOOD;
    buf_add(&b, t->key);
    buf_str(&b, ": ");
    if (read || (v->word.n && !span_eq(v->word, t->name))) {
        buf_add(&b, t->text);
        buf_str(&b, " \xE2\x80\x94 ");
    }
    verdict_say(&b, v, t->name);
    buf_str(&b, read ? "" : ", looked for as a word");
    if (t->avoid.strict && t->fact->date != DATE_NONE && t->fact->key != KEY_COMPANION) {
        buf_str(&b, " (said ");
        date_add(&b, t->fact->date);
        buf_char(&b, ')');
    }
    return keep_text(j, &b);
}

static void add_verdict(const struct plan_job *j, const struct diner *who,
                        enum plan_level level, const struct plan_dish *dish,
                        const struct plan_term *t, const struct verdict *v)
{
    struct finding *c = add_finding(j, who, level, dish);
    c->reason = why_term(j, t, v);
    c->fact = t->fact;
    c->key = t->key;
    c->term = t->text;
    c->word = v->word;
    c->tag = v->tag;
}

/* True for what is said once of a dish, not for each term of the guest. */
static bool is_of_dish(enum verdict_why why)
{
    return why == WHY_NOT_UNDERSTOOD || why == WHY_CARD_WORD || why == WHY_NO_CARD;
}

/* Returns the next term that may be of this strictness and level; NULL when none is left. */
static const struct plan_term *next_term(const struct diner *who, size_t *cursor, bool strict,
                                         enum verdict_level level)
{
    if (who->many) {
        size_t i = many_next(who->many, cursor, strict, level);
        return i == MANY_NONE ? NULL : &who->v[i];
    }
    while (*cursor < who->n && who->v[*cursor].avoid.strict != strict)
        ++*cursor;
    return *cursor < who->n ? &who->v[(*cursor)++] : NULL;
}

/* The last that is listed tells that there may be others. */
static void note_more(const struct plan_job *j, const struct diner *who)
{
    struct finding *c = &j->out->v[j->out->n - 1];
    c->reason = arena_fmt(j->p->arena, "%.*s; others of %zu terms may be against it too",
                          (int)c->reason.n, c->reason.p, who->n);
}

/* Lists the verdicts of one kind of term, of one level. Returns true if there is any. */
static bool judge(const struct plan_job *j, const struct diner *who,
                  const struct plan_dish *dish, bool strict, enum verdict_level level,
                  enum plan_level as)
{
    size_t cursor = 0, n = 0;
    const struct plan_term *t;
    while ((t = next_term(who, &cursor, strict, level))) {
        struct verdict v = avoid_judge(&t->avoid, &dish->contents);
        if (v.level != level || is_of_dish(v.why))
            continue;
        add_verdict(j, who, as, dish, t, &v);
        if (++n == LISTED_TERMS && who->many) {
            note_more(j, who);
            break;
        }
    }
    return n > 0;
}

/* Returns the words of the dish's cards that are not understood, quoted; or an empty span. */
static struct span unread_of(const struct plan_job *j, const struct plan_dish *dish)
{
    struct buf b = BUF_INIT;
    if (dish->contents.unread_n)
        contents_say_unread(&b, &dish->contents);
    return keep_text(j, &b);
}

/* The dish has no card, or one with words that are not understood. */
static void ask_card(const struct plan_job *j, const struct diner *who,
                     const struct plan_dish *dish)
{
    struct finding *c = add_finding(j, who, PLAN_ASK, dish);
    struct arena *a = j->p->arena;
    struct span key = who->strict->key, unread = unread_of(j, dish);
    int n = (int)key.n;
    c->key = key;
    c->fact = who->strict->fact;
    c->note = unread;
    if (unread.n) {
        c->word = dish->contents.unread[0];
        c->reason = arena_fmt(a, "%.*s known, and %.*s on its card not understood", n, key.p,
                              (int)unread.n, unread.p);
        c->joint =
            arena_fmt(a, "%.*s known, and words on their cards not understood", n, key.p);
        return;
    }
    c->reason =
        arena_fmt(a, "%.*s known, and the dish book does not say what it contains", n, key.p);
    c->joint =
        arena_fmt(a, "%.*s known, and the dish book does not say what they contain", n, key.p);
}

/* Returns true if no strict term of theirs needs a card that the dish lacks. */
static bool is_told(const struct diner *who, const struct plan_dish *dish)
{
    bool told = true;
    for (size_t i = 0; i < who->n && told; i++)
        told = !who->v[i].avoid.strict || avoid_is_told(&who->v[i].avoid, &dish->contents);
    return told;
}

static void judge_terms(const struct plan_job *j, const struct diner *who,
                        const struct plan_dish *dish)
{
    if (who->many)
        many_begin(who->many, &dish->contents);
    if (judge(j, who, dish, true, VERDICT_STOP, PLAN_STOP))
        return; /* what else there is to ask or to dislike does not matter any more */
    judge(j, who, dish, false, VERDICT_STOP, PLAN_AVOID);
    if (!who->strict)
        return;
    bool asked = judge(j, who, dish, true, VERDICT_ASK, PLAN_ASK);
    if (dish->contents.unread_n || (!asked && !is_told(who, dish)))
        ask_card(j, who, dish);
}

/* ---- what they had ---- */

static const char *mark_said(char mark)
{
    switch (mark) {
    case '+': return "enjoyed";
    case '-': return "disliked";
    case '~': return "left";
    case '*': return "asked for again";
    default: return "";
    }
}

static void add_day(struct buf *b, const char *before, date_t d)
{
    if (d == DATE_NONE)
        return;
    buf_str(b, before);
    date_add(b, d);
}

/* All of one dish, whatever kind of item it was written as. */
struct past {
    size_t times;
    date_t last, marked;
    char noted; /* the last mark, given on `marked`; a serving without one takes nothing back */
};

static struct past past_of(const struct plan_job *j, struct span key)
{
    struct past past = {.last = DATE_NONE, .marked = DATE_NONE};
    size_t n = set_find(&j->had_keys, key);
    for (size_t i = n == SET_NONE ? n : j->had_first[n]; i != SET_NONE; i = j->had_next[i]) {
        const struct serving *s = &j->had.v[i];
        if (past.times == 0)
            past.last = s->last; /* the latest comes first */
        past.times += s->times;
        if (s->marks.n && (!past.noted || s->marked > past.marked)) {
            past.noted = s->marks.p[s->marks.n - 1];
            past.marked = s->marked;
        }
    }
    return past;
}

static void add_past(struct finding *c, const struct past *past)
{
    c->times = past->times;
    c->last = past->last;
    c->mark = past->noted;
}

static void add_avoid(const struct plan_job *j, const struct diner *who,
                      const struct plan_dish *dish, const struct past *past)
{
    struct buf b = BUF_INIT;
    buf_str(&b, mark_said(past->noted));
    add_day(&b, " ", past->marked);
    if (past->times > 1)
        buf_fmt(&b, "; %zu times in all", past->times);
    struct finding *c = add_finding(j, who, PLAN_AVOID, dish);
    c->reason = keep_text(j, &b);
    add_past(c, past);
}

static void add_again(const struct plan_job *j, const struct diner *who,
                      const struct plan_dish *dish, const struct past *past)
{
    struct buf b = BUF_INIT;
    buf_fmt(&b, "%zu time%s, ", past->times, past->times == 1 ? "" : "s");
    add_day(&b, "last ", past->last);
    buf_str(&b, past->last == DATE_NONE ? "nobody noted when" : "");
    if (past->noted)
        buf_fmt(&b, ", %s", mark_said(past->noted));
    struct finding *c = add_finding(j, who, PLAN_AGAIN, dish);
    c->reason = keep_text(j, &b);
    add_past(c, past);
}

/* A day that nobody noted may be any day. */
static bool is_recent(const struct plan_job *j, date_t last)
{
    return last == DATE_NONE || last >= j->since;
}

/* Returns the key under which the guest had the dish, if any: two spellings may differ in where
 * one word ends. */
static struct span find_same(const struct plan_job *j, const struct plan_dish *dish)
{
    if (set_find(&j->had_keys, dish->key) != SET_NONE)
        return dish->key;
    if (set_find(&j->had_keys, dish->joined) != SET_NONE)
        return dish->joined;
    for (size_t i = 0; i < j->reach; i++)
        if (dish_same(dish->key, j->had.v[i].key))
            return j->had.v[i].key;
    return dish->key;
}

static const struct serving *find_near(const struct plan_job *j, const struct plan_dish *dish)
{
    for (size_t i = 0; i < j->reach; i++) {
        const struct serving *s = &j->had.v[i];
        if (is_recent(j, s->last) &&
            (dish_near(dish->own, s->own) || dish_near(dish->key, s->key)))
            return s;
    }
    return NULL;
}

static void add_near(const struct plan_job *j, const struct diner *who,
                     const struct plan_dish *dish, const struct serving *s)
{
    struct past past = past_of(j, s->key);
    struct buf b = BUF_INIT;
    buf_fmt(&b, "like \"%.*s\"", (int)s->name.n, s->name.p);
    add_day(&b, " ", past.last);
    if (past.noted)
        buf_fmt(&b, ", %s", mark_said(past.noted));
    struct finding *c = add_finding(j, who, PLAN_NEAR, dish);
    c->reason = keep_text(j, &b);
    c->like = s->name;
    add_past(c, &past);
}

static void judge_past(const struct plan_job *j, const struct diner *who,
                       const struct plan_dish *dish)
{
    struct past past = past_of(j, find_same(j, dish));
    bool wanted = !j->p->ever && (dish->special || past.noted == '*');
    if (past.noted == '-' || past.noted == '~')
        add_avoid(j, who, dish, &past);
    else if (past.times && !wanted && is_recent(j, past.last))
        add_again(j, who, dish, &past);
    if (past.times || wanted)
        return;
    const struct serving *near = find_near(j, dish);
    if (near)
        add_near(j, who, dish, near);
}

/* ---- what has to be asked ---- */

static void ask(const struct plan_job *j, const struct diner *who, const struct fact *f,
                const char *why)
{
    struct span line = span_trim(f->line);
    struct finding *c = add_finding(j, who, PLAN_ASK, NULL);
    c->reason = arena_fmt(j->p->arena, "%s \xE2\x80\x94 %.*s", why, (int)line.n, line.p);
    c->fact = f;
}

static void ask_suspicious(const struct plan_job *j, const struct diner *who)
{
    for (size_t i = 0; i < j->guest->n; i++) {
        const struct fact *f = &j->guest->v[i];
        const char *why = suspicious_line(f, j->p->keys, j->p->day);
        struct diner companion = {.name = {NULL, 0}};
        bool asked = why && f->key == KEY_COMPANION && f->date == j->p->day &&
                     !read_companion(j, f, &companion); /* judge_companion asks */
        if (why && !asked)
            ask(j, who, f, why);
    }
}

static void ask_terms(const struct plan_job *j, const struct diner *who)
{
    for (size_t i = 0; i < who->n; i++)
        if (who->v[i].avoid.strict && !who->v[i].avoid.understood)
            add_verdict(j, who, PLAN_ASK, NULL, &who->v[i],
                        &(struct verdict){.level = VERDICT_ASK,
                                          .why = WHY_NOT_UNDERSTOOD,
                                          .word = who->v[i].avoid.unread});
}

/* What all that is known of them forbids, or asks about. */
static tagset all_avoided(const struct diner *who)
{
    tagset all = 0;
    for (size_t i = 0; i < who->n; i++)
        if (!who->v[i].remark)
            all |= who->v[i].avoid.stop | who->v[i].avoid.ask;
    return all;
}

static bool says_none(const struct diner *who, const struct fact *f)
{
    for (size_t i = 0; i < who->n; i++)
        if (who->v[i].fact == f && !who->v[i].remark)
            return false;
    return true;
}

/* Behind a term a whole one must stand; behind "none" it is enough that a word tells. */
static bool adds_to(tagset known, const struct plan_job *j, const struct diner *who,
                    const struct fact *f, struct span piece)
{
    const unsigned bars = 1u << ALARM_LACK | 1u << ALARM_BAR;
    struct term t;
    while (term_next(&piece, &t)) {
        if (f->key == KEY_DIET && !alarm_kinds(t.name, bars))
            continue; /* "vegetarian; eats egg" */
        struct avoid v = avoid_parse(j->p->lexicon, f->key, t.name, j->p->arena);
        if ((v.understood || says_none(who, f)) && (v.stop | v.ask) & ~known)
            return true;
    }
    return false;
}

/* `allergy: nuts; shellfish`: a remark, but perhaps a comma was meant. */
static void ask_remarks(const struct plan_job *j, const struct diner *who)
{
    tagset known = all_avoided(who);
    for (size_t i = 0; i < j->guest->n; i++) {
        const struct fact *f = &j->guest->v[i];
        struct span rest = f->remark, piece;
        bool strict = f->key == KEY_ALLERGY || f->key == KEY_INTOLERANCE || f->key == KEY_DIET;
        bool adds = false;
        if (!strict || suspicious_line(f, j->p->keys, j->p->day) ||
            !fact_is_current(f, j->p->day))
            continue;
        while (!adds && remark_next(&rest, &piece))
            adds = adds_to(known, j, who, f, piece);
        if (adds)
            ask(j, who, f, "a remark, or one more of them?");
    }
}

/* ---- the whole ---- */

static void find_without(struct plan_job *j)
{
    j->without = ARENA_NEW(j->p->arena, struct span, j->p->n);
    for (size_t i = 0; i < j->p->n; i++)
        if (j->p->v[i].without && span_eq(j->p->v[i].only, j->guest->id))
            j->without[j->without_n++] = j->p->v[i].key;
    qsort(j->without, j->without_n, sizeof *j->without, span_by_bytes);
}

/* What is left out is left out of what all get; their own dishes stay. */
static bool is_served(const struct plan_job *j, const struct plan_dish *dish)
{
    if (dish->without)
        return false;
    if (dish->only.n)
        return span_eq(dish->only, j->guest->id);
    return !bsearch(&dish->key, j->without, j->without_n, sizeof *j->without, span_by_bytes);
}

const bool *plan_served(const struct plan *p, const struct guest *g)
{
    struct plan_job j = {.p = p, .guest = g};
    bool *served = ARENA_NEW(p->arena, bool, p->n);
    find_without(&j);
    for (size_t i = 0; i < p->n; i++)
        served[i] = is_served(&j, &p->v[i]);
    return served;
}

/*
 * Names are compared word by word, each dish with each serving: of a guest who had thousands of
 * dishes, and for a menu of thousands, with the latest only.
 */
enum { COMPARED = 1 << 20 };

static void index_servings(struct plan_job *j)
{
    j->had_keys = SET_INIT(j->p->arena);
    j->had_first = ARENA_NEW(j->p->arena, size_t, j->had.n);
    j->had_next = ARENA_NEW(j->p->arena, size_t, j->had.n);
    for (size_t i = j->had.n; i-- > 0;) {
        size_t n;
        j->had_next[i] =
            set_add(&j->had_keys, j->had.v[i].key, &n) ? SET_NONE : j->had_first[n];
        j->had_first[n] = i;
    }
    size_t reach = COMPARED / (j->p->n ? j->p->n : 1);
    j->reach = reach < j->had.n ? reach : j->had.n;
}

static date_t look_back(const struct plan *p, const struct slots *s)
{
    date_t since = p->within ? p->day - p->within : DATE_NONE;
    size_t visits = 0;
    for (size_t i = s->n; p->visits && i-- > 0;)
        if (slot_happened(&s->v[i], p->day) && ++visits == (size_t)p->visits)
            return s->v[i].date > since ? s->v[i].date : since;
    return since;
}

static int worst_first(const void *x, const void *y)
{
    const struct finding *a = x, *b = y;
    if (a->level != b->level)
        return a->level > b->level ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}

static void sort_findings(const struct findings *c, size_t from)
{
    if (c->n > from)
        qsort(c->v + from, c->n - from, sizeof *c->v, worst_first);
}

static void judge_guest(const struct plan_job *j)
{
    struct diner who = {.name = {NULL, 0}};
    size_t from = j->out->n;
    read_guest(j, &who);
    ask_suspicious(j, &who);
    ask_remarks(j, &who);
    ask_terms(j, &who);
    for (size_t i = 0; i < j->p->n; i++) {
        const struct plan_dish *dish = &j->p->v[i];
        size_t before = j->out->n;
        if (!is_served(j, dish))
            continue;
        judge_terms(j, &who, dish);
        judge_past(j, &who, dish);
        if (j->out->n == before && j->fresh)
            add_finding(j, &who, PLAN_FRESH, dish);
    }
    sort_findings(j->out, from);
}

/* Judges the dishes that all get: a companion has none of their own. */
static void judge_shared(const struct plan_job *j, const struct diner *who, size_t from)
{
    ask_terms(j, who);
    for (size_t i = 0; i < j->p->n; i++)
        if (!j->p->v[i].without && !j->p->v[i].only.n)
            judge_terms(j, who, &j->p->v[i]);
    sort_findings(j->out, from);
}

static void judge_companion(const struct plan_job *j, const struct fact *f)
{
    struct diner who = {.name = {NULL, 0}};
    size_t from = j->out->n;
    if (!read_companion(j, f, &who))
        ask(j, &who, f, "a companion of whom this is not understood");
    judge_shared(j, &who, from);
}

/* Judges the companions of v as one person who avoids what any of them avoids. */
static void judge_crowd(const struct plan_job *j, const struct fact *const *v, size_t n)
{
    struct diner all = {.with = guest_name(j->guest)};
    size_t from = j->out->n;
    all.name = arena_fmt(j->p->arena, "%zu more companions", n);
    for (size_t i = 0; i < n; i++) {
        struct diner who = {.name = {NULL, 0}};
        if (!read_companion(j, v[i], &who))
            ask(j, &who, v[i], "a companion of whom this is not understood");
        for (size_t k = 0; k < who.n; k++)
            push_term(j, &all, who.v[k]);
    }
    find_strict(j, &all);
    judge_shared(j, &all, from);
}

/* Returns the guest's lines about companions of the day. */
static const struct fact **companions_of(const struct plan_job *j, const struct slots *s,
                                         size_t *n)
{
    const struct fact **v = ARENA_NEW(j->p->arena, const struct fact *, j->guest->n);
    *n = 0;
    for (size_t i = 0; i < s->n; i++)
        for (size_t k = 0; s->v[i].date == j->p->day && k < s->v[i].n; k++)
            if (s->v[i].facts[k]->key == KEY_COMPANION && *n < j->guest->n)
                v[(*n)++] = s->v[i].facts[k];
    return v;
}

/* Each companion is compared with each dish, unless these would be more pairs: then each of the
 * first companions is, and the others are judged together. */
enum { PAIRS = 1 << 15 };

static void judge_companions(const struct plan_job *j, const struct slots *s)
{
    size_t n, alone = PAIRS / (j->p->n ? j->p->n : 1);
    const struct fact **v = companions_of(j, s, &n);
    if (n <= alone + 1)
        alone = n;
    for (size_t i = 0; i < alone; i++)
        judge_companion(j, v[i]);
    if (n > alone)
        judge_crowd(j, v + alone, n - alone);
}

struct findings plan_guest(const struct plan *p, const struct guest *g, const struct slots *s,
                           bool fresh)
{
    struct findings out = {0};
    struct plan_job j = {.p = p, .guest = g, .fresh = fresh, .out = &out};
    j.had = served_by(g, p->book, NULL, p->day, p->arena);
    index_servings(&j);
    j.since = look_back(p, s);
    find_without(&j);
    judge_guest(&j);
    judge_companions(&j, s);
    return out;
}

struct span plan_level_name(enum plan_level level)
{
    static const char *const names[] = {"FRESH", "ASK", "AVOID", "NEAR", "AGAIN", "STOP"};
    return span_str(names[level]);
}

enum tone plan_level_tone(enum plan_level level)
{
    static const enum tone tones[] = {TONE_GOOD,   TONE_NOTICE, TONE_NOTICE,
                                      TONE_NOTICE, TONE_WARN,   TONE_ALARM};
    return tones[level];
}

static void set_term(struct row *r, size_t field, struct span text)
{
    if (text.n)
        row_text(r, field, text);
}

void plan_emit(const struct finding *c, const struct guest *g, struct span path,
               struct sink *out)
{
    struct row r = row_new(&plan_schema);
    r.layout = c->dish ? L_DISH : L_LINE;
    r.tone = plan_level_tone(c->level);
    row_text(&r, LEVEL, plan_level_name(c->level));
    row_text(&r, ID, g->id);
    row_text(&r, NAME, c->name);
    set_term(&r, WITH, c->with);
    set_term(&r, DISH, c->dishes.n ? c->dishes : c->dish ? c->dish->name : SPAN(""));
    set_term(&r, REASON, c->reason);
    set_term(&r, KEY, c->key);
    set_term(&r, TERM, c->term);
    set_term(&r, WORD, c->word);
    set_term(&r, TAG, c->tag);
    set_term(&r, LIKE, c->like);
    if (c->times)
        row_int(&r, TIMES, (int64_t)c->times);
    row_date(&r, LAST, c->last);
    set_term(&r, MARK, c->mark ? (struct span){&c->mark, 1} : SPAN(""));
    if (c->fact) {
        row_text(&r, FILE_PATH, path);
        row_int(&r, LINE, c->fact->lineno);
    }
    sink_row(out, &r);
}
