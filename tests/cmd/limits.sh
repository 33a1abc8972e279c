# Files that are far longer than any of their kind are refused.
seq -f 'identity: x-%.0f' 5000 >>journal.conf
journal list
echo $?
{ echo 'version: 1' && seq -f 'identity: x-%.0f' 1100; } >journal.conf
journal list 2>&1 >/dev/null | sed -n 1,3p
echo 'version: 1' >journal.conf
{ echo '# journal sheet 2026-11-23' && seq -f '# %.0f' 40000; } | journal sheet --record -
echo $?
{ echo name && yes a | head -n 100001; } | journal import --dry-run -
echo $?
{ echo name && yes ,,, | head -n 60000 && echo Ann; } | journal import --dry-run -
{ printf 'BEGIN:VCARD\nFN:Ann\n' && yes X:1 | head -n 20001 && echo END:VCARD; } |
    journal import --dry-run -
echo $?
