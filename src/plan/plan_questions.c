/* Questions: lines of the guest's file that are not understood. */
#include "plan/plan_parts.h"
#include "query/suspicious.h"
#include "text/alarm.h"

void plan_ask(const struct plan_job *j, const struct diner *who, const struct fact *f,
              const char *why)
{
    struct span line = span_trim(f->line);
    struct span said = phrase(j->p->language, why);
    struct finding *c = plan_add_finding(j, who, PLAN_ASK, NULL);
    c->reason =
        arena_fmt(j->p->arena, "%.*s \xE2\x80\x94 %.*s", SPAN_ARG(said), SPAN_ARG(line));
    c->fact = f;
}

void plan_ask_suspicious(const struct plan_job *j, const struct diner *who)
{
    for (size_t i = 0; i < j->guest->n; i++) {
        const struct fact *f = &j->guest->v[i];
        const char *why = suspicious_line(f, j->p->keys, j->p->day);
        bool asked = why && f->key == KEY_COMPANION && f->date == j->p->day &&
                     plan_companion_key(j, f) == KEY_NONE; /* judge_companion asks */
        if (why && !asked)
            plan_ask(j, who, f, why);
    }
}

void plan_ask_lost(const struct plan_job *j, const struct diner *who)
{
    for (size_t i = 0; i < j->p->n; i++) {
        const struct plan_dish *dish = &j->p->v[i];
        if (!dish->lost || !span_eq(dish->only, j->guest->id))
            continue;
        struct finding *c = plan_add_finding(j, who, PLAN_ASK, dish);
        c->reason = phrase(j->p->language, PLAN_LOST);
    }
}

void plan_ask_terms(const struct plan_job *j, const struct diner *who)
{
    for (size_t i = 0; i < who->n; i++)
        if (who->v[i].avoid.strict && !who->v[i].avoid.understood)
            plan_add_verdict(j, who, PLAN_ASK, NULL, &who->v[i],
                             &(struct verdict){.level = VERDICT_ASK,
                                               .why = WHY_NOT_UNDERSTOOD,
                                               .word = who->v[i].avoid.unread});
}

/* Returns the tags that the diner's terms forbid or ask about; remarks do not count. */
static tagset all_avoided(const struct diner *who)
{
    tagset all = 0;
    for (size_t i = 0; i < who->n; i++)
        if (!who->v[i].remark)
            all |= who->v[i].avoid.stop | who->v[i].avoid.ask;
    return all;
}

static bool has_no_term(const struct diner *who, const struct fact *f)
{
    for (size_t i = 0; i < who->n; i++)
        if (who->v[i].fact == f && !who->v[i].remark)
            return false;
    return true;
}

/*
 * Returns whether a remark holds a term that the diner's other terms do not cover. After a term
 * the remark must itself be a known term; after "none" one known word is enough.
 */
static bool adds_to(tagset known, const struct plan_job *j, const struct diner *who,
                    const struct fact *f, struct span piece)
{
    const unsigned bars = 1u << ALARM_LACK | 1u << ALARM_BAR;
    struct term t;
    while (term_next(&piece, &t)) {
        if (f->key == KEY_DIET && !alarm_kinds(t.name, bars))
            continue; /* "vegetarian; eats egg" */
        struct avoid v = avoid_parse(j->p->lexicon, f->key, t.name, j->p->arena);
        if ((v.understood || has_no_term(who, f)) && (v.stop | v.ask) & ~known)
            return true;
    }
    return false;
}

/* Asks about `allergy: nuts; shellfish`, where ";" may be a typing error for a comma. */
void plan_ask_remarks(const struct plan_job *j, const struct diner *who)
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
            plan_ask(j, who, f, "is this a remark, or another term?");
    }
}
