/* Compares a dish with the terms of a guest or a companion. */
#include "food/many.h"
#include "plan/plan_parts.h"

/* A guest with more than FEW_TERMS terms gets at most LISTED_TERMS findings a dish. */
enum { FEW_TERMS = 64, LISTED_TERMS = 4 };

/*
 * Terms after the first TERMS_MAX are not compared, which is asked about once. Of a term only the
 * first TERM_BYTES are read; it is then asked about too.
 */
enum { TERMS_MAX = 1000, TERM_BYTES = 16 * 1024 };

void plan_push_term(const struct plan_job *j, struct diner *who, struct plan_term t)
{
    if (t.avoid.none)
        return;
    if (who->n) {
        who->v = arena_grow(j->p->arena, who->v, who->n, &who->cap, sizeof *who->v);
    } else {
        who->v = ARENA_NEW(j->p->arena, struct plan_term, 1); /* most companions have one */
        who->cap = 1;
    }
    who->v[who->n++] = t;
}

/* Returns a term with its note: "shellfish (anaphylaxis)". */
static struct span with_note(const struct plan_job *j, struct term t)
{
    return t.note.n ? arena_fmt(j->p->arena, "%.*s (%.*s)", SPAN_ARG(t.name), SPAN_ARG(t.note))
                    : t.name;
}

static void add_term(const struct plan_job *j, struct diner *who, const struct fact *f, int key,
                     struct term term)
{
    bool whole = term.name.n <= TERM_BYTES && term.note.n <= TERM_BYTES;
    term.name = span_head(term.name, TERM_BYTES);
    term.note = span_head(term.note, TERM_BYTES);
    struct plan_term t = {.fact = f,
                          .key = j->p->keys->v[key].name,
                          .text = with_note(j, term),
                          .name = term.name,
                          .avoid = avoid_parse(j->p->lexicon, key, term.name, j->p->arena)};
    if (term.note.n)
        avoid_note(&t.avoid, j->p->lexicon, key, term.note);
    if (!whole)
        plan_ask(j, who, f, "a line that is not understood");
    t.avoid.none &= whole;
    plan_push_term(j, who, t);
}

/* Cuts off the next term. After TERMS_MAX it asks, once, and returns false. */
static bool take_term(const struct plan_job *j, struct diner *who, const struct fact *f,
                      struct span *rest, struct term *t)
{
    if (!term_next(rest, t))
        return false;
    if (who->n == TERMS_MAX && !who->full) {
        who->full = true;
        plan_ask(j, who, f,
                 who->with.n
                     ? "a companion; this is not understood"
                     : "this line and those after it are not compared; there are too many");
    }
    return !who->full;
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
        while (take_term(j, who, f, &piece, &term)) {
            struct plan_term t = {.fact = f,
                                  .key = j->p->keys->v[f->key].name,
                                  .text = term.name,
                                  .name = term.name,
                                  .remark = true};
            t.avoid = avoid_parse(j->p->lexicon, f->key, term.name, j->p->arena);
            if (t.avoid.understood && t.avoid.stop && !t.avoid.eats)
                plan_push_term(j, who, t);
        }
}

static bool is_judged(int key)
{
    return key == KEY_ALLERGY || key == KEY_INTOLERANCE || key == KEY_DIET ||
           key == KEY_DISLIKES;
}

