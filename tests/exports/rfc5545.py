"""A strict reader of iCalendar files (RFC 5545), written from the standard and sharing nothing with the program that writes them.

problems(octets) lists what is wrong as (row, message). The rows are numbered as in the list of the standard's demands that the tests go by:
1 line ends, 2 folding, 3 the calendar object, 4 DTSTAMP and UID, 5 DTSTART, 6 DTEND or DURATION, 7 DTEND after DTSTART, 8 DURATION of
days, 9 UIDs differ, 10 UTC, 11 escaped text, 12 RRULE, 13 VALARM, 14 VTODO, 15 TZID, 16 parameters, 17 names and values of properties.
"""
import datetime
import re

NAME = r"[A-Za-z0-9-]+"
# A content line up to its value: a name, then parameters whose values are quoted where they hold : ; or ,
LINE = re.compile(rf'(?P<name>{NAME})(?P<params>(?:;{NAME}=(?:"[^"\x00-\x08\x0A-\x1F\x7F]*"|[^":;,\x00-\x08\x0A-\x1F\x7F]*)'
                  rf'(?:,(?:"[^"\x00-\x08\x0A-\x1F\x7F]*"|[^":;,\x00-\x08\x0A-\x1F\x7F]*))*)*):(?P<value>.*)', re.S)
DURATION = re.compile(r"[+-]?P(?:\d+W|(?=\d|T\d)(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)")
CONTROL = re.compile(r"[\x00-\x08\x0B\x0C\x0E-\x1F\x7F]")

TEXTS = {"SUMMARY", "DESCRIPTION", "COMMENT", "CONTACT", "LOCATION", "X-WR-CALNAME", "UID", "PRODID"}  # one text each
TEXT_LISTS = {"CATEGORIES", "RESOURCES"}
WORDS = {"CLASS": {"PUBLIC", "PRIVATE", "CONFIDENTIAL"}, "TRANSP": {"OPAQUE", "TRANSPARENT"}, "CALSCALE": {"GREGORIAN"},
         "STATUS": {"TENTATIVE", "CONFIRMED", "CANCELLED", "NEEDS-ACTION", "COMPLETED", "IN-PROCESS", "DRAFT", "FINAL"}}
