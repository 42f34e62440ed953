import { useEffect, useRef } from "react";

/**
 * Call `startAgain` when the browser shows this page again out of its cache of visited pages: everything is as it was left,
 * but camera, socket and lock are gone.
 */
export function useStoredPage(startAgain: () => void): void {
  const latest = useRef(startAgain);
  useEffect(() => {
    latest.current = startAgain;
  });
  useEffect(() => {
    const shown = (event: PageTransitionEvent): void => {
      if (event.persisted) latest.current();
    };
    window.addEventListener("pageshow", shown);
    return () => window.removeEventListener("pageshow", shown);
  }, []);
}
