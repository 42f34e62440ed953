import { Alert } from "@mantine/core";
import { IconVideoOff } from "@tabler/icons-react";
import { useEffect, useState } from "react";

import { canConnectPeers } from "../media/peerCheck";
import { useObservable } from "./observable";
import type { ExamSession } from "./session";

/** Before the start: what will not work on this network, or in this browser. Nothing where all will. */
export function NoLiveVideoNotice({ session }: { session: ExamSession }) {
  const { byRequest } = useObservable(session.connection);
  const peers = useCanConnectPeers();
  return <div role="status">{byRequest ? <NoSocket /> : peers ? null : <NoPeers />}</div>;
}

function NoSocket() {
  return (
    <Alert color="yellow" icon={<IconVideoOff aria-hidden />} title="Live video and talk will not work on this network">
      Something on it, a proxy or a filter, blocks live connections (WebSocket). You can take the exam: your pictures are sent, and messages of the
      proctors take a few seconds longer. On another network all of it may work.
    </Alert>
  );
}

function NoPeers() {
  return (
    <Alert color="yellow" icon={<IconVideoOff aria-hidden />} title="Live video and talk will not work in this browser">
      It makes no direct connections (WebRTC): a setting, an extension or a filter prevents them. You can take the exam: your pictures are sent, and the
      proctors can write to you.
    </Alert>
  );
}

/** False only once it is known that it cannot. */
function useCanConnectPeers(): boolean {
  const [can, setCan] = useState(true);
  useEffect(() => {
    let left = false;
    void canConnectPeers().then((found) => {
      if (!left) setCan(found);
    });
    return () => {
      left = true;
    };
  }, []);
  return can;
}
