# journal: parts
# The parts man's day: what is wanted, and who was asked for it.
journal open
