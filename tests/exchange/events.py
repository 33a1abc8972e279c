"""Reads a calendar with icalendar and prints uid, start, summary, status, rule of each event."""
import sys
import icalendar

with open(sys.argv[1], "rb") as f:
    raw = f.read()
assert all(len(line) <= 75 for line in raw.split(b"\r\n")), "a line over 75 bytes"
assert raw.count(b"\n") == raw.count(b"\r\n"), "a line without CRLF"
for e in icalendar.Calendar.from_ical(raw).walk("VEVENT"):
    rule = e["RRULE"].to_ical().decode() if "RRULE" in e else ""
    print(e["UID"], e["DTSTART"].dt, e["SUMMARY"], e.get("STATUS", ""), rule, sep="|")
