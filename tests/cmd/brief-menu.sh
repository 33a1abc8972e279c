# The page before service with the plan of the menu.
journal brief --long -m today
