#include "unit.h"

TEST(span_cut)
{
    struct span rest = SPAN("a,"), part;
    CHECK(span_cut(&rest, ',', &part));
    CHECK_STR(part, "a");
    CHECK(span_cut(&rest, ',', &part));
    CHECK_STR(part, "");
    CHECK(!span_cut(&rest, ',', &part));
}
