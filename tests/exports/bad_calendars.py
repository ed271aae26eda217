"""One broken calendar for each row of the standard's demands (rfc5545.py), and some unusual ones that are right."""

GOOD = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//EN
BEGIN:VEVENT
UID:one
DTSTAMP:20261130T000000Z
DTSTART;VALUE=DATE:20261130
DTEND;VALUE=DATE:20261201
SUMMARY:Run\\, flat
END:VEVENT
END:VCALENDAR
"""
ALARM = "BEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:run\nTRIGGER:-PT30M\nEND:VALARM\n"
TASK = "BEGIN:VTODO\nUID:task\nDTSTAMP:20261130T000000Z\nDTSTART;VALUE=DATE:20261130\nDUE;VALUE=DATE:20261202\nEND:VTODO\n"
TIMED = ("DTSTART;VALUE=DATE:20261130\nDTEND;VALUE=DATE:20261201", "DTSTART:20261130T183000\nDURATION:PT30M")
SECOND = "BEGIN:VEVENT\nUID:one\nDTSTAMP:20261130T000000Z\nDTSTART;VALUE=DATE:20261202\nEND:VEVENT\n"


def edited(*edits, text=GOOD):
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new)
    return text.encode().replace(b"\n", b"\r\n")


def with_alarm(*edits):
    return edited(("END:VEVENT\n", edited(*edits, text=ALARM).decode().replace("\r\n", "\n") + "END:VEVENT\n"))


def with_task(*edits):
    return edited(("END:VCALENDAR", edited(*edits, text=TASK).decode().replace("\r\n", "\n") + "END:VCALENDAR"))


def with_line(line):
    return edited(("SUMMARY:", line + "\nSUMMARY:"))


# (row, what is wrong, the octets)
BAD = [
    (1, "line feeds alone", GOOD.encode()),
    (1, "a carriage return alone", edited().replace(b"VERSION:2.0\r\n", b"VERSION:2.0\r")),
    (1, "no end of the last line", edited()[:-2]),
    (2, "a line of 76 octets", with_line("DESCRIPTION:" + "a" * 64)),
    (2, "a character split by a fold", edited().replace(b"SUMMARY:Run", b"SUMMARY:\xc3\r\n \xa9Run")),
    (3, "the version of the program", edited(("VERSION:2.0", "VERSION:2.7.0-alpha2"))),
    (3, "no PRODID", edited(("PRODID:-//test//EN\n", ""))),
    (3, "two PRODIDs", edited(("VERSION:2.0\n", "VERSION:2.0\nPRODID:x\n"))),
    (3, "no component", b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n"),
    (3, "no end of the event", edited(("END:VEVENT\n", ""))),
    (3, "two calendars", edited() + edited()),
    (4, "no DTSTAMP", edited(("DTSTAMP:20261130T000000Z\n", ""))),
    (4, "no UID", edited(("UID:one\n", ""))),
    (4, "two UIDs", with_line("UID:two")),
    (5, "no DTSTART", edited(("DTSTART;VALUE=DATE:20261130\nDTEND;VALUE=DATE:20261201\n", ""))),
    (6, "DTEND and DURATION", with_line("DURATION:P1D")),
    (7, "ends when it starts", edited(("20261201", "20261130"))),
    (7, "a day that ends at a time", edited(("DTEND;VALUE=DATE:20261201", "DTEND:20261201T000000"))),
    (8, "a day of minutes", edited(("DTEND;VALUE=DATE:20261201", "DURATION:PT30M"))),
    (9, "one UID twice", edited(("END:VCALENDAR", SECOND + "END:VCALENDAR"))),
    (10, "DTSTAMP in local time", edited(("000000Z", "000000"))),
    (11, "a comma as it is", edited(("Run\\, flat", "Run, flat"))),
    (11, "a semicolon as it is", edited(("Run\\, flat", "Run; flat"))),
    (11, "an escape of nothing", edited(("Run\\, flat", "Run\\x"))),
    (11, "a backslash at the end", edited(("Run\\, flat", "Run\\"))),
    (12, "RRULE without FREQ", with_line("RRULE:COUNT=3")),
    (12, "RRULE of no such frequency", with_line("RRULE:FREQ=SOMETIMES")),
    (12, "UNTIL and COUNT", with_line("RRULE:FREQ=DAILY;COUNT=3;UNTIL=20261230")),
    (12, "UNTIL a time, DTSTART a day", with_line("RRULE:FREQ=DAILY;UNTIL=20261230T000000Z")),
    (13, "an alarm without TRIGGER", with_alarm(("TRIGGER:-PT30M\n", ""))),
    (13, "an alarm without DESCRIPTION", with_alarm(("DESCRIPTION:run\n", ""))),
    (13, "an alarm without ACTION", with_alarm(("ACTION:DISPLAY\n", ""))),
    (13, "an alarm that repeats for no time", with_alarm(("ACTION:", "REPEAT:2\nACTION:"))),
    (14, "a task without UID", with_task(("UID:task\n", ""))),
    (14, "a task with DUE and DURATION", with_task(("DUE;", "DURATION:P1D\nDUE;"))),
    (14, "a task that lasts but never starts", with_task(("DTSTART;VALUE=DATE:20261130\n", ""), ("DUE;VALUE=DATE:20261202", "DURATION:P1D"))),
    (14, "a task that is due before it starts", with_task(("20261202", "20261129"))),
    (15, "a time zone that is not there", edited(TIMED, ("DTSTART:", "DTSTART;TZID=Europe/London:"))),
    (16, "a parameter that its semicolon cuts in two", with_line("ATTENDEE;CN=a;b:mailto:a@b")),
    (16, "a quote inside a parameter", with_line('ATTENDEE;CN=a"b:mailto:a@b')),
    (16, "no colon", with_line("a line from elsewhere")),
    (17, "no such property", with_line("SUMARY:x")),
    (17, "a control character", with_line("COMMENT:a\x1b[31m")),
    (17, "two summaries", with_line("SUMMARY:x")),
    (17, "no such date", edited(("20261201", "20261131"))),
    (17, "a date that says that it is a time", edited(("DTSTART;VALUE=DATE:", "DTSTART:"))),
    (17, "no such class", with_line("CLASS:SECRET")),
    (17, "a duration that is none", edited(TIMED, ("PT30M", "P30M"))),
]

UNUSUAL = [
    edited(),
    edited(TIMED),
    edited(TIMED, ("DTSTART:20261130T183000", "DTSTART:20261130T183000Z")),
    edited(("DTEND;VALUE=DATE:20261201", "DURATION:P1D")),
    edited().replace(b"SUMMARY:Run", b"SUMMARY:\xc3\xa9\r\n R\r\n\tun"),
    with_line("DESCRIPTION:" + "a" * 63),
    with_line("CATEGORIES:RUN,EXERCISES"),
    with_line("RRULE:FREQ=DAILY;UNTIL=20261230"),
    with_line('ATTENDEE;CN="a:b;c,d":mailto:a@b'),
    with_line("DESCRIPTION:a\\nb\\;c\\,d\\\\"),
    with_alarm(),
    with_alarm(("TRIGGER:-PT30M", "TRIGGER:-P1D")),
    with_alarm(("ACTION:", "REPEAT:2\nDURATION:PT5M\nACTION:")),
    with_task(),
]
