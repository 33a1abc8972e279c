#include "text/picture.h"

#include "base/fold.h"
#include "base/utf8.h"

#include <stdlib.h>

/* In the order of the characters; no ranges overlap. */
static const struct picture {
    uint32_t from, to;
    const char *word;
} pictures[] = {
    {0x2620, 0x2620, "deadly"},     /* skull and crossbones */
    {0x26A0, 0x26A0, "never"},      /* warning sign */
    {0x26D4, 0x26D4, "never"},      /* no entry */
    {0x2715, 0x2718, "never"},      /* crosses */
    {0x274C, 0x274E, "never"},      /* cross marks */
    {0x1F196, 0x1F196, "never"},    /* NG */
    {0x1F198, 0x1F198, "never"},    /* SOS */
    {0x1F330, 0x1F330, "chestnut"}, /* chestnut */
    {0x1F331, 0x1F331, "veg"},      /* seedling, the sign of a vegan dish */
    {0x1F336, 0x1F336, "chilli"},
    {0x1F33D, 0x1F33D, "corn"},
    {0x1F33E, 0x1F33E, "wheat"},
    {0x1F344, 0x1F344, "mushroom"},
    {0x1F345, 0x1F345, "tomato"},
    {0x1F346, 0x1F346, "aubergine"},
    {0x1F347, 0x1F347, "grapes"},
    {0x1F348, 0x1F349, "melon"},
    {0x1F34A, 0x1F34B, "citrus"},
    {0x1F34C, 0x1F34C, "banana"},
    {0x1F34D, 0x1F34D, "pineapple"},
    {0x1F34E, 0x1F34F, "apple"},
    {0x1F350, 0x1F350, "pear"},
    {0x1F351, 0x1F351, "peach"},
    {0x1F352, 0x1F352, "cherry"},
    {0x1F353, 0x1F353, "strawberry"},
    {0x1F354, 0x1F354, "beef"},
    {0x1F355, 0x1F355, "gluten"},
    {0x1F356, 0x1F357, "meat"},
    {0x1F358, 0x1F35B, "rice"},
    {0x1F35C, 0x1F35D, "noodles"},
    {0x1F35E, 0x1F35E, "bread"},
    {0x1F360, 0x1F360, "potato"},
    {0x1F363, 0x1F363, "sushi"},
    {0x1F364, 0x1F364, "prawn"},
    {0x1F365, 0x1F365, "fish"},
    {0x1F366, 0x1F368, "cream"},
    {0x1F369, 0x1F36A, "wheat"},
    {0x1F36B, 0x1F36B, "chocolate"},
    {0x1F36E, 0x1F36E, "custard"},
    {0x1F36F, 0x1F36F, "honey"},
    {0x1F372, 0x1F373, "egg"}, /* pot of food, cooking */
    {0x1F376, 0x1F376, "wine"},
    {0x1F377, 0x1F37B, "wine"},
    {0x1F37E, 0x1F37E, "wine"},
    {0x1F404, 0x1F404, "beef"},
    {0x1F407, 0x1F407, "rabbit"},
    {0x1F410, 0x1F410, "goat"},
    {0x1F414, 0x1F414, "chicken"},
    {0x1F416, 0x1F416, "pork"},
    {0x1F419, 0x1F419, "octopus"},
    {0x1F41A, 0x1F41A, "shellfish"},
    {0x1F41F, 0x1F421, "fish"},
    {0x1F42E, 0x1F42E, "beef"},
    {0x1F437, 0x1F437, "pork"},
    {0x1F480, 0x1F480, "deadly"},
    {0x1F489, 0x1F489, "epipen"}, /* syringe */
    {0x1F645, 0x1F645, "never"},  /* face with no good gesture */
    {0x1F691, 0x1F691, "ambulance"},
    {0x1F6AB, 0x1F6AB, "never"},   /* no entry sign */
    {0x1F922, 0x1F922, "unwell"},  /* nauseated face */
    {0x1F92E, 0x1F92E, "vomited"}, /* face with open mouth vomiting */
    {0x1F930, 0x1F930, "pregnant"},
    {0x1F931, 0x1F931, "breastfeeding"},
    {0x1F942, 0x1F943, "wine"},
    {0x1F950, 0x1F950, "wheat"},
    {0x1F951, 0x1F951, "avocado"},
    {0x1F952, 0x1F952, "cucumber"},
    {0x1F953, 0x1F953, "bacon"},
    {0x1F954, 0x1F954, "potato"},
    {0x1F955, 0x1F955, "carrot"},
    {0x1F956, 0x1F956, "bread"},
    {0x1F957, 0x1F957, "celery"},
    {0x1F95A, 0x1F95A, "egg"},
    {0x1F95B, 0x1F95B, "milk"},
    {0x1F95C, 0x1F95C, "peanut"},
    {0x1F95D, 0x1F95D, "kiwi"},
    {0x1F95E, 0x1F95E, "wheat"},
    {0x1F95F, 0x1F95F, "dumplings"},
    {0x1F961, 0x1F961, "soy"},
    {0x1F963, 0x1F963, "milk"},
    {0x1F965, 0x1F965, "coconut"},
    {0x1F966, 0x1F966, "broccoli"},
    {0x1F967, 0x1F968, "wheat"},
    {0x1F969, 0x1F969, "meat"},
    {0x1F96A, 0x1F96A, "bread"},
    {0x1F96C, 0x1F96C, "kale"},
    {0x1F96D, 0x1F96D, "mango"},
    {0x1F96F, 0x1F96F, "bread"},
    {0x1F980, 0x1F980, "crab"},
    {0x1F986, 0x1F986, "duck"},
    {0x1F990, 0x1F990, "prawn"},
    {0x1F991, 0x1F991, "squid"},
    {0x1F99E, 0x1F99E, "lobster"},
    {0x1F9AA, 0x1F9AA, "oyster"},
    {0x1F9C0, 0x1F9C0, "cheese"},
    {0x1F9C1, 0x1F9C1, "egg"},
    {0x1F9C4, 0x1F9C4, "garlic"},
    {0x1F9C5, 0x1F9C5, "onion"},
    {0x1F9C6, 0x1F9C6, "chickpea"},
    {0x1F9C7, 0x1F9C7, "wheat"},
    {0x1F9C8, 0x1F9C8, "butter"},
    {0x1FAD0, 0x1FAD0, "blueberries"},
    {0x1FAD1, 0x1FAD1, "peppers"},
    {0x1FAD2, 0x1FAD2, "olives"},
    {0x1FAD8, 0x1FAD8, "beans"},
    {0x1FADA, 0x1FADA, "ginger"},
    {0x1FADB, 0x1FADB, "peas"},
};

