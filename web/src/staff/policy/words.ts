/** A policy's settings in words: one line per signal, and the differences between two policies. Pure functions. */

import type { Policy, SignalPolicy } from "../../api/types";
import { SIGNALS, SIGNAL_KINDS, type SignalKind } from "../../ui/signals";
import { factsOf, rounded, thresholdWords } from "./signalMeta";

export type PresetName = Policy["preset"];

export const PRESET_WORDS: Record<PresetName, string> = {
  relaxed: "Relaxed",
  standard: "Standard",
  strict: "Strict",
  custom: "Custom",
};

/** `3 s`, `0.2 s` */
export function secondsWords(seconds: number): string {
  return `${rounded(seconds)} s`;
}

/** `50 %` */
export function percentWords(share: number): string {
  return `${rounded(share * 100)} %`;
}

/** One line about the effect of a signal: `counts after 3 s and 2 looks · warns · weight 10`. */
export function signalSummary(kind: SignalKind, signal: SignalPolicy, warnCandidate: boolean): string {
  if (!signal.enabled) return "Off";
  const facts = factsOf(kind);
  return [
    whenItCounts(kind, signal),
    ...(facts.weighs ? [signal.warn && warnCandidate ? "warns" : "noted silently"] : []),
    ...(facts.preventable && signal.prevent ? ["prevented"] : []),
    ...(facts.weighs ? [`weight ${rounded(signal.weight)}`] : []),
  ].join(" · ");
}

function whenItCounts(kind: SignalKind, signal: SignalPolicy): string {
  const { looks, momentary, threshold } = factsOf(kind);
  if (momentary) return "counts at once";
  const lasting = signal.raise_after_s + (threshold?.lasting === true ? signal.threshold : 0);
  const held = lasting > 0 ? [secondsWords(lasting)] : [];
  if (looks && typeof signal.share === "number") {
    const share = `${percentWords(signal.share)} of about ${secondsWords(signal.window_s)}`;
    return held.length === 0 ? `counts from ${share}` : `counts from ${share}, lasting ${held.join("")}`;
  }
  const seen = looks && signal.raise_after_looks > 1 ? [`${signal.raise_after_looks} looks`] : [];
  const needed = [...held, ...seen];
  return needed.length === 0 ? "counts at once" : `counts after ${needed.join(" and ")}`;
}

type FieldWords<Of> = { [Field in keyof Of]-?: (after: Of[Field], before: Of[Field], kind: SignalKind) => string };

const instead = (words: (seconds: number) => string, after: number, before: number) => `${words(after)} instead of ${words(before)}`;
const seconds = (what: string) => (after: number, before: number) => `${what} ${instead(secondsWords, after, before)}`;
const plain = (what: string) => (after: number, before: number) => `${what} ${instead((value) => String(rounded(value)), after, before)}`;
const either = (yes: string, no: string) => (after: boolean) => (after ? yes : no);

/** How a change of each setting is described; the type makes sure that none is left out. */
const SIGNAL_CHANGES: FieldWords<SignalPolicy> = {
  enabled: either("switched on", "switched off"),
  threshold: (after, before, kind) =>
    `${factsOf(kind).threshold?.label.toLowerCase() ?? "threshold"}: ${instead((value) => thresholdWords(kind, value), after, before)}`,
  raise_after_s: seconds("counts after"),
  raise_after_looks: plain("looks in a row:"),
  share: (after, before) => {
    if (typeof after !== "number") return "judged look by look instead of by the share of time";
    if (typeof before !== "number") return `judged by the share of time (${percentWords(after)}) instead of look by look`;
    return `share of time: ${instead(percentWords, after, before)}`;
  },
  window_s: seconds("share taken over about"),
  clear_after_s: seconds("ends once gone for"),
  cooldown_s: seconds("goes on if it returns within"),
  warn: either("the candidate is told", "noted silently"),
  tell: (after, before) => {
    if (!after) return "the usual words for the candidate";
    return before ? "other own words for the candidate" : "own words for the candidate";
  },
  prevent: either("prevented by the page", "no longer prevented"),
  weight: plain("weight"),
};

type Settings = Omit<Policy, "version" | "preset" | "signals" | "cadence" | "evidence" | "link" | "recording" | "retention">;

