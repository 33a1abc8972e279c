journal add --new 'Ada Ñandú' 'visit: lunch for 1' 'likes: pears'
journal add --new 'Ada Ñandú' 'dish: pears'
cat guests/ada-nandu.txt
journal add --new '!?' 'dish: pears'
