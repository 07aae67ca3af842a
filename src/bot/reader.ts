/** What is said of advice: for whom it is worded, and when. */
export interface Reader {
	readonly asOf: string;
	readonly region?: string | undefined;
	/** What is asked of the matter in particular: its cost, its phone number. Said next after the direct answer. */
	readonly facet?: string | undefined;
}
