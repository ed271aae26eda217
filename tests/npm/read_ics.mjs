// Reads calendars with ical.js and prints what it found in them, as JSON, a list of events for each file: node read_ics.mjs FILE...
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

function event(component) {
  const each = new ICAL.Event(component);
  const alarm = component.getFirstSubcomponent("valarm");
  return {
    uid: each.uid,
    summary: each.summary,
    description: each.description,
    sequence: each.sequence,
    status: component.getFirstPropertyValue("status"),
    start: each.startDate.toString(),
    is_date: each.startDate.isDate,
    zone: each.startDate.zone.tzid,
    seconds: each.endDate.subtractDate(each.startDate).toSeconds(),
    alarm: alarm ? alarm.getFirstPropertyValue("trigger").toSeconds() : null,
  };
}

const found = process.argv.slice(2).map((path) => {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, "utf8")));
  return calendar.getAllSubcomponents("vevent").map(event);
});
process.stdout.write(JSON.stringify(found));
