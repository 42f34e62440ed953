/** For tests: files such as a browser's recorder writes. */

const HEADER = [0x1a, 0x45, 0xdf, 0xa3, 0x80];
const OPEN_SEGMENT = [0x18, 0x53, 0x80, 0x67, 0xff];
const OPEN_CLUSTER = [0x1f, 0x43, 0xb6, 0x75, 0xff];

/** The beginning of a WebM file, without any sound or picture. */
export function emptyWebm(): Uint8Array<ArrayBuffer> {
  return new Uint8Array([...HEADER, ...OPEN_SEGMENT, ...OPEN_CLUSTER]);
}

/** A WebM file with one block, whose last byte is `mark`. */
export function fakeWebm(mark = 0, blockBytes = 500): Uint8Array<ArrayBuffer> {
  const block = new Uint8Array(blockBytes);
  block[blockBytes - 1] = mark;
  return new Uint8Array([...emptyWebm(), 0xa3, 0x40 | (blockBytes >> 8), blockBytes & 0xff, ...block]);
}

/** What `bytes` was marked with. */
export function markOf(bytes: ArrayBuffer): number {
  return new Uint8Array(bytes).at(-1) ?? -1;
}
