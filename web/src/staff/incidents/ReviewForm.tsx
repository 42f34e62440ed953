import { Button, Group, Stack, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { IconCheck, IconX } from "@tabler/icons-react";
import { useState } from "react";

import { api, unwrap } from "../../api/client";
import type { Incident, ReviewDecision } from "../../api/types";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { incidentQuery } from "../queries";

interface ReviewFormProps {
  incident: Incident;
  onReviewed: (incident: Incident) => void;
}

/** Records a person's decision about an incident; it can be changed later. */
export function ReviewForm({ incident, onReviewed }: ReviewFormProps) {
  const examId = incident.exam_id;
  const queryClient = useQueryClient();
  const [note, setNote] = useState(incident.note ?? "");
  const review = useMutation({
    mutationFn: (decision: ReviewDecision) =>
      unwrap(
        api.PUT("/api/v1/exams/{exam_id}/incidents/{incident_id}/review", {
          params: { path: { exam_id: examId, incident_id: incident.id } },
          body: { decision, note: note.trim() },
        }),
      ),
    onSuccess: (reviewed) => {
      onReviewed(reviewed);
      queryClient.setQueryData(incidentQuery(examId, incident.id).queryKey, (before) =>
        before === undefined ? before : { ...before, incident: reviewed },
      );
    },
  });
  return (
    <Stack gap="xs">
      <ProblemAlert error={review.error} title="Not decided" />
      <Textarea
        label="Note (optional)"
        autosize
        minRows={2}
        maxRows={6}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Decisions
        decision={incident.decision}
        pending={review.isPending ? review.variables : null}
        onDecide={(decision) => review.mutate(decision)}
      />
    </Stack>
  );
}

interface DecisionsProps {
  decision: ReviewDecision | null;
  /** The decision that is being saved. */
  pending: ReviewDecision | null;
  onDecide: (decision: ReviewDecision) => void;
}

function Decisions({ decision, pending, onDecide }: DecisionsProps) {
  return (
    <Group gap="xs" grow>
      <Button
        variant={decision === "confirmed" ? "filled" : "default"}
        aria-pressed={decision === "confirmed"}
        leftSection={<IconCheck size={16} aria-hidden />}
        loading={pending === "confirmed"}
        onClick={() => onDecide("confirmed")}
      >
        Confirm
      </Button>
      <Button
        variant={decision === "dismissed" ? "filled" : "default"}
        aria-pressed={decision === "dismissed"}
        leftSection={<IconX size={16} aria-hidden />}
        loading={pending === "dismissed"}
        onClick={() => onDecide("dismissed")}
      >
        Dismiss
      </Button>
    </Group>
  );
}
