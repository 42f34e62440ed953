/** The container formats in which browsers record: recognised by how a file begins, whatever it is said to be. */

export type Container = "webm" | "mp4";

const EBML = 0x1a45dfa3;
/** `ftyp`, behind four bytes of length. */
const MP4_BRAND = 0x66747970;

/** What a file is by its first bytes; null where it is neither. */
export function containerOf(bytes: ArrayBuffer): Container | null {
  if (bytes.byteLength < 8) return null;
  const view = new DataView(bytes);
  if (view.getUint32(0) === EBML) return "webm";
  return view.getUint32(4) === MP4_BRAND ? "mp4" : null;
}
