# journal: parts
# What has no key is the house's own first item.
journal add ilka 'drive belt 40T'
journal add ilka 'dish: soup'
