/**
 * Every kind of incident in words: for the candidate calm and without blame, for the staff what was seen and no more. They are
 * written on the server, in `rules/signals`.
 */

import { SIGNALS as GENERATED } from "../api/signals";
import type { Incident, IncidentKind } from "../api/types";

export type SignalGroup = "camera" | "microphone" | "page" | "technical";

export interface SignalWords {
  group: SignalGroup;
  /** A few words, for a chip or a switch. */
  name: string;
  /** Completes “It is noted when …”, for the candidate. */
  candidate: string;
  /** A whole sentence of what happened, for the staff. */
  staff: string;
}

/** The groups, in the order in which they are listed. */
export const SIGNAL_GROUPS: Readonly<Record<SignalGroup, string>> = {
  camera: "Camera",
  microphone: "Microphone",
  page: "This page",
  technical: "Technical troubles",
};

/** What the pages know of a kind. */
export interface SignalDescription extends SignalWords {
  /** How serious the server rates it; a signal that is no incident yet comes without its severity. */
  severity: Incident["severity"];
  /** A trouble of technique or light: shown, and never counted. */
  fault: boolean;
  /** A policy has settings for it. What has none is noted in any case. */
  settings: boolean;
  /** The candidate's page reports it of itself. */
  page: boolean;
  /** Happens at once: it opens and closes in one step, so that no length applies. */
  momentary: boolean;
  /** What the candidate's page can also prevent. */
  preventable: boolean;
  /** Means nothing while the exam itself is in another tab: this page is out of sight all the time then, and rightly so. */
  behind: boolean;
}

export const SIGNALS = GENERATED satisfies Record<IncidentKind, SignalDescription>;

export type SignalKind = keyof typeof SIGNALS;

const GROUP_ORDER = Object.keys(SIGNAL_GROUPS);

/** Group by group; within one as the server lists them. */
export const SIGNAL_KINDS: readonly SignalKind[] = (Object.keys(SIGNALS) as SignalKind[]).sort(
  (a, b) => GROUP_ORDER.indexOf(SIGNALS[a].group) - GROUP_ORDER.indexOf(SIGNALS[b].group),
);

/** Whether this page has words for a kind; a newer server may know more. */
export function isSignalKind(kind: string): kind is SignalKind {
  return Object.hasOwn(SIGNALS, kind);
}
