import { Alert, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState, useSyncExternalStore } from "react";

import { isPassing, isProblem, type ProblemError } from "../api/client";
import { sitePath } from "../api/basePath";
import { planOf } from "../capture/watchPlan";
import { Boundary } from "../ui/Boundary";
import { examWindow, localTimeZone } from "../ui/format";
import { FullPageMessage, PageLoader } from "../ui/Messages";
import { BrowserCheck } from "./BrowserCheck";
import { CandidateFrame } from "./CandidateFrame";
import { ConsentForm } from "./ConsentForm";
import { ErrorPage } from "./ErrorPage";
import { NetworkTrouble } from "./NetworkTrouble";
import { rememberLink } from "./ownLink";
import { type Invitation, join, readInvitation } from "./requests";
import { singleFlight } from "./singleFlight";

const joinOnce = singleFlight(join);

const RETRY_MS = 4000;

/** The page that an invitation link opens. Its token is in the fragment, which browsers send to no server. */
export default function JoinPage() {
  const token = useSyncExternalStore(onHashChange, () => window.location.hash.slice(1));
  if (token === "") return <InvalidLink />;
  return (
    <Boundary advice="Nothing has begun yet.">
      <BrowserCheck>
        <Welcome key={token} token={token} />
      </BrowserCheck>
    </Boundary>
  );
}

function onHashChange(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}

function Welcome({ token }: { token: string }) {
  const invitation = useQuery({
    queryKey: ["invitation", token],
    queryFn: () => readInvitation(token),
    staleTime: Infinity,
    retry: false,
    // What is in the way is said, and tried again by itself.
    refetchInterval: ({ state }) => (isPassing(state.error) ? RETRY_MS : false),
  });
  if (invitation.isPending) return <PageLoader />;
  if (invitation.isError) {
    return isLinkProblem(invitation.error) ? (
      <InvalidLink />
    ) : (
      <ErrorPage title="The exam could not be loaded" error={invitation.error} onRetry={() => void invitation.refetch()} />
    );
  }
  return <Joining token={token} invitation={invitation.data} />;
}

/** A mistyped token is rejected as an invalid request if it does not even have a token's form. */
function isLinkProblem(error: Error): boolean {
  return isProblem(error, "urn:openproctor:link-invalid") || isProblem(error, "urn:openproctor:invalid-request");
}

function Joining({ token, invitation }: { token: string; invitation: Invitation }) {
  const [trouble, setTrouble] = useState<ProblemError | null>(null);
  const joining = useMutation({
    mutationFn: (name: string | null) => joinOnce(token, name, invitation.consent.version, { onTrouble: setTrouble, isWanted: () => true }),
    // A full load, as the server allows only the attempt's own page to frame the exam's site; `replace`, so that the token
    // disappears from the address bar and the history.
    onSuccess: ({ id }) => {
      if (invitation.candidate_name !== null) rememberLink(id, token);
      window.location.replace(sitePath(`/attempt/${encodeURIComponent(id)}`));
    },
  });
  return (
    <CandidateFrame title={invitation.exam_title}>
      <Stack gap="lg">
        <div>
          <Title order={1} size="h2">
            {invitation.exam_title}
          </Title>
          <Text c="dimmed">
            {`${examWindow(invitation.opens_at, invitation.closes_at)} (${localTimeZone()})`}
          </Text>
        </div>
        <Alert title="This exam is supervised live">
          You need a camera and a microphone, and a place where you are alone. Next, you try both; nothing begins before you say so.
        </Alert>
        <ConsentForm
          consent={invitation.consent}
          plan={planOf(invitation.watched, null)}
          candidateName={invitation.candidate_name}
          working={joining.isPending || joining.isSuccess}
          error={joining.error}
          onAgree={(name) => joining.mutate(name)}
        />
        <NetworkTrouble trouble={trouble} />
      </Stack>
    </CandidateFrame>
  );
}

function InvalidLink() {
  return (
    <FullPageMessage title="This invitation link does not work">
      <Text>
        It may be incomplete, replaced by a newer one, or switched off. Open it once more from the message you got, in full. If that does
        not help, ask your institution for a new link.
      </Text>
    </FullPageMessage>
  );
}
