#include "search/nfa.h"

#include <string.h>

enum { CLASS_HIGH, CLASS_NEWLINE, CLASS_FIRST };

struct nfa_builder {
    struct nfa *nfa;
    struct arena *arena;
    bool back;
};

/* Returns the steps emit_tree() will take; at least one for each call, so that they bound its
 * time too.
 */
static size_t cost(const struct re *r)
{
    size_t n = 1 + r->text.n, most = NFA_NODES + 1;
    for (size_t i = 0; i < r->kids && n < most; i++)
        n += cost(r->kid[i]) + 1;
    if (r->kind == RE_REPEAT)
        n *= r->max == REGEX_MANY ? r->min + 1u : r->max + 1u;
    return n < most ? n : most;
}

static uint16_t add_node(struct nfa_builder *b, enum nfa_op op, uint16_t out)
{
    struct nfa *nfa = b->nfa;
    nfa->v = arena_grow(b->arena, nfa->v, nfa->n, &nfa->cap, sizeof *nfa->v);
    nfa->v[nfa->n] = (struct nfa_node){.op = op, .out = out};
    return (uint16_t)nfa->n++;
}

/* Emits a part of the program. Returns the node where it begins; its end leads to `next`. */
static uint16_t emit_tree(struct nfa_builder *b, const struct re *r, uint16_t next);

static uint16_t emit_text(struct nfa_builder *b, struct span s, uint16_t next)
{
    while (s.n) {
        uint32_t cp;
        size_t n = b->back ? regex_char(s, &cp) : regex_char_back(s, &cp);
        s = b->back ? span_from(s, n) : span_head(s, s.n - n);
        next = add_node(b, NFA_CHAR, next);
        b->nfa->v[next].arg = cp;
    }
    return next;
}

static uint16_t emit_cat(struct nfa_builder *b, const struct re *r, uint16_t next)
{
    for (size_t i = 0; i < r->kids; i++)
        next = emit_tree(b, r->kid[b->back ? i : r->kids - 1 - i], next);
    return next;
}

static uint16_t emit_split(struct nfa_builder *b, uint16_t out, uint16_t other)
{
    uint16_t at = add_node(b, NFA_SPLIT, out);
    b->nfa->v[at].other = other;
    return at;
}

static uint16_t emit_alt(struct nfa_builder *b, const struct re *r, uint16_t next)
{
    uint16_t first = emit_tree(b, r->kid[0], next);
    for (size_t i = 1; i < r->kids; i++)
        first = emit_split(b, first, emit_tree(b, r->kid[i], next));
    return first;
}

static uint16_t emit_repeat(struct nfa_builder *b, const struct re *r, uint16_t next)
{
    const struct re *kid = r->kid[0];
    unsigned copies = r->min;
    if (r->max == REGEX_MANY) {
        uint16_t loop = emit_split(b, next, next);
        uint16_t body = emit_tree(b, kid, loop);
        b->nfa->v[loop].out = body;
        next = copies ? body : loop;
        copies -= copies > 0;
    } else {
        uint16_t end = next;
        for (unsigned i = r->min; i < r->max; i++)
            next = emit_split(b, emit_tree(b, kid, next), end);
    }
    for (unsigned i = 0; i < copies; i++)
        next = emit_tree(b, kid, next);
    return next;
}

static enum re_assert mirrored(enum re_assert what)
{
    switch (what) {
    case RE_LINE_START: return RE_LINE_END;
    case RE_LINE_END: return RE_LINE_START;
    case RE_WORD_START: return RE_WORD_END;
    case RE_WORD_END: return RE_WORD_START;
    case RE_OUT_BEFORE: return RE_OUT_AFTER;
    case RE_OUT_AFTER: return RE_OUT_BEFORE;
    default: return what;
    }
}

static uint16_t emit_assert(struct nfa_builder *b, enum re_assert what, uint16_t next)
{
    if (b->back)
        what = mirrored(what);
    next = add_node(b, NFA_ASSERT, next);
    b->nfa->v[next].arg = what;
    b->nfa->ahead |= what != RE_LINE_START && what != RE_OUT_BEFORE;
    b->nfa->words |= what != RE_LINE_START && what != RE_LINE_END;
    return next;
}

static uint16_t emit_tree(struct nfa_builder *b, const struct re *r, uint16_t next)
{
    switch (r->kind) {
    case RE_TEXT: return emit_text(b, r->text, next);
    case RE_ANY: return add_node(b, NFA_ANY, next);
    case RE_CAT: return emit_cat(b, r, next);
    case RE_ALT: return emit_alt(b, r, next);
    case RE_REPEAT: return emit_repeat(b, r, next);
    case RE_ASSERT: return emit_assert(b, r->assert, next);
    case RE_SET:
        next = add_node(b, NFA_SET, next);
        b->nfa->v[next].set = r->set;
        return next;
    }
    return next;
}

bool nfa_takes(const struct nfa_node *node, uint32_t cp)
{
    switch (node->op) {
    case NFA_CHAR: return node->arg == cp;
    case NFA_SET: return re_set_has(node->set, cp);
    case NFA_ANY: return true;
    default: return false;
    }
}

/* Parts every class in two: the bytes that `same` holds for, and the others. */
static void part_classes(struct nfa *nfa, const bool *same)
{
    unsigned char moved[256] = {0};
    for (unsigned c = 0; c < NFA_ASCII; c++) {
        unsigned char old = nfa->class[c];
        if (old < CLASS_FIRST || same[c] == same[nfa->sample[old]])
            continue;
        if (!moved[old]) {
            moved[old] = nfa->classes;
            nfa->sample[nfa->classes++] = (unsigned char)c;
        }
        nfa->class[c] = moved[old];
    }
}

static void find_classes(struct nfa *nfa, bool folded)
{
    bool same[NFA_ASCII];
    memset(nfa->class, CLASS_HIGH, sizeof nfa->class);
    memset(nfa->class, CLASS_FIRST, NFA_ASCII);
    nfa->class['\n'] = CLASS_NEWLINE;
    nfa->class['\r'] = CLASS_HIGH;
    nfa->sample[CLASS_NEWLINE] = '\n';
    nfa->sample[CLASS_FIRST] = 0;
    nfa->classes = CLASS_FIRST + 1;
    for (size_t i = 0; i < nfa->n; i++) {
        const struct nfa_node *v = &nfa->v[i];
        if (v->op != NFA_SET && (v->op != NFA_CHAR || v->arg >= NFA_ASCII))
            continue;
        for (unsigned c = 0; c < NFA_ASCII; c++)
            same[c] = nfa_takes(v, c);
        part_classes(nfa, same);
    }
    for (unsigned c = 0; c < NFA_ASCII; c++)
        same[c] = regex_is_word(c);
    if (nfa->words)
        part_classes(nfa, same);
    for (unsigned c = 'A'; folded && c <= 'Z'; c++)
        nfa->class[c] = nfa->class[c | 0x20];
}

int nfa_build(struct nfa *nfa, const struct re *tree, bool back, bool folded, struct arena *a,
              struct err *e)
{
    *nfa = (struct nfa){0};
    if (cost(tree) > NFA_NODES - 1)
        return err_set(e, STATUS_USAGE, "the pattern is too large; use smaller repetitions");
    struct nfa_builder b = {nfa, a, back};
    uint16_t accept = add_node(&b, NFA_ACCEPT, 0);
    nfa->start = emit_tree(&b, tree, accept);
    find_classes(nfa, folded);
    return 0;
}
