# A recorded dish that must not have been served is reported, with the correcting commands.
journal new Sal 'allergy: shellfish (anaphylaxis)' 'diet: halal'
printf '%s\n' 'dish: oysters, mignonette [oyster, shallot]' 'dish: house pie [pork]' >>dishes.txt
printf '%s\n' 'oysters, mignonette' "the baker's bread" '@sal lamb chop' >menu
journal add -m menu sal; echo "exit $?"
journal add -d 2026-11-20 -t 19:00 sal 'house pie' "sal's shrimp; a mistake" bread; echo "exit $?"
# another guest of the party, and one without facts
journal new Tom
journal add sal,tom 'crab'
# nothing that the guest merely dislikes, and nothing of a companion
journal add tom 'dislikes: crab' '2026-11-23 visit: dinner' 'companion: allergy crab (a friend)' \
    'dish: crab cake'
journal new Uma 'diet: pregnant' 'dish: sashimi'
