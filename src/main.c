/*
 * journal: what each guest was served and enjoyed, in plain text files.
 *
 * The map names every file, in the order data flows: bytes -> lines -> facts -> guest ->
 * question -> rows -> printer. A folder includes only itself and folders before it,
 * but for data/, whose programs make tables for others.
 *
 *   base/    span buf arena         slices, growing output, memory that is freed all at once
 *            err diag               failures as values; what is odd in a text
 *            date num utf8          parsed by hand: no locale, no time zone
 *            fold width han         which texts people call the same; columns; Chinese characters
 *            set quote              a set of spans; words quoted for a shell
 *            row                    where questions meet printers
 *   os/      read write folder      all system calls; the only folder that makes any
 *            walk                   a path, one directory at a time, through no link
 *            inside                 what these files share: open, write, report
 *            lock host process charset
 *   text/    key fact prefilter      what a line says; which lines a question needs
 *            head                   the beginning of a line in its usual form
 *            fact_text fact_print   a fact's remark, terms and mentions; its one spelling
 *            fact_covers fact_words  how many, at which table; words of ten languages
 *            guest visit            a file of facts, and its sittings
 *            contact                whether two guests have one telephone or mail address
 *            spoken                 days and hours as people type them
 *            menu menu_line         the dishes of an evening, as menus are printed
 *            plain menu_token       their names without prices, sizes and codes
 *            dish word spelling     what a dish is called
 *            dish_key dish_near     when two names are one dish, or near
 *            near                   which of many names may be near one
 *            alarm limit picture    lines that speak of an allergy or a diet
 *            sheet                  the page on which an evening is recorded
 *            slug                   names to file names, the only way
 *            keyword                words that are searched for
 *            names titles           whether two names may be of one person; Mrs, Dr, Jr
 *            names_letters          names with letters that a keyboard may not have
 *            phrase                 what pages for people say, in ten languages
 *            phone mail             telephone numbers by their digits; mail addresses
 *            edit record fmt erase  changes to a file's bytes, a line at a time
 *   merge/   merge align            two people's changes to one file, as sets of lines
 *            pair conflict order
 *            ordered                two people's changes to a menu, whose order is kept
 *            hunks                  conflict markers, and the choice between their sides
 *   formats/ csv json encoding      other programs' formats; they know no guest
 *            content vcard ical     lines of vCard and iCalendar, folded and escaped; cards;
 *                                   events
 *            mime                   quoted-printable, character sets
 *   search/  classes regex nfa      patterns, in time linear in the text
 *            dfa dfa_states
 *            literal find match     required literals, found in raw bytes first
 *   food/    lexicon reading stem   words of dishes and of guests, found in a text; their stems
 *            lexicon_words          the words of allergens.txt
 *            names compound         foods by name; what a compound avoids
 *            contents card          what a dish holds: its names, and the items of its cards
 *            avoid verdict many     what a guest avoids, and both together
 *            book shelf memo        the dish book; dishes that were read before
 *            shelf_words shelf_quick  which words a name of the book has
 *            shelf_wanted           which words a key has
 *            letters                classes of letters that are not Latin
 *            codes regime           allergen codes of menus, and the laws that list them
 *   store/   store settings find    a journal directory; where a guest's file is
 *            resolve former         from the words typed, or a former id, to one guest
 *            scan listing           all guests at once
 *            shard retry            flat or sharded, and while that changes
 *            save save_step         one file written, in twelve steps: see the head of save.c
 *            save_group             many new files, flushed together
 *            save_rescue save_undo save_whole
 *            lockstate undo state    what .journal/ keeps between commands
 *            undo_stack
 *            git git_run git_peek   git: the only place that starts it; a look at its files;
 *            git_place git_odd      where its directory is; what git would not get through
 *            git_commit git_blobs git_blame
 *            copies copy_name       what sync programs and editors leave beside a file
 *            house                  the words and rules of a house, from journal.conf
 *   query/   show list log grep     facts of guests
 *            served open lookup
 *            suspicious             lines that must be asked about
 *            report report_dishes   the whole house in a table
 *            report_visits report_guests report_open report_covers
 *            export export_calendar
 *   plan/    plan plan_menu         a menu against guests: the dishes,
 *            plan_terms plan_past   what each avoids and had,
 *            plan_questions         what must be asked,
 *            plan_join plan_rows    and the answer
 *            plan_group             its findings, a line for each reason
 *            fresh allergens        what to serve instead; what dishes hold
 *            menu_taken             what each line of a menu was read as
 *            instead compose        dishes in place of others; a menu for a party
 *   pages/   brief brief_page       the page before service
 *            brief_rows brief_short brief_profile brief_menu
 *            wall wall_page         the kitchen's page: rows, and for people;
 *            wall_tables wall_who   its tables and its people
 *            week tonight           the bookings of seven days; the evening in a few lines
 *            sheet sheet_block      the page for recording the evening
 *   out/     out layout wrap        rows to text; the template language
 *            term escape            the terminal
 *            out_text out_tsv out_json out_csv out_rec
 *            html                   the page around the layouts of text
 *   data/                           tables of words, of which the Makefile makes C; to add a
 *                                   word: CONTRIBUTING.md
 *   cli/     run app command opt    a run of the program, its commands and options
 *            synonym                what people type for a command
 *            args guests mentions   operands, options, and the guests that they name
 *            evening                the guests of a day
 *            menu plan_input        the menu, the dish book, the words of allergens.txt
 *            blame progress         what is printed beside the answer
 *            message
 *            shell_line offers      words of a shell's line, and candidates for the last
 *   entry/   input keyless form     facts that are typed, as words or in a form
 *            input_check editor
 *            hand_out marks         which guest's line each is, which dish a mark means
 *            write booking company  lines of one or several guests out
 *            swap                   lines of a file replaced or taken out, in one pass
 *            written                and what was written, as rows
 *            sitting served_sheet   from the page of `sheet`, filled in, to lines
 *            house_items            open items of all guests
 *            incident person        served against an allergy; all lines about one person,
 *            person_copies          and their copies
 *            take_back changes      one command undone; what that changed, a line each
 *   import/  read from_csv          other programs' files
 *            from_json from_vcard
 *            vcard_meaning from_ics
 *            columns target         what a heading of theirs means
 *            headings               the table of headings, src/data/headings.tsv
 *            decode                 in which encoding their bytes are
 *            record dates cells     what a field of theirs is here
 *            naming listed          the name of a record, and names as lists have them
 *            labels pairs notes     values that come with their names beside them
 *            standing               what a field says of food
 *            bookings               the booking in a row
 *            index match            which guest a record is about
 *            fits dossier rebooked
 *   check/   lines cards            what is wrong in a file, and on cards
 *            across folders         between files, and in the folders
 *            report                 findings printed, or as rows
 *   sync/    repository transfer    git's state; commit, pull, push
 *            partner outgoing       the first time; what may not be sent
 *            refusal                git's reason if it refuses, and the command to type
 *            unmerged settle        files with a conflict, and one file made of two versions
 *            marked                 files with conflict markers that were committed
 *            settle_unmerged settle_copy settle_loaded
 *            settle_apart settle_renamed settle_layouts settle_came
 *            history                lines that were removed before, for settle_layouts
 *            moved                  guests with two answers that git merged without a conflict
 *   cmd/     add bare book brief cancel check commands compose done edit export find fmt forget
 *            fresh git git_setup grep help import init join list log mark merge_file move new open
 *            plan remove rename report resolve served sheet show store sync undo wall week
 *            completion             what a shell may put at the cursor:
 *            complete_words         commands, options, days;
 *            complete_guests        guests and what their files have;
 *            complete_facts         facts and marks;
 *            complete_search        tags, and words that are searched for
 *
 * A fact of `journal add` on its way to the disk: cmd/add reads the words, entry/input makes a
 * line of them, entry/hand_out collects the lines of each guest, entry/incident calls entry/write
 * and then warns, entry/write changes one file by store/save and save_step, and several by
 * save_group; os/write makes the system calls.
 *
 * A dish on its way to STOP: plan/plan takes the guests and the menu, food/verdict compares each
 * term of a guest with food/contents, and plan_terms makes STOP of it if the term is strict,
 * else AVOID.
 */
#include "cli/run.h"

int main(int argc, char **argv)
{
    return run_program(argc, argv);
}
