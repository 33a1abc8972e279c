# journal: parts
# A text without a key gets the house's own first item key.
journal add ilka 'drive belt 40T'
journal add ilka 'dish: soup'
