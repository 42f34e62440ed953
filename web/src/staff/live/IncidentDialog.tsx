import { Button, Group, Modal, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconUser } from "@tabler/icons-react";

import type { IncidentDetail } from "../../api/types";
import { PageLoader } from "../../ui/Messages";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { incidentQuery } from "../queries";
import { useConnection, useFocus } from "./context";
import { FrameViewer } from "./FrameViewer";
import { IncidentChips } from "./IncidentChips";
import { IncidentFacts } from "./IncidentFacts";
import { ReviewForm } from "./ReviewForm";

/** One incident with all its frames; while it is open, each event of the socket brings the newer ones. */
export function IncidentDialog({ incidentId }: { incidentId: string }) {
  const { examId } = useConnection();
  const { closeIncident } = useFocus();
  const detail = useQuery(incidentQuery(examId, incidentId));
  const title = detail.data === undefined ? "Incident" : `Incident: ${detail.data.incident.candidate_name}`;
  return (
    <Modal opened onClose={closeIncident} title={title} size="min(1120px, 96vw)" centered>
      <ProblemAlert error={detail.error} title="The incident could not be read" />
      {detail.isPending && <PageLoader />}
      {detail.data !== undefined && <Content detail={detail.data} />}
    </Modal>
  );
}

function Content({ detail: { incident, frames } }: { detail: IncidentDetail }) {
  const { openAttempt } = useFocus();
  return (
    <div className="op-incident">
      <FrameViewer examId={incident.exam_id} frames={frames} coverId={incident.cover?.id ?? null} />
      <Stack gap="md">
        <Group gap={6}>
          <IncidentChips incident={incident} />
        </Group>
        <IncidentFacts incident={incident} frameCount={frames.length} />
        <ReviewForm key={incident.id} incident={incident} />
        <Button
          variant="default"
          size="xs"
          leftSection={<IconUser size={14} aria-hidden />}
          onClick={() => openAttempt(incident.attempt_id)}
        >
          Show this candidate live
        </Button>
      </Stack>
    </div>
  );
}
