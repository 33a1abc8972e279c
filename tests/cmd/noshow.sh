# Today's, or that of a day that is past; CRLF stays CRLF.
journal noshow inês
journal noshow dieter
journal noshow dieter 2026-10-16 'no call'
journal noshow dieter 2026-10-16
journal noshow aiko tomorrow
grep -c "$(printf '\r')" guests/dieter-vogt.txt
# who came has come
journal add george 'visit: dinner for 1'
journal noshow george
