# The format needs no journal at all.
PATH=/usr/bin:/bin
grep -h '^2019-05-04 dish' guests/*nakamura*
grep -l 'allergy:.*shellfish' guests/*
