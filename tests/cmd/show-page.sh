# A guest's page: how long ago, what must be known first, the sittings, the latest first.
# journal: none
journal init . >/dev/null
printf 'name: Ann\n2026-11-23 visit: x\n' >guests/ann.txt
printf 'name: Bo\n2026-11-22 visit: x\n' >guests/bo.txt
printf 'name: Cy\n2026-11-21 visit: x\n' >guests/cy.txt
printf 'name: Di\n2026-11-22 visit: x\n2026-11-23 visit: y\n' >guests/di.txt
printf 'name: Ed\n2026-11-21 visit: x\n2026-11-22 visit: y\n' >guests/ed.txt
printf 'name: Fay\n2026-11-21 visit: x\n2026-11-19 visit: y\n2026-11-24 booked: z\n' >guests/fay.txt
cat >guests/gus.txt <<'Y'
name: Gus
dish: soup
email: g@x.example
2026-01-01 likes: tea
2026-01-01 diet: halal
friend: @ann
intolerance: onion
2020-01-02 allergy: nuts
2026-01-03 19:00 dish+: cod
2026-01-03 19:00 note: rain
2026-01-04 19:00 booked~: for 2 with @bo
2026-01-05 12:00 visit: lunch with @ann
2026-01-05 dish-: leek
2026-01-05 19:00 visit: dinner with @ann
2026-01-05 18:00 booked+: dinner with @cy
2026-01-06 booked-: lunch with @di
2026-01-07 visit: alone
2026-01-06 ask: a fork
2026-01-06 ask+: a knife
2026-01-06 promise: a spoon
2026-01-08 tried: fork; none
Y
printf '2026-01-07 visit: with @gus\n' >>guests/ed.txt
printf '2026-01-08 visit: with @gus\n2026-01-07 booked~: with @gus\nfriend: @gus\n' >>guests/fay.txt
journal show ann,bo,cy,di,ed,fay -n 1
journal show gus
journal show -n 2 --tsv gus
journal show -n 0 gus | tail -n 4
