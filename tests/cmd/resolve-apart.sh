# journal: none
# needs: git
# Both sides made a guest of one id, with different telephones: two people. --apart makes two
# guests of the two versions, and lists the lines of this side that mention the id they shared.
export GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@example.org
export GIT_COMMITTER_NAME=A GIT_COMMITTER_EMAIL=a@example.org
{
    journal init one && journal -C one new Aiko && journal -C one sync --with hub &&
        journal -C two sync --with hub && cd one &&
        journal new --undated Anna 'phone: 5551111' 'allergy: nuts' &&
        journal add aiko -d 2026-11-20 'visit: dinner with @anna' && journal sync && cd ../two &&
        journal new --undated Anna 'phone: 5552222' 'diet: vegan' &&
        journal add aiko -d 2026-11-21 'visit: lunch with @anna' 'note: @annabel' &&
        ! journal sync
} >/dev/null 2>&1
journal resolve
journal resolve --apart --both
journal resolve --apart
tail -n +1 guests/anna*.txt
git status --porcelain
journal resolve --apart
