# brief GUEST shows everyone at the table, those too who named the guest and were not named back.
journal init j >/dev/null
export JOURNAL_DIR=j
for name in Ann Cat Dan Eve Fay Gus; do journal new "$name" >/dev/null; done
journal book ann,cat sun 19:30 'for 2 with @cat' >/dev/null
journal book dan sun 19:30 'for 1, joins with @ann' >/dev/null
journal book eve sun 19:30 'for 1, joins with @dan' >/dev/null
journal book gus sun 19:30 'for 1' >/dev/null
journal add dan 'allergy: peanut (anaphylaxis)' >/dev/null
journal brief --long sun ann
journal brief --long cat | grep -c ALLERGY
journal brief --long sun | sed -n 1p
# one who has no booking, and is named in another's
journal add gus '2026-11-30 12:00 booked: for 2 with @fay' >/dev/null
journal brief --long 2026-11-30 fay
journal brief --long fay | head -n 3
# of two guests and two days, each table once
journal brief --long ann gus | grep -v '^ '
