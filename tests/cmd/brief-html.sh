# HTML is the short page, and with --long the long one.
journal brief --html | grep -o 'data-kind="table".*' | head -n 2
for long in '' --long; do
    # shellcheck disable=SC2086 # it is a word or none
    journal brief $long --html | grep -c 'data-row="brief"'
done
