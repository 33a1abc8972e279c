#ifndef TEXT_LIMIT_H
#define TEXT_LIMIT_H
/*
 * Lines that limit a food in few words, none of which tells anything alone: "walnuts out",
 * "ask before sesame", "GF cake", "baby 8 months". text/alarm.h has the words.
 */
#include "base/span.h"

#include <stdbool.h>

/*
 * Returns whether the text has
 * - a word of ALARM_SIGN and a food;
 * - in one clause, a food beside a word of ALARM_LIMIT: after it with two words between them at
 *   most, or before it if nothing but ALARM_TAIL follows; and no word of ALARM_EASE;
 * - a food with a question mark;
 * - a word of ALARM_CODE in capitals, or before a food;
 * - a word of ALARM_AGED before a number of months or years.
 */
bool limit_tells(struct span text);

/*
 * Returns false if limit_tells is false of the text and of each part of it. `kinds` are those
 * of alarm_may_have: without a food, an age or a code there is nothing to tell.
 */
bool limit_may_tell(struct span text, unsigned kinds);

/* Returns whether the text has a word of ALARM_SIGN and a food: "walnuts, her gums burn". */
bool limit_signs(struct span text);

#endif
