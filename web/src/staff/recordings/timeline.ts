/** Converts between clock time and a video's time, in which gaps take no time. Pure functions. */
import type { RecordedVideo } from "../../api/types";

/** A span of clock time, in milliseconds since the epoch. */
export interface Span {
  from: number;
  to: number;
}

type Segments = Pick<RecordedVideo, "segments">;

/** From the first recorded moment of any video to the last, gaps included. */
export function spanOf(videos: readonly RecordedVideo[]): Span | null {
  const times = videos.flatMap(({ segments, gaps }) => [
    ...segments.flatMap(({ captured_at, duration_s }) => [Date.parse(captured_at), Date.parse(captured_at) + duration_s * 1000]),
    ...gaps.flatMap(({ begins_at, ends_at }) => [Date.parse(begins_at), Date.parse(ends_at)]),
  ]);
  return times.length === 0 ? null : { from: Math.min(...times), to: Math.max(...times) };
}

/** The video's second at a moment, and whether the moment was recorded; within a gap, the start of the next segment. */
export function mediaTime({ segments }: Segments, at: number): { second: number; recorded: boolean } {
  const next = segments.findIndex(({ captured_at }) => Date.parse(captured_at) > at);
  const index = next === -1 ? segments.length - 1 : next - 1;
  const segment = segments[index];
  if (segment === undefined) return { second: segments[0]?.media_start_s ?? 0, recorded: false };
  const into = (at - Date.parse(segment.captured_at)) / 1000;
  if (into < segment.duration_s) return { second: segment.media_start_s + into, recorded: true };
  return { second: segments[index + 1]?.media_start_s ?? segment.media_start_s + segment.duration_s, recorded: false };
}

export interface Part {
  /** Its number, by which a player knows which file it has open. */
  index: number;
  video: string;
  /** Where it begins in the recording. */
  start: number;
  /** Its length in seconds. */
  length: number;
}

/** The file in which a second of the recording is: browsers that record otherwise leave several. */
export function partAt({ parts }: Pick<RecordedVideo, "parts">, second: number): Part {
  const next = parts.findIndex(({ media_start_s }) => media_start_s > second);
  const index = next === -1 ? parts.length - 1 : Math.max(0, next - 1);
  const part = parts[index];
  return { index, video: part?.video ?? "", start: part?.media_start_s ?? 0, length: part?.duration_s ?? 0 };
}

/** The moment at which a second of the video was recorded. */
export function momentOf({ segments }: Segments, second: number): number {
  const next = segments.findIndex(({ media_start_s }) => media_start_s > second);
  const segment = segments[next === -1 ? segments.length - 1 : Math.max(0, next - 1)];
  if (segment === undefined) return 0;
  const into = Math.min(Math.max(0, second - segment.media_start_s), segment.duration_s);
  return Date.parse(segment.captured_at) + into * 1000;
}

/** Where a moment lies in a span, 0 to 1. */
export function shareOf({ from, to }: Span, at: number): number {
  return to === from ? 0 : Math.min(1, Math.max(0, (at - from) / (to - from)));
}
