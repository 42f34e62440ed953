import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";

import { isProblem, NOT_SIGNED_IN } from "../api/client";

/** Nothing polls: what changes by itself comes over the socket; the rest is read anew when it was changed here. */
export function makeQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (isProblem(error, NOT_SIGNED_IN)) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({
      // Whoever asks for the session itself expects this answer.
      onError: (error, { queryKey }) => {
        if (queryKey[0] !== "session") onError(error);
      },
    }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 2 && !isRefusal(error),
      },
      mutations: { retry: false },
    },
  });
}

/** The server understood and said no: asking again gives the same. */
function isRefusal(error: unknown): boolean {
  return isProblem(error) && error.status >= 400 && error.status < 500;
}
