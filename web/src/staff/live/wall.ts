/** Which tiles the wall shows, and in which order. Pure functions. */

import { isSuspicious } from "../kinds";
import { hasEnded } from "../words";
import type { LiveState } from "./state";

/** A wall of more tiles is cut into pages: ten thousand at once would freeze the browser. */
export const TILES_A_PAGE = 60;

export interface WallView {
  /** First those who need attention, instead of by name. */
  attentionFirst: boolean;
  /** Only candidates whose name contains this. */
  search: string;
  /** Without those who have ended. */
  hideEnded: boolean;
  /** Counted from 1. */
  page: number;
}

export interface Wall {
  ids: readonly string[];
  /** How many match, on all pages together. */
  total: number;
  /** The page that is shown: the last one where there are not so many. */
  page: number;
  pages: number;
}

export function wall(state: LiveState, view: WallView): Wall {
  const matching = ordered(state, view.attentionFirst).filter(matcher(state, view));
  const pages = Math.max(1, Math.ceil(matching.length / TILES_A_PAGE));
  const page = Math.min(Math.max(1, view.page), pages);
  return { ids: matching.slice((page - 1) * TILES_A_PAGE, page * TILES_A_PAGE), total: matching.length, page, pages };
}

function matcher({ attempts }: LiveState, { search, hideEnded }: WallView): (id: string) => boolean {
  const wanted = search.trim().toLocaleLowerCase();
  return (id) => {
    const attempt = attempts.get(id);
    if (attempt === undefined) return false;
    if (hideEnded && hasEnded(attempt)) return false;
    return wanted === "" || attempt.candidate_name.toLocaleLowerCase().includes(wanted);
  };
}

/** First those with a current suspicion, then by number of incidents, ended attempts last; equals keep their places. */
function ordered({ attemptOrder, attempts, live }: LiveState, attentionFirst: boolean): readonly string[] {
  if (!attentionFirst) return attemptOrder;
  const urgency = new Map(
    attemptOrder.map((id) => {
      const attempt = attempts.get(id);
      if (attempt === undefined || hasEnded(attempt)) return [id, -1] as const;
      return [id, (isSuspicious(live.get(id)) ? 1000 : 0) + Math.min(attempt.incidents, 999)] as const;
    }),
  );
  return [...attemptOrder].sort((a, b) => (urgency.get(b) ?? 0) - (urgency.get(a) ?? 0));
}
