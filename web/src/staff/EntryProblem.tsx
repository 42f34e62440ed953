import { isProblem, ORIGIN_REFUSED } from "../api/client";
import { ProblemAlert } from "../ui/ProblemAlert";

interface EntryProblemProps {
  error: unknown;
  title?: string;
}

/**
 * What kept somebody from signing in. A refused origin is no fault of theirs, and says so: it is what an administrator meets
 * first whose proxy is not set up yet. The server's words name the address that came, the one expected, and what mends it.
 */
export function EntryProblem({ error, title }: EntryProblemProps) {
  if (isProblem(error, ORIGIN_REFUSED)) {
    return <ProblemAlert error={error} title="The server does not know this address as its own" />;
  }
  return <ProblemAlert error={error} {...(title !== undefined && { title })} />;
}
