import { SegmentedControl, Stack, Text } from "@mantine/core";
import { useState } from "react";

import type { Policy } from "../../api/types";
import { asPreset } from "./presets";
import { PRESET_WORDS, type PresetName } from "./words";

const PRESET_HINTS: Record<PresetName, string> = {
  relaxed: "Fewer signals, longer durations. For exams at home where interruptions are to be expected.",
  standard: "Suits most exams.",
  strict: "More signals, shorter durations, more warnings. Expect more incidents to look at.",
  custom: "Single settings were changed. The presets stay one click away.",
};

interface PresetChoiceProps {
  policy: Policy;
  presets: readonly Policy[];
  readOnly?: boolean;
  onChange: (policy: Policy) => void;
}

/** Chooses a preset. A changed policy is "custom", and can be returned to after choosing a preset. */
export function PresetChoice({ policy, presets, readOnly = false, onChange }: PresetChoiceProps) {
  const [kept, setKept] = useState<Policy | null>(null);
  const custom = policy.preset === "custom" ? policy : kept;
  const names: PresetName[] = [...presets.map(({ preset }) => preset), ...(custom === null ? [] : ["custom" as const])];
  const choose = (name: string) => {
    if (policy.preset === "custom") setKept(policy);
    if (name === "custom") onChange({ ...(custom ?? policy), version: policy.version });
    else onChange(asPreset(policy, name as PresetName, presets));
  };
  return (
    <Stack gap={6}>
      <SegmentedControl
        aria-label="How strictly is watched"
        fullWidth
        maw={460}
        disabled={readOnly}
        data={names.map((name) => ({ value: name, label: PRESET_WORDS[name] }))}
        value={policy.preset}
        onChange={choose}
      />
      <Text size="sm" c="dimmed" aria-live="polite">
        {PRESET_HINTS[policy.preset]}
      </Text>
    </Stack>
  );
}
