import { ActionIcon, Button, Group, Modal, SegmentedControl, Select, Stack, Text, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { IconX } from "@tabler/icons-react";
import { useState } from "react";

import { api, unwrap } from "../../api/client";
import type { Accommodation, Candidate, Exam, Watching } from "../../api/types";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { SIGNALS, type SignalKind } from "../../ui/signals";
import { NumberField } from "../policy/NumberField";
import { groupsOf } from "../policy/signalMeta";
import { candidatesKey, examQuery } from "../queries";
import { refetchAfterChange } from "../refetchAfterChange";
import { addable, exceptionsOf, withWatching } from "./accommodation";

const MAX_MINUTES = 1440;
const MAX_NOTE = 500;

interface AccommodationDialogProps {
  examId: string;
  candidate: Candidate;
  onClose: () => void;
}

/** Edits a candidate's accommodation: extra time, and signals that are watched less or not at all. */
export function AccommodationDialog({ examId, candidate, onClose }: AccommodationDialogProps) {
  const [accommodation, setAccommodation] = useState(candidate.allowance);
  const queryClient = useQueryClient();
  const exam = useQuery(examQuery(examId));
  const save = useMutation({
    mutationFn: (body: Accommodation) =>
      unwrap(
        api.PUT("/api/v1/exams/{exam_id}/candidates/{candidate_id}/allowance", {
          params: { path: { exam_id: examId, candidate_id: candidate.id } },
          body,
        }),
      ),
    onSuccess: async () => {
      await refetchAfterChange(queryClient, { queryKey: candidatesKey(examId) });
      notifications.show({ message: `The accommodation of ${candidate.name} is saved.` });
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={`Accommodation: ${candidate.name}`} size="lg" centered>
      <Stack gap="md">
        <Text size="sm">Given during the exam, it takes effect at once.</Text>
        <ProblemAlert error={save.error} title="Not saved" />
        <ExtraTime exam={exam.data} accommodation={accommodation} onChange={setAccommodation} />
        <Exceptions exam={exam.data} accommodation={accommodation} onChange={setAccommodation} />
        <Textarea
          label="Note (optional)"
          description="For the staff: why. The candidate does not see it."
          autosize
          minRows={2}
          maxRows={6}
          maxLength={MAX_NOTE}
          value={accommodation.note}
          onChange={(event) => setAccommodation({ ...accommodation, note: event.currentTarget.value })}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button loading={save.isPending} onClick={() => save.mutate({ ...accommodation, note: accommodation.note.trim() })}>
            Save the accommodation
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

interface PartProps {
  /** Undefined while it is loading. */
  exam: Exam | undefined;
  accommodation: Accommodation;
  onChange: (accommodation: Accommodation) => void;
}

function ExtraTime({ exam, accommodation, onChange }: PartProps) {
  return (
    <NumberField
      label="Extra minutes"
      description={
        exam?.closes_at === null
          ? "This exam has no closing time, so that extra minutes have no effect."
          : "For this candidate the exam closes so much later."
      }
      suffix=" min"
      min={0}
      max={MAX_MINUTES}
      step={5}
      value={accommodation.extra_minutes}
      onChange={(minutes) => onChange({ ...accommodation, extra_minutes: Math.round(minutes) })}
    />
  );
}

function Exceptions({ exam, accommodation, onChange }: PartProps) {
  const free = exam === undefined ? [] : addable(accommodation, exam.policy);
  const groups = groupsOf(free).map(({ title, kinds }) => ({
    group: title,
    items: kinds.map((kind) => ({ value: kind, label: SIGNALS[kind].name })),
  }));
  return (
    <Stack gap="xs">
      <Text size="sm">
        All signals are watched as the exam’s policy says, except those listed here. Relaxed: it must last longer and be clearer, and
        the candidate is not warned. Off: it is not looked for.
      </Text>
      <ul className="op-lines" aria-label="Exceptions">
        {exceptionsOf(accommodation).map(({ kind, watching }) => (
          <Exception
            key={kind}
            kind={kind}
            watching={watching}
            onChange={(changed) => onChange(withWatching(accommodation, kind, changed))}
          />
        ))}
      </ul>
      <Select
        label="Make an exception of a signal"
        placeholder="Choose a signal"
        searchable
        nothingFoundMessage="No such signal is watched in this exam."
        data={groups}
        value={null}
        onChange={(kind) => kind !== null && onChange(withWatching(accommodation, kind, "relaxed"))}
      />
    </Stack>
  );
}

interface ExceptionProps {
  kind: SignalKind;
  watching: Watching;
  onChange: (watching: Watching | "normal") => void;
}

function Exception({ kind, watching, onChange }: ExceptionProps) {
  const { name } = SIGNALS[kind];
  return (
    <Group component="li" justify="space-between" gap="xs" py={6}>
      <Text size="sm" fw={600} flex="1 1 140px">
        {name}
      </Text>
      <Group gap="xs" wrap="nowrap">
        <SegmentedControl
          size="xs"
          aria-label={`How ${name} is watched`}
          data={[
            { value: "relaxed", label: "Relaxed" },
            { value: "off", label: "Off" },
          ]}
          value={watching}
          onChange={(value) => onChange(value)}
        />
        <ActionIcon variant="subtle" color="gray" aria-label={`Watch as usual: ${name}`} onClick={() => onChange("normal")}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </Group>
    </Group>
  );
}
