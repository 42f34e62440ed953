/** Who is signed in, and where to return to after signing in. */

import { useSuspenseQuery, type QueryClient } from "@tanstack/react-query";

import { isProblem, NOT_SIGNED_IN } from "../api/client";
import type { Staff } from "../api/types";
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

/** A path of this site to return to, undefined for anything else, which would be an open redirect. */
export function safeReturnPath(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  return /^\/(?![/\\])/.test(value) ? value : undefined;
}
