/*
 * TARGET FILE…: runs a fuzz target on each file, without libFuzzer; prints how many there were.
 */
#include "os/os.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int main(int argc, char **argv)
{
    struct buf b = BUF_INIT;
    for (int i = 1; i < argc; i++) {
        struct err e = ERR_INIT;
        if (os_read(OS_CWD, argv[i], &b, NULL, &e) <= 0) {
            fprintf(stderr, "%s: %s\n", argv[i], e.text);
            return 2;
        }
        fprintf(stderr, "# %s\n", argv[i]);
        uint8_t *exact = malloc(b.n ? b.n : 1); /* so that reading past the end is seen */
        if (!exact)
            return 2;
        if (b.n)
            memcpy(exact, b.p, b.n);
        LLVMFuzzerTestOneInput(exact, b.n);
        free(exact);
    }
    buf_release(&b);
    printf("%d inputs\n", argc - 1);
    return 0;
}
