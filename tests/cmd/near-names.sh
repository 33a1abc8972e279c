# The nearest of similar names comes first, whatever the ids.
# journal: none
journal init . >/dev/null
journal new 'Karl Bergmann' 2>/dev/null
journal new 'Karl Berkmann' 2>/dev/null
journal new 'Karla Berkmann' 2>/dev/null
journal show 'Karl Berkmamn'
echo $?
# A part of an id that no name has.
journal new --as kb-oslo 'Ann Lind' >/dev/null
journal show oslo
