/** What the candidate reads about camera and microphone: which works, which does not, what is recorded. Pure. */
import type { DeviceStatus } from "../capture/deviceWatch";
import type { Instead } from "../media/openDevice";

/** Whether a device works now. */
export interface Working {
  camera: boolean;
  microphone: boolean;
}

/** `“USB Camera” is used by another program; “Built-in Camera” is used instead.` */
export function insteadWords({ problem, used }: Instead): string {
  return `${problem.title}; “${used}” is used instead.`;
}

/** What goes on while a device is missing; empty while both work. */
export function goesOnWords({ camera, microphone }: Working): string {
  if (camera && microphone) return "";
  if (camera) return "Your camera goes on without sound.";
  return microphone ? "Your microphone goes on without pictures." : "";
}

/** What is missing of what should be sent; null while nothing is. */
export function notSentWords({ camera, microphone }: Working): string | null {
  if (camera && microphone) return null;
  if (camera) return "No sound is being sent: your microphone gives none.";
  return microphone ? "No pictures are being sent: your camera gives none." : "Neither pictures nor sound are being sent.";
}

export interface MicrophoneNeed {
  /** Whether the exam cannot be begun as things are. */
  blocks: boolean;
  words: string;
}

/** What a microphone that does not work means before the exam; null while it works or was not tried yet. */
export function microphoneNeed(status: DeviceStatus | null, required: boolean): MicrophoneNeed | null {
  if (status?.state !== "lost") return null;
  if (!required) return { blocks: false, words: "You can start without a microphone: this exam does not need one. The proctors see that there is no sound." };
  // Only a guess: what is opened may give sound as soon as somebody speaks.
  if (status.problem.kind === "silent") return { blocks: false, words: "This exam needs a microphone that works. Say something, and see whether the bar moves." };
  return { blocks: true, words: "This exam needs a microphone: you can start as soon as one works. If you have none, ask your institution." };
}
