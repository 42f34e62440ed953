import { Button, Text, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import { api, unwrap } from "../../api/client";
import type { Attempt } from "../../api/types";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { useMe } from "../session";
import { hasEnded } from "../words";
import { useConnection } from "./context";

export function EndAttempt({ attempt }: { attempt: Attempt }) {
  const { examId } = useConnection();
  const mayAct = useMe().role !== "reviewer";
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const end = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST("/api/v1/exams/{exam_id}/attempts/{attempt_id}/end", {
          params: { path: { exam_id: examId, attempt_id: attempt.id } },
          body: { reason: reason.trim() },
        }),
      ),
    onSuccess: () => setAsking(false),
  });
  if (!mayAct || hasEnded(attempt)) return null;
  return (
    <>
      <Button size="xs" variant="outline" className="op-end" onClick={() => setAsking(true)}>
        End attempt
      </Button>
      <ConfirmDialog
        opened={asking}
        title={`End the attempt of ${attempt.candidate_name}?`}
        confirmLabel="End attempt"
        error={end.error}
        working={end.isPending}
        incomplete={reason.trim() === ""}
        onCancel={() => {
          setAsking(false);
          end.reset();
        }}
        onConfirm={() => end.mutate()}
      >
        <Text mb="md">The candidate cannot go on afterwards, and is shown the reason.</Text>
        <Textarea
          label="Reason"
          required
          autosize
          minRows={2}
          maxLength={2000}
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </ConfirmDialog>
    </>
  );
}
