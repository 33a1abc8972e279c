# Companions without a file: the facts in the booking, for that day only.
journal plan lucia
echo '== another day'
journal plan lucia -d 2026-11-24 2026-11-23
echo '== without a name, without a key'
cat >> guests/dieter-vogt.txt <<'X'
2026-11-23 19:00 booked: for 3
2026-11-23 companion: allergy: shellfish, dill
2026-11-23 companion: cannot eat eggs
X
printf 'gravlax, dill\nomelette\n' | journal plan dieter -
echo '== more pairs of companion and dish than are compared one by one'
cat >> guests/dieter-vogt.txt <<'X'
2026-11-24 19:00 booked: for 4
2026-11-24 companion: allergy: celery (Ben)
2026-11-24 companion: allergy: lupin (Ada)
2026-11-24 companion: allergy: lupin (Bo)
2026-11-24 companion: allergy: lupin (Cy)
2026-11-24 companion: allergy: lupin (Di)
2026-11-24 companion: allergy: lupin (Ed)
2026-11-24 companion: allergy: nuts (Eva)
2026-11-24 companion: allergy: shellfish (Ida)
X
{
    seq 4990 | sed 's/.*/plate & [salt]/'
    printf 'tart [nuts]\nbisque [shellfish]\nsoup [celery]\n'
} | journal plan -d 2026-11-24 dieter -
