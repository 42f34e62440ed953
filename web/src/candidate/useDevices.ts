import { useEffect, useState } from "react";

import { type Devices, listDevices } from "../media/devices";

const NONE: Devices = { camera: [], microphone: [] };

/** The connected devices, listed again whenever `opened` changes, as browsers hide their names until one is opened. */
export function useDevices(...opened: readonly (MediaStream | null)[]): Devices {
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
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the streams themselves, not the array of them
  }, opened);
  return devices;
}
