# From a manual page or a README to the commands it shows: writes N.sh, N.want (and N.part, when
# what it shows ends in "...") for each "$ COMMAND" in a literal display or a fenced block.
# "> " goes on with the command.

function close_one() {
    if (n) {
        close(n ".sh")
        close(n ".want")
    }
}
/^\.Bd -literal/ || (!on && /^```/) { on = 1; shown = 0; next }
/^\.Ed/ || /^```/ { on = 0; next }
!on { next }
FILENAME ~ /\.[157]$/ {
    gsub(/\\\(->/, "→")
    gsub(/\\&/, "")
    gsub(/\\-/, "-")
    gsub(/\\e/, "\\")
}
/^\$ / {
    close_one()
    n++
    shown = 1
    print substr($0, 3) >(n ".sh")
    printf "" >(n ".want")
    next
}
!shown { next }
/^> / { print substr($0, 3) >(n ".sh"); next }
/^\.\.\.$/ { printf "" >(n ".part"); shown = 0; next }
{ print >(n ".want") }
END { print n + 0 }
