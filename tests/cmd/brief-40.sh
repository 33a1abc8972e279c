# On a slip of paper.
journal brief --long --width 40
