import "./candidate.css";

import { Container, Text } from "@mantine/core";
import { type ReactNode, useEffect } from "react";

import { Logo } from "../ui/Logo";

interface CandidateFrameProps {
  title: string;
  /** Shown at the right of the header. */
  aside?: ReactNode;
  /** Use the whole width. */
  wide?: boolean;
  children: ReactNode;
}

export function CandidateFrame({ title, aside, wide = false, children }: CandidateFrameProps) {
  useEffect(() => {
    document.title = `${title} – OpenProctor`;
  }, [title]);
  return (
    <>
      <header className="candidate-header">
        <Logo />
        <Text fw={650} className="candidate-header-title">
          {title}
        </Text>
        {aside}
      </header>
      {wide ? (
        <main>{children}</main>
      ) : (
        <Container component="main" size="md" py="lg">
          {children}
        </Container>
      )}
    </>
  );
}
