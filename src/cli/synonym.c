#include "cli/synonym.h"

#include "base/span.h"

static const struct synonym synonyms[] = {
    {"version", "version", NULL, false},
    {"today", "brief", NULL, false},
    {"tonight", "brief", NULL, false},
    {"briefing", "brief", NULL, false},
    {"tomorrow", "brief", NULL, true},
    {"yesterday", "brief", NULL, true},
    {"search", "find", NULL, false},
    {"who", "find", NULL, false},
    {"lookup", "find", NULL, false},
    {"ls", "list", NULL, false},
    {"guests", "list", NULL, false},
    {"cat", "show", NULL, false},
    {"view", "show", NULL, false},
    {"info", "show", NULL, false},
    {"history", "show", NULL, false},
    {"todo", "open", NULL, false},
    {"due", "open", NULL, false},
    {"stats", "report", NULL, false},
    {"man", "help", NULL, false},
    {"commands", "help", NULL, false},
    {"?", "help", NULL, false},
    {"rm", "remove", "remove GUEST FACT` removes a line, `journal forget GUEST` a guest",
     false},
    {"del", "remove", "remove GUEST FACT` removes a line, `journal forget GUEST` a guest",
     false},
    {"delete", "remove", "remove GUEST FACT` removes a line, `journal forget GUEST` a guest",
     false},
    {"mv", "rename",
     "rename OLD NEW` renames a guest, `journal move GUEST DATE` moves a booking", false},
    {"merge", "join",
     "join FROM INTO` joins two files of one person, `journal sync` two machines", false},
    {"guest", "new", "new NAME` creates a guest, `journal show GUEST` shows one", false},
    {"create", "new", "new NAME` creates a guest, `journal init DIR` a journal", false},
    {"insert", "add", "add GUEST FACT` adds a line to a guest's file", false},
    {"append", "add", "add GUEST FACT` adds a line to a guest's file", false},
    {"serve", "add",
     "add GUEST 'dish: black cod'` records a dish, `journal served GUEST` lists them", false},
    {"record", "sheet", "sheet` records an evening, `journal add GUEST FACT` a line", false},
    {"reserve", "book", "book GUEST DATE TIME 'for 2'` records a booking", false},
    {"booking", "book", "book GUEST DATE TIME 'for 2'` records a booking", false},
    {"reservation", "book", "book GUEST DATE TIME 'for 2'` records a booking", false},
    {"bookings", "brief", "brief DATE` shows the bookings of a day, `journal book` records one",
     false},
    {"close", "done", "done GUEST ITEM` closes an item as done, `journal drop` as dropped",
     false},
    {"finish", "done", "done GUEST ITEM` closes an item as done, `journal drop` as dropped",
     false},
    {"change", "edit", "edit GUEST` opens a guest's file", false},
    {"vi", "edit", "edit GUEST` opens a guest's file", false},
    {"commit", "sync", "sync` commits, pulls and pushes", false},
    {"pull", "sync", "sync` commits, pulls and pushes", false},
    {"push", "sync", "sync` commits, pulls and pushes", false},
    {"save", "sync", "sync` sends what is recorded; every command has saved its lines", false},
    {"revert", "undo", "undo` takes the last command back", false},
    {"setup", "init", "init DIR` creates a journal, `journal git-setup` sets git up", false},
};

const struct synonym *synonym_find(const char *word)
{
    for (size_t i = 0; i < sizeof synonyms / sizeof *synonyms; i++)
        if (span_is_nocase(span_str(word), synonyms[i].word))
            return &synonyms[i];
    return NULL;
}
