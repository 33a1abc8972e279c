/*
 * Makes a journal of N invented guests, the same for the same arguments:
 *
 *     house [--sharded] [--today DATE] [--bookings N] DIR N [SEED]
 *
 * Every kind of fact occurs. Files are of 1-4 KiB with a tail to 100 KiB; a thousand dishes, a
 * few of them asked for daily and most of them seldom; households name each other. All visits
 * lie before today (2026-11-23); today has a menu and 60 bookings.
 */
#include "people.h"
#include "words.h"

#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "base/num.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    FOODS = sizeof foods / sizeof *foods,
    STYLES = sizeof styles / sizeof *styles,
    DISHES = FOODS * STYLES,
    HOUSEHOLD_MAX = 5,
    RECENT = 64,
    ID_MAX = 128,
};

struct house {
    int guests; /* descriptor of guests/ */
    bool sharded;
    date_t today;
    size_t bookings; /* still to be made */
    struct dice dice;
    struct taken taken;
    struct arena scratch;        /* one household's */
    struct buf out;              /* one guest's file */
    char recent[RECENT][ID_MAX]; /* ids of guests made before, for friendships */
    size_t made;
};

/* One evening of a household: who of them came, as bits. */
struct evening {
    date_t date;
    daytime_t time;
    unsigned who;
};

static bool chance(struct house *h, size_t one_in)
{
    return dice_chance(&h->dice, one_in);
}

static size_t below(struct house *h, size_t n)
{
    return dice_below(&h->dice, n);
}

#define PICK(h, array) DICE_PICK(&(h)->dice, array)

/* A few dishes are asked for daily, most of them seldom: the cube of an even draw. */
static size_t dish_draw(struct house *h)
{
    size_t u = below(h, 10000);
    return u * u / 10000 * u / 10000 * DISHES / 10000;
}

/* 367 is prime to 1000, so neighbours in rank are unlike in kind. */
static const struct food *dish_food(size_t dish)
{
    return &foods[dish * 367 % DISHES / STYLES];
}

static const struct style *dish_style(size_t dish)
{
    return &styles[dish * 367 % DISHES % STYLES];
}

static void add_dish(struct buf *b, size_t dish)
{
    const struct style *s = dish_style(dish);
    buf_fmt(b, "%s%s%s", s->before, dish_food(dish)->name, s->after);
}

static void add_when(struct buf *b, date_t d)
{
    date_add(b, d);
    buf_char(b, ' ');
}

static void add_line(struct buf *b, const char *key, const char *text)
{
    buf_fmt(b, "%s: %s\n", key, text);
}

static void add_dated(struct buf *b, date_t d, const char *key, const char *text)
{
    add_when(b, d);
    add_line(b, key, text);
}

/* Undated facts: who it is, what must be known, who belongs to them. */

static void add_identity(struct house *h, const struct person *p)
{
    struct buf *b = &h->out;
    buf_fmt(b, "name: %s\n", p->name.p);
    if (p->aka.n)
        buf_fmt(b, "aka: %s\n", p->aka.p);
    if (p->kana.n)
        buf_fmt(b, "kana: %s\n", p->kana.p);
    if (chance(h, 100))
        buf_fmt(b, "was: former-%s\n", p->id.p);
    buf_fmt(b, "phone: +00 555 %04zu %03zu\n", below(h, 10000), below(h, 1000));
    if (chance(h, 2))
        buf_fmt(b, "email: guest%zu@mail.example\n", h->made);
    if (chance(h, 6))
        buf_fmt(b, "address: %s %zu\n", PICK(h, streets), below(h, 200) + 1);
    if (chance(h, 8))
        add_line(b, "company", PICK(h, companies));
    if (chance(h, 3))
        buf_fmt(b, "birthday: %02zu-%02zu\n", below(h, 12) + 1, below(h, 28) + 1);
    else if (chance(h, 3))
        buf_fmt(b, "birthday: %zu-%02zu-%02zu\n", below(h, 70) + 1945, below(h, 12) + 1,
                below(h, 28) + 1);
    if (chance(h, 12))
        buf_fmt(b, "anniversary: %02zu-%02zu\n", below(h, 12) + 1, below(h, 28) + 1);
    if (chance(h, 10))
        buf_fmt(b, "since: %zu\n", below(h, 20) + 2005);
}

