# By words, by the hash; done twice is done once, and the second word changes nothing.
journal done lucia cake 'orange and rice flour, it held'
journal done lucia cake
journal done aiko 4722
journal drop fatou lamp
echo $?
journal done fatou 'round table' twice
# what is not there, what is not said, one word too many
journal done george turnip
journal drop aiko
journal done george rhubarb first of the year
# several: which? the full words name one
journal add aiko 'ask: a bottle of Krug' 'ask: a bottle of Krug 1990'
journal done aiko krug
journal done aiko 'a bottle of krug'
journal done aiko 'ask krug 1990'
journal open aiko
journal drop aiko 'ask krug 1990' 'the cellar is bare'
