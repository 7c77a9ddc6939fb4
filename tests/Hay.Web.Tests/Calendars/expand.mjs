// Reads { from, to, files: [{ name, file }] } and says, for each file, what two other calendars show of it between those moments, as JSON:
// { name: { ical: [[start, end, status]], node: [...] } }. ical.js reads strictly; each knows the time zone from the file or by name.
import { text } from 'node:stream/consumers';
import ICAL from 'ical.js';
import ical from 'node-ical';

ICAL.design.strict = true;
const { from, to, files } = JSON.parse(await text(process.stdin));
const [first, last] = [new Date(from), new Date(to)];
const inside = (date) => date >= first && date < last;

function byIcal(file) {
  const calendar = new ICAL.Component(ICAL.parse(file));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  const shown = [];
  const show = ({ item, startDate, endDate }) => {
    if (inside(startDate.toJSDate())) shown.push([startDate.toJSDate(), endDate.toJSDate(), item.component.getFirstPropertyValue('status')]);
  };
  for (const event of events.filter((each) => !each.isRecurrenceException())) {
    for (const change of events) if (change.isRecurrenceException() && change.uid === event.uid) event.relateException(change);
    const times = event.iterator();
    // What was moved comes at its first time: a little further than asked.
    for (let at = times.next(); at && at.toJSDate() < last.getTime() + 90 * 864e5; at = times.next()) show(event.getOccurrenceDetails(at));
  }
  return shown;
}

function byNode(file) {
  const shown = [];
  for (const event of Object.values(ical.sync.parseICS(file)).filter((each) => each.type === 'VEVENT')) {
    const all = event.rrule ? ical.expandRecurringEvent(event, { from: new Date(first.getTime() - 90 * 864e5), to: new Date(last.getTime() + 90 * 864e5) }) : [{ start: event.start, end: event.end, event }];
    for (const { start, end, event: its } of all) if (inside(start)) shown.push([start, end, its.status]);
  }
  return shown;
}

const sorted = (shown) => shown.map(([start, end, status]) => [start.toISOString(), end.toISOString(), status].join(' ')).sort();
const read = Object.fromEntries(files.map(({ name, file }) => [name, { ical: sorted(byIcal(file)), node: sorted(byNode(file)) }]));
process.stdout.write(JSON.stringify(read));
