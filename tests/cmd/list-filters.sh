t() { echo "-- $*"; journal list --ids "$@"; echo "exit $?"; }
t --tag regular
t --tag no-such-tag
t --since 2026-10-01
t --before 2025-01-01
t --since 2026-01-01 --before 2026-06-30
t --lapsed 365
t --unrecorded
t --birthday 30
t --first
t --with likes=SANSHO
t --with allergy=shellfish
t --with allergy=nothing
