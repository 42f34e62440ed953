/** What a tile's chips show: few enough that a page of thirty tiles stays readable. Pure functions. */

import type { AttemptLive, IncidentKind } from "../../api/types";
import type { Tone } from "../../ui/StatusChip";
import { DETECTOR_WORDS, kindWords, signalTone } from "../kinds";

/** How many signals are named on a tile; the rest is only counted. */
export const TILE_SIGNALS = 2;

const URGENCY: Record<Tone, number> = { alarm: 0, suspicion: 1, fault: 2, quiet: 3, good: 4 };

export interface SignalChips {
  shown: readonly IncidentKind[];
  /** The signals that are only counted. */
  rest: readonly IncidentKind[];
}

/** The most urgent first, without a lost camera or connection, which are shown elsewhere. */
export function signalChips(signals: readonly IncidentKind[], most: number): SignalChips {
  const listed = signals
    .filter((kind) => kind !== "connection_lost" && kind !== "camera_lost")
    .sort((a, b) => URGENCY[signalTone(a)] - URGENCY[signalTone(b)]);
  return { shown: listed.slice(0, most), rest: listed.slice(most) };
}

/** The names of the signals that are only counted, for a title. */
export function restWords(rest: readonly IncidentKind[]): string {
  return rest.map((kind) => kindWords(kind)).join(", ");
}

export interface MissingLooks {
  words: string;
  title: string;
}

/** What is unknown because a detector failed, which must never read as "nothing found". Without faces, all counts as not analysed. */
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

/** Shown while detectors look less often because the server is busy; null otherwise. */
export function slowdownTitle({ stretch }: Pick<AttemptLive, "stretch">): string | null {
  if (stretch <= 1) return null;
  return `The server is busy: the slower detectors look about ${Math.round(stretch)} times less often than planned. Nothing is dropped.`;
}
