import { Button, Stack, Text, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";

import { isFinal } from "../api/client";
import { capabilities, problemOfBrowser } from "../media/devices";
import { FullPageMessage, PageLoader } from "../ui/Messages";
import { isEnded, isRunning } from "./attempt";
import { CandidateFrame } from "./CandidateFrame";
import { CheckStage } from "./CheckStage";
import { ConsentForm } from "./ConsentForm";
import { EndStage } from "./EndStage";
import { ErrorPage } from "./ErrorPage";
import { ExamRoom } from "./ExamRoom";
import { NetworkTrouble } from "./NetworkTrouble";
import { useObservable } from "./observable";
import type { ExamSession } from "./session";
import { useStoredPage } from "./useStoredPage";
import { startSession, type StartState } from "./startSession";

/** A candidate's page from consent to the end; which stage is shown follows from the attempt, also after a reload. */
export default function AttemptPage() {
  const { attemptId } = useParams({ from: "/attempt/$attemptId" });
  const [problem] = useState(() => problemOfBrowser(capabilities()));
  if (problem !== null) return <FullPageMessage title={problem.title}>{problem.advice}</FullPageMessage>;
  return <Attempt key={attemptId} attemptId={attemptId} />;
}

function Attempt({ attemptId }: { attemptId: string }) {
  const [start, setStart] = useState<StartState>({ kind: "loading" });
  const [round, setRound] = useState(0);
  useEffect(() => startSession(attemptId, setStart), [attemptId, round]);
  const startAgain = (): void => {
    setStart({ kind: "loading" });
    setRound((last) => last + 1);
  };
  useStoredPage(startAgain);
  switch (start.kind) {
    case "loading":
      return <PageLoader />;
    case "elsewhere":
      return <Elsewhere />;
    case "failed":
      return <StartError error={start.error} onRetry={startAgain} />;
    case "ready":
      return <Stage session={start.session} onReturn={startAgain} />;
  }
}

function Stage({ session, onReturn }: { session: ExamSession; onReturn: () => void }) {
  const attempt = useObservable(session.attempt);
  const replaced = useObservable(session.replaced);
  if (replaced) return <Replaced onReturn={onReturn} />;
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
        <ConsentForm
          consent={attempt.consent}
          plan={session.plan}
          candidateName={attempt.candidate_name}
          working={agreeing.isPending}
          error={agreeing.error}
          onAgree={() => agreeing.mutate()}
        />
        <NetworkTrouble trouble={trouble} />
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

function Elsewhere() {
  return (
    <FullPageMessage title="The exam is open in another tab">
      <Text role="status">Go on there. If you close that tab, the exam goes on here by itself.</Text>
    </FullPageMessage>
  );
}

function Replaced({ onReturn }: { onReturn: () => void }) {
  return (
    <FullPageMessage title="The exam was opened in another window">
      <Text role="status">It goes on there, and this window is no longer connected. To go on here instead, take it back.</Text>
      <Button onClick={onReturn}>Go on in this window</Button>
    </FullPageMessage>
  );
}
