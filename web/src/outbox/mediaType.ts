/** The media type of an item. Sound and video come in two containers, and each item's own bytes say in which it is. */
import { type Stream, STREAM_RULES } from "./streams";

/** `ftyp`, with which an MP4 file begins after four bytes of length. */
const MP4_BRAND = 0x66747970;

export function mediaTypeOf(stream: Stream, body: ArrayBuffer): string {
  const { type } = STREAM_RULES[stream];
  return type.endsWith("/webm") && isMp4(body) ? type.replace("/webm", "/mp4") : type;
}

function isMp4(body: ArrayBuffer): boolean {
  return body.byteLength >= 8 && new DataView(body).getUint32(4) === MP4_BRAND;
}
