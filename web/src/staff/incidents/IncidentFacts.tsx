import { Text } from "@mantine/core";
import type { ReactNode } from "react";

import type { Incident } from "../../api/types";
import { clockTime, dayAndTime } from "../../ui/format";
import { IncidentDuration } from "./IncidentDuration";

interface IncidentFactsProps {
  incident: Incident;
  frameCount: number;
  clockOffsetMs: number;
}

export function IncidentFacts({ incident, frameCount, clockOffsetMs }: IncidentFactsProps) {
  return (
    <dl className="op-facts numbers">
      <Fact name="Class">{incident.incident_class === "fault" ? "Fault (never counted)" : "Suspicion"}</Fact>
      <Fact name="Opened">
        <span title={dayAndTime(incident.opened_at)}>{clockTime(incident.opened_at)}</span>
      </Fact>
      <Fact name="Closed">{incident.closed_at === null ? "Still open" : clockTime(incident.closed_at)}</Fact>
      <Fact name="Duration">
        <IncidentDuration incident={incident} clockOffsetMs={clockOffsetMs} />
      </Fact>
      {incident.kind === "multiple_faces" && <Fact name="Most faces">{incident.peak}</Fact>}
      <Fact name="Frames kept">{frameCount}</Fact>
      {incident.decided_by !== null && <Fact name="Decided by">{incident.decided_by}</Fact>}
      {incident.note !== null && incident.note !== "" && <Fact name="Note">{incident.note}</Fact>}
    </dl>
  );
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <Text component="dt" size="sm" c="dimmed">
        {name}
      </Text>
      <Text component="dd" size="sm" m={0}>
        {children}
      </Text>
    </div>
  );
}
