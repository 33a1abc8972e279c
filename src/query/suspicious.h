#ifndef QUERY_SUSPICIOUS_H
#define QUERY_SUSPICIOUS_H
/*
 * Finds lines that may be an allergy that no command reads as one. Every line of a guest's file
 * is checked, whatever its key, its date and its mark.
 */
#include "text/guest.h"

/*
 * Returns why a line of a guest's file must be asked about on `day`, in a few words: it is not
 * a fact; its key is near to a standing one; it is an allergy or intolerance that has ended or
 * is dated in the future, or (a diet too) has a bracket that is not closed; or
 * suspicious_words. Returns NULL where nothing about it is in doubt.
 */
const char *suspicious_line(const struct fact *f, const struct keys *keys, date_t day);

/*
 * Returns why the words of a line must be asked about: they mention an allergy, an intolerance,
 * a condition or a diet, and no command reads them as one. Returns NULL if they do not. A
 * comment that is a heading ("# Allergies and diet") and the names of dishes ("vegan lasagne")
 * do not.
 */
const char *suspicious_words(const struct fact *f, const struct keys *keys);

/* Returns whether a key or a heading mentions an allergy, an intolerance or a diet. */
bool suspicious_key(struct span key);

#endif
