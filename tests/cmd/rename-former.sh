# rename does not give a guest the id that another guest had: lines with it mean that guest.
journal rename tom-okafor tomas-okafor >/dev/null
journal rename kenji 'Tom Okafor'
echo "exit $?"
journal rename kenji 'Tom Okafor' --as tom-2 | head -n 1
journal rename tomas-okafor 'Tom Okafor' | tail -n 1