static void add_standing(struct house *h)
{
    struct buf *b = &h->out;
    if (chance(h, 2))
        add_line(b, "seat", PICK(h, seats));
    add_line(b, "likes", PICK(h, likes));
    if (chance(h, 2))
        add_line(b, "likes", PICK(h, likes));
    if (chance(h, 2))
        add_line(b, "dislikes", PICK(h, dislikes));
    if (chance(h, 4))
        add_line(b, "tag", PICK(h, tags));
    if (chance(h, 50))
        add_line(b, "vip", "owner's friend");
    if (chance(h, 60))
        add_line(b, "access", "wheelchair, step-free table");
    if (chance(h, 20))
        add_line(b, "language", chance(h, 2) ? "French" : "日本語");
    if (chance(h, 30))
        buf_fmt(b, "x-locker: %zu\n", below(h, 90));
    if (chance(h, 40))
        buf_str(b, "# asked us to keep this page short\n");
}

static void add_bonds(struct house *h, const struct person *v, size_t n, size_t self)
{
    static const char *const others[] = {"friend", "colleague", "knows"};
    for (size_t i = 0; i < n; i++)
        if (i != self)
            buf_fmt(&h->out, "%s: @%s\n", i < 2 && self < 2 ? "partner" : "family", v[i].id.p);
    if (h->made > RECENT && chance(h, 5))
        buf_fmt(&h->out, "%s: @%s\n", PICK(h, others), h->recent[below(h, RECENT)]);
}

/* The day an allergy was first said is the day of the first visit. */
static void add_health(struct house *h, date_t first)
{
    struct buf *b = &h->out;
    if (chance(h, 6))
        add_dated(b, first, "allergy", PICK(h, allergies));
    else if (chance(h, 4))
        add_dated(b, first, "allergy", "none");
    if (chance(h, 12))
        add_dated(b, first, "intolerance", PICK(h, intolerances));
    if (chance(h, 10))
        add_dated(b, first, "diet", PICK(h, diets));
}

/* Dated facts: an evening, and what was served, said and asked for. */

static void add_party(struct house *h, const struct person *v, size_t n, size_t self,
                      const struct evening *e, const char *key)
{
    struct buf *b = &h->out;
    size_t covers = below(h, 3) == 0;
    for (size_t i = 0; i < n; i++)
        covers += e->who >> i & 1;
    add_when(b, e->date);
    time_add(b, e->time);
    buf_fmt(b, " %s: %s for %zu", key, PICK(h, meals), covers);
    const char *join = " with ";
    for (size_t i = 0; i < n; i++) {
        if (i == self || !(e->who >> i & 1))
            continue;
        buf_fmt(b, "%s@%s", join, v[i].id.p);
        join = ", ";
    }
    if (chance(h, 4))
        buf_fmt(b, ", table %zu", below(h, 14) + 1);
    buf_str(b, chance(h, 10) ? "; window if free\n" : "\n");
}

static void add_items(struct house *h, date_t d)
{
    static const char *const marks[] = {"", "", "", "", "+", "+", "-", "~", "*"};
    struct buf *b = &h->out;
    for (size_t n = 2 + below(h, 3); n > 0; n--) {
        add_when(b, d);
        buf_fmt(b, "dish%s: ", PICK(h, marks));
        add_dish(b, dish_draw(h));
        if (chance(h, 8))
            buf_fmt(b, "; %s", PICK(h, remarks));
        buf_char(b, '\n');
    }
    if (chance(h, 3))
        add_dated(b, d, "drink", PICK(h, drinks));
    if (chance(h, 4))
        add_dated(b, d, chance(h, 2) ? "wine" : "wine+", PICK(h, wines));
    if (chance(h, 80))
        add_dated(b, d, "gift", PICK(h, gifts));
}

/* Most wishes are met within the month; the others stay open, some with what was tried. */
static void add_open(struct house *h, date_t d, const char *key, const char *what)
{
    struct buf *b = &h->out;
    add_when(b, d);
    if (chance(h, 4)) {
        buf_fmt(b, "%s: %s", key, what);
        if (chance(h, 3)) {
            buf_str(b, "; by ");
            date_add(b, d + 60);
        }
        buf_char(b, '\n');
        if (chance(h, 2)) {
            add_when(b, d);
            buf_fmt(b, "tried: %s; %s\n", what, PICK(h, tries));
        }
        return;
    }
    buf_fmt(b, "%s%c: %s; ", key, chance(h, 8) ? '-' : '+', what);
    date_add(b, d);
    buf_fmt(b, " %s\n", PICK(h, hows));
}

