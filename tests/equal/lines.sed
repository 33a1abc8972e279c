# Takes the numbers of lines out of the answers of queries. Run by sed -E.
s/"(line|column)": *[0-9]+,? *//g
s/(txt):[0-9]+/\1/g
s/^(20[0-9-]{8}\t[^\t]*\t[^\t]*\t)[0-9]+/\1/
s/^([^\t]*\t)[0-9]+(\t(fact|comment|other)\t)/\1\2/
s/^([^,]*,)[0-9]+(,(fact|comment|other),)/\1\2/
s/^line: [0-9]+$//
s/^([a-z-]+):[0-9]+: /\1: /
s/ data-line="[0-9]+"//g
