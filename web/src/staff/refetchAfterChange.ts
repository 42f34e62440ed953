import type { InvalidateQueryFilters, QueryClient } from "@tanstack/react-query";

/**
 * Reads queries again after something was changed on the server.
 *
 * A first read that is still under way has been answered, perhaps, before the change. To invalidate such a query alone does
 * nothing: it would wait for that read and count its answer as new (https://tanstack.com/query/latest, "Query Cancellation").
 */
export async function refetchAfterChange(queryClient: QueryClient, which: InvalidateQueryFilters): Promise<void> {
  await queryClient.cancelQueries(which);
  await queryClient.invalidateQueries(which);
}
