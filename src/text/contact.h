#ifndef TEXT_CONTACT_H
#define TEXT_CONTACT_H
/* Whether two guests can be reached in the same way: by their `phone` and `email` lines. */
#include "text/guest.h"

enum contact {
    CONTACT_UNKNOWN, /* no kind of address is known of both */
    CONTACT_SAME,    /* they share a telephone number or a mail address */
    CONTACT_OTHER,   /* they share none, and of one kind both have one */
};

/* Compares numbers and addresses as phone_key and mail_key do. */
enum contact contact_compare(const struct guest *a, const struct guest *b, struct arena *arena);

#endif
