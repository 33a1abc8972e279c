"""take.py CALENDAR FILE: takes the events of FILE into CALENDAR by UID; prints all that are there.

Prints uid, start, summary and status. CALENDAR is this script's own file of such lines.
"""
import pathlib
import sys
import icalendar

calendar = pathlib.Path(sys.argv[1])
lines = calendar.read_text(encoding="utf-8").splitlines() if calendar.exists() else []
events = {line.split("|")[0]: line for line in lines}
taken = set()
for e in icalendar.Calendar.from_ical(pathlib.Path(sys.argv[2]).read_bytes()).walk("VEVENT"):
    uid = str(e["UID"])
    assert uid not in taken, f"{uid} twice"
    taken.add(uid)
    events[uid] = f"{uid}|{e['DTSTART'].dt}|{e['SUMMARY']}|{e.get('STATUS', '')}"
text = "".join(f"{line}\n" for line in events.values())
calendar.write_text(text, encoding="utf-8")
print(text, end="")
