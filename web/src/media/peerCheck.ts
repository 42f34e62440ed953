/** Whether this browser makes peer connections at all: tried with itself, as some settings, extensions and filters prevent it. */

const PATIENCE_MS = 8000;

export interface PeerCheckOptions {
  createConnection?: () => RTCPeerConnection;
  patienceMs?: number;
}

/** True if two connections of this page find each other. What lies between this device and others, it cannot tell. */
export async function canConnectPeers({ createConnection = () => new RTCPeerConnection(), patienceMs = PATIENCE_MS }: PeerCheckOptions = {}): Promise<boolean> {
  const opened: RTCPeerConnection[] = [];
  const open = (): RTCPeerConnection => {
    const made = createConnection();
    opened.push(made);
    return made;
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), patienceMs)));
  try {
    return await Promise.race([connected(open(), open()), tooLong]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
    for (const each of opened) each.close();
  }
}

async function connected(one: RTCPeerConnection, other: RTCPeerConnection): Promise<true> {
  const channel = one.createDataChannel("check");
  const isOpen = new Promise<true>((resolve) => (channel.onopen = () => resolve(true)));
  pass(one, other);
  pass(other, one);
  await one.setLocalDescription(await one.createOffer());
  await other.setRemoteDescription(one.localDescription as RTCSessionDescriptionInit);
  await other.setLocalDescription(await other.createAnswer());
  await one.setRemoteDescription(other.localDescription as RTCSessionDescriptionInit);
  return isOpen;
}

function pass(from: RTCPeerConnection, to: RTCPeerConnection): void {
  from.onicecandidate = ({ candidate }) => {
    // One that does not fit is not needed: what counts is whether any of them does.
    if (candidate !== null) to.addIceCandidate(candidate).catch(() => undefined);
  };
}
