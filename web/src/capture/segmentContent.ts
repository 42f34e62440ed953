/**
 * Whether a recorded file holds any sound or picture. Where a device gives nothing, browsers write no file at all, a few bytes
 * that are none, or a header with nothing after it. Pure.
 */
import { containerOf } from "../media/container";

/** EBML element ids of WebM, with their length markers. */
const SEGMENT = 0x18538067;
const CLUSTER = 0x1f43b675;
const SIMPLE_BLOCK = 0xa3;
const BLOCK_GROUP = 0xa0;
/** A block's own header: track, time and flags. */
const BLOCK_HEADER = 4;
/** The header of a box of MP4: its size and its type. */
const BOX_HEADER = 8;

/** Whether a WebM or MP4 file holds at least one block of media. */
export function holdsMedia(bytes: ArrayBuffer): boolean {
  const container = containerOf(bytes);
  if (container === null) return false;
  const view = new DataView(bytes);
  return container === "webm" ? webmHoldsMedia(view, 0, view.byteLength) : mp4HoldsMedia(view);
}

function webmHoldsMedia(view: DataView, begin: number, end: number): boolean {
  for (let at = begin; at < end; ) {
    const id = idAt(view, at);
    const size = id === null ? null : sizeAt(view, at + id.length);
    if (id === null || size === null) return false;
    const from = at + id.length + size.length;
    // Live recordings leave the size of a segment and of a cluster open: what follows is in it.
    const to = size.value === null ? end : Math.min(end, from + size.value);
    if ((id.value === SEGMENT || id.value === CLUSTER) && webmHoldsMedia(view, from, to)) return true;
    if ((id.value === SIMPLE_BLOCK || id.value === BLOCK_GROUP) && to - from > BLOCK_HEADER) return true;
    at = to;
  }
  return false;
}

function mp4HoldsMedia(view: DataView): boolean {
  for (let at = 0; at + BOX_HEADER <= view.byteLength; ) {
    const size = boxSize(view, at);
    if (size < BOX_HEADER) return false;
    if (typeOf(view, at) === "mdat" && size > 2 * BOX_HEADER) return true;
    at += size;
  }
  return false;
}

function typeOf(view: DataView, at: number): string {
  return at + BOX_HEADER > view.byteLength ? "" : String.fromCharCode(...[4, 5, 6, 7].map((offset) => view.getUint8(at + offset)));
}

function boxSize(view: DataView, at: number): number {
  const size = view.getUint32(at);
  // 0: up to the file's end; 1: the size follows in 64 bits.
  if (size === 0) return view.byteLength - at;
  if (size > 1) return size;
  return at + 2 * BOX_HEADER > view.byteLength ? 0 : Number(view.getBigUint64(at + BOX_HEADER));
}

interface Read<Value> {
  value: Value;
  length: number;
}

function idAt(view: DataView, at: number): Read<number> | null {
  const length = lengthAt(view, at);
  if (length === null || length > 4) return null;
  let value = 0;
  for (let index = 0; index < length; index++) value = value * 256 + view.getUint8(at + index);
  return { value, length };
}

/** An element's size, null where it is left open. */
function sizeAt(view: DataView, at: number): Read<number | null> | null {
  const length = lengthAt(view, at);
  if (length === null) return null;
  let value = view.getUint8(at) & (0xff >> length);
  let isOpen = value === 0xff >> length;
  for (let index = 1; index < length; index++) {
    const byte = view.getUint8(at + index);
    isOpen &&= byte === 0xff;
    value = value * 256 + byte;
  }
  return { value: isOpen ? null : value, length };
}

/** How many bytes the number at this place has: one more than its leading zero bits. */
function lengthAt(view: DataView, at: number): number | null {
  if (at >= view.byteLength) return null;
  const length = Math.clz32(view.getUint8(at)) - 23;
  return length > 8 || at + length > view.byteLength ? null : length;
}