static void add_talk(struct house *h, date_t d)
{
    struct buf *b = &h->out;
    if (chance(h, 3))
        add_dated(b, d, "note", PICK(h, notes));
    if (chance(h, 20000))
        add_dated(b, d, "note", PICK(h, rare_notes));
    if (chance(h, 40))
        add_dated(b, d, "companion", chance(h, 2) ? "allergy nuts (her friend)" : "diet vegan");
    if (chance(h, 25))
        add_open(h, d, "ask", PICK(h, asks));
    if (chance(h, 60))
        add_open(h, d, "complaint", PICK(h, complaints));
    if (chance(h, 60))
        add_open(h, d, "promise", PICK(h, promises));
}

static void add_evening(struct house *h, const struct person *v, size_t n, size_t self,
                        const struct evening *e)
{
    static const char *const missed[] = {"booked-", "booked~"};
    if (e->date >= h->today) {
        add_party(h, v, n, self, e, "booked");
    } else if (chance(h, 25)) {
        add_party(h, v, n, self, e, PICK(h, missed));
    } else {
        add_party(h, v, n, self, e, "visit");
        add_items(h, e->date);
        add_talk(h, e->date);
    }
}

/* A household: its people, its evenings, a file each. */

static int by_date(const void *a, const void *b)
{
    const struct evening *x = a, *y = b;
    if (x->date != y->date)
        return x->date < y->date ? -1 : 1;
    if (x->time != y->time)
        return x->time < y->time ? -1 : 1;
    return (x->who > y->who) - (x->who < y->who); /* no two are equal: qsort is not stable */
}

static size_t evenings_count(struct house *h)
{
    if (chance(h, 1500))
        return 100 + below(h, 400);
    if (chance(h, 50))
        return 20 + below(h, 40);
    return 4 + below(h, 15);
}

static struct evening evening_draw(struct house *h, size_t people)
{
    struct evening e = {h->today - 1 - (date_t)below(h, 2600), TIME_NONE, 0};
    e.time = (daytime_t)(17 * 60 + 30 + 15 * (int)below(h, 15));
    while (e.who == 0)
        e.who = (unsigned)below(h, (size_t)1 << people);
    return e;
}

static struct evening *evenings_draw(struct house *h, size_t people, size_t *n)
{
    *n = evenings_count(h);
    struct evening *v = ARENA_NEW(&h->scratch, struct evening, *n + 1);
    for (size_t i = 0; i < *n; i++)
        v[i] = evening_draw(h, people);
    if (h->bookings > 0) {
        h->bookings--;
        v[*n] = evening_draw(h, people);
        v[(*n)++].date = h->today;
    }
    qsort(v, *n, sizeof *v, by_date);
    return v;
}

static void fail(const char *what)
{
    die("house: %s: %s", what, strerror(errno));
}

static void write_at(int dir, const char *path, const struct buf *b)
{
    int fd = openat(dir, path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0660);
    if (fd < 0)
        fail(path);
    for (size_t done = 0; done < b->n;) {
        ssize_t n = write(fd, b->p + done, b->n - done);
        if (n < 0)
            fail(path);
        done += (size_t)n;
    }
    if (close(fd) != 0)
        fail(path);
}

/* Bytes of the first two characters. */
static int shard_bytes(struct span id)
{
    size_t at = 0;
    for (int chars = 0; chars < 2 && at < id.n; chars++)
        for (at++; at < id.n && ((unsigned char)id.p[at] & 0xC0) == 0x80;)
            at++;
    return (int)at;
}

static void write_guest(struct house *h, struct span id)
{
    char path[ID_MAX * 2];
    int shard = h->sharded ? shard_bytes(id) : 0;
    snprintf(path, sizeof path, "%.*s", shard, id.p);
    if (h->sharded && mkdirat(h->guests, path, 0770) != 0 && errno != EEXIST)
        fail(path);
    snprintf(path, sizeof path, "%.*s%s%s.txt", shard, id.p, h->sharded ? "/" : "", id.p);
    write_at(h->guests, path, &h->out);
    snprintf(h->recent[h->made++ % RECENT], ID_MAX, "%s", id.p);
}

