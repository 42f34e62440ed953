/** What the policy editor knows of each signal beyond its words: its threshold's unit, and which settings have an effect. */

import type { IncidentKind, Policy } from "../../api/types";
import { SIGNAL_GROUPS, SIGNAL_KINDS, SIGNALS, type SignalGroup, type SignalKind } from "../../ui/signals";

export interface ThresholdFact {
  label: string;
  hint: string;
  /** Stands behind the number, as ` %`. */
  suffix: string;
  /** What is shown is the wire's number times this. */
  factor: number;
  min: number;
  max: number;
  step: number;
  /** The measure is a length of time itself: reaching it is what makes the signal count. */
  lasting?: boolean;
}

const FEWER = "A higher value notes less.";

const SURE: ThresholdFact = {
  label: "How sure",
  hint: `How sure the detector must be, in per cent. ${FEWER}`,
  suffix: " %",
  factor: 100,
  min: 5,
  max: 100,
  step: 5,
};

const SPOKEN: ThresholdFact = {
  label: "Speech in a stretch",
  hint: `Sound is measured in stretches of about 5 seconds; so many seconds of one must be speech. ${FEWER}`,
  suffix: " s",
  factor: 1,
  min: 0.2,
  max: 5,
  step: 0.1,
};

const DEGREES = { suffix: "°", factor: 1, min: 5, max: 90, step: 1 };
const SECONDS = { suffix: " s", factor: 1, min: 1, max: 1000, step: 1, lasting: true };

/** The signals that compare a measure with a threshold; a test holds this against the server's own policy. */
export const THRESHOLDS: Partial<Record<SignalKind, ThresholdFact>> = {
  other_person: {
    label: "Difference from check-in",
    hint: `How far the face may differ from the one at check-in: 0 is the same face, 0.6 the usual limit. ${FEWER}`,
    suffix: "",
    factor: 1,
    min: 0.1,
    max: 2,
    step: 0.05,
  },
  looking_away: {
    ...DEGREES,
    label: "Degrees to the side",
    hint: `How far from the candidate's own usual bearing head and eyes point to a side. ${FEWER}`,
  },
  looking_down: {
    ...DEGREES,
    label: "Degrees downwards",
    hint: `How far below the candidate's own usual bearing head and eyes point. ${FEWER}`,
  },
  phone: SURE,
  book: SURE,
  laptop: SURE,
  second_body: {
    label: "People in the picture",
    hint: `From this number of people on, with or without a face. ${FEWER}`,
    suffix: "",
    factor: 1,
    min: 2,
    max: 20,
    step: 1,
  },
  speech: SPOKEN,
  second_voice: SPOKEN,
  camera_replayed: { ...SECONDS, label: "Seconds repeated", hint: `For how long the pictures repeat an earlier stretch. ${FEWER}` },
  photo_attack: { ...SECONDS, label: "Seconds without a sign of life", hint: `No blink and no change of the face for so long. ${FEWER}` },
  camera_blocked: SURE,
  camera_dark: {
    label: "Darker than",
    hint: "0 % is black, 100 % is white. A lower value notes less.",
    suffix: " %",
    factor: 100,
    min: 1,
    max: 100,
    step: 1,
  },
  camera_frozen: { ...SECONDS, label: "Seconds of the same picture", hint: `For how long the picture has not changed at all. ${FEWER}` },
};

/** Happens at once: it opens and closes in one step, so that no length applies. */
const MOMENTARY: ReadonlySet<SignalKind> = new Set<SignalKind>(["clipboard", "print", "context_menu", "devtools"]);

/** What the candidate's page can also prevent. */
const PREVENTABLE: ReadonlySet<SignalKind> = new Set<SignalKind>(["clipboard", "print", "context_menu"]);

/** What a page cannot mean while the exam itself is in another tab: it is out of sight all the time, and rightly so. */
const BEHIND: ReadonlySet<SignalKind> = new Set<SignalKind>(["tab_hidden", "window_blurred", "fullscreen_left"]);

export interface SignalFacts {
  group: SignalGroup;
  threshold: ThresholdFact | null;
  /** Judged look by look, or by the share of time; what the page says of itself needs neither. */
  looks: boolean;
  momentary: boolean;
  preventable: boolean;
  /** Counts for the score; a fault never does. */
  weighs: boolean;
  behind: boolean;
}

export function factsOf(kind: SignalKind): SignalFacts {
  const group: SignalGroup = SIGNALS[kind].group;
  return {
    group,
    threshold: THRESHOLDS[kind] ?? null,
    // By its name alone a virtual camera is known, and that name the page tells.
    looks: group !== "page" && kind !== "virtual_camera",
    momentary: MOMENTARY.has(kind),
    preventable: PREVENTABLE.has(kind),
    weighs: group !== "technical",
    behind: BEHIND.has(kind),
  };
}

/** The signals that a policy has settings for, in the order of the groups. */
export function kindsOf(policy: Pick<Policy, "signals">): SignalKind[] {
  return SIGNAL_KINDS.filter((kind) => policy.signals[kind] !== undefined);
}

/** The same, group by group; groups without any are left out. */
export function groupsOf(kinds: readonly SignalKind[]): { group: SignalGroup; title: string; kinds: SignalKind[] }[] {
  return (Object.keys(SIGNAL_GROUPS) as SignalGroup[])
    .map((group) => ({ group, title: groupTitle(group), kinds: kinds.filter((kind) => SIGNALS[kind].group === group) }))
    .filter(({ kinds: own }) => own.length > 0);
}

/** "This page" is the candidate's, whoever reads it. */
function groupTitle(group: SignalGroup): string {
  return group === "page" ? "The candidate's page" : SIGNAL_GROUPS[group];
}

/** A wire's threshold as it is shown: `50 %`. */
export function thresholdWords(kind: IncidentKind, threshold: number): string {
  const fact = THRESHOLDS[kind];
  return fact === undefined ? String(threshold) : `${rounded(threshold * fact.factor)}${fact.suffix}`;
}

/** Without the tails that binary fractions leave. */
export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
