import { Button, Group, Select, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconScale } from "@tabler/icons-react";
import { useState } from "react";

import type { Exam, Policy } from "../../api/types";
import { Disclosure } from "../../ui/Disclosure";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { opensOtherTab } from "../policy/otherTab";
import { asPreset, presetOf } from "../policy/presets";
import { SignalList } from "../policy/SignalList";
import { PRESET_WORDS, type PresetName } from "../policy/words";
import { presetsQuery } from "../queries";
import { RescoredList } from "./RescoredList";
import { useRescore } from "./useRescore";

/** `newest` is the newest version of the exam's own policy. */
type Source = PresetName | "newest";

/** Shows what another policy would have noted, from the recorded measurements; nothing is changed. */
export function RescoreForm({ exam }: { exam: Exam }) {
  const presets = useQuery(presetsQuery).data ?? [];
  const [source, setSource] = useState<Source>("newest");
  const [custom, setCustom] = useState<Policy | null>(null);
  const policy = policyOf(source, exam.policy, custom, presets);
  const rescore = useRescore(exam.id);
  const change = (changed: Policy) => {
    const name = presetOf(changed, presets);
    if (name === "custom") setCustom(changed);
    setSource(name);
  };
  return (
    <Stack className="op-card" gap="md">
      <Introduction />
      <Group align="flex-end" gap="sm">
        <Select
          label="Policy to judge by"
          flex="1 1 220px"
          maw={360}
          allowDeselect={false}
          data={choices(presets, custom, exam.policy.version)}
          value={source}
          onChange={(value) => value !== null && setSource(value)}
        />
        <Button
          leftSection={<IconScale size={18} aria-hidden />}
          loading={rescore.working}
          onClick={() => rescore.begin({ by: sourceWords(source, exam.policy.version), policy: source === "newest" ? null : policy })}
        >
          Judge again
        </Button>
      </Group>
      <Settings policy={policy} presets={presets} exam={exam} onChange={change} />
      <ProblemAlert error={rescore.error} title="Not judged" />
      <div role="status" className="op-hidden">
        {rescore.done && "Judged again. The result is below."}
      </div>
      {rescore.request !== null && (
        <RescoredList rescored={rescore.rescored} by={rescore.request.by} complete={rescore.done} />
      )}
      {rescore.working && (
        <Button size="xs" variant="default" onClick={rescore.stop}>
          Stop
        </Button>
      )}
    </Stack>
  );
}

function Introduction() {
  return (
    <div>
      <Title order={2} size="h4">
        Judge again with another policy
      </Title>
      <Text size="sm" mt={4}>
        Shows what another policy would have noted, from what the detectors measured. Nothing is changed by it: the recorded
        incidents, the decisions and the exam’s policy stay as they are.
      </Text>
    </div>
  );
}

interface SettingsProps {
  policy: Policy;
  presets: readonly Policy[];
  exam: Exam;
  onChange: (policy: Policy) => void;
}

function Settings({ policy, presets, exam, onChange }: SettingsProps) {
  const otherTab = opensOtherTab({ examView: exam.exam_view, examUrl: exam.exam_url ?? "" });
  return (
    <Disclosure head={<strong>Change single settings for this</strong>}>
      <SignalList policy={policy} presets={presets} otherTab={otherTab} onChange={onChange} />
      <Text size="sm" c="dimmed" mt="md">
        These are used for judging again alone. To keep other weights, change the policy in the exam’s settings: the scores above
        always follow its newest version.
      </Text>
    </Disclosure>
  );
}

function policyOf(source: Source, own: Policy, custom: Policy | null, presets: readonly Policy[]): Policy {
  if (source === "newest") return own;
  return source === "custom" ? (custom ?? own) : asPreset(own, source, presets);
}

function choices(presets: readonly Policy[], custom: Policy | null, version: number): { value: Source; label: string }[] {
  const sources: Source[] = ["newest", ...presets.map(({ preset }) => preset), ...(custom === null ? [] : ["custom" as const])];
  return sources.map((source) => ({ value: source, label: sourceWords(source, version) }));
}

function sourceWords(source: Source, version: number): string {
  if (source === "newest") return `The exam's newest policy (version ${version})`;
  return source === "custom" ? "With my changes" : PRESET_WORDS[source];
}
