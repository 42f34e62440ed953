import { Button, Group, Select, SimpleGrid, Stack, Text, TextInput, Title } from "@mantine/core";
import { useState, type ReactNode, type SubmitEvent } from "react";

import type { Exam, ExamInput, Policy } from "../../api/types";
import { localTimeZone } from "../../ui/format";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { opensOtherTab } from "../policy/otherTab";
import { PolicyEditor } from "../policy/PolicyEditor";
import { errorsOf, inputOf, type ExamFields, type FieldErrors } from "./examForm";

interface ExamFormProps {
  initial: ExamFields;
  presets: readonly Policy[];
  submitLabel: string;
  /** Shown beside the button: what saving does. */
  submitHint?: ReactNode;
  error: unknown;
  saving: boolean;
  readOnly?: boolean;
  onSubmit: (input: ExamInput) => void;
}

export function ExamForm(props: ExamFormProps) {
  const { initial, presets, submitLabel, submitHint, error, saving, readOnly = false, onSubmit } = props;
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
      <Stack gap="lg">
        <fieldset className="op-fieldset" disabled={readOnly}>
          <Basics fields={fields} errors={errors} change={change} />
        </fieldset>
        <PolicyEditor
          policy={fields.policy}
          presets={presets}
          otherTab={opensOtherTab(fields)}
          readOnly={readOnly}
          onChange={(policy) => change({ policy })}
        />
        <ProblemAlert error={error} title="Not saved" />
        {!readOnly && (
          <Group gap="md">
            <Button type="submit" loading={saving}>
              {submitLabel}
            </Button>
            {submitHint !== undefined && (
              <Text size="sm" c="dimmed" flex="1 1 260px">
                {submitHint}
              </Text>
            )}
          </Group>
        )}
      </Stack>
    </form>
  );
}

interface BasicsProps {
  fields: ExamFields;
  errors: FieldErrors;
  change: (part: Partial<ExamFields>) => void;
}

const VIEWS: { value: Exam["exam_view"]; label: string }[] = [
  { value: "tab", label: "In a new tab" },
  { value: "frame", label: "In the page (the exam's site must allow it)" },
];

function Basics({ fields, errors, change }: BasicsProps) {
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
          data={VIEWS}
          value={fields.examView}
          onChange={(view) => view !== null && change({ examView: view })}
        />
        <Times fields={fields} errors={errors} change={change} />
      </SimpleGrid>
    </Stack>
  );
}

function Times({ fields, errors, change }: BasicsProps) {
  return (
    <>
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
    </>
  );
}
