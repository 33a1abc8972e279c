# Company by her lines, or by theirs; a cancelled booking is not a visit.
sed -i 's/^\(2025-04-12.*visit: dinner for 4\).*/\1/' guests/chiyo-nakamura.txt
journal show chiyo | sed -n '/^came/,/^$/p'
journal show dieter | grep -c '^came'
printf '%s\n' 'family: @sora-nakamura, @nobody, @dieter-vogt' \
    '2026-01-01 booked-: with @sora-nakamura' >>guests/dieter-vogt.txt
journal show dieter | grep -c '^came'
printf '%s\n' 'name: P' '2026-01-01 visit: with @o' '2026-01-02 visit: alone' \
    '2026-01-03 visit:' >guests/p.txt
printf '%s\n' '2026-01-02 visit: alone' '2026-01-03 visit: with @p' \
    '2026-01-04 visit: with @p' >guests/o.txt
journal show p | sed -n '/^came/,/^$/p'
journal show o | sed -n '/^came/,/^$/p'
