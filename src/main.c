/*
 * journal: what each guest was served and enjoyed, in plain text files.
 *
 * The map, in the order data flows: bytes -> lines -> facts -> guest -> question -> rows ->
 * printer. Each folder may include only itself and those before it.
 *
 *   base/     span buf arena      slices, growing output, memory freed all at once
 *             err diag            failures as values; what is odd in a text
 *             date num utf8       by hand: no locale, no time zone
 *             fold width          what a person would call the same text; columns
 *             row                 where questions meet printers
 *   os/       os                  the one door to the system; behind it read, write, folder,
 *                                 lock, host, process
 *   text/     key fact            what a line says; total, every line is exactly one kind
 *             guest visit menu    a file of facts, its sittings; the dishes of an evening
 *             dish word           what a dish is, and when two names are one
 *             slug                names to file names, the only way
 *             edit record fmt     changes to a file's bytes, a line at a time
 *             merge               two people's changes as sets of lines
 *   form/     csv json encoding   other people's formats; total, and no guest known
 *             content             lines of vCard and iCalendar, folded and escaped
 *   search/   regex nfa dfa       patterns, in time linear in the text
 *             literal find match  what must be there, found in raw bytes first
 *   food/     lexicon allergen    words of dishes and of guests, and what they forbid
 *             book                the dish book
 *   store/    store settings      a journal directory
 *             name                from what was typed to one guest
 *             scan listing        all guests at once
 *             save undo git       one guest written: lock, check, rename, check
 *   ask/      show plan brief ... questions: facts in, rows out
 *   out/      out layout term     rows to text, TSV, JSON, CSV; the terminal
 *   data/                         tables that the Makefile turns into C
 *   cli/      app command opt     a run of the program, its commands and options
 *             args guests         what the command line said, and whom it named
 *             input write editor  what commands share: words in, lines out
 *   cmd/      add show plan ...   one file a command
 */
#include "cli/app.h"

int main(int argc, char **argv)
{
    return app_main(argc, argv);
}