static int cmp_picture(const void *key, const void *row)
{
    uint32_t cp = *(const uint32_t *)key;
    const struct picture *p = row;
    return cp < p->from ? -1 : cp > p->to;
}

/* Returns the word of the picture that the text begins with, or NULL; sets its bytes. */
static const char *word_of(struct span text, size_t *bytes)
{
    uint32_t cp;
    *bytes = utf8_decode(text, &cp);
    const struct picture *p = bsearch(&cp, pictures, sizeof pictures / sizeof *pictures,
                                      sizeof *pictures, cmp_picture);
    return p ? p->word : NULL;
}

void picture_fold(struct buf *b, struct span text)
{
    struct buf spelled = BUF_INIT;
    size_t copied = 0;
    for (size_t i = 0, bytes; i < text.n; i += bytes) {
        unsigned char first = (unsigned char)text.p[i];
        bytes = 1;
        const char *word =
            first == 0xE2 || first == 0xF0 ? word_of(span_from(text, i), &bytes) : NULL;
        if (!word)
            continue;
        buf_add(&spelled, span_between(text.p + copied, text.p + i));
        buf_fmt(&spelled, " %s ", word);
        copied = i + bytes;
    }
    struct span rest = span_from(text, copied);
    if (copied)
        buf_add(&spelled, rest);
    fold_words(b, copied ? buf_span(&spelled) : text);
    buf_release(&spelled);
}
