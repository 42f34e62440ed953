/** Some signals of the candidate's page mean nothing while the exam is in another tab. */

import type { Exam } from "../../api/types";

/** Whether the exam opens in a tab of its own, so that the candidate's page is hidden meanwhile. */
export function opensOtherTab({ examView, examUrl }: { examView: Exam["exam_view"]; examUrl: string }): boolean {
  return examView === "tab" && examUrl.trim() !== "";
}
