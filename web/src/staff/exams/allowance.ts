/** What one candidate is granted: more time, and single signals relaxed or off. Pure functions. */

import type { Allowance, Policy, Watching } from "../../api/types";
import { SIGNAL_KINDS, type SignalKind } from "../../ui/signals";
import { kindsOf } from "../policy/facts";

export const NOTHING_ALLOWED: Allowance = { extra_minutes: 0, signals: {}, note: "" };

/** `+15 min · 2 relaxed · 1 off`; null where nothing is granted. */
export function allowanceSummary({ extra_minutes, signals, note }: Allowance): string | null {
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

/** The allowance with one signal watched otherwise; `normal` takes the exception back. */
export function withWatching(allowance: Allowance, kind: SignalKind, watching: Watching | "normal"): Allowance {
  const signals = Object.fromEntries(Object.entries(allowance.signals).filter(([each]) => each !== kind));
  return { ...allowance, signals: watching === "normal" ? signals : { ...signals, [kind]: watching } };
}

/** The signals that differ from the exam's policy, in the usual order. */
export function exceptionsOf({ signals }: Allowance): { kind: SignalKind; watching: Watching }[] {
  return SIGNAL_KINDS.flatMap((kind) => {
    const watching = signals[kind];
    return watching === undefined ? [] : [{ kind, watching }];
  });
}

/** The signals that an exception can still be made of: those that the exam watches. */
export function addable(allowance: Allowance, policy: Pick<Policy, "signals">): SignalKind[] {
  return kindsOf(policy).filter((kind) => policy.signals[kind]?.enabled === true && allowance.signals[kind] === undefined);
}
