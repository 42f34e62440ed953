/** What this browser cannot do of what the exam asks for, in words for both sides. */
import { canRecordSound, canRecordVideo } from "../capture/recordingFormats";
import type { WakeLockState } from "../capture/wakeLock";
import type { WatchPlan } from "../capture/watchPlan";

export interface Limit {
  title: string;
  advice: string;
}

type Recording = Pick<WatchPlan, "sound" | "recordCamera" | "recordScreen">;

/** Why no sound is recorded, for the proctors; null where it is, or where none is wanted. */
export function soundLimit({ sound, recordCamera }: Recording): string | null {
  const lacksSound = sound && !canRecordSound();
  return lacksSound || (recordCamera && !canRecordVideo()) ? "This browser cannot record sound" : null;
}

/** What the candidate is told at the check-in. */
export function recordingLimits({ sound, recordCamera, recordScreen }: Recording): Limit[] {
  const lacksSound = sound && !canRecordSound();
  const lacksVideo = (recordCamera || recordScreen) && !canRecordVideo();
  if (!lacksSound && !lacksVideo) return [];
  const what = [lacksSound ? "sound" : "", lacksVideo ? "video" : ""].filter((word) => word !== "").join(" or ");
  return [
    {
      title: `This browser cannot record ${what}`,
      advice: "You can go on: your pictures are sent, and the proctors are told. A current Chrome, Edge, Firefox or Safari can do it.",
    },
  ];
}

/** What the candidate is told where the screen may go to sleep. */
export function sleepLimits(state: WakeLockState): Limit[] {
  if (state !== "refused" && state !== "missing") return [];
  return [
    {
      title: "Your screen may go to sleep",
      advice: "This page cannot keep it on. Switch off sleep in your device’s settings for the time of the exam, and connect the charger.",
    },
  ];
}
