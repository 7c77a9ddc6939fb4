// Does each operation of the API with a client whose types were made of its document. The two values at the end are written by the test.
// Prints the names of the operations done, as JSON.
import createClient, { type Middleware } from 'openapi-fetch';
import type { components, operations, paths } from './hay.js';
import { known, site } from './known.js';

type Name = keyof operations;
const done: Name[] = [];
const did = (...names: Name[]) => done.push(...names);

function is(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(`Not so: ${what}`);
}

/** What was answered; throws the problem in words where one was. */
function good<T>({ data, error, response }: { data?: T; error?: components['schemas']['ProblemDetails']; response: Response }): T {
  if (error !== undefined || data === undefined) throw new Error(`${response.status} ${response.url}: ${error?.detail}`);
  return data;
}

const hay = createClient<paths>({ baseUrl: site });

const spaces = good(await hay.GET('/api/v1/spaces', { params: { query: { limit: 3 } } }));
is(spaces.items.length === 3 && spaces.next !== null, 'three spaces, and more');
const places: number = spaces.items.reduce((sum, space) => sum + space.activities, 0);
is(places > 0 && typeof spaces.items[0]?.localities[0]?.lat === 'number', 'numbers are numbers');
did('listSpaces');

const on = good(await hay.GET('/api/v1/spaces/{space}/sessions', { params: { path: { space: 'fenland' }, query: { limit: 5 } } }));
is(on.items.every((session) => new Date(session.start) < new Date(session.end)), 'sessions end after they start');
did('listSpaceSessions');

let walked = 0;
let after: string | undefined;
do {
  const page = good(await hay.GET('/api/v1/activities', { params: { query: { category: 'yoga', limit: 4, ...(after === undefined ? {} : { after }) } } }));
  is(page.items.every((activity) => activity.category === 'yoga'), 'yoga alone');
  walked += page.items.length;
  after = page.next === null ? undefined : new URL(page.next).searchParams.get('after') ?? undefined;
} while (after !== undefined);
is(walked > 4, 'more than one page');
did('listActivities');

const first = await hay.GET('/api/v1/activities/{activity}', { params: { path: { activity: 'pb-cathedral-quiet' } } });
const quiet = good(first);
is(quiet.venue !== null && quiet.cost.suggestedPence === 200 && quiet.suitability.ageFrom === 18, 'what it is like');
const again = await hay.GET('/api/v1/activities/{activity}', {
  params: { path: { activity: quiet.id }, header: { 'If-None-Match': first.response.headers.get('ETag') ?? '' } }, parseAs: 'stream',
});
is(again.response.status === 304, 'what has not changed is not sent again');
did('getActivity');

const dates = good(await hay.GET('/api/v1/activities/{activity}/sessions', { params: { path: { activity: quiet.id }, query: { limit: 2 } } }));
is(dates.items.every((session) => session.activity === quiet.id && session.isFull !== undefined), 'its own dates');
did('listActivitySessions');

const found = good(await hay.GET('/api/v1/search', { params: { query: { q: 'yoga', with: ['step-free'], sort: 'soon' } } }));
is(found.total > 0 && found.items.every((hit) => hit.activity.access.stepFree === 'yes'), 'step-free yoga');
did('search');

const groups = good(await hay.GET('/api/v1/organisations', { params: { query: { limit: 2 } } }));
const group = good(await hay.GET('/api/v1/organisations/{organisation}', { params: { path: { organisation: groups.items[0]?.id ?? '' } } }));
is(group.name === groups.items[0]?.name, 'the same group');
did('listOrganisations', 'getOrganisation');

const tables = good(await hay.GET('/api/v1/uptake'));
is(tables.licence.length > 0, 'a licence');
did('listUptakeTables');

const nowhere = await hay.GET('/api/v1/activities/{activity}', { params: { path: { activity: 'nowhere' } } });
is(nowhere.response.status === 404 && (nowhere.error?.detail?.length ?? 0) > 0, 'a problem in words');

// Writing, in the name of a group.
const signed: Middleware = {
  onRequest({ request }) {
    request.headers.set('Authorization', `Bearer ${known.token}`);
    return request;
  },
};
const ours = createClient<paths>({ baseUrl: site });
ours.use(signed);

const tea = good(await ours.POST('/api/v1/listings', {
  body: {
    title: 'Tea by client', summary: 'Tea.', category: 'games', booking: 'book', capacity: 5,
    venue: { name: 'The hall', town: 'March' }, schedule: { start: '2026-12-01T14:00', minutes: 60, rule: 'FREQ=WEEKLY;COUNT=4' },
  },
}));
is(['listed', 'waiting'].includes(tea.standing) && tea.listing.capacity === 5, 'it was kept');
did('createListing');

const listing = { activity: known.listing };
const read = await ours.GET('/api/v1/listings/{activity}', { params: { path: listing } });
is(good(read).standing === 'listed', 'ours is listed');
did('getListing');

const changed = good(await ours.PATCH('/api/v1/listings/{activity}', {
  params: { path: listing, header: { 'If-Match': read.response.headers.get('ETag') ?? '' } }, body: { title: 'Ours again', capacity: 7 },
}));
is(changed.listing.title === 'Ours again' && changed.listing.capacity === 7, 'it says something else');
const stale = await ours.PATCH('/api/v1/listings/{activity}', {
  params: { path: listing, header: { 'If-Match': read.response.headers.get('ETag') ?? '' } }, body: { title: 'Ours once more' },
});
is(stale.response.status === 412 && stale.error !== undefined, 'somebody changed it meanwhile');
did('updateListing');

const seats = { ...listing, session: known.session };
const before = good(await ours.GET('/api/v1/listings/{activity}/sessions/{session}/attendance', { params: { path: seats } }));
is(before.places?.length === 1 && before.places[0]?.came === false, 'one holds a place');
did('getAttendance');
const came = good(await ours.PUT('/api/v1/listings/{activity}/sessions/{session}/attendance', {
  params: { path: seats }, body: { places: before.places.map((place) => ({ ...place, came: true })), walkIns: 2 },
}));
is(came.places?.[0]?.came === true && came.walkIns === 2, 'they came, and two more');
did('setAttendance');

const off = await ours.POST('/api/v1/listings/{activity}/sessions/{session}/cancellation', {
  params: { path: { ...listing, session: known.later } }, body: { reason: 'The hall is being painted.' },
});
is(off.response.status === 204, 'it is off');
did('cancelSession');

console.log(JSON.stringify(done));
