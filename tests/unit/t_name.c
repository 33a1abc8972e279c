#include "store/listing.h"
#include "store/resolve.h"
#include "store/store.h"

#include "unit.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char root_path[256];
static struct arena a;
static struct store s;
static struct err e;
static const date_t today = 739625; /* 2026-01-10 */

static void put(const char *path, const char *text)
{
    char full[600];
    struct err why = ERR_INIT;
    snprintf(full, sizeof full, "%s/%s", root_path, path);
    int fd = open(full, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    CHECK(fd >= 0);
    CHECK_INT(os_write_fd(fd, path, span_str(text), &why), 0);
    os_close(fd);
}

static void make_dir(const char *path)
{
    char full[600];
    snprintf(full, sizeof full, "%s/%s", root_path, path);
    CHECK(mkdir(full, 0755) == 0);
}

static void begin(const char *conf)
{
    const char *tmp = getenv("TMPDIR");
    snprintf(root_path, sizeof root_path, "%s/store.XXXXXX", tmp ? tmp : "/tmp");
    e = ERR_INIT;
    CHECK(mkdtemp(root_path) != NULL);
    put("journal.conf", conf);
    make_dir("guests");
    put("guests/ann-lee.txt",
        "name: Ann Lee\naka: Annie\nphone: 5550101\n2025-12-31 dish: x\n");
    put("guests/anna-li.txt", "name: Anna Li\n2026-02-01 visit: dinner\n");
    put("guests/lee.txt", "name: Lee van Dyke\nkana: リー\nwas: old-lee\n");
    put("guests/李小龍.txt", "name: 李小龍\n");
    put("guests/李小.txt", "name: 李小\n");
    CHECK_INT(store_open(&s, root_path, &a, &e), 0);
}

static void end(void)
{
    struct err why = ERR_INIT;
    store_close(&s);
    CHECK_INT(os_run(OS_CWD, (const char *[]){"rm", "-rf", root_path, NULL}, &why), 0);
}

/* Returns the id that the words name; "" if none or several match: then see f. */
static struct found f;
static struct span who(const char *typed)
{
    e = ERR_INIT;
    int got = store_resolve(&s, span_str(typed), today, &f, &a, &e);
    CHECK_INT(e.status, got == 1 ? 0 : STATUS_GUEST);
    return got == 1 ? f.id : SPAN("");
}

TEST(name_steps)
{
    begin("version: 1\n");
    CHECK_STR(who("ann-lee"), "ann-lee");
    CHECK_STR(who("lee"), "lee"); /* the id, though it begins no name of its own */
    CHECK_STR(who("ANN LEE"), "ann-lee");
    CHECK_STR(who("Annie"), "ann-lee");
    CHECK_STR(who("りー"), "lee");
    CHECK_STR(who("Old Lee"), "lee");
    CHECK_STR(who("lee ann"), "ann-lee");
    CHECK_STR(who("dyke"), "lee");
    CHECK_STR(who("anna"), "anna-li");
    CHECK_STR(who("李小龍"), "李小龍");
    CHECK_STR(who("@lee"), "lee");
    CHECK_STR(who("@old-lee"), "lee");
    end();
}

TEST(name_mention)
{
    struct span known;
    begin("version: 1\n");
    CHECK_INT(store_mention(&s, SPAN("李小龍と"), MENTION_BY_ID, &known, &a, &e), 1);
    CHECK_STR(known, "李小龍");
    CHECK_INT(store_mention(&s, SPAN("李小鳳"), MENTION_BY_ID, &known, &a, &e), 1);
    CHECK_STR(known, "李小");
    CHECK_INT(store_mention(&s, SPAN("lee-x"), MENTION_IN_FILES, &known, &a, &e), 0);
    CHECK_INT(store_mention(&s, SPAN("old-lee"), MENTION_BY_ID, &known, &a, &e), 0);
    CHECK_INT(store_mention(&s, SPAN("old-lee"), MENTION_IN_FILES, &known, &a, &e), 1);
    CHECK_STR(known, "lee");
    CHECK_STR(who("@李小鳳"), ""); /* what is typed is an id byte for byte, not a text */
    CHECK_STR(who("@李小龍と"), "");
    CHECK_INT(e.status, STATUS_GUEST);
    end();
}

/* A line can be 1 MiB of such a mention: its heads are too many to fold. */
TEST(name_long_mention)
{
    struct span known;
    struct buf id = BUF_INIT;
    for (int i = 0; i < 100000; i++)
        buf_str(&id, "李");
    begin("version: 1\n");
    CHECK_INT(store_mention(&s, buf_span(&id), MENTION_BY_ID, &known, &a, &e), 0);
    CHECK_INT(e.status, 0);
    end();
    buf_release(&id);
}

TEST(name_several)
{
    begin("version: 1\n");
    CHECK_STR(who("ann"), "ann-lee"); /* a whole word before the beginning of one */
    CHECK_STR(who("an"), "");
    CHECK_INT(f.n, 2);
    CHECK_STR(f.v[0].id, "ann-lee");
    CHECK_STR(f.v[0].name, "Ann Lee");
    CHECK_STR(f.v[0].phone, "5550101");
    CHECK_INT(f.v[0].last, today - 10);
    CHECK_STR(f.v[1].id, "anna-li");
    CHECK_INT(f.v[1].last, DATE_NONE); /* a visit in the future */
    CHECK_STR(who("李"), "");
    CHECK_INT(f.n, 2);
    end();
}

TEST(name_none)
{
    begin("version: 1\n");
    CHECK_STR(who("anne lee"), "");
    CHECK_INT(f.n, 2);
    CHECK_STR(f.v[0].id, "ann-lee");
    CHECK_STR(f.v[1].id, "lee"); /* Lee may be short for Anne Lee */
    CHECK_STR(who("@ann"), ""); /* @ is an id and never a name */
    CHECK_STR(who("zzz"), "");
    CHECK_INT(f.n, 0);
    CHECK_STR(who(""), "");
    CHECK_STR(who("@"), "");
    CHECK_INT(e.status, STATUS_GUEST);
    CHECK_STR(who("!?"), "");
    CHECK_STR(who("../guests/lee"), "");
    CHECK_STR(who("鳳凰鳥"), ""); /* three letters, and all others: not near */
    CHECK_INT(f.n, 0);
    end();
}

/* One slip from four letters on, two from eight; the nearest first, and not too many. */
TEST(name_near)
{
    begin("version: 1\n");
    CHECK_STR(who("Anie"), "");
    CHECK_INT(f.n, 1);
    CHECK_STR(f.v[0].id, "ann-lee");
    CHECK_STR(who("anu"), "");
    CHECK_INT(f.n, 0);
    CHECK_STR(who("dikke"), "");
    CHECK_INT(f.n, 0);
    CHECK_STR(who("dikes"), "");
    CHECK_INT(f.n, 0);
    CHECK_STR(who("lee van dikes"), "");
    CHECK_INT(f.n, 1);
    CHECK_STR(f.v[0].id, "lee");
    CHECK_STR(f.v[0].name, "Lee van Dyke");
    CHECK_STR(f.v[0].phone, "");
    put("guests/1.txt", "name: Dirk Vries\n");
    put("guests/2.txt", "name: Dink\n");
    put("guests/3.txt", "name: Dork Vriend\n");
    put("guests/4.txt", "name: Vries Dirke\n");
    CHECK_STR(who("dirk vriez"), "");
    CHECK_INT(f.n, 1);
    CHECK_STR(f.v[0].id, "1");
    CHECK_STR(who("dirq"), "");
    CHECK_INT(f.n, 1);
    CHECK_STR(f.v[0].id, "1");
    CHECK_STR(who("dirk vrient"), ""); /* two slips from the first, one from the third */
    CHECK_INT(f.n, 2);
    CHECK_STR(f.v[0].id, "1");
    end();
}

TEST(name_many)
{
    char path[64], text[64], typed[400];
    begin("version: 1\n");
    for (int i = 0; i < 21; i++) {
        snprintf(path, sizeof path, "guests/zoe-%c.txt", 'a' + i);
        snprintf(text, sizeof text, "name: Zoe %c\nwas: %s\n", 'A' + i, i < 2 ? "twice" : "x");
        put(path, text);
    }
    CHECK_STR(who("zoe"), "");
    CHECK_INT(f.n, 20);
    CHECK_STR(f.v[19].id, "zoe-t");
    CHECK(strstr(e.text, "21 guests") != NULL);
    CHECK_STR(who("zoee"), "");
    CHECK_INT(f.n, 5);
    CHECK_STR(f.v[4].id, "zoe-e");
    CHECK_STR(span_str(e.text), "no guest named \"zoee\"");
    CHECK_STR(who("@twice"), ""); /* it was two */
    CHECK_STR(span_str(e.text), "\"twice\" matches 2 guests");
    memset(typed, 'q', sizeof typed);
    typed[201] = '\0';
    CHECK_STR(who(typed), "");
    CHECK_INT(strlen(e.text), strlen("no guest named \"\"") + 200);
    end();
}

TEST(store_paths)
{
    begin("version: 1\nlayout: sharded\n");
    CHECK_STR(store_path(&s, SPAN("lee"), &a), "guests/lee.txt"); /* where it is */
    CHECK_STR(store_path(&s, SPAN("zed"), &a), "guests/ze/zed.txt");
    CHECK_STR(store_path(&s, SPAN("z"), &a), "guests/z/z.txt");
    CHECK_STR(store_path(&s, SPAN("大坂"), &a), "guests/大坂/大坂.txt");
    make_dir("guests/ze");
    put("guests/ze/zed.txt", "name: Zed\n");
    put("guests/ze/.txt", "");
    put("guests/Not A Slug.txt", "");
    CHECK_INT(store_has(&s, SPAN("zed"), &e), 1);
    CHECK_INT(store_has(&s, SPAN("zee"), &e), 0);
    CHECK_INT(store_has(&s, SPAN("../journal"), &e), 0);
    struct os_names ids;
    CHECK_INT(listing_ids(&s, &a, &ids, &e), 0);
    CHECK_INT(ids.n, 6);
    CHECK_STR(ids.v[3], "zed");
    struct guest g;
    CHECK_INT(store_load(&s, SPAN("zed"), &g, &a, &e), 1);
    CHECK_STR(guest_name(&g), "Zed");
    CHECK_STR(g.id, "zed");
    CHECK_INT(store_load(&s, SPAN("nobody"), &g, &a, &e), 0);
    CHECK_INT(store_load_file(&s, "dishes.txt", &g, &a, &e), 0);
    CHECK_INT(e.status, 0);
    end();
}

TEST(store_open_finds_none)
{
    struct err why = ERR_INIT;
    CHECK_INT(store_open(&s, "/no/such/place", &a, &why), -1);
    CHECK_INT(why.status, STATUS_USAGE);
    why = ERR_INIT;
    CHECK_INT(store_open(&s, "/dev/null", &a, &why), -1); /* it is there, and cannot be one */
    CHECK_INT(why.status, STATUS_SYSTEM);
    CHECK_STR(span_str(why.text), "cannot open /dev/null: Not a directory");
    store_close(&s);
    store_close(&s);
}
