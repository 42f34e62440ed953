import { Alert, Button } from "@mantine/core";
import { IconMaximize } from "@tabler/icons-react";
import { useSyncExternalStore } from "react";

import { canFullscreen, enterFullscreen, isFullscreen, onFullscreen } from "../capture/fullscreen";

/** The way back to full screen, where the exam is taken in it; nothing while the page fills the screen, or cannot. */
export function FullscreenBanner({ required }: { required: boolean }) {
  const full = useSyncExternalStore(onFullscreen, () => isFullscreen());
  if (!required || full || !canFullscreen()) return null;
  return (
    <Alert icon={<IconMaximize aria-hidden />} title="This exam is taken in full screen" role="status">
      <Button size="sm" variant="default" onClick={() => void enterFullscreen()}>
        Return to full screen
      </Button>
    </Alert>
  );
}
