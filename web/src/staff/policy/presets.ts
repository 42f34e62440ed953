/** A policy and the presets it may have come from. Pure functions. */

import type { Policy, SignalPolicy } from "../../api/types";
import type { SignalKind } from "../../ui/signals";
import { policyDifferences, type PresetName } from "./words";

/** The name of the preset that a policy equals; `custom` where it equals none. */
export function presetOf(policy: Policy, presets: readonly Policy[]): PresetName {
  return presets.find((preset) => policyDifferences(preset, policy).length === 0)?.preset ?? "custom";
}

/** The policy with some settings changed, and with the matching preset's name. */
export function withChange(policy: Policy, part: Partial<Policy>, presets: readonly Policy[]): Policy {
  const changed = { ...policy, ...part };
  return { ...changed, preset: presetOf(changed, presets) };
}

/** The policy with some settings of one signal changed, and with the matching preset's name. */
export function withSignal(policy: Policy, kind: SignalKind, part: Partial<SignalPolicy>, presets: readonly Policy[]): Policy {
  const signal = policy.signals[kind];
  if (signal === undefined) return policy;
  return withChange(policy, { signals: { ...policy.signals, [kind]: { ...signal, ...part } } }, presets);
}

/** A preset in place of a policy; the version number stays. */
export function asPreset(policy: Policy, name: PresetName, presets: readonly Policy[]): Policy {
  const preset = presets.find((each) => each.preset === name);
  return preset === undefined ? policy : { ...preset, version: policy.version };
}

/** The policy of a new exam. */
export function standardOf(presets: readonly Policy[]): Policy | undefined {
  return presets.find(({ preset }) => preset === "standard");
}
