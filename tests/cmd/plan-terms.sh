# Ways to write what a guest does not eat: refusals, exceptions, notes, remarks and codes.
# journal: none
journal init . >/dev/null
plan() {
    printf 'name: Ann\n%s\n' "$1" >guests/ann.txt
    shift
    printf '%s\n' "$@" | journal plan ann - 2>/dev/null
    echo "$?"
}
plan 'diet: vegan Mon-Fri' 'tart [butter]' 'rice [rice]'
plan 'diet: vegetarian, eats fish' 'pie [salmon]' 'pie [beef]'
plan 'diet: hindu (no lamb)' 'pie [lamb]' 'pie [beef]'
plan 'allergy: nuts, severe; fish' 'pie [salmon]'
plan 'allergy: severe' 'rice [rice]'
plan 'allergy: none, thanks' 'rice [rice]'
plan 'diet: keto' 'rice [rice]'
plan 'diet: KSML, DF' 'pie [pork]' 'tart [butter]'
plan 'allergy: Nuss- und Milchallergie' 'tart [butter]' 'tart [almond]'
