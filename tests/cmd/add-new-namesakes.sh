# --new warns of guests with a near name, and of a file that cannot be read. If one cannot, --new
# cannot know that the name is free, and creates no guest.
# journal: none
journal init . >/dev/null
journal new 'Karl Bergmann' >/dev/null
journal add --new 'Karl Bergmamn' 'likes: tea'
ln -s /dev/null guests/bo-ek.txt
journal add --new 'Cy Noor' 'likes: tea'
journal new 'Dee Noor'
journal add --new 'Cy Noor' 'likes: tea'
journal show Eve
