# journal: none
# needs: script
# What shows as nothing or as a space before a key does not make the fact a dish: a byte order
# mark of a program's output, a no-break space of a page or a chat.
journal init j >made && cd j || exit
journal new Kit >made
printf '\357\273\277note: one\nlikes: tea\n' | journal add kit -
printf '\357\273\277# a comment\nnote: two\n' | journal add kit -
printf '\357\273\277\r\nnote: three\r\n' | journal new Pia -
journal add kit "$(printf '\302\240note: four')" \
    "$(printf '\342\200\213 \343\200\200@kit note: five')"
journal add kit "$(printf '\342\200\213cod')" "$(printf '2026-11-01\302\240dish: soup')"
journal add kit "$(printf '2026-11-23\343\200\20019:30\302\240booked: for 2')"
journal add kit "$(printf '\302\240')"
# shellcheck disable=SC2016 # the editor's
printf '#!/bin/sh\nprintf "\\357\\273\\277# a form\\nnote: six\\n" >"$1"\n' >editor
chmod +x editor
EDITOR=./editor script -qec "journal add kit" /dev/null >made 2>&1
cat guests/kit.txt
