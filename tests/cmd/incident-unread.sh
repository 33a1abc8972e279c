# The kitchen's files cannot be read: the line is recorded and said to be, and the exit is 6.
rm dishes.txt && mkdir dishes.txt
journal add aiko 'dish: prawn bisque'
