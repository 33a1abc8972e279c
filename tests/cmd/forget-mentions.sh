# Lines of others lose the person: mentions, former ids, the name; never an allergy or a dish.
journal new 'Olive Hart' 'aka: Livvy' 'was: o-hart' >/dev/null
# shellcheck disable=SC1112 # the quote is part of the text
journal add @oskar-lindqvist 'friend: @olive-hart, once @o-hart' \
    'allergy: Olive, Olive Hart says' \
    'dish: Olive cake' \
    'note: came with Olive Hart; Livvy’s Oliver stayed, so did Livvy' >/dev/null 2>&1
printf 'cake for @olive-hart\n' >>menus/2026-11-23.txt
cp -R . ../before
journal forget --yes --mentions @olive-hart
echo "exit $?"
diff -r -x .journal ../before .
journal undo
journal check nobody | grep forgotten
grep -rli 'olive-hart\|o-hart' .
# words of the user's choice, and what they may not be
journal forget --yes --mentions='a former guest' @sora-nakamura | tail -n 3
grep -c 'a former guest' guests/kenji-nakamura.txt
journal forget --yes --mentions='two
lines' @yuki-okafor
# the name in their place is not a guest's
journal new Forgotten 'likes: tea'
