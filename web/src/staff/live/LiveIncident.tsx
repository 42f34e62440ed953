import { IncidentDialog } from "../incidents/IncidentDialog";
import { useConnection, useFocus, useLive } from "./context";

/** The incident that the address names; while it is open, each event of the socket brings the newer frames. */
export function LiveIncident({ incidentId }: { incidentId: string }) {
  const { examId, store } = useConnection();
  const { openAttempt, closeIncident } = useFocus();
  const clockOffsetMs = useLive((state) => state.clockOffsetMs);
  return (
    <IncidentDialog
      examId={examId}
      incidentId={incidentId}
      clockOffsetMs={clockOffsetMs}
      onClose={closeIncident}
      onReviewed={(incident) => store.dispatch({ type: "incident_changed", incident })}
      onShowLive={openAttempt}
    />
  );
}
