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

/** What the live state shows by itself, the moment it begins and with more words. */
const SHOWN_ELSEWHERE: ReadonlySet<IncidentKind> = new Set(["connection_lost", "camera_lost", "microphone_lost", "slow_line", "page_failed"]);

/** The most urgent first, without the faults that the live state shows by itself. */
export function signalChips(signals: readonly IncidentKind[], most: number): SignalChips {
  const listed = signals
    .filter((kind) => !SHOWN_ELSEWHERE.has(kind))
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

export interface LiveFault {
  /** Tells it from the others of an attempt. */
  id: string;
  kind: IncidentKind;
  words: string;
  title: string;
}

/** What does not work at the candidate's: camera, microphone, page and line. Nothing is known of it while the connection is lost. */
export function liveFaults(live: AttemptLive): LiveFault[] {
  if (live.connection === "lost") return [];
  const faults: LiveFault[] = [];
  if (live.camera === "lost") faults.push({ id: "camera", kind: "camera_lost", words: "Camera lost", title: live.camera_reason ?? "The camera gives no pictures." });
  if (live.microphone === "lost") {
    faults.push({ id: "microphone", kind: "microphone_lost", words: "Microphone lost", title: live.microphone_reason ?? "The microphone gives no sound." });
  }
  if (live.behind_s !== null) {
    faults.push({
      id: "line",
      kind: "slow_line",
      words: `Slow line, ${live.behind_s} s behind`,
      title: `The candidate’s line carries less than is captured: smaller and fewer pictures come, the newest first. What still waits on the device is up to ${live.behind_s} s old; nothing of it is lost.`,
    });
  }
  if (live.held_back > 0) {
    faults.push({
      id: "held_back",
      kind: "slow_line",
      words: `${live.held_back} held back`,
      title: "Something on the candidate’s line, a proxy or a filter, does not let some items through while others pass. They are kept there and tried again.",
    });
  }
  if (live.page === "failed") {
    const pictures = live.camera === "ok" ? "Pictures still come." : "No pictures come either.";
    faults.push({ id: "page", kind: "page_failed", words: "Page failed", title: `A part of the candidate’s page could not be shown. ${pictures}` });
  }
  return faults;
}
