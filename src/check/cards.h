#ifndef CHECK_CARDS_H
#define CHECK_CARDS_H
/* Checks of what the cards of the dish book list. */
#include "base/diag.h"
#include "food/book.h"
#include "food/lexicon.h"
#include "text/guest.h"

/*
 * Adds the words of cards that are not understood, each word once ("card-word"), and the foods
 * that a card lists and a card of the same dish denies ("card-conflict").
 */
void check_cards(const struct guest *cards, const struct book *book, const struct lexicon *x,
                 struct diags *d);

#endif
