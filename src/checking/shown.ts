import type { ResultReport, RosterReport } from "../actions/pure.ts";
import type { CheckAnswer } from "./request.ts";

/** The report as it may be shown and sent. */
export function shown(
	report: RosterReport | ResultReport,
): CheckAnswer["report"] {
	if (report.kind === "result") return report;
	return {
		...report,
		corrections: report.corrections.map(({ to: _unmasked, ...rest }) => rest),
	};
}
