import { Button, Text } from "@mantine/core";
import { IconMicrophone, IconMicrophoneOff } from "@tabler/icons-react";
import { useRef, useState, type MouseEvent, type PointerEvent } from "react";

import type { ViewerSnapshot } from "../../media/viewer";
import { useConnection } from "./context";

interface TalkButtonProps {
  attemptId: string;
  viewer: ViewerSnapshot | null;
}

/** If the button is held longer than this, it works as push-to-talk: releasing it closes the microphone. */
const HOLD_MS = 400;

export function TalkButton({ attemptId, viewer }: TalkButtonProps) {
  const { viewers } = useConnection();
  const [refused, setRefused] = useState(false);
  const press = useRef<{ at: number; opened: boolean } | null>(null);
  const talking = viewer?.talking ?? false;

  const talk = (on: boolean) => {
    setRefused(false);
    viewers.talk(attemptId, on).catch(() => setRefused(true));
  };
  const onPointerDown = (event: PointerEvent<HTMLButtonElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    press.current = { at: event.timeStamp, opened: !talking };
    if (!talking) talk(true);
  };
  const onPointerUp = (event: PointerEvent<HTMLButtonElement>) => {
    const pressed = press.current;
    press.current = null;
    if (pressed === null) return;
    if (!pressed.opened || event.timeStamp - pressed.at > HOLD_MS) talk(false);
  };
  // A click without a pointer comes from the keyboard or from assistive technology.
  const onClick = (event: MouseEvent) => {
    if (event.detail === 0) talk(!talking);
  };
  return (
    <>
      <Button
        color={talking ? "red.9" : "brand"}
        aria-pressed={talking}
        disabled={viewer?.status !== "live" && !talking}
        leftSection={talking ? <IconMicrophone size={18} aria-hidden /> : <IconMicrophoneOff size={18} aria-hidden />}
        title="Click to switch, or hold while you speak"
        onPointerDown={onPointerDown}
        onPointerUp={onPointerUp}
        onPointerCancel={onPointerUp}
        onClick={onClick}
      >
        {talking ? "Talking: click to stop" : "Talk"}
      </Button>
      {refused && (
        <Text size="sm" role="alert">
          The browser gives no microphone. Allow it in the address bar and try again.
        </Text>
      )}
    </>
  );
}
