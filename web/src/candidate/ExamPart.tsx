import type { ReactNode } from "react";

import { Boundary } from "../ui/Boundary";

/** A part of the candidate's page: should it fail, nothing else does. */
export function ExamPart({ children }: { children: ReactNode }) {
  return <Boundary advice="Your exam goes on: your camera’s pictures and your messages are still sent.">{children}</Boundary>;
}
