/**
 * MurmurHash3 for 32-bit machines, 128 bits wide (Austin Appleby, public domain): spreads a seed's text over the whole
 * state of the generator. Not a cryptographic hash: whoever sees the numbers may find the seed.
 * @returns four unsigned 32-bit numbers
 * @see https://github.com/aappleby/smhasher/blob/master/src/MurmurHash3.cpp
 */
export function hash128(text: string): [number, number, number, number] {
  const bytes = new TextEncoder().encode(text);
  const padded = new DataView(new ArrayBuffer(Math.ceil(bytes.length / 16) * 16));
  for (const [at, byte] of bytes.entries()) padded.setUint8(at, byte);

  let [h1, h2, h3, h4] = [0, 0, 0, 0];
  for (let at = 0; at < padded.byteLength; at += 16) {
    const word = (index: number) => padded.getUint32(at + 4 * index, true);
    const k1 = mix(word(0), 0x239b961b, 15, 0xab0e9789);
    const k2 = mix(word(1), 0xab0e9789, 16, 0x38b34ae5);
    const k3 = mix(word(2), 0x38b34ae5, 17, 0xa1e38b93);
    const k4 = mix(word(3), 0xa1e38b93, 18, 0x239b961b);
    if (at + 16 > bytes.length) {
      // the last, unfilled block is only mixed in
      [h1, h2, h3, h4] = [h1 ^ k1, h2 ^ k2, h3 ^ k3, h4 ^ k4];
      break;
    }
    // each line takes the next word as it was before its own turn
    h1 = (Math.imul(rotate(h1 ^ k1, 19) + h2, 5) + 0x561ccd1b) | 0;
    h2 = (Math.imul(rotate(h2 ^ k2, 17) + h3, 5) + 0x0bcaa747) | 0;
    h3 = (Math.imul(rotate(h3 ^ k3, 15) + h4, 5) + 0x96cd1c35) | 0;
    h4 = (Math.imul(rotate(h4 ^ k4, 13) + h1, 5) + 0x32ac3b17) | 0;
  }

  h1 ^= bytes.length;
  h2 ^= bytes.length;
  h3 ^= bytes.length;
  h4 ^= bytes.length;
  [h1, h2, h3, h4] = spread(h1, h2, h3, h4);
  [h1, h2, h3, h4] = spread(finish(h1), finish(h2), finish(h3), finish(h4));
  return [h1 >>> 0, h2 >>> 0, h3 >>> 0, h4 >>> 0];
}

const rotate = (value: number, by: number) => (value << by) | (value >>> (32 - by));

const mix = (word: number, before: number, by: number, after: number) =>
  Math.imul(rotate(Math.imul(word, before), by), after);

function spread(h1: number, h2: number, h3: number, h4: number): [number, number, number, number] {
  const sum = (h1 + h2 + h3 + h4) | 0;
  return [sum, (h2 + sum) | 0, (h3 + sum) | 0, (h4 + sum) | 0];
}

function finish(value: number): number {
  let h = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
