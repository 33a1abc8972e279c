# journal: none
for c in init new add remove fmt show list served help; do journal $c --help; echo; done
journal help served
