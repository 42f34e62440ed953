import { Stack, Title } from "@mantine/core";

import type { Policy } from "../../api/types";
import { AdvancedSettings } from "./AdvancedSettings";
import { GeneralSettings } from "./GeneralSettings";
import { PresetChoice } from "./PresetChoice";
import { withChange } from "./presets";
import { RecordingSettings } from "./RecordingSettings";
import { RetentionSettings } from "./RetentionSettings";
import { SignalList } from "./SignalList";

interface PolicyEditorProps {
  policy: Policy;
  presets: readonly Policy[];
  /** Whether the exam opens in a tab of its own. */
  otherTab: boolean;
  readOnly?: boolean;
  onChange: (policy: Policy) => void;
}

/** Edits an exam's policy: the preset, the general settings, and each signal. */
export function PolicyEditor({ policy, presets, otherTab, readOnly = false, onChange }: PolicyEditorProps) {
  const change = (part: Partial<Policy>) => onChange(withChange(policy, part, presets));
  return (
    <Stack className="op-card" gap="md">
      <Title order={2} size="h4">
        What is watched
      </Title>
      <PresetChoice policy={policy} presets={presets} readOnly={readOnly} onChange={onChange} />
      <fieldset className="op-fieldset" disabled={readOnly}>
        <GeneralSettings policy={policy} otherTab={otherTab} onChange={change} />
      </fieldset>
      <fieldset className="op-fieldset" disabled={readOnly}>
        <RecordingSettings policy={policy} onChange={change} />
      </fieldset>
      <SignalList policy={policy} presets={presets} otherTab={otherTab} readOnly={readOnly} onChange={onChange} />
      <RetentionSettings policy={policy} readOnly={readOnly} onChange={change} />
      <AdvancedSettings policy={policy} readOnly={readOnly} onChange={change} />
    </Stack>
  );
}
