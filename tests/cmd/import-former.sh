# A new guest does not get an id that another guest had until a rename. Lines of an export from
# before the rename go to the guest who was renamed, and events keep their UID.
journal export --ics george-hallam >events
journal export --json george-hallam >lines
journal rename george-hallam 'George Hall' >/dev/null
journal import events
journal import lines
journal export --ics @george-hall | grep '^UID' >uids
grep '^UID' events | cmp - uids && echo 'the same UIDs'
printf 'Name,Phone\nGeorge Hallam,+4930123456\nGeorge  Hallam,\n' | journal import -
journal undo >/dev/null
printf 'Name\nGeorge Hallam\n' | journal import -
