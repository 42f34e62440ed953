/** What the policy editor knows of each signal beyond its words: its threshold's unit, and which settings have an effect. */

import type { IncidentKind, Policy } from "../../api/types";
import { SIGNAL_GROUPS, SIGNAL_KINDS, SIGNALS, type SignalGroup, type SignalKind } from "../../ui/signals";
import { SIGNAL_THRESHOLDS } from "./thresholds";

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
  lasting: boolean;
}

/** The signals that compare a measure with a threshold; a test holds this against the server's own policy. */
export const THRESHOLDS: Partial<Record<SignalKind, ThresholdFact>> = SIGNAL_THRESHOLDS;

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
  const { group, page, momentary, preventable, fault, behind } = SIGNALS[kind];
  return { group, threshold: THRESHOLDS[kind] ?? null, looks: !page, momentary, preventable, weighs: !fault, behind };
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
