#include "cli/synonym.h"

#include "base/span.h"

static const struct synonym synonyms[] = {
    {"version", "version", NULL, false},
    {"today|tonight|briefing", "brief", NULL, false},
    {"tomorrow|yesterday", "brief", NULL, true},
    {"search|who|lookup", "find", NULL, false},
    {"ls|guests", "list", NULL, false},
    {"cat|view|info|history", "show", NULL, false},
    {"todo|due", "open", NULL, false},
    {"stats", "report", NULL, false},
    {"man|commands|?", "help", NULL, false},
    {"rm|del|delete", "remove",
     "remove GUEST FACT` removes a line, `journal forget GUEST` a guest", false},
    {"mv", "rename",
     "rename OLD NEW` renames a guest, `journal move GUEST DATE` moves a booking", false},
    {"merge", "join",
     "join FROM INTO` joins two files of one person, `journal sync` two machines", false},
    {"guest", "new", "new NAME` creates a guest, `journal show GUEST` shows one", false},
    {"create", "new", "new NAME` creates a guest, `journal init DIR` a journal", false},
    {"insert|append", "add", "add GUEST FACT` adds a line to a guest's file", false},
    {"serve", "add",
     "add GUEST 'dish: black cod'` records a dish, `journal served GUEST` lists them", false},
    {"record", "sheet", "sheet` records an evening, `journal add GUEST FACT` a line", false},
    {"reserve|booking|reservation", "book", "book GUEST DATE TIME 'for 2'` records a booking",
     false},
    {"bookings", "brief", "brief DATE` shows the bookings of a day, `journal book` records one",
     false},
    {"close|finish", "done",
     "done GUEST ITEM` closes an item as done, `journal drop` as dropped", false},
    {"change|vi", "edit", "edit GUEST` opens a guest's file", false},
    {"commit|pull|push", "sync", "sync` commits, pulls and pushes", false},
    {"save", "sync", "sync` sends what is recorded; every command has saved its lines", false},
    {"revert", "undo", "undo` takes the last command back", false},
    {"setup", "init", "init DIR` creates a journal, `journal git-setup` sets git up", false},
};

static bool has_word(struct span words, struct span word)
{
    struct span one;
    while (span_cut(&words, '|', &one))
        if (span_eq_nocase(word, one))
            return true;
    return false;
}

const struct synonym *synonym_find(const char *word)
{
    for (size_t i = 0; i < sizeof synonyms / sizeof *synonyms; i++)
        if (has_word(span_str(synonyms[i].words), span_str(word)))
            return &synonyms[i];
    return NULL;
}
