import { Stack } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import type { Exam } from "../../api/types";
import { Boundary } from "../../ui/Boundary";
import { IncidentDialog } from "../incidents/IncidentDialog";
import { scoresKey } from "../queries";
import { refetchAfterChange } from "../refetchAfterChange";
import { RescoreForm } from "./RescoreForm";
import { ScoreList } from "./ScoreList";
import "./review.css";

/** The review during or after the exam: scores, and what another policy would have noted. */
export function ReviewTab({ exam }: { exam: Exam }) {
  const [incidentId, setIncidentId] = useState<string | null>(null);
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return (
    <Stack gap="lg">
      <Boundary>
        <ScoreList examId={exam.id} onOpen={setIncidentId} />
      </Boundary>
      <Boundary>
        <RescoreForm exam={exam} />
      </Boundary>
      {incidentId !== null && (
        <IncidentDialog
          examId={exam.id}
          incidentId={incidentId}
          onClose={() => setIncidentId(null)}
          // A dismissed incident no longer adds to the score.
          onReviewed={() => void refetchAfterChange(queryClient, { queryKey: scoresKey(exam.id) })}
          onShowLive={(attempt) => void navigate({ to: "/exams/$examId/live", params: { examId: exam.id }, search: { attempt } })}
        />
      )}
    </Stack>
  );
}
