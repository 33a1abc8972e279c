# A line that a text has several times is added once, and reported as often as it was typed.
printf 'likes: tea\nlikes: tea\ncod\n2026-11-22 note: x\nlikes: tea\ncod\n' |
    journal add george -
printf 'likes: oolong\nlikes: oolong\n' | journal add -v george -
printf 'note: y\nnote: y\n' | journal add --json george -
printf 'cod+\ncod-\ncod+\n' | journal add george -
journal show --raw george | grep -E 'tea|oolong|cod|: [xy]$'
