#include "ask/doubt.h"

static const char *about_key(const struct fact *f, const struct keys *keys)
{
    int near = keys_near(keys, f->key_name);
    return near != KEY_NONE && keys->v[near].class == CLASS_STANDING
               ? "a key that may be a slip"
               : NULL;
}

const char *doubt_about(const struct fact *f, const struct keys *keys, date_t day)
{
    if (f->kind == LINE_OTHER)
        return "a line that is not understood";
    if (f->kind != LINE_FACT)
        return NULL;
    if (f->class == CLASS_UNKNOWN)
        return about_key(f, keys);
    if ((f->key != KEY_ALLERGY && f->key != KEY_INTOLERANCE) || f->text.n == 0 ||
        fact_is_current(f, day))
        return NULL;
    return f->date != DATE_NONE && f->date > day ? "dated in the future: is it so now?"
                                                 : "said to have ended: is it so?";
}
