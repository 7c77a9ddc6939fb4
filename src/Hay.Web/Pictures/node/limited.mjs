// What both scripts need: libvips that reads only what it is told to, and the whole of standard input.
import sharp from 'sharp';

/** @param {string[]} loaders Names of the only libvips operations that may read a file format. */
export function only(loaders) {
  sharp.concurrency(1);
  sharp.cache(false);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: loaders });
  return sharp;
}

export async function input() {
  const parts = [];
  for await (const part of process.stdin) parts.push(part);
  return Buffer.concat(parts);
}
