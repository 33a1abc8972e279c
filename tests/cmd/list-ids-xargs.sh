journal list --ids | xargs -n1 journal show >../all && grep -c '^[^ ].*  (.*)$' ../all
