# By guest: the next booking, or none; a no-show, and a booking that nobody recorded.
journal brief dieter,george
journal brief etienne lucia | grep -v '    '
journal brief today nobody
journal brief 2027-01-01
