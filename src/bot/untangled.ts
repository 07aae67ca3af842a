import { TurnConflictError } from "./stores/faults.ts";

/** Every try that loses means that another turn was kept: so many at once nobody says. */
const mostTries = 100;

/** Takes the turn again where another process has taken one of the same conversation in between. */
export async function untangled<T>(turn: () => Promise<T>): Promise<T> {
	for (let tries = 1; ; tries++)
		try {
			return await turn();
		} catch (error) {
			if (!(error instanceof TurnConflictError) || tries === mostTries)
				throw error;
		}
}