UTC = {"DTSTAMP", "LAST-MODIFIED", "COMPLETED", "CREATED"}
DATES = {"DTSTART", "DTEND", "DUE", "RECURRENCE-ID"}
OTHERS = {"VERSION", "METHOD", "SEQUENCE", "DURATION", "TRIGGER", "ACTION", "REPEAT", "RRULE", "TZID", "URL", "ORGANIZER", "ATTENDEE",
          "PRIORITY", "PERCENT-COMPLETE", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME", "NAME"}
MANY = {"COMMENT", "CATEGORIES", "CONTACT", "RESOURCES", "ATTENDEE", "RRULE"}  # all else stands once at most in a component
COMPONENTS = {"VCALENDAR", "VEVENT", "VTODO", "VALARM", "VTIMEZONE", "STANDARD", "DAYLIGHT"}


class Property:
    def __init__(self, name, params, value):
        self.name, self.params, self.value = name, params, value


class Component:
    def __init__(self, name):
        self.name, self.properties, self.parts = name, [], []

    def all(self, name):
        return [each for each in self.properties if each.name == name]

    def one(self, name):
        found = self.all(name)
        return found[0] if found else None

    def parts_called(self, name):
        found = [part for part in self.parts if part.name == name]
        return found + [inner for part in self.parts for inner in part.parts_called(name)]


def unescaped(text):
    """The text that an escaped one stands for."""
    return re.sub(r"\\([\\;,nN])", lambda match: "\n" if match[1] in "nN" else match[1], text)


def parsed_date(value):
    """A date, or a date and time, with whether it is in UTC; None: neither."""
    match = re.fullmatch(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?", value)
    if not match:
        return None
    try:
        day = [int(part) for part in match.groups()[:3]]
        if match[4] is None:
            return datetime.date(*day), False
        return datetime.datetime(*day, *[int(part) for part in match.groups()[3:6]]), match[7] == "Z"
    except ValueError:
        return None


class Reader:
    def __init__(self):
        self.found = []

    def say(self, row, message):
        self.found.append((row, message))

    # --- lines

    def physical_lines(self, octets):
        if not octets.endswith(b"\r\n"):
            self.say(1, "the last line has no line end")
        if re.search(rb"\r(?!\n)|(?<!\r)\n", octets):
            self.say(1, "a line end that is not CRLF")
        return re.split(rb"\r\n|\n|\r", octets)[:-1]

    def content_lines(self, octets):
        lines = []
        for number, octet_line in enumerate(self.physical_lines(octets), 1):
            if len(octet_line) > 75:
                self.say(2, f"line {number} has {len(octet_line)} octets")
            try:
                line = octet_line.decode("utf-8")
            except UnicodeDecodeError:
                self.say(2, f"line {number} is not UTF-8 by itself")
                line = octet_line.decode("utf-8", "replace")
            if CONTROL.search(line):
                self.say(17, f"line {number} holds a control character")
            if line[:1] in (" ", "\t") and lines:
                lines[-1] += line[1:]
            elif line:
                lines.append(line)
            else:
                self.say(17, f"line {number} is empty")
        return lines

    def read_property(self, line):
        match = LINE.fullmatch(line)
        if not match:
            self.say(16, f"not a content line: {line[:60]}")
            return None
        params = {}
        for name, value in re.findall(rf';({NAME})=((?:"[^"]*"|[^;:"])*)', match["params"]):
            params[name.upper()] = value.strip('"')
        return Property(match["name"].upper(), params, match["value"])

    def tree(self, octets):
        """The components that stand outermost."""
        top, stack = [], []
        for line in self.content_lines(octets):
            each = self.read_property(line)
            if each is None:
                continue
            if each.name == "BEGIN":
                if each.value not in COMPONENTS:
                    self.say(3, f"no such component: {each.value}")
                component = Component(each.value)
                (stack[-1].parts if stack else top).append(component)
                stack.append(component)
            elif each.name == "END":
                if not stack or stack[-1].name != each.value:
                    self.say(3, f"END:{each.value} ends nothing")
                else:
                    stack.pop()
            elif stack:
                stack[-1].properties.append(each)
            else:
                self.say(3, f"{each.name} stands outside of every component")
        if stack:
            self.say(3, f"{stack[-1].name} has no end")
        return top

    # --- values

    def check_value(self, each):
        name, value = each.name, each.value
        if name in TEXTS | TEXT_LISTS:
            allowed = r"(?:[^\\;,]|\\[\\;,nN])*" if name in TEXTS else r"(?:[^\\;]|\\[\\;,nN])*"
            if not re.fullmatch(allowed, value, re.S):
                self.say(11, f"{name}: text that is not escaped: {value[:60]}")
        elif name in WORDS:
            if value not in WORDS[name]:
                self.say(17, f"{name}: no such word: {value}")
        elif name in UTC:
            found = parsed_date(value)
            if found is None or not found[1]:
                self.say(10, f"{name}: not a time in UTC: {value}")
        elif name in DATES:
            self.check_date(each)
        elif name == "SEQUENCE" and not re.fullmatch(r"\d+", value):
            self.say(17, f"SEQUENCE: not a number: {value}")
        elif name == "DURATION" and (not DURATION.fullmatch(value) or value.startswith("-")):
            self.say(17, f"DURATION: not one: {value}")
        elif name not in OTHERS and not name.startswith("X-"):
            self.say(17, f"no such property: {name}")

    def check_date(self, each):
        found = parsed_date(each.value)
        if found is None:
            self.say(17, f"{each.name}: no such date: {each.value}")
        elif isinstance(found[0], datetime.datetime) == (each.params.get("VALUE") == "DATE"):
            self.say(17, f"{each.name}: the value is not of the type that it says: {each.value}")

    def check_component(self, component, calendar):
        names = [each.name for each in component.properties]
        for name in sorted(set(names)):
            if names.count(name) > 1 and name not in MANY:
                self.say({"DTSTAMP": 4, "UID": 4, "PRODID": 3, "VERSION": 3}.get(name, 17), f"{component.name} has {name} more than once")
        zones = {zone.one("TZID").value for zone in calendar.parts_called("VTIMEZONE") if zone.one("TZID")}
        for each in component.properties:
            self.check_value(each)
            if "TZID" in each.params and each.params["TZID"] not in zones:
                self.say(15, f"{each.name} is in a time zone that the calendar does not describe: {each.params['TZID']}")
            if each.name == "RRULE":
                self.check_rule(each.value, component.one("DTSTART"))
        for part in component.parts:
            self.check_component(part, calendar)

    def check_rule(self, value, start):
        parts = [part.partition("=") for part in value.split(";")]
        keys = [key for key, _, _ in parts]
        rule = {key: what for key, _, what in parts}
        if keys[0] != "FREQ" or rule["FREQ"] not in {"SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"}:
            self.say(12, f"RRULE does not begin with how often: {value}")
        if len(set(keys)) < len(keys):
            self.say(12, f"RRULE says something twice: {value}")
        if "UNTIL" in rule and "COUNT" in rule:
            self.say(12, f"RRULE has UNTIL and COUNT: {value}")
        until = parsed_date(rule["UNTIL"]) if "UNTIL" in rule else None
        if until and start and type(until[0]) is not type((parsed_date(start.value) or until)[0]):
            self.say(12, f"UNTIL is of another type than DTSTART: {value}")

    # --- components

    def check_named(self, component):
        """What events and tasks must have."""
        for name in ("DTSTAMP", "UID"):
            if not component.all(name):
                self.say(14 if component.name == "VTODO" else 4, f"{component.name} without {name}")

    def check_later(self, row, start, end):
        first, last = (parsed_date(each.value) if each else None for each in (start, end))
        if not first or not last:
            return
        if type(first[0]) is not type(last[0]) or first[1] != last[1]:
            self.say(row, f"{end.name} is of another type than {start.name}")
        elif last[0] <= first[0]:
            self.say(row, f"{end.name} is not after {start.name}: {end.value}")

    def check_event(self, event, has_method):
        self.check_named(event)
        start, end, duration = (event.one(name) for name in ("DTSTART", "DTEND", "DURATION"))
        if start is None and not has_method:
            self.say(5, "VEVENT without DTSTART")
        if end and duration:
            self.say(6, "VEVENT with DTEND and DURATION")
        self.check_later(7, start, end)
        if start and duration and start.params.get("VALUE") == "DATE" and "T" in duration.value:
            self.say(8, f"a day that lasts {duration.value}")

    def check_task(self, task):
        self.check_named(task)
        start, due, duration = (task.one(name) for name in ("DTSTART", "DUE", "DURATION"))
        if due and duration:
            self.say(14, "VTODO with DUE and DURATION")
        if duration and not start:
            self.say(14, "VTODO with DURATION but without DTSTART")
        self.check_later(14, start, due)

    def check_alarm(self, alarm):
        action, trigger = alarm.one("ACTION"), alarm.one("TRIGGER")
        if action is None or action.value not in {"AUDIO", "DISPLAY", "EMAIL"}:
            self.say(13, "VALARM without ACTION")
        if trigger is None or not (DURATION.fullmatch(trigger.value) or trigger.params.get("VALUE") == "DATE-TIME"):
            self.say(13, "VALARM without TRIGGER")
        if action and action.value == "DISPLAY" and not alarm.one("DESCRIPTION"):
            self.say(13, "VALARM without DESCRIPTION")
        if bool(alarm.one("DURATION")) != bool(alarm.one("REPEAT")):
            self.say(13, "VALARM with one of DURATION and REPEAT")

    def check_calendar(self, calendar):
        version = calendar.one("VERSION")
        if version is None or version.value != "2.0":
            self.say(3, "the version is not 2.0")
        if calendar.one("PRODID") is None:
            self.say(3, "no PRODID")
        if not calendar.parts:
            self.say(3, "no component")
        self.check_component(calendar, calendar)
        for event in calendar.parts_called("VEVENT"):
            self.check_event(event, calendar.one("METHOD") is not None)
        for task in calendar.parts_called("VTODO"):
            self.check_task(task)
        for alarm in calendar.parts_called("VALARM"):
            self.check_alarm(alarm)
        names = [part.one("UID").value for part in calendar.parts if part.one("UID") and not part.one("RECURRENCE-ID")]
        if len(set(names)) < len(names):
            self.say(9, "two components with one UID")


def read(octets):
    """The calendars of a file, and what is wrong with them."""
    reader = Reader()
    top = reader.tree(octets)
    if [each.name for each in top] != ["VCALENDAR"]:
        reader.say(3, "a file holds one calendar")
    for calendar in top:
        reader.check_calendar(calendar)
    return top, reader.found


def problems(octets):
    return read(octets)[1]
