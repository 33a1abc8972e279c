#ifndef FORMATS_JSON_H
#define FORMATS_JSON_H
/* JSON (RFC 8259), read into a tree. Total: a text is a value, or there is a place where it is
 * none. */
#include "base/arena.h"
#include "base/buf.h"

enum json_type {
    JSON_NULL,
    JSON_FALSE,
    JSON_TRUE,
    JSON_NUMBER,
    JSON_STRING,
    JSON_ARRAY,
    JSON_OBJECT
};

struct json {
    enum json_type type;
    struct span name;   /* of a member of an object */
    struct span text;   /* a string without its escapes; a number as it is written */
    struct json *items; /* of an array or object */
    size_t n;
};

/*
 * Parses all of s, white space round it allowed, at most 32 deep. False: *at is the byte where
 * it goes wrong. Strings with escapes are copied to the arena, others point into s. Half a
 * surrogate pair is U+FFFD. Bytes are not checked for UTF-8.
 */
bool json_parse(struct span s, struct json *value, struct arena *a, size_t *at);

/* Returns the last member of that name, as most readers have it; NULL when there is none. */
const struct json *json_member(const struct json *object, const char *name);

/* Appends what is encoded (RFC 4648, padded); false and nothing appended when it is not. */
bool base64_decode(struct buf *b, struct span s);

#endif
