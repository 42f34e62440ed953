/** What the chips of a tile say, so that a wall of thirty stays calm: pure functions. */

import type { AttemptLive, IncidentKind } from "../../api/types";
import type { Tone } from "../../ui/StatusChip";
import { DETECTOR_WORDS, kindWords, signalTone } from "../kinds";

/** So many signals are named on a tile; the rest is counted. */
export const TILE_SIGNALS = 2;

const URGENCY: Record<Tone, number> = { alarm: 0, suspicion: 1, fault: 2, quiet: 3, good: 4 };

export interface SignalChips {
  shown: readonly IncidentKind[];
  /** What there was no room for. */
  rest: readonly IncidentKind[];
}

/** The most urgent first. A lost camera or connection has a mark of its own. */
export function signalChips(signals: readonly IncidentKind[], most: number): SignalChips {
  const listed = signals
    .filter((kind) => kind !== "connection_lost" && kind !== "camera_lost")
    .sort((a, b) => URGENCY[signalTone(a)] - URGENCY[signalTone(b)]);
  return { shown: listed.slice(0, most), rest: listed.slice(most) };
}

/** The names of what is only counted, for a title. */
export function restWords(rest: readonly IncidentKind[]): string {
  return rest.map((kind) => kindWords(kind)).join(", ");
}

export interface MissingLooks {
  words: string;
  title: string;
}

/** What is not known because a detector failed: never to be read as "nothing found". Faces stand for the whole. */
export function missingLooks(live: Pick<AttemptLive, "analysed" | "not_analysed" | "last_frame_at">): MissingLooks[] {
  const faces = !live.analysed && live.last_frame_at !== null;
  const others = live.not_analysed.filter((detector) => detector !== "faces").map((each) => DETECTOR_WORDS[each].toLowerCase());
  const missing: MissingLooks[] = [];
  if (faces) {
    missing.push({
      words: "Not analysed",
      title: "The face detector failed on the last picture: whether there is a face is not known. This is a fault of the system.",
    });
  }
  if (others.length > 0) {
    missing.push({
      words: `${faces ? "Nor" : "Not analysed"}: ${others.join(", ")}`,
      title: `The detector failed when it last should have looked: of this nothing is known (${others.join(", ")}). This is a fault of the system.`,
    });
  }
  return missing;
}

/** Told while the server is busy; null while all look as often as planned. */
export function slowdownTitle({ stretch }: Pick<AttemptLive, "stretch">): string | null {
  if (stretch <= 1) return null;
  return `The server is busy: the slower detectors look about ${Math.round(stretch)} times less often than planned. Nothing is dropped.`;
}
