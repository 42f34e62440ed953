import { Stack, Text } from "@mantine/core";

import type { IncidentDetail } from "../../api/types";
import { clockTime } from "../../ui/format";
import { evidenceUrl } from "../queries";

interface SoundEvidenceProps {
  examId: string;
  sounds: IncidentDetail["sounds"];
}

/** The segments of sound kept for an incident; nothing where the policy keeps none. */
export function SoundEvidence({ examId, sounds }: SoundEvidenceProps) {
  if (sounds.length === 0) return null;
  return (
    <Stack gap={6}>
      <Text size="sm" fw={600}>
        Sound
      </Text>
      {sounds.map(({ id, captured_at }) => (
        <div key={id}>
          <Text size="xs" c="dimmed">
            {`from ${clockTime(captured_at)}`}
          </Text>
          {/* eslint-disable-next-line jsx-a11y/media-has-caption -- there is no transcript */}
          <audio
            controls
            preload="none"
            style={{ width: "100%" }}
            src={evidenceUrl(examId, id)}
            aria-label={`Sound from ${clockTime(captured_at)}`}
          />
        </div>
      ))}
    </Stack>
  );
}
