const minuteMs = 60_000;

/** Making one costs as much as a small turn, and asking it a tenth of that. */
const calendar = new Intl.DateTimeFormat("en-CA", {
	timeZone: "Asia/Shanghai",
});

/**
 * Today where both bureaux are, YYYY-MM-DD. The calendar is asked once a minute: no day begins within one.
 * @param now milliseconds since 1970
 */
export function todayOf(now: () => number): () => string {
	let minute: number | undefined;
	let day = "";
	return () => {
		const at = now();
		const current = Math.floor(at / minuteMs);
		if (current !== minute) {
			minute = current;
			day = calendar.format(at);
		}
		return day;
	};
}
