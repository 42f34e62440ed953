import { Text } from "@mantine/core";

import { notSentWords } from "./deviceWords";
import { useObservable } from "./observable";
import type { ExamSession } from "./session";

/** Says what a device that does not work keeps from being sent; nothing while both work, or were not tried yet. */
export function NotSent({ session }: { session: ExamSession }) {
  const [camera, microphone] = [useObservable(session.camera).status, useObservable(session.microphone).status];
  const words = notSentWords({ camera: camera?.state !== "lost", microphone: microphone?.state !== "lost" });
  return words === null ? null : <Text size="sm">{words}</Text>;
}
