import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconUser } from "@tabler/icons-react";

import type { Incident, IncidentDetail } from "../../api/types";
import { PageLoader } from "../../ui/Messages";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { causeWords } from "../kinds";
import { incidentQuery } from "../queries";
import { RecordingDisclosure } from "../recordings/RecordingDisclosure";
import { FrameViewer } from "./FrameViewer";
import { IncidentChips } from "./IncidentChips";
import { IncidentFacts } from "./IncidentFacts";
import { ReviewForm } from "./ReviewForm";
import { SoundEvidence } from "./SoundEvidence";
import "./incident.css";

interface IncidentDialogProps {
  examId: string;
  incidentId: string;
  /** Server time minus this browser's; 0 by default. */
  clockOffsetMs?: number;
  onClose: () => void;
  onReviewed: (incident: Incident) => void;
  onShowLive: (attemptId: string) => void;
}

/** One incident with all its frames. */
export function IncidentDialog({ examId, incidentId, ...rest }: IncidentDialogProps) {
  const detail = useQuery({ ...incidentQuery(examId, incidentId), staleTime: 0 });
  const title = detail.data === undefined ? "Incident" : `Incident: ${detail.data.incident.candidate_name}`;
  return (
    <Modal opened onClose={rest.onClose} title={title} size="min(1120px, 96vw)" centered>
      <ProblemAlert error={detail.error} title="The incident could not be read" />
      {detail.isPending && <PageLoader />}
      {detail.data !== undefined && <Content detail={detail.data} {...rest} />}
    </Modal>
  );
}

interface ContentProps extends Omit<IncidentDialogProps, "examId" | "incidentId"> {
  detail: IncidentDetail;
}

function Content({ detail: { incident, frames, sounds }, clockOffsetMs = 0, onReviewed, onShowLive }: ContentProps) {
  return (
    <>
      <div className="op-incident">
        <FrameViewer examId={incident.exam_id} frames={frames} coverId={incident.cover?.id ?? null} />
        <Stack gap="md">
          <Group gap={6}>
            <IncidentChips incident={incident} />
          </Group>
          <Text size="sm">{causeWords(incident)}</Text>
          <IncidentFacts incident={incident} frameCount={frames.length} clockOffsetMs={clockOffsetMs} />
          <SoundEvidence examId={incident.exam_id} sounds={sounds} />
          <ReviewForm key={incident.id} incident={incident} onReviewed={onReviewed} />
          <Button
            variant="default"
            size="xs"
            leftSection={<IconUser size={14} aria-hidden />}
            onClick={() => onShowLive(incident.attempt_id)}
          >
            Show this candidate live
          </Button>
        </Stack>
      </div>
      <RecordingDisclosure examId={incident.exam_id} attemptId={incident.attempt_id} at={incident.opened_at} />
    </>
  );
}
