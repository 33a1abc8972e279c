#include "cmd/commands.h"

const struct command *const command_bare = &cmd_bare;

/* clang-format off: in the groups of cmd/help.c */
const struct command *const commands[] = {
    &cmd_brief,      &cmd_plan,       &cmd_compose, &cmd_wall,    &cmd_sheet,  &cmd_add,
    &cmd_mark,       &cmd_served,     &cmd_fresh,

    &cmd_week,       &cmd_book,       &cmd_move,    &cmd_cancel,  &cmd_noshow,

    &cmd_new,        &cmd_show,       &cmd_list,    &cmd_edit,    &cmd_rename, &cmd_join,
    &cmd_forget,

    &cmd_find,       &cmd_grep,       &cmd_log,     &cmd_open,    &cmd_done,   &cmd_drop,
    &cmd_report,

    &cmd_init,       &cmd_check,      &cmd_fmt,     &cmd_undo,    &cmd_redo,   &cmd_remove,
    &cmd_store,

    &cmd_import,     &cmd_export,     &cmd_sync,    &cmd_resolve, &cmd_git,    &cmd_git_setup,
    &cmd_merge_file,

    &cmd_help,       &cmd_completion, NULL,
};
/* clang-format on */
