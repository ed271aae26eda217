// Imports calendars one after the other, as a store does that goes by UID and SEQUENCE, and prints as JSON what it holds after each, a list
// of events for each file: node import_ics.mjs FILE...
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const held = new Map();
const found = process.argv.slice(2).map((path) => {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, "utf8")));
  for (const component of calendar.getAllSubcomponents("vevent")) {
    const each = new ICAL.Event(component);
    if (held.has(each.uid) && held.get(each.uid).sequence > each.sequence) continue;
    held.set(each.uid, { uid: each.uid, sequence: each.sequence, start: each.startDate.toString(), summary: each.summary,
                         status: component.getFirstPropertyValue("status") });
  }
  return [...held.values()];
});
process.stdout.write(JSON.stringify(found));
