# Text that is not understood is always asked about.
cat >> guests/dieter-vogt.txt <<'X'
alergy: nuts
2026-01-02 keto since the summer
2026-13-01 allergy: milk
diet: keto
intolerance: fructose; until 2026-01-01
2027-01-01 allergy: egg
favourite: cheese
food-allergy: lupin
アレルギー：卵
x-allergy: yours, and no key
intolerance: chilli (hot, celery
allergy: kiwi; said by her (her mother
allergy: none; but sesame makes him cough
allergy: mussels; lupin
allergy: mussels; mussels
allergy: mussels; oysters are well; wrote it on the list
X
echo 'tomato water, shiso oil' | journal plan dieter -
echo 'tomato water, shiso oil [tomato, rice]' | journal plan dieter -
