import type { Incident } from "../../api/types";
import { duration } from "../../ui/format";
import { useNow } from "../../ui/useNow";

interface IncidentDurationProps {
  incident: Incident;
  /** Server time minus this browser's. */
  clockOffsetMs: number;
}

/** How long an incident lasted, or has lasted so far. */
export function IncidentDuration({ incident, clockOffsetMs }: IncidentDurationProps) {
  if (incident.closed_at === null) return <Lasting since={incident.opened_at} clockOffsetMs={clockOffsetMs} />;
  return <>{duration(Date.parse(incident.closed_at) - Date.parse(incident.opened_at), true)}</>;
}

function Lasting({ since, clockOffsetMs }: { since: string; clockOffsetMs: number }) {
  const now = useNow();
  return <>{`${duration(now + clockOffsetMs - Date.parse(since))}, still open`}</>;
}
