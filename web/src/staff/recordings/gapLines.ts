/** The gaps of recordings as they are listed: what is missing for one reason, bit by bit, is one line. Pure. */
import type { RecordedVideo } from "../../api/types";

export interface GapLine {
  stream: string;
  cause: string;
  begins_at: string;
  ends_at: string;
  /** How much is missing between the two; the rest was recorded. */
  missingMs: number;
  /** Of how many gaps it consists. */
  gaps: number;
}

/** Gaps this near each other are one, though something was recorded between them: a device that fails again and again. */
const NEAR_MS = 60_000;

/** By their begin. */
export function gapLines(videos: readonly Pick<RecordedVideo, "stream" | "gaps">[]): GapLine[] {
  return videos
    .flatMap(({ stream, gaps }) => linesOf(stream, gaps))
    .sort((a, b) => Date.parse(a.begins_at) - Date.parse(b.begins_at));
}

function linesOf(stream: string, gaps: RecordedVideo["gaps"]): GapLine[] {
  const lines: GapLine[] = [];
  for (const { begins_at, ends_at, cause } of gaps) {
    const missingMs = Date.parse(ends_at) - Date.parse(begins_at);
    const last = lines.at(-1);
    if (last?.cause === cause && Date.parse(begins_at) - Date.parse(last.ends_at) <= NEAR_MS) {
      last.ends_at = ends_at;
      last.missingMs += missingMs;
      last.gaps += 1;
    } else {
      lines.push({ stream, cause, begins_at, ends_at, missingMs, gaps: 1 });
    }
  }
  return lines;
}
