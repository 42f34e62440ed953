import { notifications } from "@mantine/notifications";
import { useEffect } from "react";

import type { Message } from "../api/types";
import { chime } from "./chime";
import type { ExamSession } from "./session";

/** Tells of warnings and messages as they come: on the page, in the tab's title while it is hidden, and with a soft tone. */
export function News({ session }: { session: ExamSession }) {
  useEffect(() => session.messages.onNews(announce), [session]);
  useEffect(() => {
    const title = document.title;
    let unseen = 0;
    const count = (): void => {
      if (document.hidden) document.title = `(${++unseen}) ${title}`;
    };
    const seen = (): void => {
      if (document.hidden) return;
      unseen = 0;
      document.title = title;
    };
    const off = session.messages.onNews(count);
    document.addEventListener("visibilitychange", seen);
    return () => {
      off();
      document.removeEventListener("visibilitychange", seen);
    };
  }, [session]);
  return null;
}

function announce(message: Message): void {
  const isWarning = message.kind === "warning";
  notifications.show({
    id: message.id,
    title: isWarning ? "Please note" : "Message from a proctor",
    message: message.text,
    color: isWarning ? "orange" : "brand",
    // Not over the side panel, where the connection is shown and the exam is finished.
    position: "top-center",
    classNames: { description: "news-text" },
    role: "status",
    "aria-live": "polite",
    autoClose: isWarning ? 15_000 : 30_000,
    closeButtonProps: { "aria-label": "Close" },
  });
  chime();
}
