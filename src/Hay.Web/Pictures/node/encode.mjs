// One picture from standard input, made again from its dots alone: turned as its camera said, made smaller, without
// anything that was written beside the dots. Answers with JSON, { width, height, sizes } or { refused }. Started by
// LimitedNode for each picture: whatever a hostile file does to libvips, it does to this process.
import { input, only } from './limited.mjs';

const sharp = only(['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer']);
const mostDots = 60e6;
const leastSide = 100;
const mostStretched = 4; // times as long as high, or as high as long
const sides = [480, 1200]; // the longer one
const qualities = [78, 60, 40, 20];
const mostBytes = 300_000;

console.log(JSON.stringify(await encode(await input()).catch(() => ({ refused: 'broken' }))));

async function encode(file) {
  const seen = await sharp(file, { limitInputPixels: false }).metadata();
  if (seen.width * seen.height > mostDots) return { refused: 'dots' };
  if (Math.min(seen.width, seen.height) < leastSide) return { refused: 'small' };
  if (Math.max(seen.width / seen.height, seen.height / seen.width) > mostStretched) return { refused: 'shape' };
  // Read once, in full: a file that ends too soon is found out here. Of one that moves, the first picture.
  const { data, info } = await sharp(file, { limitInputPixels: mostDots, failOn: 'error' })
    .autoOrient().resize({ width: sides.at(-1), height: sides.at(-1), fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' }).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  for (const quality of qualities) {
    const sizes = [];
    for (const side of sides) {
      if (sizes.length > 0 && Math.max(info.width, info.height) <= sides[0]) break; // it is no larger than the first
      const webp = await sharp(data, { raw }).resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true }).webp({ quality }).toBuffer();
      sizes.push({ side, webp });
    }

    if (sizes.reduce((all, size) => all + size.webp.length, 0) > mostBytes) continue;
    return { width: info.width, height: info.height, sizes: sizes.map(({ side, webp }) => ({ side, webp: webp.toString('base64') })) };
  }

  return { refused: 'broken' };
}
