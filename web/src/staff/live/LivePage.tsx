import { Alert, Button, Group, SegmentedControl, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useParams, useRouter, useSearch } from "@tanstack/react-router";
import { IconPlugConnectedX } from "@tabler/icons-react";
import { useEffect, useState } from "react";

import { NOT_SIGNED_IN } from "../../api/client";
import { Boundary } from "../../ui/Boundary";
import { LinkButton } from "../../ui/LinkButton";
import { PageLoader } from "../../ui/Messages";
import { ProblemAlert } from "../../ui/ProblemAlert";
import { examQuery } from "../queries";
import { CandidatePanel } from "./CandidatePanel";
import { LiveConnection } from "./connection";
import { LiveContext, useConnection, useLive } from "./context";
import { IncidentFeed } from "./IncidentFeed";
import { LiveHeader } from "./LiveHeader";
import { LiveIncident } from "./LiveIncident";
import { TileGrid } from "./TileGrid";
import "./live.css";
import "./feed.css";
import "./panel.css";
import "./narrow.css";

export default function LivePage() {
  const { examId } = useParams({ from: "/staff-only/exams/$examId/live" });
  return <LiveExam key={examId} examId={examId} />;
}

function LiveExam({ examId }: { examId: string }) {
  const queryClient = useQueryClient();
  const [connection] = useState(() => connect(examId, queryClient));
  useEffect(() => {
    connection.start();
    return () => connection.stop();
  }, [connection]);
  return (
    <LiveContext value={connection}>
      <LiveContent />
    </LiveContext>
  );
}

function connect(examId: string, queryClient: QueryClient): LiveConnection {
  return new LiveConnection(examId, {
    onProblem: ({ problem, title, detail }) => {
      // A message about a connection that is gone already: it recovers by itself, and the person can do nothing about it.
      if (problem === "urn:openproctor:socket-message-invalid") return;
      notifications.show({ id: problem, color: "red", title, message: detail });
    },
    onIncident: (incidentId) =>
      void queryClient.invalidateQueries({
        queryKey: ["exams", examId, "incidents", ...(incidentId === null ? [] : [incidentId])],
      }),
  });
}

function LiveContent() {
  const { examId } = useConnection();
  const { attempt, incident } = useSearch({ from: "/staff-only/exams/$examId/live" });
  const exam = useQuery(examQuery(examId));
  const loaded = useLive((state) => state.loaded);
  const fatal = useLive((state) => state.fatal);
  const unread = useLive((state) => state.unread);
  const [part, setPart] = useState("candidates");
  const [attentionFirst, setAttentionFirst] = useState(false);

  if (fatal !== null) return <Refused type={fatal.problem} title={fatal.title} detail={fatal.detail} />;
  return (
    <div className="op-live" data-part={part} data-focused={attempt !== undefined}>
      <title>{`${unread > 0 ? `(${unread}) ` : ""}${exam.data?.title ?? "Live"} · OpenProctor`}</title>
      <Boundary>
        <LiveHeader
          title={exam.data?.title ?? "Live"}
          attentionFirst={attentionFirst}
          onAttentionFirst={setAttentionFirst}
        />
      </Boundary>
      <Boundary>
        <SocketBanner />
      </Boundary>
      <ProblemAlert error={exam.error} title="The exam could not be read" />
      <SegmentedControl
        className="op-live-parts"
        aria-label="Part of the page"
        fullWidth
        data={[
          { value: "candidates", label: "Candidates" },
          { value: "incidents", label: unread > 0 ? `Incidents (${unread} unread)` : "Incidents" },
        ]}
        value={part}
        onChange={setPart}
      />
      {loaded ? (
        <div className="op-live-columns">
          <div className="op-live-main">
            {attempt !== undefined && (
              <Boundary key={attempt}>
                <CandidatePanel attemptId={attempt} />
              </Boundary>
            )}
            <Boundary>
              <TileGrid attentionFirst={attentionFirst} focused={attempt} />
            </Boundary>
          </div>
          <Boundary>
            <IncidentFeed focused={attempt} />
          </Boundary>
        </div>
      ) : (
        <PageLoader />
      )}
      {incident !== undefined && (
        <Boundary key={incident}>
          <LiveIncident incidentId={incident} />
        </Boundary>
      )}
    </div>
  );
}

/** Shown while this page's own connection is lost, so that what is shown may be old. */
function SocketBanner() {
  const socket = useLive((state) => state.socket);
  const loaded = useLive((state) => state.loaded);
  const trouble = useLive((state) => state.trouble);
  const connection = useConnection();
  if (socket === "open" || (socket === "connecting" && !loaded)) return null;
  return (
    <Alert color="yellow" icon={<IconPlugConnectedX aria-hidden />} title="Your connection is lost" role="alert" m="xs">
      <Group justify="space-between" gap="sm">
        <span>
          {`Reconnecting… What you see may be out of date.${trouble === null ? "" : ` ${trouble}`}`}
        </span>
        <Button size="xs" variant="default" onClick={() => connection.tryNow()}>
          Try now
        </Button>
      </Group>
    </Alert>
  );
}

interface RefusedProps {
  type: string;
  title: string;
  detail: string | null;
}

function Refused({ type, title, detail }: RefusedProps) {
  const router = useRouter();
  const signedOut = type === NOT_SIGNED_IN;
  useEffect(() => {
    if (!signedOut) return;
    void router.navigate({ to: "/sign-in", search: { next: router.state.location.href } });
  }, [router, signedOut]);
  if (signedOut) return <PageLoader />;
  return (
    <Stack p="xl" align="flex-start" role="alert">
      <Text component="h1" size="xl" fw={650}>
        The live page is closed
      </Text>
      <Text>{detail ?? title}</Text>
      <LinkButton to="/exams">Go to the exams</LinkButton>
    </Stack>
  );
}