const GENERAL_CHANGES: FieldWords<Settings> = {
  sample_every_s: seconds("Camera pictures every"),
  burst_every_s: seconds("Camera pictures while unsure every"),
  warn_candidate: either("Candidates are told when something is noted", "Candidates are told of nothing"),
  require_fullscreen: either("Full screen is asked for", "Full screen is not asked for"),
  require_microphone: either("A microphone is required", "No microphone is required"),
};

const CADENCE_CHANGES: FieldWords<Policy["cadence"]> = {
  landmarks_every_s: seconds("Head and eyes looked at every"),
  objects_every_s: seconds("Objects looked for every"),
  identity_every_s: seconds("Identity compared every"),
};

const EVIDENCE_CHANGES: FieldWords<Policy["evidence"]> = {
  before_s: seconds("Pictures kept from before an incident:"),
  after_s: seconds("Pictures kept from after an incident:"),
  record_every_s: seconds("One picture kept in any case every"),
  keep_sound: either("The sound of speech incidents is kept", "No sound is kept"),
};

const AWAY_WORDS: Record<Policy["link"]["away_clock"], string> = {
  runs: "Time lost with the connection is not given back",
  stops: "Time lost with the connection is given back",
  stops_after: "Time lost with the connection is given back once it lasts",
};

const LINK_CHANGES: FieldWords<Policy["link"]> = {
  lost_after_s: seconds("A connection counts as lost after"),
  unstable_rtt_ms: (after, before) => `A connection counts as unstable from ${after} ms instead of ${before} ms`,
  away_clock: (after) => AWAY_WORDS[after],
  away_after_s: seconds("Time lost with the connection is given back from"),
  away_at_most_s: seconds("Time given back at most:"),
  late_for_s: seconds("What was captured before the end is taken for"),
};

const RECORDING_CHANGES: FieldWords<Policy["recording"]> = {
  camera: either("Camera and sound are recorded as video", "Camera and sound are not recorded as video"),
  screen: either("The screen is shared and recorded", "The screen is not recorded"),
  camera_kbits: (after, before) => `The camera's video has ${after} kbit/s instead of ${before}`,
  screen_kbits: (after, before) => `The screen's video has ${after} kbit/s instead of ${before}`,
};

const days = (what: string) => (after: number, before: number) => `${what} ${instead((value) => `${value} days`, after, before)}`;

const RETENTION_CHANGES: FieldWords<Policy["retention"]> = {
  pictures_days: days("Pictures are kept for"),
  recordings_days: days("Recordings are kept for"),
  portraits_days: days("Portraits and face templates are kept for"),
  documents_days: days("Pictures of documents are kept for"),
  observations_days: days("Measures are kept for"),
  logs_days: days("Incidents, messages and names are kept for"),
};

/** All differences, one sentence each; versions and names do not count. */
export function policyDifferences(before: Policy, after: Policy): string[] {
  return [
    ...changes(GENERAL_CHANGES, before, after).map((words) => `${words}.`),
    ...SIGNAL_KINDS.flatMap((kind) => signalDifference(kind, before.signals[kind], after.signals[kind])),
    ...changes(CADENCE_CHANGES, before.cadence, after.cadence).map((words) => `${words}.`),
    ...changes(EVIDENCE_CHANGES, before.evidence, after.evidence).map((words) => `${words}.`),
    ...changes(LINK_CHANGES, before.link, after.link).map((words) => `${words}.`),
    ...changes(RECORDING_CHANGES, before.recording, after.recording).map((words) => `${words}.`),
    ...changes(RETENTION_CHANGES, before.retention, after.retention).map((words) => `${words}.`),
  ];
}

function signalDifference(kind: SignalKind, before: SignalPolicy | undefined, after: SignalPolicy | undefined): string[] {
  const name = SIGNALS[kind].name;
  if (before === undefined || after === undefined) {
    if (before === after) return [];
    return [`${name}: ${after === undefined ? "no longer part of the policy" : "new in the policy"}.`];
  }
  const words = changes(SIGNAL_CHANGES, before, after, kind);
  return words.length === 0 ? [] : [`${name}: ${words.join("; ")}.`];
}

function changes<Of extends object>(words: FieldWords<Of>, before: Of, after: Of, kind: SignalKind = "no_face"): string[] {
  return (Object.keys(words) as (keyof Of)[])
    .filter((field) => (before[field] ?? null) !== (after[field] ?? null))
    .map((field) => words[field](after[field], before[field], kind));
}
