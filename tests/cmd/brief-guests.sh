# By guest: the next booking, or none; a no-show, and a booking without a recorded visit.
journal brief --long dieter,george
journal brief --long etienne lucia | grep -v '    '
journal brief --long today nobody
journal brief --long 2027-01-01
