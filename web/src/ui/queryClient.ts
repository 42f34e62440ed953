import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";

import { isNetwork, isProblem, NOT_SIGNED_IN } from "../api/client";

const NETWORK_RETRY_MS = 5000;

/** Nothing is polled: live changes come over the socket, and other data is read again when it was changed here. */
export function makeQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (isProblem(error, NOT_SIGNED_IN)) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({
      // The session query itself expects this error when nobody is signed in.
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
        // What somebody in between answered, or nobody, is said, and asked again until the server itself answers.
        refetchInterval: ({ state }) => (state.status === "error" && isNetwork(state.error) ? NETWORK_RETRY_MS : false),
      },
      mutations: { retry: false },
    },
  });
}

/** The server refused the request, so that repeating it would give the same answer. */
function isRefusal(error: unknown): boolean {
  return isProblem(error) && error.status >= 400 && error.status < 500;
}
