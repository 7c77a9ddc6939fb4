// Walks a feed with OpenActive's own RPDE validator, to its last page, and prints failures as JSON. Argument: the feed's address.
import rpde from '@openactive/rpde-validator';

const log = await rpde.RpdeValidator(process.argv[2], { pageLimit: 100 });
const failures = log.pages.flatMap((page) => page.errors.filter((e) => e.severity === 'failure').map((e) => `${page.url}: ${e.message}`));
process.stdout.write(JSON.stringify({ pages: log.pages.length, failures }));
process.exit(0);
