t() { journal add "$@"; echo "exit $?"; }
t
t nakamura cod
t nakamora cod
t @kenji cod
t @kenji-nakamura cod
t aiko,,kenji cod
t aiko,nobody,nakamura cod
t '' cod
