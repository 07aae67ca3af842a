/** An action that data/actions does not have. */
export class UnknownActionError extends Error {
	constructor(action: string) {
		super(`action ${action} is not known; GET /api/actions lists them`);
		this.name = "UnknownActionError";
	}
}
