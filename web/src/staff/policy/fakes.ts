/** The server's own standard policy and changed ones, for tests. */

import spec from "../../api/openapi.json";
import type { Policy } from "../../api/types";

/** The server's default policy. */
export const STANDARD: Policy = spec.components.schemas.ExamInput.properties.policy.default as unknown as Policy;

/** The policy with other settings of some signals. */
export function changed(policy: Policy, signals: Record<string, Partial<Policy["signals"][string]>>, part: Partial<Policy> = {}): Policy {
  const after = { ...policy.signals };
  for (const [kind, settings] of Object.entries(signals)) {
    const before = after[kind];
    if (before !== undefined) after[kind] = { ...before, ...settings };
  }
  return { ...policy, ...part, signals: after };
}

export const STRICT: Policy = changed(
  STANDARD,
  { no_face: { raise_after_s: 2 }, laptop: { enabled: true }, clipboard: { prevent: true } },
  { preset: "strict" },
);

export const PRESETS: readonly Policy[] = [changed(STANDARD, { book: { enabled: false } }, { preset: "relaxed" }), STANDARD, STRICT];
