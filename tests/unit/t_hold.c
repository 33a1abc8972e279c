#include "store/lockstate.h"

#include "unit.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static struct span name_of(struct lockstate *h, const char *path)
{
    lockstate_arm(h, path, 1, 2);
    return span_str(h->name);
}

TEST(hold_names_the_file)
{
    struct lockstate h = {.known = false};
    char path[400] = "guests/";
    CHECK_STR(lockstate_name("guests/be/bea-long-name.txt"), "bea-long-name");
    CHECK_STR(name_of(&h, "guests/be/bea-long-name.txt"), "bea-long-name");
    CHECK_STR(name_of(&h, "dishes.txt"), "dishes"); /* nothing is left of the longer one */
    CHECK_STR(name_of(&h, "journal.conf"), "unknown");
    memset(path + 7, 'x', 300);
    CHECK_STR(name_of(&h, path), "unknown");
    lockstate_disarm(&h);
    CHECK(!h.armed && h.ours[0] == 0 && h.ours[1] == 0 && h.name[0] == '\0');
}

TEST(hold_remembers)
{
    FILE *f = tmpfile();
    struct lockstate
        h = {.last = {.dev = 1, .inode = 2, .size = 3, .mtime_sec = 4, .mtime_nsec = 5}},
        back;
    lockstate_arm(&h, "guests/a.txt", 6, (uint64_t)-7);
    lockstate_load(&back, fileno(f)); /* of an empty file */
    CHECK(!back.known && !back.armed && back.last.inode == 0 && back.name[0] == '\0');
    lockstate_write(&h, fileno(f));
    lockstate_load(&back, fileno(f));
    CHECK(back.known && os_stamp_eq(&h.last, &back.last));
    CHECK(back.last.dev == 1 && back.last.mtime_sec == 4 && back.last.mtime_nsec == 5);
    CHECK(back.armed && back.ours[0] == 6 && back.ours[1] == (uint64_t)-7);
    CHECK_STR(span_str(back.name), "a");
    h.armed = false;
    lockstate_write(&h, fileno(f));
    lockstate_load(&back, fileno(f));
    CHECK(!back.armed);
    CHECK(ftruncate(fileno(f), 100) == 0); /* half a block is none */
    lockstate_load(&back, fileno(f));
    CHECK(!back.known && back.last.inode == 0);
    fclose(f);
}

/* A copy of the lock file, as a clone or an archive brings it, is not believed. */
TEST(hold_believes_no_copy)
{
    FILE *f = tmpfile(), *copy = tmpfile();
    char bytes[1000];
    struct lockstate h = {.last = {.inode = 2}}, back;
    lockstate_arm(&h, "guests/a.txt", 6, 7);
    lockstate_write(&h, fileno(f));
    int n = os_get(fileno(f), bytes, sizeof bytes);
    CHECK(n > 0 && os_put(fileno(copy), bytes, (size_t)n) == n);
    lockstate_load(&back, fileno(copy));
    CHECK(!back.known && !back.armed && back.last.inode == 0 && back.name[0] == '\0');
    struct span s = {bytes, (size_t)n};
    CHECK(lockstate_is_own(s, os_inode(fileno(f))) &&
          !lockstate_is_own(s, os_inode(fileno(copy))));
    CHECK(!lockstate_is_own(s, 0) && !lockstate_is_own(span_from(s, 1), os_inode(fileno(f))));
    fclose(f);
    fclose(copy);
}

/* A name that could lead elsewhere is not taken from the file, even from its own user's. */
TEST(hold_takes_no_path)
{
    FILE *f = tmpfile();
    struct lockstate h = {.armed = true, .name = "a/../../../.planted"}, back;
    lockstate_write(&h, fileno(f));
    lockstate_load(&back, fileno(f));
    CHECK_STR(span_str(back.name), "unknown");
    fclose(f);
}