void plan_find_strict(const struct plan_job *j, struct diner *who)
{
    if (who->n > FEW_TERMS)
        who->many = many_new(j->p->arena);
    for (size_t i = 0; who->many && i < who->n; i++)
        many_add(who->many, &who->v[i].avoid);
    for (size_t i = who->n; i-- > 0;)
        if (who->v[i].avoid.strict)
            who->strict = &who->v[i];
    who->no_card = ARENA_NEW(j->p->arena, struct span, who->strict ? 2 : 0);
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

void plan_read_guest(const struct plan_job *j, struct diner *who)
{
    who->name = guest_name(j->guest);
    for (size_t i = 0; i < j->guest->n; i++) {
        const struct fact *f = &j->guest->v[i];
        struct span rest = f->body;
        struct term t;
        if (!is_judged(f->key) || !fact_is_current(f, j->p->day))
            continue;
        size_t from = who->n;
        while (take_term(j, who, f, &rest, &t))
            add_term(j, who, f, f->key, t);
        drop_idle(who, from);
        allow_eaten(who, from, f->key);
        add_remark(j, who, f);
    }
    plan_find_strict(j, who);
}

/*
 * Takes the companion from a note, `companion: allergy nuts (her friend, hives)`: who it is,
 * then the term's own note. Of several terms the first that has one counts.
 */
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

int plan_companion_key(const struct plan_job *j, const struct fact *f)
{
    int key = keys_find(j->p->keys, span_head(f->body, key_prefix(f->body)));
    bool standing = key != KEY_NONE && j->p->keys->v[key].class == CLASS_STANDING;
    return standing ? key : KEY_NONE;
}

bool plan_read_companion(const struct plan_job *j, const struct fact *f, struct diner *who)
{
    struct span rest = f->body, guest = guest_name(j->guest);
    size_t n = key_prefix(rest);
    int key = plan_companion_key(j, f);
    struct term t;
    struct span said = {NULL, 0};
    who->with = guest;
    rest = span_trim(span_from(rest, n));
    if (rest.n && rest.p[0] == ':')
        rest = span_trim(span_from(rest, 1));
    who->name = plan_phrase(j, "{1}'s companion", guest);
    if (key == KEY_NONE)
        return false;
    while (take_term(j, who, f, &rest, &t)) {
        take_who(&t, &said);
        if (is_judged(key))
            add_term(j, who, f, key, t);
    }
    if (said.n)
        who->name = said;
    plan_find_strict(j, who);
    return true;
}

static struct span why_term(const struct plan_job *j, const struct plan_term *t,
                            const struct verdict *v)
{
    struct buf b = BUF_INIT;
    enum language l = j->p->language;
    bool read = v->why != WHY_NOT_UNDERSTOOD;
    buf_add(&b, phrase_word(l, t->key));
    phrase_add(&b, l, ": ");
    if (read || (v->word.n && !span_eq(v->word, t->name))) {
        buf_add(&b, t->text);
        buf_str(&b, " \xE2\x80\x94 ");
    }
    verdict_say(&b, l, v, t->name);
    if (!read) {
        phrase_add(&b, l, ", ");
        phrase_add(&b, l, "matched only as a word");
    }
    if (t->avoid.strict && t->fact->date != DATE_NONE && t->fact->key != KEY_COMPANION) {
        struct buf date = BUF_INIT;
        phrase_date(&date, l, t->fact->date);
        buf_char(&b, ' ');
        phrase_add1(&b, l, "(said {1})", buf_span(&date));
        buf_release(&date);
    }
    return plan_keep_text(j, &b);
}

void plan_add_verdict(const struct plan_job *j, const struct diner *who, enum plan_level level,
                      const struct plan_dish *dish, const struct plan_term *t,
                      const struct verdict *v)
{
    struct finding *c = plan_add_finding(j, who, level, dish);
    c->reason = why_term(j, t, v);
    c->fact = t->fact;
    c->key = t->key;
    c->term = t->text;
    c->named = t->name;
    c->word = v->word;
    c->tag = v->tag;
}

/* Returns whether a finding is reported once a dish, not for each term of the guest. */
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

/* Adds to the last listed finding that there may be others. */
static void note_more(const struct plan_job *j, const struct diner *who)
{
    struct finding *c = &j->out->v[j->out->n - 1];
    struct span n = arena_fmt(j->p->arena, "%zu", who->n);
    struct span more = plan_phrase(j, "others of {1} terms may also conflict", n);
    c->reason = arena_fmt(j->p->arena, "%.*s; %.*s", SPAN_ARG(c->reason), SPAN_ARG(more));
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
        plan_add_verdict(j, who, as, dish, t, &v);
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
    if (!dish->contents.unread_n)
        return SPAN("");
    contents_say_unread(&b, j->p->language, &dish->contents);
    return plan_keep_text(j, &b);
}

/* Asks about a dish without a card, or with words on it that are not understood. */
static void ask_card(const struct plan_job *j, const struct diner *who,
                     const struct plan_dish *dish)
{
    struct finding *c = plan_add_finding(j, who, PLAN_ASK, dish);
    struct span key = who->strict->key, unread = unread_of(j, dish);
    struct span shown = phrase_word(j->p->language, key);
    c->key = key;
    c->fact = who->strict->fact;
    c->note = unread;
    c->of_card = true;
    if (unread.n) {
        c->word = dish->contents.cards->unread[0];
        struct buf b = BUF_INIT;
        phrase_add2(&b, j->p->language, "{1} known, and {2} on its card not understood", shown,
                    unread);
        c->reason = plan_keep_text(j, &b);
        c->joint = plan_phrase(j, "{1} known, and words on their cards not understood", shown);
        return;
    }
    struct span *texts = who->no_card; /* of a dish book that may have 100,000 such dishes */
    if (!texts[0].n) {
        texts[0] = plan_phrase(
            j, "{1} known, and the dish book does not say what it contains", shown);
        texts[1] = plan_phrase(
            j, "{1} known, and the dish book does not say what they contain", shown);
    }
    c->reason = texts[0];
    c->joint = texts[1];
}

/* Returns true if no strict term of theirs needs a card that the dish lacks. */
static bool is_told(const struct diner *who, const struct plan_dish *dish)
{
    bool told = true;
    for (size_t i = 0; i < who->n && told; i++)
        told = !who->v[i].avoid.strict || avoid_is_told(&who->v[i].avoid, &dish->contents);
    return told;
}

void plan_judge_terms(const struct plan_job *j, const struct diner *who,
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
