/** The media type of an item. Sound and video come in two containers, and each item's own bytes say in which it is. */
import { containerOf } from "../media/container";
import { type Stream, STREAM_RULES } from "./streams";

export function mediaTypeOf(stream: Stream, body: ArrayBuffer): string {
  const { type } = STREAM_RULES[stream];
  return type.endsWith("/webm") && containerOf(body) === "mp4" ? type.replace("/webm", "/mp4") : type;
}
