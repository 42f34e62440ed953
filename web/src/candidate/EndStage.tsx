import { Alert, Text, Title } from "@mantine/core";
import { IconCircleCheck, IconClockOff, IconHandStop, IconUpload } from "@tabler/icons-react";
import { useEffect } from "react";

import { leaveFullscreen } from "../capture/fullscreen";
import { dayAndTime } from "../ui/format";
import { CandidateFrame } from "./CandidateFrame";
import { ExamPart } from "./ExamPart";
import { useObservable } from "./observable";
import type { ExamSession } from "./session";
import { backlogWords } from "./words";

const ENDS = {
  submitted: { title: "You have finished the exam", icon: IconCircleCheck, words: "Thank you. Nothing more is needed from you." },
  terminated: { title: "The exam was ended by a proctor", icon: IconHandStop, words: "If you do not agree, contact your institution." },
  expired: { title: "The time of this exam is over", icon: IconClockOff, words: "What was received until then is kept." },
};

export function EndStage({ session }: { session: ExamSession }) {
  const attempt = useObservable(session.attempt);
  useEffect(() => {
    void leaveFullscreen();
  }, []);
  const end = attempt.state === "terminated" || attempt.state === "expired" ? ENDS[attempt.state] : ENDS.submitted;
  return (
    <CandidateFrame title={attempt.exam_title}>
      <section className="op-card" role="status">
        <end.icon size={40} aria-hidden />
        <Title order={1} size="h2" mb="sm">
          {end.title}
        </Title>
        {attempt.end_reason === null ? null : (
          <Text mb="xs">
            Reason given: <strong>{attempt.end_reason}</strong>
          </Text>
        )}
        <Text>{end.words}</Text>
        <Text mt="xs">Your camera and microphone are off.</Text>
        <ExamPart>
          <Remainder session={session} />
        </ExamPart>
        {attempt.ended_at === null ? null : (
          <Text mt="md" size="sm" c="dimmed">
            {dayAndTime(attempt.ended_at)}
          </Text>
        )}
      </section>
    </CandidateFrame>
  );
}

/** What is still to be sent, as it is only on this device. */
function Remainder({ session }: { session: ExamSession }) {
  const connection = useObservable(session.connection);
  const waits = connection.backlog > 0;
  useEffect(() => {
    if (!waits) return undefined;
    const askBeforeLeaving = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener("beforeunload", askBeforeLeaving);
    return () => window.removeEventListener("beforeunload", askBeforeLeaving);
  }, [waits]);
  if (!waits) return <Text mt="xs">All that was recorded has been sent. You can close this tab.</Text>;
  return (
    <Alert mt="md" title="Please keep this page open" icon={<IconUpload aria-hidden />}>
      <span className="numbers">{`Still to be sent: ${backlogWords(connection)}.`}</span> This goes by itself, as soon as you are connected.
    </Alert>
  );
}
