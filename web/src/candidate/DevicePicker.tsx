import { NativeSelect, Stack, Text } from "@mantine/core";
import { useEffect, useState } from "react";

import { type Devices, devicesOf, listDevices } from "../media/devices";
import { MicMeter } from "./MicMeter";
import { useObservable } from "./observable";
import type { ExamSession } from "./session";

const NONE: Devices = { cameras: [], microphones: [] };

/** The connected devices, listed again for each stream, as browsers hide their names until a camera is opened. */
function useDevices(stream: MediaStream | null): Devices {
  const [devices, setDevices] = useState(NONE);
  useEffect(() => {
    let current = true;
    const read = (): void => {
      listDevices()
        .then((found) => {
          if (current) setDevices(found);
        })
        .catch(() => undefined);
    };
    read();
    navigator.mediaDevices.addEventListener("devicechange", read);
    return () => {
      current = false;
      navigator.mediaDevices.removeEventListener("devicechange", read);
    };
  }, [stream]);
  return devices;
}

export function DevicePicker({ session }: { session: ExamSession }) {
  const { stream } = useObservable(session.camera);
  const { cameras, microphones } = useDevices(stream);
  const inUse = stream === null ? { cameraId: null, microphoneId: null } : devicesOf(stream);
  // Until a camera is opened, browsers may list no devices at all.
  if (stream === null && cameras.length === 0) return null;
  return (
    <Stack gap="sm">
      <NativeSelect
        label="Camera"
        disabled={cameras.length === 0}
        value={inUse.cameraId ?? ""}
        data={cameras.map(({ id, label }) => ({ value: id, label }))}
        onChange={(event) => void session.choose({ ...inUse, cameraId: event.currentTarget.value })}
      />
      <NativeSelect
        label="Microphone"
        disabled={microphones.length === 0}
        value={inUse.microphoneId ?? ""}
        data={microphones.map(({ id, label }) => ({ value: id, label }))}
        onChange={(event) => void session.choose({ ...inUse, microphoneId: event.currentTarget.value })}
      />
      {inUse.microphoneId === null && stream !== null ? (
        <Text size="sm">No microphone was found. You can go on without one if your institution allows it.</Text>
      ) : (
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
