import { Button, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";

import { api, unwrap } from "../../api/client";
import type { Attempt } from "../../api/types";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { useMe } from "../session";
import { hasEnded } from "../words";
import { useConnection } from "./context";

/** Signs a candidate's browser out, for instance because the wrong person opened the link or it was left open elsewhere. */
export function SignBrowserOut({ attempt }: { attempt: Attempt }) {
  const { examId } = useConnection();
  const mayAct = useMe().role !== "reviewer";
  const [asking, setAsking] = useState(false);
  const revoke = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST("/api/v1/exams/{exam_id}/attempts/{attempt_id}/revoke-access", {
          params: { path: { exam_id: examId, attempt_id: attempt.id } },
        }),
      ),
    onSuccess: () => setAsking(false),
  });
  if (!mayAct || hasEnded(attempt)) return null;
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setAsking(true)}>
        Sign browser out
      </Button>
      <ConfirmDialog
        opened={asking}
        title={`Sign out the browser of ${attempt.candidate_name}?`}
        confirmLabel="Sign browser out"
        error={revoke.error}
        working={revoke.isPending}
        onCancel={() => {
          setAsking(false);
          revoke.reset();
        }}
        onConfirm={() => revoke.mutate()}
      >
        <Text>
          It is out within a second. The attempt goes on: the candidate comes back by their link, in any browser. If somebody
          else has the link, make a new one among the candidates first.
        </Text>
      </ConfirmDialog>
    </>
  );
}
