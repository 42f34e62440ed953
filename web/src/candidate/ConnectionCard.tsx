import { Text } from "@mantine/core";
import { IconWifi, IconWifiOff } from "@tabler/icons-react";

import { clockTime, count } from "../ui/format";
import { StatusChip } from "../ui/StatusChip";
import type { ConnectionView, ExamSession } from "./session";
import { useValue } from "./value";
import { backlogWords, HEALTH_WORDS, healthOf, shortProblem } from "./words";

export function ConnectionCard({ session }: { session: ExamSession }) {
  const connection = useValue(session.connection);
  const health = healthOf(connection);
  const { title, advice } = HEALTH_WORDS[health];
  const Icon = health === "reconnecting" ? IconWifiOff : IconWifi;
  return (
    <section aria-label="Connection">
      <div role="status" aria-live="polite">
        <StatusChip tone={health === "connected" ? "good" : "fault"} icon={<Icon aria-hidden />}>
          {title}
        </StatusChip>
        {health === "connected" ? null : (
          <Text size="sm" mt={4}>
            {advice}
          </Text>
        )}
      </div>
      {connection.backlog > 1 ? (
        <Text size="sm" className="numbers">
          {backlogWords(connection)} waiting to be sent
        </Text>
      ) : null}
      <Details connection={connection} />
    </section>
  );
}

function Details({ connection }: { connection: ConnectionView }) {
  const { rttMs, refused, refusals, dropped, durable } = connection;
  return (
    <details>
      <summary>
        <Text span size="sm">
          Connection details
        </Text>
      </summary>
      <Text size="sm" className="numbers">
        Response time: {rttMs === null ? "not known" : `${Math.round(rttMs)} ms`}
      </Text>
      <Text size="sm">{durable ? "What waits survives a reload of this page." : "This browser stores nothing: do not reload while something waits."}</Text>
      {dropped > 0 ? <Text size="sm">{count(dropped, "item")} given up because this device is full</Text> : null}
      {refused > 0 ? <Text size="sm">{count(refused, "item")} not accepted by the server:</Text> : null}
      {refusals.slice(-5).map(({ stream, seq, capturedAt, problem }) => (
        <Text size="sm" key={`${stream} ${seq}`}>
          {clockTime(capturedAt)} {shortProblem(problem)}
        </Text>
      ))}
    </details>
  );
}
