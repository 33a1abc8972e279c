#ifndef IMPORT_VCARD_MEANING_H
#define IMPORT_VCARD_MEANING_H
/* The meaning of each vCard property for a guest. */
#include "import/columns.h"

/* The structure of a property's value. */
enum vcard_shape {
    VCARD_TEXT,
    VCARD_PARTS, /* components, cut at ";", that make one value: an address */
    VCARD_LIST,  /* items, cut at ",", that make one value: tags */
    VCARD_EACH,  /* items, each a value of its own: nicknames */
    VCARD_NAMES, /* the components of N */
    VCARD_KANA,  /* the same of a reading */
    VCARD_DAY,
    VCARD_PICTURE,
};

struct vcard_meaning {
    const char *name;
    enum vcard_shape shape;
    enum column_kind kind;
    int key;
};

/* Returns the meaning of a property, or NULL if it is unknown. */
const struct vcard_meaning *vcard_meaning(struct span name);

#endif
