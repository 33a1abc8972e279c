#ifndef DATA_ALARM_STATES_H
#define DATA_ALARM_STATES_H
/* The automaton of text/alarm.h: the part of data/alarm.c that makes it. */
#include "base/arena.h"
#include "base/span.h"

#include <stdbool.h>

/* A piece of a word of the table, in codes of alarm_code: what the automaton looks for. */
struct alarm_piece {
    unsigned char v[2 + 256];
    size_t n;
};

/*
 * Sets the piece of a folded word without wide characters: the letters from the start of one of
 * its words on, as many as make the piece rare, or all. `open` is of ALARM_OPEN_START and
 * ALARM_OPEN_END; is_common returns whether many texts have a word.
 */
void piece_choose(struct alarm_piece *p, struct span text, unsigned open,
                  bool (*is_common)(struct span));

/* Adds a piece of a word of a kind to the automaton. */
void states_add(struct arena *a, const struct alarm_piece *p, unsigned kind);

/* Prints the tables alarm_states and alarm_events. */
void states_print(struct arena *a);

#endif
