import { Button, Stack, Text, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";

import { isFinal } from "../api/client";
import { capabilities, problemOfBrowser } from "../media/devices";
import { FullPageMessage, PageLoader } from "../ui/Messages";
import { ProblemAlert } from "../ui/ProblemAlert";
import { isEnded, isRunning } from "./attempt";
import { attemptHost } from "./attemptHost";
import { CandidateFrame } from "./CandidateFrame";
import { CheckStage } from "./CheckStage";
import { ConsentForm } from "./ConsentForm";
import { EndStage } from "./EndStage";
import { ErrorPage } from "./ErrorPage";
import { ExamPart } from "./ExamPart";
import { ExamRoom } from "./ExamRoom";
import { NetworkTrouble } from "./NetworkTrouble";
import { useObservable } from "./observable";
import type { ExamSession } from "./session";

/** A candidate's page from consent to the end; which stage is shown follows from the attempt, also after a reload. */
export default function AttemptPage() {
  const { attemptId } = useParams({ from: "/attempt/$attemptId" });
  const [problem] = useState(() => problemOfBrowser(capabilities()));
  if (problem !== null) {
    return (
      <FullPageMessage title={problem.title}>
        <Text>{problem.advice}</Text>
      </FullPageMessage>
    );
  }
  return (
    <ExamPart key={attemptId}>
      <Attempt attemptId={attemptId} />
    </ExamPart>
  );
}

function Attempt({ attemptId }: { attemptId: string }) {
  const [host] = useState(() => attemptHost(attemptId));
  useEffect(() => host.start(), [host]);
  const state = useObservable(host.state);
  switch (state.kind) {
    case "loading":
      return <PageLoader />;
    case "elsewhere":
      return <Elsewhere onTakeOver={host.takeOver} />;
    case "replaced":
      return <Replaced canRejoin={state.canRejoin} error={state.error} onRejoin={host.rejoin} />;
    case "failed":
      return <StartError error={state.error} onRetry={host.retry} />;
    case "ready":
      return <Stage session={state.session} />;
  }
}

function Stage({ session }: { session: ExamSession }) {
  const attempt = useObservable(session.attempt);
  if (isEnded(attempt)) return <EndStage session={session} />;
  if (isRunning(attempt)) return <ExamRoom session={session} />;
  if (!attempt.consent_given) return <ConsentStage session={session} />;
  return <CheckStage session={session} />;
}

function ConsentStage({ session }: { session: ExamSession }) {
  const attempt = useObservable(session.attempt);
  const trouble = useObservable(session.trouble);
  const agreeing = useMutation({ mutationFn: () => session.giveConsent() });
  return (
    <CandidateFrame title={attempt.exam_title}>
      <Stack gap="lg">
        <Title order={1} size="h2">
          {attempt.exam_title}
        </Title>
        <ExamPart>
          <ConsentForm
            consent={attempt.consent}
            plan={session.plan}
            candidateName={attempt.candidate_name}
            working={agreeing.isPending}
            error={agreeing.error}
            onAgree={() => agreeing.mutate()}
          />
        </ExamPart>
        <ExamPart>
          <NetworkTrouble trouble={trouble} />
        </ExamPart>
      </Stack>
    </CandidateFrame>
  );
}

function StartError({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  if (isFinal(error)) {
    return (
      <FullPageMessage title="This browser cannot enter the exam">
        <Text>Open your invitation link again, in this browser. If the link has been used up, ask your institution for a new one.</Text>
      </FullPageMessage>
    );
  }
  return <ErrorPage title="The exam could not be loaded" error={error} onRetry={onRetry} />;
}

function Elsewhere({ onTakeOver }: { onTakeOver: () => void }) {
  return (
    <FullPageMessage title="The exam is open in another tab or window">
      <Text role="status">It goes on there, and nothing is lost. If you close that one, the exam goes on here by itself.</Text>
      <Button onClick={onTakeOver}>Go on here instead</Button>
    </FullPageMessage>
  );
}

interface ReplacedProps {
  canRejoin: boolean;
  error: unknown;
  onRejoin: () => Promise<void>;
}

function Replaced({ canRejoin, error, onRejoin }: ReplacedProps) {
  const rejoining = useMutation({ mutationFn: onRejoin });
  return (
    <FullPageMessage title="The exam was opened in another browser">
      <Text role="status">It goes on there. Here, camera and microphone are off.</Text>
      <ProblemAlert error={error} />
      {canRejoin ? (
        <Button loading={rejoining.isPending} onClick={() => rejoining.mutate()}>
          Go on here instead
        </Button>
      ) : (
        <Text>To go on here instead, open your invitation link again in this browser.</Text>
      )}
    </FullPageMessage>
  );
}
