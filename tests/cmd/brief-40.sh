# On a slip of paper.
journal brief --width 40
