import { Select, SimpleGrid, Switch } from "@mantine/core";

import type { Policy } from "../../api/types";
import { samplingChoices } from "./sampling";

interface GeneralSettingsProps {
  policy: Policy;
  otherTab: boolean;
  onChange: (part: Partial<Policy>) => void;
}

/** The settings that apply to all signals. */
export function GeneralSettings({ policy, otherTab, onChange }: GeneralSettingsProps) {
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
      <Select
        label="Camera pictures are checked"
        description="More often finds more, and needs more of the server."
        allowDeselect={false}
        data={samplingChoices(policy.sample_every_s)}
        value={String(policy.sample_every_s)}
        onChange={(value) => value !== null && onChange({ sample_every_s: Number(value) })}
      />
      <Switch
        mt={{ base: 0, sm: 26 }}
        label="Tell the candidate when something is noticed"
        description="A calm notice on the candidate's page, for each signal that says so below."
        checked={policy.warn_candidate}
        onChange={(event) => onChange({ warn_candidate: event.currentTarget.checked })}
      />
      <Switch
        label="The exam begins in full screen"
        description={
          otherTab
            ? "Without effect: this exam opens in a tab of its own, which cannot be asked for it."
            : "The candidate's page asks for it. Some browsers and tablets have no full screen."
        }
        checked={policy.require_fullscreen}
        onChange={(event) => onChange({ require_fullscreen: event.currentTarget.checked })}
      />
      <Switch
        label="A microphone is required"
        description={
          policy.require_microphone
            ? "Where sound is checked for speech or recorded, the exam begins only with a microphone that works. One that fails later is noted as a fault, and stops nobody."
            : "Whoever has none, or does not allow it, is told so and begins without sound. You see that there is none."
        }
        checked={policy.require_microphone}
        onChange={(event) => onChange({ require_microphone: event.currentTarget.checked })}
      />
      <Switch
        label="Keep the sound of speech incidents"
        description={
          policy.evidence.keep_sound
            ? "Where speech is noted, the recorded sound is kept as evidence: with the words, and with whoever else is in the room. Candidates are told so before they agree."
            : "Sound is measured for speech and thrown away at once: no word is kept, and no one can listen to it later."
        }
        checked={policy.evidence.keep_sound}
        onChange={(event) => onChange({ evidence: { ...policy.evidence, keep_sound: event.currentTarget.checked } })}
      />
    </SimpleGrid>
  );
}
