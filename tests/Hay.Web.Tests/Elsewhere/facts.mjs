// Reads [{ path, html }] and writes a line for each thing that npm's structured-data-testing-tool misses in a page: what Google's
// documentation of events and of the way to a page asks for. Nothing is fetched: the pages are given.
import { text } from 'node:stream/consumers';
import tool from 'structured-data-testing-tool';

const event = ['name', 'startDate', 'endDate', 'description', 'eventStatus', 'eventAttendanceMode', 'location."@type"', 'url'];
const crumb = ['itemListElement[0]."@type"', 'itemListElement[0].position', 'itemListElement[0].name', 'itemListElement[1].item'];

for (const { path, html } of JSON.parse(await text(process.stdin))) {
  const count = [...html.matchAll(/"@type":"Event"/g)].length;
  const tests = [...crumb.map((fact) => ({ test: `BreadcrumbList[0].${fact}`, type: 'jsonld' }))];
  for (let i = 0; i < count; i += 1) tests.push(...event.map((fact) => ({ test: `Event[${i}].${fact}`, type: 'jsonld' })));
  const schemas = ['jsonld:BreadcrumbList', ...(count > 0 ? ['jsonld:Event'] : [])];
  const result = await tool.structuredDataTest(html, { schemas, tests }).catch((failed) => failed.res ?? { failed: [{ test: String(failed) }] });
  for (const { test, error } of [...result.failed, ...(result.warnings ?? [])]) console.log(`${path}: ${test} ${JSON.stringify(error ?? '')}`);
}
