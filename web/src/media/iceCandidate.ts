/** ICE candidates between the browser's form and the API's. */
import type { Schemas } from "../api/types";

export function toInit(candidate: Schemas["IceCandidate"]): RTCIceCandidateInit {
  return {
    candidate: candidate.candidate,
    sdpMid: candidate.sdp_mid,
    sdpMLineIndex: candidate.sdp_m_line_index,
    usernameFragment: candidate.username_fragment,
  };
}

/** Null marks the end of the candidates, which some browsers report as an empty one. */
export function fromCandidate(candidate: RTCIceCandidate | null): Schemas["IceCandidate"] | null {
  if (candidate === null || candidate.candidate === "") return null;
  return {
    candidate: candidate.candidate,
    sdp_mid: candidate.sdpMid,
    sdp_m_line_index: candidate.sdpMLineIndex,
    username_fragment: candidate.usernameFragment,
  };
}
