/**
 * What goes next over a line that carries less than is captured. Everything but words shares one request at a time, as requests
 * side by side only slow each other down: first the newest picture, then sound, older pictures, and video last. Pure.
 */
import type { Item } from "./store";
import type { Stream } from "./streams";

export interface Waiting<I extends Item> {
  /** The newest picture that waits and is not on its way. */
  newestPicture: I | undefined;
  /** The number of the newest picture that was sent, or is on its way. */
  newestSent: number;
  /** The oldest of a stream, of those that fit, that waits and is not on its way; undefined where there is none, or it may not be sent now. */
  oldest(stream: Stream, fits: (item: I) => boolean): I | undefined;
}

/** Of the streams that share the pipe, in order. */
const AFTER_THE_NEWEST: readonly Stream[] = ["microphone", "camera", "recording", "screen"];
const VIDEO: ReadonlySet<Stream> = new Set(["recording", "screen"]);
/** A video that takes longer than this would hold up all else: it waits for a better line, or until nothing is captured any more. */
const MAX_VIDEO_S = 4;
/** A picture on its way for this long no longer keeps a newer one, which may be much lighter, from being sent beside it. */
const STUCK_MS = 800;
/** How many share the line at most when the newest picture is sent beside others. */
const MAX_BESIDE = 4;

/** The next item; undefined where all that waits must go on waiting. `rate` is in bytes a second, null while nothing is known. */
export function nextInPipe<I extends Item>(waiting: Waiting<I>, rate: number | null, isCapturing: boolean): I | undefined {
  const { newestPicture } = waiting;
  if (newestPicture !== undefined && newestPicture.seq > waiting.newestSent && isCapturing) return newestPicture;
  for (const stream of AFTER_THE_NEWEST) {
    const item = waiting.oldest(stream, ({ size }) => !VIDEO.has(stream) || !isCapturing || rate === null || size <= rate * MAX_VIDEO_S);
    if (item !== undefined) return item;
  }
  return undefined;
}

export interface OnItsWay {
  item: Item;
  ageMs: number;
}

/** Whether the newest picture may be sent beside what is on its way: not beside one as new, unless that takes too long. */
export function mayGoBeside(onTheirWay: readonly OnItsWay[], newestSent: number): boolean {
  if (onTheirWay.length >= MAX_BESIDE) return false;
  return onTheirWay.every(({ item, ageMs }) => item.stream !== "camera" || item.seq < newestSent || ageMs > STUCK_MS);
}
