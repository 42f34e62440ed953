import { Alert, Button, Text } from "@mantine/core";
import { IconCircleCheck, IconScreenShare } from "@tabler/icons-react";

import { canShareScreen, type ShareState } from "../media/screenShare";
import { useObservable } from "./observable";
import type { ExamSession } from "./session";

interface Words {
  title: string;
  advice: string;
}

const PROMPTS: Record<Exclude<ShareState, "shared">, Words> = {
  off: {
    title: "This exam records your screen",
    advice: "Share your entire screen: in the browser’s window, choose “Entire screen”, then the screen, then “Share”. Close first what nobody should see.",
  },
  asking: { title: "Your browser asks what to share", advice: "Choose “Entire screen”, then the screen, then “Share”." },
  part: {
    title: "That was a window or a tab",
    advice: "The exam needs the entire screen. Nothing of the window or tab was recorded. Try again, and choose “Entire screen”.",
  },
  denied: {
    title: "Your screen is not shared",
    advice: "Try again, and choose “Entire screen”. On a Mac, the browser may first need permission: System Settings, Privacy & Security, Screen Recording.",
  },
  ended: { title: "Your screen is no longer shared", advice: "Share it again, and choose “Entire screen”. The exam goes on meanwhile." },
  unsupported: {
    title: "This browser cannot share a screen",
    advice: "Use a current Chrome, Edge, Firefox or Safari on a computer, if you can. Otherwise go on: that your screen is not shared is noted, and a person looks at it.",
  },
};

/** Whether the shared screen allows the exam to begin; candidates whose browser cannot share one are not kept out. */
export function mayBegin(wanted: boolean, state: ShareState): boolean {
  return !wanted || state === "shared" || stateOf(state) === "unsupported";
}

function stateOf(state: ShareState): ShareState {
  return state === "off" && !canShareScreen() ? "unsupported" : state;
}

/** Asks for the screen where the exam records it, whenever it is not shared. With `quiet`, nothing is shown while it is. */
export function ScreenShareCard({ session, quiet = false }: { session: ExamSession; quiet?: boolean }) {
  const state = stateOf(useObservable(session.screen));
  if (!session.plan.recordScreen) return null;
  if (state === "shared") {
    return quiet ? null : <Alert color="green" icon={<IconCircleCheck aria-hidden />} title="Your entire screen is shared" role="status" />;
  }
  const { title, advice } = PROMPTS[state];
  return (
    <Alert color={state === "off" || state === "asking" ? "brand" : "orange"} icon={<IconScreenShare aria-hidden />} title={title} role="status">
      <Text size="sm" mb={state === "unsupported" ? 0 : "sm"}>
        {advice}
      </Text>
      {state === "unsupported" ? null : (
        <Button size="sm" variant={quiet ? "default" : "filled"} loading={state === "asking"} onClick={() => void session.shareScreen()}>
          Share your entire screen
        </Button>
      )}
    </Alert>
  );
}
