#include "store/scan.h"

#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { GUESTS = 300 };

static char root_path[256];
static struct arena a;
static struct store s;
static struct err e;

static void put(const char *path, const char *text, off_t size)
{
    char full[600];
    snprintf(full, sizeof full, "%s/%s", root_path, path);
    FILE *f = fopen(full, "w");
    if (!CHECK(f != NULL))
        return;
    fputs(text, f);
    fflush(f);
    CHECK(size == 0 || ftruncate(fileno(f), size) == 0);
    fclose(f);
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
    snprintf(root_path, sizeof root_path, "%s/scan.XXXXXX", tmp ? tmp : "/tmp");
    e = ERR_INIT;
    CHECK(mkdtemp(root_path) != NULL);
    put("journal.conf", conf, 0);
    make_dir("guests");
    CHECK_INT(store_open(&s, root_path, &a, &e), 0);
}

static void end(void)
{
    struct err why = ERR_INIT;
    store_close(&s);
    CHECK_INT(os_run(OS_CWD, (const char *[]){"rm", "-rf", root_path, NULL}, &why), 0);
}

static void fill(void)
{
    char path[64];
    for (int i = 0; i < GUESTS; i++) {
        snprintf(path, sizeof path, "guests/g%03d.txt", i);
        put(path, "name: G\n", 0);
    }
}

/* The files as they came, in order: "id=first line," for a file and "!id," for one that failed.
 */
struct seen {
    struct buf text;
    size_t flushes, most;
};

static void each(struct scan_worker *w, const struct scan_file *file)
{
    struct span rest = file->src, line = {NULL, 0};
    span_line(&rest, &line);
    *(struct span *)scan_put(w) =
        arena_fmt(&w->keep, "%.*s=%.*s,", (int)file->id.n, file->id.p, (int)line.n, line.p);
}

static bool take_line(void *ctx, void *line)
{
    buf_add(&((struct seen *)ctx)->text, *(const struct span *)line);
    return true;
}

static bool flush(void *ctx, struct scan_worker *w)
{
    struct seen *seen = ctx;
    (void)w;
    return ++seen->flushes < seen->most;
}

static void failed(void *ctx, struct span id, const struct err *why)
{
    struct seen *seen = ctx;
    buf_fmt(&seen->text, "!%.*s %s,", (int)id.n, id.p, why->text);
}

static struct span scan(struct seen *seen, size_t workers)
{
    struct scan q = {.ctx = seen,
                     .workers = workers,
                     .item_size = sizeof(struct span),
                     .each = each,
                     .item = take_line,
                     .flush = flush,
                     .failed = failed,
                     .failed_ctx = seen};
    CHECK_INT(store_scan(&s, &q, &e), 0);
    CHECK_INT(e.status, 0);
    struct span text = arena_copy(&a, buf_span(&seen->text));
    buf_release(&seen->text);
    return text;
}

static struct span scan_all(size_t workers)
{
    return scan(&(struct seen){.most = SPAN_NONE}, workers);
}

TEST(scan_in_order)
{
    begin("version: 1\n");
    fill();
    struct span one = scan_all(1), rest = one, part;
    for (int i = 0; i < GUESTS && span_cut(&rest, ',', &part); i++)
        CHECK_SPAN(part, arena_fmt(&a, "g%03d=name: G", i));
    CHECK_INT(rest.n, 0);
    for (size_t workers = 0; workers < 70; workers += 7)
        CHECK_SPAN(scan_all(workers), one);
    end();
}

TEST(scan_tells_failures_in_order)
{
    begin("version: 1\n");
    fill();
    put("guests/g100.txt", "name: G\n", OS_FILE_MAX + 1);
    put("guests/g101.txt", "", OS_LINE_MAX + 1);
    put("guests/g299.txt", "name: G\n", OS_FILE_MAX + 1);
    struct span all = scan_all(8);
    CHECK(span_find(all, SPAN("g099=name: G,!g100 guests/g100.txt: is larger than 64 MiB,"
                              "!g101 guests/g101.txt:1: the line is longer than 1 MiB,"
                              "g102=")) != SPAN_NONE);
    CHECK(span_ends(all, SPAN("g298=name: G,!g299 guests/g299.txt: is larger than 64 MiB,")));
    CHECK_SPAN(scan_all(1), all);
    end();
}

TEST(scan_stops_early)
{
    begin("version: 1\n");
    fill();
    struct span all = scan_all(1);
    for (size_t workers = 1; workers < 9; workers++) {
        struct seen seen = {.most = 2};
        struct span head = scan(&seen, workers);
        CHECK_INT(seen.flushes, 2);
        CHECK(head.n > 0 && head.n < all.n && span_starts(all, head));
    }
    end();
}

TEST(scan_both_layouts)
{
    begin("version: 1\nlayout: sharded\n");
    make_dir("guests/ab");
    make_dir("guests/大坂");
    make_dir("guests/zz");
    make_dir("guests/dir.txt");
    put("guests/ab/abe.txt", "new\n", 0);
    put("guests/abe.txt", "old\n", 0);
    put("guests/ab.txt", "flat\n", 0);
    put("guests/ab/abe-b.txt", "next\n", 0);
    put("guests/大坂/大坂.txt", "far\n", 0);
    put("guests/zz/abc.txt", "nowhere\n", 0);
    put("guests/ab/No Slug.txt", "", 0);
    put("guests/ab/abd.text", "", 0);
    put("guests/ab/.abd.txt", "", 0);
    CHECK(symlink("ab/abe.txt", arena_fmt(&a, "%s/guests/abf.txt", root_path).p) == 0);
    CHECK(symlink("ab", arena_fmt(&a, "%s/guests/ac", root_path).p) == 0);
    CHECK(mkfifo(arena_fmt(&a, "%s/guests/abg.txt", root_path).p, 0644) == 0);
#define REFUSED                                                                                \
    "!abf guests/abf.txt: is a symbolic link, which is not followed,"                          \
    "!abg guests/abg.txt: is a named pipe,!dir guests/dir.txt: is a directory,"
    CHECK_STR(scan_all(0), "ab=flat,abe=new,abe-b=next," REFUSED "大坂=far,");
    s.set.sharded = false;
    CHECK_STR(scan_all(0), "ab=flat,abe=old,abe-b=next," REFUSED "大坂=far,");
    end();
}

TEST(scan_of_nobody)
{
    begin("version: 1\n");
    CHECK_STR(scan_all(0), "");
    CHECK(rmdir(arena_fmt(&a, "%s/guests", root_path).p) == 0);
    CHECK_STR(scan_all(0), "");
    put("guests", "", 0);
    struct scan q = {.kept_size = 1};
    CHECK_INT(store_scan(&s, &q, &e), -1);
    CHECK_INT(e.status, STATUS_FILE);
    end();
}
