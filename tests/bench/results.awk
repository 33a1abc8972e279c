# Rows of tests/bench/run, and before them what `about` says, as a page of Markdown.

function cell(s) { gsub(/\|/, "\\|", s); return s " | " }
function open_table(title) {
    printf "\n## %s\n\n", title
    print "| case | against | journal | other | ratio | aim | | CPU ratio | MiB |"
    print "|---|---|--:|--:|--:|--:|---|--:|--:|"
}
function title_of(name, guests) {
    return name ~ /^growth/ ? "Growth, in ms" : guests " guests, in ms"
}

BEGIN {
    FS = "\t"
    print "# Benchmarks: one run"
    print "\nWritten by `tests/bench/run --record`, whose head says how things are measured. The times are"
    print "this machine's; the ratios are what lasts. `calls` are numbers of system calls, not times.\n"
}
FILENAME ~ /about$/ { print "- " $0; next }
{
    title = title_of($3, $2)
    if (title != last) open_table(title)
    last = title
    unit = $3 ~ /^calls/ ? 1 : 1000
    digits = unit == 1 ? "%d" : "%.2f"
    against = $3 ~ /^growth/ ? $4 " x " $2 / $4 : $4
    printf "| %s%s%s%s%.3f | %s | %s | %s | %s |\n", cell($3), cell(against),
        cell(sprintf(digits, $5 / unit)), cell(sprintf(digits, $6 / unit)), $7,
        $8 == "-" ? "" : $8, $8 == "-" ? "" : $7 <= $8 ? "met" : "**missed**",
        $9 == "-" ? "" : $9, $10 == "-" ? "" : sprintf("%.1f", $10 / 1024)
}
