# An id that a renamed guest had is not given to another one: lines with @tom-okafor mean Tom.
journal rename tom-okafor tomas-okafor >/dev/null
journal new 'Tom Okafor'
echo "exit $?"
journal new --as tom-okafor 'Somebody Else'
echo "exit $?"
journal new --as tom-2 'Tom Okafor'
echo "exit $?"
for f in guests/tom*; do echo "$f"; done
