import { IncidentDialog } from "../incidents/IncidentDialog";
import { useConnection, useFocus, useLive } from "./context";

/** The incident in the address; while it is shown, the socket's events keep it up to date. */
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
