# @names within a visit, a booking, a companion or a bond mean guests as GUEST does.
note() { echo "--- $1"; }
note 'a name, an id, a name that is nobody'\''s, and text that is no mention'
journal add aiko 'visit: with @kenji, @tom-okafor and @nobody; paid by @kenji (a@kenji)'
note 'several are called so: one of the party is meant, else it is said'
journal add aiko '2026-11-22 visit: with @nakamura'
journal add aiko,kenji '2026-11-22 visit: with @kenji'
note 'bookings, bonds and companions; a note is only text'
journal book george fri 20:00 'for 2 with @oskar'
journal add george 'friend: @oskar' '2026-11-27 companion: @tom has a cold' 'note: wrote to @tom'
note 'a new guest'
journal new 'Zed Zorn' 'partner: @george'
note 'each name is looked for once'
journal add george '2026-01-02 visit: with @zoltan' '2026-01-03 visit: with @zoltan' 2>&1 |
    grep -c zoltan
