import { Text } from "@mantine/core";
import { IconWifi, IconWifiOff } from "@tabler/icons-react";

import { clockTime, count } from "../ui/format";
import { StatusChip, type Tone } from "../ui/StatusChip";
import type { ConnectionView } from "./connectionView";
import { NotSent } from "./NotSent";
import { useObservable } from "./observable";
import type { ExamSession } from "./session";
import { backlogWords, type Health, HEALTH_WORDS, healthOf, heldBackWords, NO_SOCKET_WORDS, shortProblem, storageWords } from "./words";

const TONES: Record<Health, Tone> = { connected: "good", by_request: "quiet", slow: "fault", unstable: "fault", reconnecting: "fault" };

export function ConnectionCard({ session }: { session: ExamSession }) {
  const connection = useObservable(session.connection);
  const health = healthOf(connection);
  const { title, advice } = HEALTH_WORDS[health];
  const Icon = health === "reconnecting" ? IconWifiOff : IconWifi;
  return (
    <section aria-label="Connection">
      <div role="status" aria-live="polite">
        <StatusChip tone={TONES[health]} icon={<Icon aria-hidden />}>
          {title}
        </StatusChip>
        {health === "connected" ? null : (
          <Text size="sm" mt={4}>
            {advice}
          </Text>
        )}
        <NotSent session={session} />
        {connection.byRequest ? <Text size="sm">{NO_SOCKET_WORDS}</Text> : null}
        {health === "reconnecting" && connection.trouble !== null ? <Text size="sm">{connection.trouble}</Text> : null}
      </div>
      {connection.backlog > 1 ? (
        <Text size="sm" className="numbers">
          {`${backlogWords(connection)} waiting to be sent`}
        </Text>
      ) : null}
      {connection.heldBack > 0 ? <Text size="sm">{heldBackWords(connection.heldBack)}</Text> : null}
      {connection.backlog > 0 && (!connection.durable || connection.held > 0) ? <Text size="sm">{storageWords(connection)}</Text> : null}
      <Details connection={connection} />
    </section>
  );
}

function Details({ connection }: { connection: ConnectionView }) {
  const { rttMs, backlog, saved, sent, refused, refusals, dropped } = connection;
  return (
    <details>
      <summary>
        <Text span size="sm">
          Connection details
        </Text>
      </summary>
      <Text size="sm" className="numbers">
        {`Response time: ${rttMs === null ? "not known" : `${Math.round(rttMs)} ms`}`}
      </Text>
      <Text size="sm" className="numbers">
        {`Since this page was opened: ${saved} saved on this device, ${sent} sent. Waiting now: ${backlog}.`}
      </Text>
      <Text size="sm">{storageWords(connection)}</Text>
      {dropped > 0 ? <Text size="sm">{`${count(dropped, "item")} given up because this device is full; the proctors are told`}</Text> : null}
      {refused > 0 ? <Text size="sm">{`${count(refused, "item")} not accepted by the server:`}</Text> : null}
      {refusals.slice(-5).map(({ stream, seq, capturedAt, problem }) => (
        <Text size="sm" key={`${stream} ${seq}`}>
          {`${clockTime(capturedAt)} ${shortProblem(problem)}`}
        </Text>
      ))}
    </details>
  );
}
