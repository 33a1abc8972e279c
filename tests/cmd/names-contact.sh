# A GUEST is a telephone number as typed or called, or a mail address.
journal new 'Rob Ainley' 'phone: 0770 0900333' 'email: Rob.Ainley@example.org; work'
journal new 'Nils Dahl' 'phone: 12 34 56 78' 'email: Nils <nils@example.org>'
journal new 'Max Brandt' 'phone: +49 (0)176 123-456; 2nd at work' 'phone: 030 901820, 030 901821'
t() { journal show --tsv -n 0 "$1" 2>&1 | sed -n "2p;/^journal:/p" | cut -f1-2; }
for number in '0770 0900333' 07700900333 +447700900333 '+44 7700 900333' 00447700900333 \
    '(0770) 090-0333' '٠٧٧٠٠٩٠٠٣٣٣' '+44 7700 900333' 900333; do t "$number"; done
t '+45 12 34 56 78'
t 004512345678
t 12345678
t 0176123456
t '030 901821'
echo mail
t rob.ainley@example.org
t 'Rob Ainley <ROB.AINLEY@EXAMPLE.ORG>'
t mailto:nils@example.org
echo no such
t '+1 12 34 56 78 90'
t 4512345678
t ainley@example.org
t 99912345678
echo commands
journal book '+44 7700 900333' tomorrow 20:00 'for 2'
journal add nils@example.org,07700900333 'dish+: turbot'
journal brief tomorrow 07700900333 | head -3
echo two with one number
journal new 'Eve Ainley' 'phone: +44 7700 900333' 'email: rob.ainley@example.org'
journal show 07700900333
echo $?
journal add 0770-0900333 'dish: sole'
echo $?
journal add rob.ainley@example.org 'dish: sole'
echo $?
