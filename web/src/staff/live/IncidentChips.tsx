import type { Incident } from "../../api/types";
import { StatusChip } from "../../ui/StatusChip";
import { DECISIONS, incidentTone, incidentWords, KIND_ICONS } from "../words";

/** What was noticed, and what a person made of it. */
export function IncidentChips({ incident }: { incident: Incident }) {
  const Icon = KIND_ICONS[incident.kind];
  const decision = incident.decision === null ? null : DECISIONS[incident.decision];
  return (
    <>
      <StatusChip tone={incidentTone(incident)} icon={<Icon aria-hidden />}>
        {incidentWords(incident)}
      </StatusChip>
      {decision !== null && (
        <StatusChip tone={decision.tone} icon={<decision.icon aria-hidden />}>
          {decision.words}
        </StatusChip>
      )}
    </>
  );
}
