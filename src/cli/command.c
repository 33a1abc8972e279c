#include "cli/command.h"

#include "base/fold.h"

#include <string.h>

const struct command *command_find(const char *name)
{
    for (int i = 0; commands[i]; i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}

const struct command *command_near(const char *name)
{
    const struct command *near = NULL;
    size_t best = strlen(name) >= 4 ? 3 : 2;
    for (int i = 0; commands[i]; i++) {
        size_t d = fold_distance(span_str(commands[i]->name), span_str(name), best);
        if (d < best) {
            best = d;
            near = commands[i];
        }
    }
    return near;
}
