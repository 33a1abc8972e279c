#include "ask/doubt.h"

#include "base/fold.h"

/* What the words for it share: "alergies", "food-allergy", "intolérances", アレルギー. */
static const char *const roots[] = {"lerg",     "toler",    "алерг", "аллерг", "αλλεργ",
                                    "アレルギ", "알레르기", "過敏",  "过敏"};

bool doubt_speaks_of_allergy(struct span key)
{
    struct buf folded = BUF_INIT, root = BUF_INIT;
    bool found = false;
    fold_add(&folded, key);
    for (size_t i = 0; i < sizeof roots / sizeof *roots && !found; i++) {
        buf_clear(&root);
        fold_add(&root, span_str(roots[i]));
        found = span_find(buf_span(&folded), buf_span(&root)) != SPAN_NONE;
    }
    buf_release(&folded);
    buf_release(&root);
    return found;
}

static const char *about_key(const struct fact *f, const struct keys *keys)
{
    int near = keys_near(keys, f->key_name);
    if (near != KEY_NONE && keys->v[near].class == CLASS_STANDING)
        return "a key that may be a slip";
    return doubt_speaks_of_allergy(f->key_name) ? "a key that may mean allergy" : NULL;
}

/* Then what was meant to follow the bracket stands inside it, where nobody reads a term. */
static bool is_unclosed(struct span body)
{
    size_t depth = 0;
    for (size_t i = 0; i < body.n; i++) {
        char c = body.p[i];
        if (c == '(' || c == '[')
            depth++;
        else if ((c == ')' || c == ']') && depth)
            depth--;
    }
    return depth > 0;
}

const char *doubt_about(const struct fact *f, const struct keys *keys, date_t day)
{
    if (f->kind == LINE_OTHER)
        return "a line that is not understood";
    if (f->kind != LINE_FACT)
        return NULL;
    if (f->class == CLASS_UNKNOWN)
        return about_key(f, keys);
    bool harms = f->key == KEY_ALLERGY || f->key == KEY_INTOLERANCE;
    if ((harms || f->key == KEY_DIET) && is_unclosed(f->body))
        return "a bracket that is not closed: what else?";
    if (!harms || f->text.n == 0 || fact_is_current(f, day))
        return NULL;
    return f->date != DATE_NONE && f->date > day ? "dated in the future: is it so now?"
                                                 : "said to have ended: is it so?";
}
