/** Who is signed in, and where to return to after signing in. */

import { type QueryClient, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";

import { isProblem, NOT_SIGNED_IN } from "../api/client";
import type { Session, Staff } from "../api/types";
import { sitePath } from "../api/basePath";
import { sessionQuery } from "./queries";

/** The person who is signed in; the route of the staff pages has made sure that there is one. */
export function useMe(): Staff {
  return useSuspenseQuery(sessionQuery).data.staff;
}

/** Whether the account must set up a second factor before anything else. */
export function useMustEnrol(): boolean {
  return useSuspenseQuery(sessionQuery).data.must_enrol;
}

/** Whether somebody is signed in. */
export async function isSignedIn(queryClient: QueryClient): Promise<boolean> {
  try {
    await queryClient.query({ ...sessionQuery, staleTime: "static" });
    return true;
  } catch (error) {
    if (isProblem(error, NOT_SIGNED_IN)) return false;
    throw error;
  }
}

/** What to do with a new session: forget the data of an earlier one, and open a page in place of this one. */
export function useOpenSession(path: string): (session: Session) => void {
  const router = useRouter();
  const queryClient = useQueryClient();
  return (session) => {
    queryClient.clear();
    queryClient.setQueryData(sessionQuery.queryKey, session);
    router.history.replace(sitePath(path));
  };
}

/** A path of this site to return to, undefined for anything else, which would be an open redirect. */
export function safeReturnPath(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  return /^\/(?![/\\])/.test(value) ? value : undefined;
}
