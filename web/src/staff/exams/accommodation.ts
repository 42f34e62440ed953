/** What one candidate is granted: more time, and exceptions for single signals. Pure functions. */

import type { Accommodation, Policy, Watching } from "../../api/types";
import { SIGNAL_KINDS, type SignalKind } from "../../ui/signals";
import { kindsOf } from "../policy/signalMeta";

export const NO_ACCOMMODATION: Accommodation = { extra_minutes: 0, signals: {}, note: "" };

/** `+15 min · 2 relaxed · 1 off`; null where nothing is granted. */
export function accommodationSummary({ extra_minutes, signals, note }: Accommodation): string | null {
  const how = Object.values(signals);
  const relaxed = how.filter((watching) => watching === "relaxed").length;
  const off = how.filter((watching) => watching === "off").length;
  const parts = [
    ...(extra_minutes > 0 ? [`+${extra_minutes} min`] : []),
    ...(relaxed > 0 ? [`${relaxed} relaxed`] : []),
    ...(off > 0 ? [`${off} off`] : []),
  ];
  if (parts.length === 0) return note.trim() === "" ? null : "Note";
  return parts.join(" · ");
}

/** The accommodation with an exception for one signal; `normal` removes the exception. */
export function withWatching(accommodation: Accommodation, kind: SignalKind, watching: Watching | "normal"): Accommodation {
  const signals = Object.fromEntries(Object.entries(accommodation.signals).filter(([each]) => each !== kind));
  return { ...accommodation, signals: watching === "normal" ? signals : { ...signals, [kind]: watching } };
}

/** The signals that differ from the exam's policy, in the usual order. */
export function exceptionsOf({ signals }: Accommodation): { kind: SignalKind; watching: Watching }[] {
  return SIGNAL_KINDS.flatMap((kind) => {
    const watching = signals[kind];
    return watching === undefined ? [] : [{ kind, watching }];
  });
}

/** The signals that are watched in the exam and have no exception yet. */
export function addable(accommodation: Accommodation, policy: Pick<Policy, "signals">): SignalKind[] {
  return kindsOf(policy).filter((kind) => policy.signals[kind]?.enabled === true && accommodation.signals[kind] === undefined);
}
