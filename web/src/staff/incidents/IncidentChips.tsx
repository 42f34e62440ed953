import { IconHistory } from "@tabler/icons-react";

import type { Incident } from "../../api/types";
import { StatusChip } from "../../ui/StatusChip";
import { KindIcon } from "../KindIcon";
import { incidentTone, incidentWords } from "../kinds";
import { DECISIONS } from "../words";

/** What was noticed, and how a person decided about it. */
export function IncidentChips({ incident }: { incident: Incident }) {
  const decision = incident.decision === null ? null : DECISIONS[incident.decision];
  return (
    <>
      <StatusChip tone={incidentTone(incident)} icon={<KindIcon kind={incident.kind} />}>
        {incidentWords(incident)}
      </StatusChip>
      {incident.late && (
        <StatusChip tone="quiet" icon={<IconHistory aria-hidden />}>
          Found later
        </StatusChip>
      )}
      {decision !== null && (
        <StatusChip tone={decision.tone} icon={<decision.icon aria-hidden />}>
          {decision.words}
        </StatusChip>
      )}
    </>
  );
}
