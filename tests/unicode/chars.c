/* For each line read: its folds as text, words and slug, and its width, separated by tabs. */
#include "base/fold.h"
#include "base/width.h"

#include <stdio.h>

int main(void)
{
    struct buf in = BUF_INIT, out = BUF_INIT;
    struct span rest, line;
    size_t n;
    while ((n = fread(buf_room(&in, 65536), 1, 65536, stdin)) > 0)
        in.n += n;
    rest = buf_span(&in);
    while (span_line(&rest, &line)) {
        fold_add(&out, line);
        buf_char(&out, '\t');
        fold_words(&out, line);
        buf_char(&out, '\t');
        fold_slug(&out, line);
        buf_fmt(&out, "\t%zu\n", width_of(line));
    }
    bool ok = fwrite(out.p, 1, out.n, stdout) == out.n && fflush(stdout) == 0;
    buf_release(&in);
    buf_release(&out);
    return ok ? 0 : 1;
}
