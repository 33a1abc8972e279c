journal new 'Zoë Ångström' 'birthday: 02-29' 'allergy: nuts' '2026-11-20 visit: dinner for 2'
cat guests/zoe-angstrom.txt
journal new 'Nobody at all' --undated 'allergy: bees'
journal new -d 2026-01-02 'Someone' 'x-hat: 60' 'dish: turnip'
