import { SimpleGrid, Switch, Text, Title } from "@mantine/core";

import type { Policy } from "../../api/types";
import { NumberField } from "./NumberField";

interface RecordingSettingsProps {
  policy: Policy;
  onChange: (part: Partial<Policy>) => void;
}

/** What is recorded as video, with its consequences for privacy and disk space. */
export function RecordingSettings({ policy, onChange }: RecordingSettingsProps) {
  const { recording } = policy;
  const change = (part: Partial<Policy["recording"]>) => onChange({ recording: { ...recording, ...part } });
  return (
    <div>
      <Title order={3} size="h5" mb={4}>
        Recording
      </Title>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <Switch
          label="Record camera and sound as video"
          description="All through the exam, also while the connection is lost. Candidates are told so before they agree. Everybody and everything that is seen or heard in the room is kept."
          checked={recording.camera}
          onChange={(event) => change({ camera: event.currentTarget.checked })}
        />
        <Switch
          label="Record the screen"
          description="Candidates must share their entire screen to begin, and are told so before they agree. Whatever appears on it is kept, private messages too. Phones and tablets cannot share a screen."
          checked={recording.screen}
          onChange={(event) => change({ screen: event.currentTarget.checked })}
        />
        <BitRates recording={recording} onChange={change} />
      </SimpleGrid>
      {(recording.camera || recording.screen) && (
        <Text size="sm" c="dimmed" mt={8}>
          {`About ${megabytesAnHour(recording)} MB an hour for each candidate.`}
        </Text>
      )}
    </div>
  );
}

interface BitRatesProps {
  recording: Policy["recording"];
  onChange: (part: Partial<Policy["recording"]>) => void;
}

function BitRates({ recording, onChange }: BitRatesProps) {
  return (
    <>
      {recording.camera && (
        <NumberField
          label="The camera's video has"
          description="A good face takes 250 kbit/s; less saves the candidate's connection and your disk."
          suffix=" kbit/s"
          min={50}
          max={4000}
          step={50}
          value={recording.camera_kbits}
          onChange={(camera_kbits) => onChange({ camera_kbits })}
        />
      )}
      {recording.screen && (
        <NumberField
          label="The screen's video has"
          description="Readable text takes 200 kbit/s, with more where much moves."
          suffix=" kbit/s"
          min={50}
          max={4000}
          step={50}
          value={recording.screen_kbits}
          onChange={(screen_kbits) => onChange({ screen_kbits })}
        />
      )}
    </>
  );
}

const SOUND_KBITS = 24;

/** The most that an hour takes on the disk, by the bit rates. */
export function megabytesAnHour({ camera, screen, camera_kbits, screen_kbits }: Policy["recording"]): number {
  const kbits = (camera ? camera_kbits + SOUND_KBITS : 0) + (screen ? screen_kbits : 0);
  return Math.round((kbits * 3600) / 8000);
}
