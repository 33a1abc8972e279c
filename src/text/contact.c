#include "text/contact.h"

#include "base/set.h"
#include "text/mail.h"
#include "text/phone.h"

/* The numbers, or the mail addresses, of a guest. */
struct contacts {
    struct set phones, mails;
};

static void add_key(struct set *keys, struct buf *key)
{
    set_add(keys, arena_copy(keys->arena, buf_span(key)), NULL);
    buf_clear(key);
}

static void gather(struct contacts *c, const struct guest *g, struct arena *arena)
{
    struct buf key = BUF_INIT, digits = BUF_INIT;
    *c = (struct contacts){SET_INIT(arena), SET_INIT(arena)};
    for (size_t i = 0; i < g->n; i++) {
        struct span rest = g->v[i].text;
        if (g->v[i].kind != LINE_FACT)
            continue;
        if (g->v[i].key == KEY_EMAIL && mail_key(&key, rest))
            add_key(&c->mails, &key);
        while (g->v[i].key == KEY_PHONE && phone_next(&rest, &digits)) {
            if (phone_key(&key, buf_span(&digits)))
                add_key(&c->phones, &key);
            buf_clear(&key);
            buf_clear(&digits);
        }
        buf_clear(&key);
    }
    buf_release(&key);
    buf_release(&digits);
}

static bool share(const struct set *a, const struct set *b)
{
    for (size_t i = 0; i < a->n; i++)
        if (set_find(b, a->keys[i]) != SET_NONE)
            return true;
    return false;
}

enum contact contact_compare(const struct guest *a, const struct guest *b, struct arena *arena)
{
    struct contacts of_a, of_b;
    gather(&of_a, a, arena);
    gather(&of_b, b, arena);
    if (share(&of_a.phones, &of_b.phones) || share(&of_a.mails, &of_b.mails))
        return CONTACT_SAME;
    return (of_a.phones.n && of_b.phones.n) || (of_a.mails.n && of_b.mails.n) ? CONTACT_OTHER
                                                                              : CONTACT_UNKNOWN;
}
