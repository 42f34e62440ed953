import { Button, Center, Loader, Stack, Text, Title } from "@mantine/core";
import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { type ReactNode, useContext, useEffect } from "react";

import { isNetwork, isProblem } from "../api/client";
import { sitePath } from "../api/basePath";
import { EnclosingPart } from "./Boundary";
import { Logo } from "./Logo";

interface FullPageMessageProps {
  title: string;
  children?: ReactNode;
}

/** One message in the middle of the page. */
export function FullPageMessage({ title, children }: FullPageMessageProps) {
  return (
    <Center component="main" mih="100dvh" p="md">
      <Stack align="center" gap="md" maw={520} ta="center">
        <Logo size={48} />
        <Title order={1} size="h2">
          {title}
        </Title>
        {children}
      </Stack>
    </Center>
  );
}

export function NotFoundPage() {
  return (
    <FullPageMessage title="This page does not exist">
      <Text>The address may be mistyped, or the link may be old.</Text>
      <Button component="a" href={sitePath("/exams")}>
        Go to the exams
      </Button>
    </FullPageMessage>
  );
}

const RETRY_MS = 5000;

/**
 * Shown by the router when a page fails: the reason, and a button to load the page again.
 *
 * Where other software has changed the page under us, the whole of it is drawn anew.
 */
export function RouteErrorPage({ error }: ErrorComponentProps) {
  const router = useRouter();
  const part = useContext(EnclosingPart);
  const isChanged = error instanceof DOMException;
  useEffect(() => {
    if (isChanged) part?.redraw();
  }, [isChanged, part]);
  useEffect(() => {
    if (!isNetwork(error)) return;
    const timer = setInterval(() => void router.invalidate(), RETRY_MS);
    return () => clearInterval(timer);
  }, [router, error]);
  return (
    <FullPageMessage title="Something went wrong">
      <Text role="alert">{isProblem(error) ? error.message : "The page ran into an error. Nothing was lost on the server."}</Text>
      <Button onClick={() => window.location.reload()}>Load the page again</Button>
    </FullPageMessage>
  );
}

export function PageLoader() {
  return (
    <Center mih="60dvh" role="status" aria-label="Loading">
      <Loader />
    </Center>
  );
}
