import { Alert } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";

import { recordingLimits, sleepLimits } from "./browserLimits";
import { useObservable } from "./observable";
import type { ExamSession } from "./session";

/** Says calmly what this browser cannot do, and what helps; nothing where it can do everything. */
export function BrowserLimits({ session, sleepOnly = false }: { session: ExamSession; sleepOnly?: boolean }) {
  const sleep = sleepLimits(useObservable(session.wakeLock));
  return [...(sleepOnly ? [] : recordingLimits(session.plan)), ...sleep].map(({ title, advice }) => (
    <Alert key={title} icon={<IconInfoCircle aria-hidden />} title={title} role="status">
      {advice}
    </Alert>
  ));
}
