#include "store/hold.h"

#include "unit.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static struct span name_of(struct hold *h, const char *path)
{
    hold_name(h, path);
    return span_str(h->name);
}

TEST(hold_names_the_file)
{
    struct hold h;
    char path[400] = "guests/";
    CHECK_STR(name_of(&h, "guests/be/bea-long-name.txt"), "bea-long-name");
    CHECK_STR(name_of(&h, "dishes.txt"), "dishes"); /* nothing is left of the longer one */
    CHECK_INT(h.name[7], 0);
    CHECK_STR(name_of(&h, "journal.conf"), "journal.conf");
    memset(path + 7, 'x', 300);
    CHECK_INT(name_of(&h, path).n, HOLD_NAME - 1);
}

TEST(hold_remembers)
{
    FILE *f = tmpfile();
    struct hold h = {.last = {.dev = 1, .inode = 2, .size = 3, .mtime_sec = 4, .mtime_nsec = 5},
                     .armed = true,
                     .ours = {6, (uint64_t)-7}},
                back;
    hold_name(&h, "guests/a.txt");
    hold_load(&back, fileno(f)); /* of an empty file */
    CHECK(!back.armed && back.last.inode == 0 && back.name[0] == '\0');
    hold_keep(&h, fileno(f));
    hold_load(&back, fileno(f));
    CHECK(os_stamp_eq(&h.last, &back.last));
    CHECK(back.last.dev == 1 && back.last.mtime_sec == 4 && back.last.mtime_nsec == 5);
    CHECK(back.armed && back.ours[0] == 6 && back.ours[1] == (uint64_t)-7);
    CHECK_STR(span_str(back.name), "a");
    h.armed = false;
    hold_keep(&h, fileno(f));
    hold_load(&back, fileno(f));
    CHECK(!back.armed);
    CHECK(ftruncate(fileno(f), 100) == 0); /* half a block is none */
    hold_load(&back, fileno(f));
    CHECK(back.last.inode == 0);
    fclose(f);
}
