#ifndef OUT_LAYOUT_H
#define OUT_LAYOUT_H
/*
 * The template language of base/row.h, compiled to a list of steps. In addition: groups may
 * nest ("[[" is a bracket, so an inner group never opens right after an outer one), a ] outside
 * all groups and a } outside a field are literal, and a field "has a value" when it is set and
 * not an empty text or list. An error in a template is a bug and aborts the program.
 */
#include "base/arena.h"
#include "base/row.h"
#include "text/phrase.h"

enum step_kind {
    STEP_TEXT,
    STEP_SPACES,
    STEP_NEWLINE,
    STEP_BREAK,
    STEP_FIELD,
    STEP_BAR,
    STEP_GROUP
};

struct layout_step {
    enum step_kind kind;
    struct span text; /* STEP_TEXT */
    size_t columns;   /* of the text; how many spaces; what a field is padded to; an indent */
    size_t field;
    size_t most; /* STEP_BAR: the field whose value fills it */
    size_t end;  /* STEP_GROUP: the step after its last */
    size_t hang; /* the indent of a wrapped field's further lines; 0: where it began */
    bool right, wraps;
};

struct layout {
    const struct schema *schema;
    int number;
    struct layout *next;
    struct layout_step *steps;
    size_t n;
};

/*
 * Compiles a template into the arena, its phrases in the language. The schema must outlive it.
 */
struct layout *layout_compile(struct arena *a, const struct schema *schema, int number,
                              enum language language);

#endif
