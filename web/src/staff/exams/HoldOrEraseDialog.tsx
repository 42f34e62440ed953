import { Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "../../api/client";
import type { Candidate } from "../../api/types";
import { candidatesKey } from "../queries";
import { refetchAfterChange } from "../refetchAfterChange";
import { ReasonDialog } from "./ReasonDialog";
import { erasureWords } from "./retention";

export type HoldOrErase = "hold" | "erase";

interface HoldOrEraseDialogProps {
  examId: string;
  candidate: Candidate;
  action: HoldOrErase;
  onClose: () => void;
}

/** Puts one attempt on hold, lifts the hold, or erases all data of a person. */
export function HoldOrEraseDialog({ examId, candidate, action, onClose }: HoldOrEraseDialogProps) {
  const queryClient = useQueryClient();
  const params = { params: { path: { exam_id: examId, attempt_id: candidate.attempt_id ?? "" } } };
  const held = !candidate.legal_hold;
  const act = useMutation({
    mutationFn: (reason: string) =>
      action === "erase"
        ? unwrap(api.POST("/api/v1/exams/{exam_id}/attempts/{attempt_id}/erase", { ...params, body: { reason } }))
        : unwrap(api.PUT("/api/v1/exams/{exam_id}/attempts/{attempt_id}/hold", { ...params, body: { held, reason } })),
    onSuccess: async () => {
      onClose();
      notifications.show({ message: doneWords(action, held) });
      // All queries of the exam, as names, pictures and scores are part of many.
      await refetchAfterChange(queryClient, { queryKey: candidatesKey(examId).slice(0, 2) });
    },
  });
  const erasure = erasureWords(candidate);
  const frame = { error: act.error, working: act.isPending, onCancel: onClose, onConfirm: (reason: string) => act.mutate(reason) };
  if (action === "erase") {
    return (
      <ReasonDialog {...frame} title={`Erase all of ${candidate.name}?`} confirmLabel="Erase for good">
        <Stack gap="xs">
          <Text size="sm">{erasure.goes}</Text>
          <Text size="sm">{erasure.stays}</Text>
          <Text size="sm">This cannot be undone. Backups forget it when the next one is taken.</Text>
        </Stack>
      </ReasonDialog>
    );
  }
  return (
    <ReasonDialog
      {...frame}
      {...(held && { color: "blue" })}
      title={held ? `Keep everything of ${candidate.name}?` : `Lift the legal hold of ${candidate.name}?`}
      confirmLabel={held ? "Put on hold" : "Lift the hold"}
    >
      {held
        ? "Nothing of this attempt is erased until the hold is lifted, neither after its days nor at anybody's wish."
        : "What is past its days by then is erased within the hour."}
    </ReasonDialog>
  );
}

function doneWords(action: HoldOrErase, held: boolean): string {
  if (action === "erase") return "Erased.";
  return held ? "The attempt is on hold." : "The hold is lifted.";
}
