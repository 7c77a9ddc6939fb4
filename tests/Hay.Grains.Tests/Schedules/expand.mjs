// Expands schedules with ical.js, to compare with our own expansion: JSON lines in, JSON lines out.
// in: {start, rule, skip, also, limit} as iCalendar local times; out: the first `limit` local starts.
import { createInterface } from 'node:readline';
import ICAL from 'ical.js';

const london = new ICAL.Component(ICAL.parse(`BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19810329T010000
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE`.replaceAll('\n', '\r\n')));
ICAL.TimezoneService.register('Europe/London', new ICAL.Timezone(london));

function expand({ start, rule, skip, also, limit }) {
  const lines = [
    'BEGIN:VEVENT',
    'UID:1',
    `DTSTART;TZID=Europe/London:${start}`,
    ...(rule ? [`RRULE:${rule}`] : []),
    ...skip.map(at => `EXDATE;TZID=Europe/London:${at}`),
    ...also.map(at => `RDATE;TZID=Europe/London:${at}`),
    'END:VEVENT',
  ];
  const event = new ICAL.Event(new ICAL.Component(ICAL.parse(lines.join('\r\n'))));
  const dates = [];
  const times = event.iterator();
  for (let at = times.next(); at && dates.length < limit; at = times.next()) {
    dates.push(at.toICALString().slice(0, 13));
  }
  return dates;
}

for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    answer = { dates: expand(JSON.parse(line)) };
  } catch (error) {
    answer = { error: String(error) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
