import { Stack, Text } from "@mantine/core";

import { DeviceSelect } from "./DeviceSelect";
import { MicMeter } from "./MicMeter";
import { useObservable } from "./observable";
import type { ExamSession } from "./session";

/** Both devices to choose from, and whether the microphone hears something. */
export function DevicePicker({ session }: { session: ExamSession }) {
  const { stream } = useObservable(session.microphone);
  return (
    <Stack gap="sm">
      <DeviceSelect session={session} kind="camera" />
      <DeviceSelect session={session} kind="microphone" />
      {stream === null ? null : (
        <div>
          <MicMeter stream={stream} />
          <Text size="xs" c="dimmed" mt={4}>
            Say something: the bar moves when your microphone works.
          </Text>
        </div>
      )}
    </Stack>
  );
}
