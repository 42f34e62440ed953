import { notifications } from "@mantine/notifications";
import { useEffect } from "react";

import type { Message } from "../api/types";
import { chime } from "./chime";
import type { ExamSession } from "./session";

/** Announces new warnings and messages: on the page, in the tab's title while it is hidden, and with a soft tone. */
export function Announcements({ session }: { session: ExamSession }) {
  useEffect(() => session.messages.onNewMessage(announce), [session]);
  useEffect(() => {
    const title = document.title;
    let unseen = 0;
    const countUnseen = (): void => {
      if (document.hidden) document.title = `(${++unseen}) ${title}`;
    };
    const resetUnseen = (): void => {
      if (document.hidden) return;
      unseen = 0;
      document.title = title;
    };
    const off = session.messages.onNewMessage(countUnseen);
    document.addEventListener("visibilitychange", resetUnseen);
    return () => {
      off();
      document.removeEventListener("visibilitychange", resetUnseen);
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
    // Elsewhere it would cover the side panel with the connection and the button that finishes the exam.
    position: "top-center",
    classNames: { description: "announcement-text" },
    role: "status",
    "aria-live": "polite",
    autoClose: isWarning ? 15_000 : 30_000,
    closeButtonProps: { "aria-label": "Close" },
  });
  chime();
}
