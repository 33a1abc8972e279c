# journal: none
journal init house >/dev/null && cd house || exit
journal list; echo "exit $?"
journal list --ids; echo "exit $?"
rmdir guests
journal list --json; echo "exit $?"
