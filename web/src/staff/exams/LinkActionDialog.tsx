import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api, unwrap } from "../../api/client";
import type { Candidate } from "../../api/types";
import { ConfirmDialog } from "../../ui/ConfirmDialog";
import { candidatesKey } from "../queries";
import { refetchAfterChange } from "../refetchAfterChange";

export type LinkAction = "renew" | "remove";

interface LinkActionDialogProps {
  examId: string;
  candidate: Candidate;
  /** Null while the dialog is closed. */
  action: LinkAction | null;
  onClose: () => void;
}

/** Replaces a candidate's private link, or removes the candidate with it. */
export function LinkActionDialog({ examId, candidate, action, onClose }: LinkActionDialogProps) {
  const queryClient = useQueryClient();
  const params = { params: { path: { exam_id: examId, candidate_id: candidate.id } } };
  const act = useMutation({
    mutationFn: async (what: LinkAction) => {
      if (what === "renew") await unwrap(api.POST("/api/v1/exams/{exam_id}/candidates/{candidate_id}/link", params));
      else await unwrap(api.DELETE("/api/v1/exams/{exam_id}/candidates/{candidate_id}", params));
    },
    onSuccess: async (_, what) => {
      onClose();
      const done = what === "renew" ? "has a new link." : "was removed.";
      notifications.show({ message: `${candidate.name} ${done}` });
      await refetchAfterChange(queryClient, { queryKey: candidatesKey(examId) });
    },
  });
  return (
    <ConfirmDialog
      opened={action !== null}
      title={action === "renew" ? `New link for ${candidate.name}?` : `Remove ${candidate.name}?`}
      confirmLabel={action === "renew" ? "Make a new link" : "Remove"}
      error={act.error}
      working={act.isPending}
      onCancel={() => {
        onClose();
        act.reset();
      }}
      onConfirm={() => action !== null && act.mutate(action)}
    >
      {action === "renew"
        ? "The old link stops working at once."
        : "The private link stops working. You can add the person again later."}
    </ConfirmDialog>
  );
}
