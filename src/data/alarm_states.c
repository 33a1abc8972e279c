#include "data/alarm_states.h"

#include "base/err.h"
#include "base/utf8.h"
#include "text/alarm.h"

#include <stdio.h>

/* ---- a rare piece of a word ---- */

enum {
    RARE = 260,  /* tenths of bits: one place of 70 million has the piece by chance */
    COMMON = 80, /* the most bits of a common word */
    FRINGE = 24, /* those of the end of a word */
    FOREIGN = 50,
};

/* The bits of the letters a to z, in tenths: more for a letter that English has less often. */
static const unsigned char letter_bits[26] = {39, 64, 55, 49, 33, 58, 60, 43,  42,
                                              97, 73, 50, 57, 42, 41, 60, 104, 44,
                                              43, 38, 55, 70, 57, 97, 60, 107};

static unsigned code_bits(unsigned code)
{
    return code == 0 ? FRINGE : code <= 26 ? letter_bits[code - 1] : FOREIGN;
}

/* Appends the codes of a word to the piece, and the bits of each to `bits`. */
static void add_codes(struct alarm_piece *p, unsigned bits[2 + 256], struct span word,
                      bool common)
{
    unsigned sum = 0;
    size_t from = p->n;
    uint32_t cp;
    for (size_t i = 0; i < word.n; i += utf8_decode(span_from(word, i), &cp)) {
        utf8_decode(span_from(word, i), &cp);
        p->v[p->n] = (unsigned char)alarm_code(cp);
        bits[p->n] = code_bits(p->v[p->n]);
        sum += bits[p->n++];
    }
    for (size_t i = from; common && sum > COMMON && i < p->n; i++)
        bits[i] = bits[i] * COMMON / sum;
}

static void add_end(struct alarm_piece *p, unsigned bits[2 + 256])
{
    p->v[p->n] = 0;
    bits[p->n++] = FRINGE;
}

/* Sets *n to how many codes from `from` on make it rare, or to all. Returns their bits. */
static unsigned count_bits(const struct alarm_piece *p, const unsigned *bits, size_t from,
                           size_t *n)
{
    unsigned sum = 0;
    for (*n = 0; from + *n < p->n && sum < RARE; ++*n)
        sum += bits[from + *n];
    return sum < RARE ? sum : RARE;
}

void piece_choose(struct alarm_piece *p, struct span text, unsigned open,
                  bool (*is_common)(struct span))
{
    struct alarm_piece all = {.n = 0};
    unsigned bits[2 + 256], best = 0;
    struct span word;
    bool open_end = open & ALARM_OPEN_END;
    for (bool first = true; span_word(&text, &word); first = false) {
        if (!first || !(open & ALARM_OPEN_START))
            add_end(&all, bits);
        add_codes(&all, bits, word, (text.n || !open_end) && is_common(word));
    }
    if (!open_end)
        add_end(&all, bits);
    for (size_t i = 0, n; i + 1 < all.n; i++) {
        unsigned sum = i == 0 || all.v[i] == 0 ? count_bits(&all, bits, i, &n) : 0;
        if (sum <= best)
            continue;
        best = sum;
        p->n = n;
        for (size_t k = 0; k < n; k++)
            p->v[k] = all.v[i + k];
    }
}

/* ---- the automaton of Aho and Corasick ---- */

enum { LETTERS = 28 }; /* codes that pieces have */

struct node {
    unsigned child[LETTERS]; /* 0: none */
    unsigned next[LETTERS];  /* the longest piece that a text still has the head of */
    unsigned fail;           /* the longest other node that its piece ends with */
    unsigned row, event;     /* numbers in the tables */
    unsigned kinds;
    bool inner, ends_word;
};

static struct node *nodes; /* the first is the root, of an empty piece */
static size_t nodes_n, nodes_cap;

