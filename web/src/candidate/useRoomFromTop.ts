import { useLayoutEffect } from "react";

/**
 * Show the room from its top, where the exam is finished: the page before it may have been scrolled, and a browser goes
 * back to where a page that is loaded again was left.
 */
export function useRoomFromTop(): void {
  useLayoutEffect(() => {
    const before = window.history.scrollRestoration;
    window.history.scrollRestoration = "manual";
    const toTop = (): void => window.scrollTo(0, 0);
    toTop();
    // Whatever else restores a place does so after this page was put together.
    const frame = requestAnimationFrame(toTop);
    return () => {
      cancelAnimationFrame(frame);
      window.history.scrollRestoration = before;
    };
  }, []);
}
