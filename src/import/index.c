#include "import/index.h"

#include "base/fold.h"
#include "text/mail.h"
#include "text/names.h"
#include "text/phone.h"

struct index_key {
    struct span text;
    uint32_t hash, next; /* next: 1 + place of the next of its chain; 0: none */
    uint32_t same_guest; /* 1 + place of an older key of its guest; 0: none */
    size_t guest;
    enum index_kind kind;
};

void index_init(struct guest_index *k, struct arena *a)
{
    *k = (struct guest_index){.a = a};
}

size_t index_add(struct guest_index *k, struct span id)
{
    k->v = arena_grow(k->a, k->v, k->n, &k->cap, sizeof *k->v);
    k->v[k->n] = (struct index_guest){.id = arena_copy(k->a, id), .target = INDEX_NONE};
    index_add_key(k, k->n, INDEX_ID, k->v[k->n].id);
    return k->n++;
}

static uint32_t hash_of(enum index_kind kind, struct span key)
{
    return (span_hash(key) ^ (uint32_t)kind) * 2654435761U; /* Knuth's multiplier: spreads */
}

static void chain(struct guest_index *k, size_t i)
{
    uint32_t *head = &k->heads[k->keys[i].hash & (k->heads_n - 1)];
    k->keys[i].next = *head;
    *head = (uint32_t)i + 1;
}

static void more_heads(struct guest_index *k)
{
    k->heads_n = k->heads_n ? k->heads_n * 2 : 1024;
    k->heads = ARENA_NEW(k->a, uint32_t, k->heads_n);
    for (size_t i = 0; i < k->keys_n; i++)
        chain(k, i);
}

size_t index_find(const struct guest_index *k, enum index_kind kind, struct span key,
                  size_t *cursor)
{
    uint32_t hash = hash_of(kind, key);
    if (!k->heads_n)
        return INDEX_NONE;
    size_t at = *cursor ? k->keys[*cursor - 1].next : k->heads[hash & (k->heads_n - 1)];
    for (; at; at = k->keys[at - 1].next) {
        const struct index_key *one = &k->keys[at - 1];
        if (one->hash == hash && one->kind == kind && span_eq(one->text, key)) {
            *cursor = at;
            return one->guest;
        }
    }
    return INDEX_NONE;
}

size_t index_find_id(const struct guest_index *k, struct span id)
{
    size_t cursor = 0, who = index_find(k, INDEX_ID, id, &cursor);
    cursor = 0;
    return who == INDEX_NONE ? index_find(k, INDEX_FORMER_ID, id, &cursor) : who;
}

void index_add_key(struct guest_index *k, size_t guest, enum index_kind kind, struct span key)
{
    size_t cursor = 0;
    /* Only the newest of those who share it: a guest's facts come together. */
    if (index_find(k, kind, key, &cursor) == guest)
        return;
    if (k->keys_n == k->heads_n)
        more_heads(k);
    k->keys = arena_grow(k->a, k->keys, k->keys_n, &k->keys_cap, sizeof *k->keys);
    k->keys[k->keys_n] = (struct index_key){
        arena_copy(k->a, key), hash_of(kind, key), 0, k->v[guest].keys, guest, kind};
    chain(k, k->keys_n++);
    k->v[guest].keys = (uint32_t)k->keys_n;
    k->v[guest].contact |= kind == INDEX_PHONE || kind == INDEX_MAIL;
}

bool index_has(const struct guest_index *k, size_t guest, enum index_kind kind, struct span key)
{
    uint32_t hash = hash_of(kind, key);
    for (uint32_t at = k->v[guest].keys; at; at = k->keys[at - 1].same_guest) {
        const struct index_key *one = &k->keys[at - 1];
        if (one->hash == hash && one->kind == kind && span_eq(one->text, key))
            return true;
    }
    return false;
}

static bool name_key(struct span name, struct buf *b)
{
    struct buf folded = BUF_INIT;
    fold_words(&folded, name);
    bool made = names_key(b, buf_span(&folded));
    buf_release(&folded);
    return made;
}

bool index_key_of(const struct fact *f, enum index_kind *kind, struct buf *b)
{
    buf_clear(b);
    if (!f->text.n)
        return false;
    switch (f->key) {
    case KEY_NAME:
    case KEY_AKA:
    case KEY_KANA: *kind = INDEX_NAME; return name_key(f->text, b);
    case KEY_PHONE: *kind = INDEX_PHONE; return phone_key(b, f->text);
    case KEY_EMAIL: *kind = INDEX_MAIL; return mail_key(b, f->text);
    default: return false;
    }
}

void index_add_facts(struct guest_index *k, size_t guest, const struct fact *v, size_t n)
{
    struct buf b = BUF_INIT;
    enum index_kind kind;
    for (size_t i = 0; i < n; i++)
        if (v[i].key == KEY_WAS)
            index_add_key(k, guest, INDEX_FORMER_ID, v[i].text);
        else if (index_key_of(&v[i], &kind, &b))
            index_add_key(k, guest, kind, buf_span(&b));
    buf_release(&b);
}