static unsigned new_node(struct arena *a, unsigned code)
{
    nodes = arena_grow(a, nodes, nodes_n, &nodes_cap, sizeof *nodes);
    nodes[nodes_n] = (struct node){.ends_word = nodes_n && code == 0};
    return (unsigned)nodes_n++;
}

void states_add(struct arena *a, const struct alarm_piece *p, unsigned kind)
{
    unsigned at = nodes_n ? 0 : new_node(a, 0);
    for (size_t i = 0; i < p->n; i++) {
        nodes[at].inner = true;
        if (!nodes[at].child[p->v[i]]) {
            unsigned child = new_node(a, p->v[i]);
            nodes[at].child[p->v[i]] = child;
        }
        at = nodes[at].child[p->v[i]];
    }
    nodes[at].kinds |= 1u << kind;
}

/* Sets `next` of a node, whose `fail` has its own already, and `fail` of its children. */
static void link_node(unsigned at)
{
    struct node *n = &nodes[at];
    const struct node *fail = &nodes[n->fail];
    n->kinds |= fail->kinds;
    for (unsigned c = 0; c < LETTERS; c++) {
        n->next[c] = at ? fail->next[c] : 0;
        if (n->child[c])
            nodes[n->child[c]].fail = n->next[c];
        n->next[c] = n->child[c] ? n->child[c] : n->next[c];
    }
    if (n->ends_word)
        n->next[0] = at; /* several spaces are one */
}

/* Links all nodes, a shorter piece first. */
static void link_nodes(struct arena *a)
{
    unsigned *queue = ARENA_NEW(a, unsigned, nodes_n);
    size_t n = 0;
    queue[n++] = 0;
    for (size_t i = 0; i < n; i++) {
        link_node(queue[i]);
        for (unsigned c = 0; c < LETTERS; c++)
            if (nodes[queue[i]].child[c])
                queue[n++] = nodes[queue[i]].child[c];
    }
}

/* Returns the inner node whose row a node has: nothing longer follows a leaf. */
static unsigned inner_of(unsigned at)
{
    while (at && !nodes[at].inner)
        at = nodes[at].fail;
    return at;
}

/* Returns the number that leads to a node: that of its event, or of its row. */
static unsigned number_of(unsigned at)
{
    return nodes[at].kinds ? nodes[at].event : nodes[inner_of(at)].row;
}

static void number_nodes(void)
{
    unsigned rows = 0, events = ALARM_EVENT + 1; /* the first is for other characters */
    unsigned start = nodes[0].child[0];
    nodes[start].row = rows++;
    for (size_t i = 0; i < nodes_n; i++) {
        if (nodes[i].kinds)
            nodes[i].event = events++;
        if ((i == 0 || nodes[i].inner) && i != start)
            nodes[i].row = rows++;
    }
    if (rows > ALARM_EVENT || events > UINT16_MAX)
        die("the automaton has too many states");
}

static void print_row(const struct node *n)
{
    printf("{");
    for (unsigned c = 0; c < LETTERS; c++)
        printf("%u,", number_of(n->next[c]));
    printf("%u,%u,%u},\n", nodes[0].row, n->row,
           (unsigned)ALARM_EVENT); /* of the other codes */
}

void states_print(struct arena *a)
{
    unsigned start = nodes[0].child[0];
    link_nodes(a);
    number_nodes();
    printf("\nconst uint16_t alarm_states[][ALARM_COLUMNS] = {\n");
    print_row(&nodes[start]);
    for (size_t i = 0; i < nodes_n; i++)
        if ((i == 0 || nodes[i].inner) && i != start)
            print_row(&nodes[i]);
    printf("};\n\nconst struct alarm_event alarm_events[] = {\n{0, 0},\n");
    for (size_t i = 0; i < nodes_n; i++)
        if (nodes[i].kinds)
            printf("{%u, %u},\n", nodes[i].kinds, nodes[inner_of((unsigned)i)].row);
    printf("};\n");
}
