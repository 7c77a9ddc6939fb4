// Draws the picture that other sites show beside a link to one of our pages: 1200 by 630, as PNG. What it says comes as
// JSON on standard input (ShareCard in C#). Letters are drawn as shapes from our own font, so that they look the same on a machine
// without any font, and nothing that people write can be anything but a shape.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import opentype from 'opentype.js';
import { input, only } from './limited.mjs';

const sharp = only(['VipsForeignLoadSvgBuffer']);
const [width, height, edge, land, head] = [1200, 630, 72, 218, 108]; // head: baseline of the topmost words
const [small, leading, tight] = [36, 46, 1.1];
const files = createRequire(import.meta.url).resolve('@fontsource/atkinson-hyperlegible-next/package.json').replace('package.json', 'files/');
// Western letters, then those of the rest of Europe.
const fonts = Object.fromEntries(await Promise.all([400, 700].map(async (weight) => [weight, await Promise.all(['latin', 'latin-ext'].map(read(weight)))])));

const card = JSON.parse(await input());
process.stdout.write(await sharp(Buffer.from(draw(card))).png({ palette: true, quality: 90, effort: 7 }).toBuffer());

function read(weight) {
  return async (part) => {
    const file = await readFile(`${files}atkinson-hyperlegible-next-${part}-${weight}-normal.woff`);
    return opentype.parse(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength));
  };
}

function draw({ title, kicker, lines, mark, landscape, demo, colours: c }) {
  const parts = [`<rect width="${width}" height="${height}" fill="${c.paper}"/>`, scene(landscape, c), `<rect width="${width}" height="16" fill="${c.accent}"/>`];
  parts.push(bale(width - edge - 138, head - 53, 68), text('Hay', { x: width - edge - 58, y: head, size: 50, weight: 700, fill: c.green }));
  const left = mark ? edge + 92 : edge;
  if (mark) {
    parts.push(`<circle cx="${edge + 34}" cy="${head - 18}" r="38" fill="${c.accentSoft}"/>`,
      `<svg x="${edge + 9}" y="${head - 43}" width="50" height="50" viewBox="0 0 32 32" fill="none" stroke="${c.accent}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${mark}</svg>`);
  }

  parts.push(text(fit(kicker, small, 700, width - edge - 190 - left), { x: left, y: head - 5, size: small, weight: 700, fill: c.accent }));
  const said = lines.filter((line) => clean(line, 400).length > 0);
  const below = said.length === 1 ? wrap(said[0], small, 400, 2) : said;
  const foot = height - land - 34 - (below.length - 1) * leading; // baseline of the first of the lines
  below.forEach((line, at) => parts.push(text(fit(line, small, 400, width - 2 * edge), { x: edge, y: foot + at * leading, size: small, weight: 400, fill: said.length === 1 || at === 0 ? c.ink : c.inkSoft })));
  const [top, bottom] = [head + 26, below.length > 0 ? foot - 42 : height - land - 30];
  const { size, rows } = headline(clean(title, 700) || kicker, bottom - top);
  const first = top + (bottom - top - rows.length * size * tight) / 2 + size * 0.86;
  rows.forEach((row, at) => parts.push(text(row, { x: edge, y: first + at * size * tight, size, weight: 700, fill: c.ink })));
  const pill = clean(demo, 400);
  if (pill) {
    parts.push(`<rect x="${edge - 8}" y="${height - 80}" width="${measure(pill, 27, 400) + 56}" height="54" rx="27" fill="${c.gold}"/>`,
      text(pill, { x: edge + 20, y: height - 44, size: 27, weight: 400, fill: c.onGold }));
  }

  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${parts.join('')}</svg>`;
}

// The space's own drawing by day: librsvg knows no variables, so each gets the colour that stands beside it.
function scene(landscape, c) {
  const inside = landscape.replace(/^[\s\S]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '').replace(/<style>[\s\S]*?<\/style>|<title[\s\S]*?<\/desc>/g, '').replace(/var\(--[\w-]+,\s*([^)]+)\)/g, '$1');
  return `<svg y="${height - land}" width="${width}" height="${land}" viewBox="0 0 1280 320" preserveAspectRatio="xMidYMax slice" stroke-linecap="round">${inside}</svg>`
    + `<rect y="${height - land - 4}" width="${width}" height="4" fill="${c.ink}" opacity=".12"/>`;
}

function bale(x, y, size) {
  return `<svg x="${x}" y="${y}" width="${size}" height="${size}" viewBox="12 11 40 40"><circle cx="32" cy="31" r="19" fill="#f2b632"/>`
    + '<path fill="none" stroke="#7a4f00" stroke-width="3.4" stroke-linecap="round" d="M32 31q4-4 6 1t-6 6.5a8.3 8.3 0 0 1 .2-15.5a12 12 0 0 1 2.3 22.5"/></svg>';
}

// As large as fits the room, on up to three lines.
function headline(title, room) {
  for (let size = 84; size > 44; size -= 4) {
    const rows = wrap(title, size, 700);
    if (rows.length * size * tight <= room && rows.length <= 3) return { size, rows };
  }

  return { size: 44, rows: wrap(title, 44, 700, 3) };
}

// Lines that fit the card; what is left over after the last of them is left out.
function wrap(words, size, weight, most = Infinity) {
  const room = width - 2 * edge;
  const rows = [];
  for (const word of clean(words, weight).split(' ')) {
    const longer = rows.length > 0 ? `${rows.at(-1)} ${word}` : word;
    if (rows.length > 0 && (rows.length === most || measure(longer, size, weight) <= room)) rows[rows.length - 1] = longer;
    else rows.push(word);
  }

  return rows.map((row) => fit(row, size, weight, room));
}

// With "…" where it is too long.
function fit(words, size, weight, room) {
  let kept = clean(words, weight);
  if (measure(kept, size, weight) <= room) return kept;
  while (kept.length > 0 && measure(`${kept}…`, size, weight) > room) kept = [...kept].slice(0, -1).join('').trimEnd();
  return `${kept}…`;
}

// Without what our font has no letter for.
function clean(words, weight) {
  return [...words.slice(0, 400).normalize('NFC').replace(/\s+/g, ' ')].filter((letter) => fontOf(letter, weight)).join('').replace(/ +/g, ' ').trim();
}

function fontOf(letter, weight) {
  return fonts[weight].find((font) => font.charToGlyphIndex(letter) > 0);
}

// Neighbours from the same font, together.
function runs(words, weight) {
  const all = [];
  for (const letter of words) {
    const font = fontOf(letter, weight);
    if (all.at(-1)?.font === font) all.at(-1).words += letter;
    else all.push({ font, words: letter });
  }

  return all;
}

function measure(words, size, weight) {
  return runs(words, weight).reduce((all, run) => all + run.font.getAdvanceWidth(run.words, size), 0);
}

function text(words, { x, y, size, weight, fill }) {
  const shapes = [];
  for (const run of runs(words, weight)) {
    shapes.push(...run.font.getPath(run.words, x, y, size).commands.map(shape));
    x += run.font.getAdvanceWidth(run.words, size);
  }

  return `<path fill="${fill}" d="${shapes.join('')}"/>`;
}

// The library's own way of writing a path says NaN for numbers next to nothing.
function shape(step) {
  return step.type + [step.x1, step.y1, step.x2, step.y2, step.x, step.y].filter((n) => n !== undefined).map((n) => n.toFixed(1)).join(' ');
}
