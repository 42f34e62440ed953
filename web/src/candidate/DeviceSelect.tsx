import { NativeSelect } from "@mantine/core";

import type { Device } from "../media/devices";
import { deviceOf } from "../media/devices";
import type { DeviceKind } from "../media/deviceProblems";
import { useObservable } from "./observable";
import type { ExamSession } from "./session";
import type { DeviceView } from "./sessionDevices";
import { useDevices } from "./useDevices";

const LABELS: Record<DeviceKind, string> = { camera: "Camera", microphone: "Microphone" };

/** All devices of a kind, also those that are in use elsewhere; the one that is used, or else the one that is wanted, is chosen. */
export function DeviceSelect({ session, kind }: { session: ExamSession; kind: DeviceKind }) {
  const view = useObservable(session[kind]);
  const devices = useDevices(view.stream)[kind];
  const chosen = chosenOf(view);
  const isListed = devices.some(({ id }) => id === chosen?.id);
  const options = devices.map(({ id, label }) => ({ value: id, label }));
  const choose = (id: string): void => {
    const device = devices.find((each) => each.id === id);
    if (device !== undefined) void session.choose(kind, device);
  };
  return (
    <NativeSelect
      label={LABELS[kind]}
      disabled={devices.length === 0}
      value={isListed ? (chosen?.id ?? "") : ""}
      data={isListed ? options : [{ value: "", label: devices.length === 0 ? "None was found" : `Choose a ${kind}`, disabled: devices.length > 0 }, ...options]}
      onChange={(event) => choose(event.currentTarget.value)}
    />
  );
}

/** The device that is open, or else the one that is wanted. */
function chosenOf({ stream, wanted }: DeviceView): Device | null {
  const track = stream?.getTracks()[0];
  return track === undefined ? wanted : (deviceOf(track) ?? wanted);
}
