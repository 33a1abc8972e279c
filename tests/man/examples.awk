# From a manual page or a README to the commands it shows. For each "$ COMMAND" in a literal
# display or a fenced block ("> " goes on with it) writes N.sh, and N.want, what is shown as its
# output; N.part, how many lines of it, when it ends in "...". Prints how many there are.
#
# With fill=1: prints the page with what is in N.got in place of the output shown.

function plain(s) {
    if (mdoc) {
        gsub(/\\\(->/, "→", s)
        gsub(/\\&/, "", s)
        gsub(/\\-/, "-", s)
        gsub(/\\e/, "\\", s)
    }
    return s
}
function roff(s) {
    if (mdoc) {
        gsub(/\\/, "\\e", s)
        gsub(/→/, "\\(->", s)
        if (s ~ /^[.']/)
            s = "\\&" s
    }
    return s
}
# The end of what a command shows; empty lines before the next are for the eye.
function finish() {
    if (!output)
        return
    output = 0
    for (k = 1; k <= lines && line[k] != "..."; k++)
        ;
    part = k <= lines
    shown = k - 1
    while (!part && shown && line[shown] == "")
        shown--
    if (!fill) {
        printf "" >(n ".want")
        for (k = 1; k <= shown; k++)
            print plain(line[k]) >(n ".want")
        if (part)
            print shown >(n ".part")
        close(n ".want")
        close(n ".part")
        close(n ".sh")
        return
    }
    for (k = 0; (getline s <(n ".got")) > 0; k++)
        print roff(s)
    for (k = shown + 1; k <= lines; k++)
        print line[k]
}
BEGIN { mdoc = ARGV[1] ~ /\.[157]$/ }
/^\.Bd -literal/ || (!on && /^```/) { on = 1; if (fill) print; next }
on && (/^\.Ed/ || /^```/) { finish(); on = 0; if (fill) print; next }
on && /^\$ / {
    finish()
    n++
    output = 1
    lines = 0
    if (fill)
        print
    else
        print plain(substr($0, 3)) >(n ".sh")
    next
}
on && output && /^> / && !lines {
    if (fill)
        print
    else
        print plain(substr($0, 3)) >(n ".sh")
    next
}
on && output { line[++lines] = $0; next }
fill { print }
END { if (!fill) print n + 0 }
