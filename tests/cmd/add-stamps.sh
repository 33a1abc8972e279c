# Allergy, intolerance and diet have an age; what else is known of a guest does not.
journal add tom-okafor 'allergy: nuts' 'likes: tea' 'phone: 0' 'friend: @aiko-nakamura' 'x-shoe: 44'
journal add tom-okafor --undated 'intolerance: lactose'
journal add tom-okafor -d 2026-01-02 'likes: coffee' 'x-hat: 60' 'diet: pescatarian'
journal add tom-okafor -d yesterday -t 19:30 'visit: dinner for 2' 'dish: eel' 'allergy: eel'
journal add tom-okafor '2025-12-31 23:59 visit: dinner' '2025-12-31 oysters' '2025-12-31 12 oysters'
