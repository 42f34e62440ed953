import { Alert } from "@mantine/core";
import { IconWifiOff } from "@tabler/icons-react";

import type { ProblemError } from "../api/client";
import { wordsOf } from "../ui/ProblemAlert";

/** What keeps the last step from reaching the server, while it is tried again. */
export function NetworkTrouble({ trouble }: { trouble: ProblemError | null }) {
  if (trouble === null) return null;
  return (
    <Alert color="yellow" icon={<IconWifiOff aria-hidden />} title="Not through yet: we keep trying" role="status">
      {wordsOf(trouble)}
    </Alert>
  );
}
