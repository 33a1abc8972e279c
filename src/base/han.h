#ifndef BASE_HAN_H
#define BASE_HAN_H
/*
 * Simplified and traditional Chinese characters. Words are compared in simplified characters,
 * and only words: names and ids keep the characters that they are written in.
 */
#include <stddef.h>

/*
 * Replaces each traditional character of the UTF-8 text by its simplified one, in place: both
 * have three bytes. Japanese characters that Chinese does not use stay as they are.
 */
void han_simplify(char *p, size_t n);

#endif
