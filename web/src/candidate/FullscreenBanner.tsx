import { Alert, Button } from "@mantine/core";
import { IconMaximize } from "@tabler/icons-react";
import { useSyncExternalStore } from "react";

import { canFullscreen, enterFullscreen, isFullscreen, onFullscreen } from "../capture/fullscreen";

/** Offers to return to full screen where the exam requires it; nothing while it is active or impossible. */
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
