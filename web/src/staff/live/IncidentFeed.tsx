import { Button, Checkbox, Group, SegmentedControl, Text, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useMemo, useState } from "react";

import { api, unwrap } from "../../api/client";
import type { Incident } from "../../api/types";
import { Boundary } from "../../ui/Boundary";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { incidentWords } from "../kinds";
import { useConnection, useFocus, useLive, useMarkAllRead } from "./context";
import { FeedItem } from "./FeedItem";

/** How many incidents are shown at first and added on request. */
const PAGE_SIZE = 50;

interface IncidentFeedProps {
  /** The attempt in the large view, if any. */
  focused: string | undefined;
}

export function IncidentFeed({ focused }: IncidentFeedProps) {
  const [scope, setScope] = useState("all");
  const [hideFaults, setHideFaults] = useState(false);
  const [shown, setShown] = useState(PAGE_SIZE);
  const only = scope === "one" ? focused : undefined;
  const incidents = useIncidents(only, hideFaults);
  return (
    <aside className="op-feed" aria-label="Incidents">
      <FeedHead incidents={incidents} />
      <Group gap="sm" px="sm" pb="xs" justify="space-between">
        {focused === undefined ? (
          <span />
        ) : (
          <SegmentedControl
            size="xs"
            aria-label="Whose incidents"
            data={[
              { value: "all", label: "All" },
              { value: "one", label: "This candidate" },
            ]}
            value={scope}
            onChange={setScope}
          />
        )}
        <Checkbox
          size="xs"
          label="Hide faults"
          checked={hideFaults}
          onChange={(event) => setHideFaults(event.currentTarget.checked)}
        />
      </Group>
      {incidents.length === 0 && (
        <Text size="sm" c="dimmed" px="sm" py="md">
          Nothing has been noticed. Incidents appear here by themselves, the newest first.
        </Text>
      )}
      <IncidentList incidents={incidents.slice(0, shown)} />
      <More hidden={incidents.length - shown} attemptId={only} onMore={() => setShown((before) => before + PAGE_SIZE)} />
    </aside>
  );
}

function useIncidents(attemptId: string | undefined, hideFaults: boolean): Incident[] {
  const order = useLive((state) => state.incidentOrder);
  const byId = useLive((state) => state.incidents);
  return useMemo(
    () =>
      order
        .map((id) => byId.get(id))
        .filter((incident) => incident !== undefined)
        .filter((incident) => attemptId === undefined || incident.attempt_id === attemptId)
        .filter((incident) => !hideFaults || incident.incident_class !== "fault"),
    [order, byId, attemptId, hideFaults],
  );
}

function FeedHead({ incidents }: { incidents: readonly Incident[] }) {
  const unread = useLive((state) => state.unread);
  const markRead = useMarkAllRead();
  const newest = incidents.find(({ incident_class }) => incident_class === "suspicion");
  return (
    <>
      <Group justify="space-between" gap="xs" px="sm" pt="sm" pb="xs" mih={52}>
        <Group gap="xs">
          <Title order={2} size="h5">
            Incidents
          </Title>
          <Text size="sm" fw={600} c={unread > 0 ? "var(--mantine-color-text)" : "dimmed"} className="numbers">
            {`${unread} unread`}
          </Text>
        </Group>
        {unread > 0 && (
          <Button size="compact-xs" variant="default" loading={markRead.isPending} onClick={() => markRead.mutate()}>
            Mark all as read
          </Button>
        )}
      </Group>
      <ProblemAlert error={markRead.error} />
      <div className="op-hidden" aria-live="polite">
        {newest !== undefined && unread > 0 && `${newest.candidate_name}: ${incidentWords(newest)}`}
      </div>
    </>
  );
}

export function IncidentList({ incidents }: { incidents: readonly Incident[] }) {
  const { openIncident } = useFocus();
  const mark = useLive((state) => state.readEventId);
  return (
    <ul className="op-feed-list">
      {incidents.map((incident) => (
        <Boundary key={incident.id} item>
          <FeedItem
            incident={incident}
            unread={incident.incident_class === "suspicion" && incident.event_id > mark}
            onOpen={openIncident}
          />
        </Boundary>
      ))}
    </ul>
  );
}

interface MoreProps {
  /** How many loaded incidents are not shown yet. */
  hidden: number;
  attemptId: string | undefined;
  onMore: () => void;
}

function More({ hidden, attemptId, onMore }: MoreProps) {
  const { examId, store } = useConnection();
  const [atEnd, setAtEnd] = useState(false);
  const load = useMutation({
    mutationFn: () => {
      const { incidents, incidentOrder } = store.getState();
      const oldest = incidents.get(incidentOrder.at(-1) ?? "");
      return unwrap(
        api.GET("/api/v1/exams/{exam_id}/incidents", {
          params: {
            path: { exam_id: examId },
            query: { before: oldest?.event_id ?? null, attempt_id: attemptId ?? null },
          },
        }),
      );
    },
    onSuccess: (page) => {
      store.dispatch({ type: "older_incidents", incidents: page.incidents });
      setAtEnd(page.next_before === null);
      onMore();
    },
  });
  const known = useLive((state) => state.incidents.size);
  if (hidden <= 0 && (atEnd || known < PAGE_SIZE)) return null;
  return (
    <Group justify="center" p="sm">
      <ProblemAlert error={load.error} />
      <Button size="xs" variant="default" loading={load.isPending} onClick={() => (hidden > 0 ? onMore() : load.mutate())}>
        Show older incidents
      </Button>
    </Group>
  );
}
