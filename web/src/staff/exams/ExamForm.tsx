import { Button, Group, Select, SimpleGrid, Stack, Switch, Text, TextInput, Title } from "@mantine/core";
import { useState, type SubmitEvent } from "react";

import type { Exam, ExamInput } from "../../api/types";
import { localTimeZone } from "../../ui/format";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { errorsOf, inputOf, samplingChoices, type ExamFields, type FieldErrors } from "./examForm";
import { SignalFields } from "./SignalFields";

interface ExamFormProps {
  initial: ExamFields;
  submitLabel: string;
  error: unknown;
  saving: boolean;
  readOnly?: boolean;
  onSubmit: (input: ExamInput) => void;
}

export function ExamForm({ initial, submitLabel, error, saving, readOnly = false, onSubmit }: ExamFormProps) {
  const [fields, setFields] = useState(initial);
  const [errors, setErrors] = useState<FieldErrors>({});
  const change = (part: Partial<ExamFields>) => setFields((before) => ({ ...before, ...part }));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const found = errorsOf(fields);
    setErrors(found);
    if (Object.keys(found).length === 0) onSubmit(inputOf(fields));
  };
  return (
    <form onSubmit={submit} noValidate>
      <fieldset className="op-fieldset" disabled={readOnly}>
        <Stack gap="lg">
          <ProblemAlert error={error} title="Not saved" />
          <Basics fields={fields} errors={errors} change={change} />
          <Watching fields={fields} change={change} />
          {!readOnly && (
            <Group>
              <Button type="submit" loading={saving}>
                {submitLabel}
              </Button>
            </Group>
          )}
        </Stack>
      </fieldset>
    </form>
  );
}

interface PartProps {
  fields: ExamFields;
  change: (part: Partial<ExamFields>) => void;
}

function Basics({ fields, errors, change }: PartProps & { errors: FieldErrors }) {
  const views: { value: Exam["exam_view"]; label: string }[] = [
    { value: "tab", label: "In a new tab" },
    { value: "frame", label: "In the page (the exam's site must allow it)" },
  ];
  return (
    <Stack className="op-card" gap="md">
      <Title order={2} size="h4">
        The exam
      </Title>
      <TextInput
        label="Title"
        required
        maxLength={200}
        error={errors.title}
        value={fields.title}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label="Exam address (optional)"
          description="Where the candidates find the questions."
          placeholder="https://"
          type="url"
          maxLength={2000}
          error={errors.examUrl}
          value={fields.examUrl}
          onChange={(event) => change({ examUrl: event.currentTarget.value })}
        />
        <Select
          label="How the exam is shown"
          description="On the candidate's screen."
          allowDeselect={false}
          data={views}
          value={fields.examView}
          onChange={(view) => view !== null && change({ examView: view })}
        />
        <TextInput
          label="Opens (optional)"
          description={`Your time zone: ${localTimeZone()}`}
          type="datetime-local"
          value={fields.opensAt}
          onChange={(event) => change({ opensAt: event.currentTarget.value })}
        />
        <TextInput
          label="Closes (optional)"
          description="Left empty, it stays open."
          type="datetime-local"
          error={errors.closesAt}
          value={fields.closesAt}
          onChange={(event) => change({ closesAt: event.currentTarget.value })}
        />
      </SimpleGrid>
    </Stack>
  );
}

function Watching({ fields, change }: PartProps) {
  const { policy } = fields;
  return (
    <Stack className="op-card" gap="md">
      <Title order={2} size="h4">
        What is watched
      </Title>
      <Text size="sm" c="dimmed">
        Attempts that have begun keep the rules they began under.
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Select
          label="Camera pictures are checked"
          description="More often finds more, and needs more of the server."
          allowDeselect={false}
          data={samplingChoices(policy.sample_every_s)}
          value={String(policy.sample_every_s)}
          onChange={(value) => value !== null && change({ policy: { ...policy, sample_every_s: Number(value) } })}
        />
        <Switch
          mt={{ base: 0, sm: 26 }}
          label="Tell the candidate when something is noticed"
          description="A calm notice on the candidate's page."
          checked={policy.warn_candidate}
          onChange={(event) => change({ policy: { ...policy, warn_candidate: event.currentTarget.checked } })}
        />
      </SimpleGrid>
      <SignalFields policy={policy} onChange={(changed) => change({ policy: changed })} />
    </Stack>
  );
}
