import { Group, Switch, Title } from "@mantine/core";
import { IconAlertTriangle, IconSettings, IconVideo, IconWifiOff } from "@tabler/icons-react";

import { count } from "../../ui/format";
import { LinkButton } from "../../ui/LinkButton";
import { StatusChip } from "../../ui/StatusChip";
import { hasEnded } from "../words";
import { useConnection, useLive } from "./context";
import type { LiveState } from "./state";

interface LiveHeaderProps {
  title: string;
  attentionFirst: boolean;
  onAttentionFirst: (on: boolean) => void;
}

export function LiveHeader({ title, attentionFirst, onAttentionFirst }: LiveHeaderProps) {
  const { examId } = useConnection();
  const inProgress = useLive(countInProgress);
  const lost = useLive(countLost);
  const open = useLive(countOpen);
  return (
    <Group className="op-live-header" justify="space-between" gap="xs">
      <Group gap="sm" miw={0}>
        <Title order={1} size="h4" lineClamp={1}>
          {title}
        </Title>
        <Group gap={6} className="numbers">
          <StatusChip tone={inProgress > 0 ? "good" : "quiet"} icon={<IconVideo aria-hidden />}>
            {`${inProgress} in progress`}
          </StatusChip>
          {lost > 0 && (
            <StatusChip tone="fault" icon={<IconWifiOff aria-hidden />}>
              {`${lost} lost`}
            </StatusChip>
          )}
          <StatusChip tone={open > 0 ? "alarm" : "quiet"} icon={<IconAlertTriangle aria-hidden />}>
            {count(open, "open incident")}
          </StatusChip>
        </Group>
      </Group>
      <Group gap="md">
        <Switch
          label="Attention first"
          checked={attentionFirst}
          onChange={(event) => onAttentionFirst(event.currentTarget.checked)}
        />
        <LinkButton
          to="/exams/$examId"
          params={{ examId }}
          size="xs"
          variant="default"
          leftSection={<IconSettings size={14} aria-hidden />}
        >
          Manage
        </LinkButton>
      </Group>
    </Group>
  );
}

function countInProgress({ attempts }: LiveState): number {
  let number = 0;
  for (const { state } of attempts.values()) if (state === "in_progress") number += 1;
  return number;
}

function countLost({ attempts, live }: LiveState): number {
  let number = 0;
  for (const attempt of attempts.values()) {
    if (!hasEnded(attempt) && attempt.started_at !== null && live.get(attempt.id)?.connection === "lost") number += 1;
  }
  return number;
}

function countOpen({ incidents }: LiveState): number {
  let number = 0;
  for (const { closed_at, incident_class } of incidents.values()) {
    if (closed_at === null && incident_class === "suspicion") number += 1;
  }
  return number;
}
