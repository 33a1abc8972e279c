#include "food/names.h"

struct span food_name_text(const struct food_name *name)
{
    return (struct span){food_names_text + name->at, name->n};
}

size_t food_names_find(struct span name, const struct food_name **v)
{
    size_t low = 0, high = food_names_n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (span_cmp(food_name_text(&food_names[food_names_sorted[mid]]), name) < 0)
            low = mid + 1;
        else
            high = mid;
    }
    if (low == food_names_n)
        return 0;
    size_t first = food_names_sorted[low], end = first;
    if (!span_eq(food_name_text(&food_names[first]), name))
        return 0;
    while (first > 0 && food_names[first - 1].row == food_names[end].row)
        first--;
    while (end < food_names_n && food_names[end].row == food_names[first].row)
        end++;
    *v = &food_names[first];
    return end - first;
}
