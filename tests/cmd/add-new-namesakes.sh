# Who is made is told apart from whom it could be: near names, and a file that cannot be read. Where
# one cannot, --new does not know that nobody is called so, and makes no one.
# journal: none
journal init . >/dev/null
journal new 'Karl Bergmann' >/dev/null
journal add --new 'Karl Bergmamn' 'likes: tea'
ln -s /dev/null guests/bo-ek.txt
journal add --new 'Cy Noor' 'likes: tea'
journal new 'Dee Noor'
journal add --new 'Cy Noor' 'likes: tea'
journal show Eve
