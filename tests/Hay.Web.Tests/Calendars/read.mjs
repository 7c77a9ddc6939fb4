// Reads one iCalendar file from stdin with ical.js, strictly, and says what a calendar would show, as JSON:
// every event with its dates until the end of 2027, moved and cancelled ones applied.
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';

ICAL.design.strict = true;
const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, 'utf8')));
for (const zone of calendar.getAllSubcomponents('vtimezone')) {
  ICAL.TimezoneService.register(new ICAL.Timezone(zone));
}
const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
const shown = [];
for (const event of events.filter((each) => !each.isRecurrenceException())) {
  for (const change of events) {
    if (change.isRecurrenceException() && change.uid === event.uid) event.relateException(change);
  }
  const times = event.iterator();
  for (let at = times.next(); at && at.year < 2028 && shown.length < 500; at = times.next()) {
    const { item, startDate, endDate } = event.getOccurrenceDetails(at);
    shown.push({
      uid: item.uid,
      start: startDate.toJSDate().toISOString(),
      end: endDate.toJSDate().toISOString(),
      status: item.component.getFirstPropertyValue('status'),
      summary: item.summary,
      description: item.description,
    });
  }
}
process.stdout.write(JSON.stringify(shown));
