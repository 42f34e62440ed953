import { Stack, Switch, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, unwrap } from "../../api/client";
import type { Exam } from "../../api/types";
import { examQuery } from "../queries";
import { ReasonDialog } from "./ReasonDialog";

/** Sets and lifts the legal hold on a whole exam. */
export function ExamHold({ exam }: { exam: Exam }) {
  const [asking, setAsking] = useState(false);
  const queryClient = useQueryClient();
  const held = !exam.legal_hold;
  const save = useMutation({
    mutationFn: (reason: string) =>
      unwrap(api.PUT("/api/v1/exams/{exam_id}/hold", { params: { path: { exam_id: exam.id } }, body: { held, reason } })),
    onSuccess: (saved) => {
      queryClient.setQueryData(examQuery(exam.id).queryKey, saved);
      setAsking(false);
    },
  });
  return (
    <Stack className="op-card" gap="md">
      <Title order={2} size="h4">
        Legal hold
      </Title>
      <Switch
        label="Keep everything of this exam"
        description="While it stands nothing is erased, neither after its days nor at anybody's wish. For appeals and proceedings."
        checked={exam.legal_hold}
        onChange={() => setAsking(true)}
      />
      {asking && (
        <ReasonDialog
          title={held ? "Keep everything of this exam?" : "Lift the legal hold?"}
          confirmLabel={held ? "Put on hold" : "Lift the hold"}
          {...(held && { color: "blue" })}
          error={save.error}
          working={save.isPending}
          onCancel={() => {
            setAsking(false);
            save.reset();
          }}
          onConfirm={(reason) => save.mutate(reason)}
        >
          {held
            ? "Nothing of any candidate of this exam is erased until the hold is lifted."
            : "What is past its days by then is erased within the hour."}
        </ReasonDialog>
      )}
    </Stack>
  );
}
