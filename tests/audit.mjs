// Asks both registries whether anything that ships has a known vulnerability.
// Exit code: 0 none of high severity; 1 one of high severity or worse; 3 none was found, but a registry did not answer.
// A registry that does not know of vulnerabilities looks like one that knows of none. So NuGet's is also asked about a package
// that is known to have one; npm's says so itself.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = process.env.HAY_ROOT ?? dirname(dirname(fileURLToPath(import.meta.url)));
const patience = 1000 * Number(process.env.HAY_AUDIT_SECONDS ?? 60);
const severe = ['high', 'critical'];
const known = ['Newtonsoft.Json', '12.0.3'];

// What a program said, as JSON; null: nothing that is JSON, or not in time.
function ask(program, ...args) {
  return new Promise(resolve => execFile(program, args, { cwd: root, timeout: patience, killSignal: 'SIGKILL', maxBuffer: 64 << 20 }, (_, said) => {
    try { resolve(JSON.parse(said)); } catch { resolve(null); }
  }));
}

const list = project => ask('dotnet', 'list', project, 'package', '--vulnerable', '--include-transitive', '--format', 'json');

function inNuGet(answer) {
  const packages = (answer?.projects ?? []).flatMap(p => p.frameworks ?? []).flatMap(f => [...f.topLevelPackages ?? [], ...f.transitivePackages ?? []]);
  return packages.flatMap(p => (p.vulnerabilities ?? []).map(v => ({ what: `${p.id} ${p.resolvedVersion}`, severity: String(v.severity).toLowerCase(), where: v.advisoryurl ?? '' })));
}

async function answersAboutKnown() {
  const folder = await mkdtemp(join(tmpdir(), 'hay-audit-'));
  const project = join(folder, 'known.csproj');
  try {
    await writeFile(project, `<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework><NuGetAudit>false</NuGetAudit></PropertyGroup><ItemGroup><PackageReference Include="${known[0]}" Version="${known[1]}" /></ItemGroup></Project>`);
    await new Promise(done => execFile('dotnet', ['restore', project, '-v', 'quiet'], { cwd: folder, timeout: patience, killSignal: 'SIGKILL' }, done));
    return inNuGet(await list(project)).length > 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function nuget() {
  const [answer, answers] = await Promise.all([list(join('src', 'Hay.Web')), answersAboutKnown()]);
  return { registry: 'NuGet', answered: Array.isArray(answer?.projects) && answers, found: inNuGet(answer) };
}

async function npm() {
  const answer = await ask('npm', 'audit', '--omit=dev', '--json');
  const found = Object.values(answer?.vulnerabilities ?? {}).map(v => ({ what: `${v.name} ${v.range}`, severity: v.severity, where: v.via?.find?.(w => w.url)?.url ?? '' }));
  return { registry: 'npm', answered: answer?.metadata?.vulnerabilities !== undefined, found };
}

const all = await Promise.all([nuget(), npm()]);
for (const { registry, answered, found } of all) {
  for (const { what, severity, where } of found) console.log(`${registry}: ${what} has a known vulnerability (${severity}) ${where}`.trimEnd());
  if (!answered) console.log(`${registry}: the registry did not answer whether anything is known. Ask again where it does.`);
  else if (found.length === 0) console.log(`${registry}: nothing is known of what ships.`);
}

process.exitCode = all.some(a => a.found.some(f => severe.includes(f.severity))) ? 1 : all.every(a => a.answered) ? 0 : 3;