static void make_household(struct house *h, size_t n)
{
    struct person v[HOUSEHOLD_MAX];
    size_t evenings_n;
    people_household(v, n, &h->dice, &h->taken, &h->scratch);
    struct evening *e = evenings_draw(h, n, &evenings_n);
    for (size_t i = 0; i < n; i++) {
        buf_clear(&h->out);
        add_identity(h, &v[i]);
        add_bonds(h, v, n, i);
        add_standing(h);
        buf_char(&h->out, '\n');
        add_health(h, e[0].date);
        for (size_t k = 0; k < evenings_n; k++)
            if (e[k].who >> i & 1)
                add_evening(h, v, n, i, &e[k]);
        write_guest(h, v[i].id);
    }
    arena_reset(&h->scratch);
}

/* Households of 1 to 5, mostly of one or two. */
static size_t household_size(struct house *h)
{
    static const size_t sizes[] = {1, 1, 1, 1, 2, 2, 2, 3, 4, 5};
    return PICK(h, sizes);
}

/* The house's own files. */

static void write_dish_book(struct house *h, int root)
{
    struct buf *b = &h->out;
    buf_clear(b);
    buf_str(b, "# the dish book: what each dish contains, and what else it is called\n");
    for (size_t i = 0; i < DISHES; i++) {
        const char *food = dish_food(i)->holds, *style = dish_style(i)->holds;
        buf_str(b, i % 97 == 0 ? "dish*: " : "dish: ");
        add_dish(b, i);
        if (i % 9 != 0 && (*food || *style))
            buf_fmt(b, " [%s%s%s]", food, *food && *style ? ", " : "", style);
        if (i % 7 == 0)
            buf_fmt(b, " = number %zu", i + 1);
        buf_char(b, '\n');
    }
    write_at(root, "dishes.txt", b);
}

static void write_menu(struct house *h, int root)
{
    struct buf *b = &h->out, path = BUF_INIT;
    if (mkdirat(root, "menus", 0770) != 0)
        fail("menus");
    buf_clear(b);
    buf_str(b, "# tonight\n");
    for (int i = 0; i < 12; i++) {
        add_dish(b, dish_draw(h));
        buf_char(b, '\n');
    }
    buf_str(b, "Starter: shrimp toast\nwine: Chablis 2018\n");
    buf_fmt(b, "@%s grilled chicken thigh, salt\n", h->recent[0]);
    buf_str(&path, "menus/");
    date_add(&path, h->today);
    buf_str(&path, ".txt");
    write_at(root, buf_cstr(&path), b);
    buf_release(&path);
}

static void write_conf(struct house *h, int root)
{
    buf_clear(&h->out);
    buf_str(&h->out, h->sharded ? "version: 1\nlayout: sharded\n" : "version: 1\n");
    write_at(root, "journal.conf", &h->out);
}

static int make_dir(int at, const char *path)
{
    if (mkdirat(at, path, 0700) != 0)
        fail(path);
    int fd = openat(at, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        fail(path);
    return fd;
}

static void make_house(struct house *h, const char *dir, size_t guests)
{
    int root = make_dir(AT_FDCWD, dir);
    h->guests = make_dir(root, "guests");
    struct arena lasting = ARENA_INIT;
    taken_init(&h->taken, &lasting, guests);
    write_conf(h, root);
    write_dish_book(h, root);
    while (h->made < guests) {
        size_t n = household_size(h), left = guests - h->made;
        make_household(h, n < left ? n : left);
    }
    write_menu(h, root);
    arena_release(&lasting);
    arena_release(&h->scratch);
    buf_release(&h->out);
    close(h->guests);
    close(root);
}

static _Noreturn void usage(void)
{
    fputs("usage: house [--sharded] [--today DATE] [--bookings N] DIR N [SEED]\n", stderr);
    exit(2);
}

static size_t number(const char *z)
{
    long n;
    if (z == NULL || !num_parse(span_str(z), 100000000, &n))
        usage();
    return (size_t)n;
}

int main(int argc, char **argv)
{
    struct house h = {.today = date_make(2026, 11, 23), .bookings = 60};
    (void)argc;
    for (argv++; *argv != NULL && strncmp(*argv, "--", 2) == 0; argv++) {
        if (strcmp(*argv, "--sharded") == 0)
            h.sharded = true;
        else if (strcmp(*argv, "--today") == 0 && argv[1] != NULL)
            h.today = date_parse(span_str(*++argv));
        else if (strcmp(*argv, "--bookings") == 0)
            h.bookings = number(*++argv);
        else
            usage();
    }
    if (argv[0] == NULL || argv[1] == NULL || h.today < 3000)
        usage();
    h.dice = dice_new(argv[2] != NULL ? number(argv[2]) : 1);
    make_house(&h, argv[0], number(argv[1]));
    return 0;
}
