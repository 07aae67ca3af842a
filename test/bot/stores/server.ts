import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** A server of the built program, and what one does with it. */
export interface OwnServer {
	readonly base: string;
	readonly process: ChildProcess;
	/** Says something in a conversation; gives what came back. */
	say(
		conversationId: string,
		text: string,
	): Promise<{ status: number; body: Record<string, string> }>;
	/** GET /readyz: its status and its checks. */
	ready(): Promise<{
		status: number;
		checks: Record<string, { ok: boolean; state: string; detail?: string }>;
	}>;
	/** The status of a receipt. */
	receipt(code: string): Promise<number>;
	stop(signal?: NodeJS.Signals): Promise<void>;
}

/** What a program printed, and how it ended. */
export interface Ended {
	readonly code: number | null;
	readonly said: string;
}

const program = [process.execPath, "dist/main.js"];
/** Root may write anywhere, whatever the folder says: it goes without that right. */
const asOwner =
	process.getuid?.() === 0
		? ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
		: [];

/** A test that fails must leave nothing running. */
const running = new Set<ChildProcess>();
process.once("exit", () => {
	for (const child of running) child.kill("SIGKILL");
});

function start(env: Record<string, string>, before: readonly string[]) {
	const [command = "", ...args] = [...before, ...asOwner, ...program];
	const child = spawn(command, args, {
		env: { ...process.env, PORT: "0", LOG_LEVEL: "info", ...env },
		stdio: ["ignore", "pipe", "pipe"],
	});
	running.add(child);
	child.once("exit", () => running.delete(child));
	return child;
}

/** Starts one that is expected to refuse. */
export async function refused(env: Record<string, string>): Promise<Ended> {
	const child = start(env, []);
	let said = "";
	for (const stream of [child.stdout, child.stderr])
		stream.on("data", (chunk) => {
			said += chunk;
		});
	const [code] = await once(child, "close");
	return { code, said };
}

/**
 * Starts one and waits until it serves.
 * @param before a command that runs it, such as one that sets limits
 */
export async function ownServer(
	env: Record<string, string>,
	before: readonly string[] = [],
): Promise<OwnServer> {
	const child = start(env, before);
	let said = "";
	child.stderr.on("data", (chunk) => {
		said += chunk;
	});
	const port = await new Promise((resolve, reject) => {
		child.once("exit", (code) => reject(new Error(`ended: ${code} ${said}`)));
		child.stdout.on("data", (chunk) => {
			said += chunk;
			const found = /"port":(\d+)/.exec(said);
			if (found) resolve(found[1]);
		});
	});
	const base = `http://127.0.0.1:${port}`;
	return {
		...clientOf(base),
		base,
		process: child,
		stop: async (signal = "SIGTERM") => {
			if (child.exitCode !== null || child.signalCode !== null) return;
			const gone = once(child, "exit");
			child.kill(signal);
			await gone;
		},
	};
}

/** What one asks of whatever serves there. */
export function clientOf(
	base: string,
): Pick<OwnServer, "say" | "ready" | "receipt"> {
	return {
		say: async (conversationId, text) => {
			const response = await fetch(`${base}/api/chat`, {
				method: "POST",
				headers: { "content-type": "application/json" },
				body: JSON.stringify({ conversationId, text, region: "taicang" }),
			});
			return { status: response.status, body: await response.json() };
		},
		ready: async () => {
			const response = await fetch(`${base}/readyz`);
			return { status: response.status, ...(await response.json()) };
		},
		receipt: async (code) =>
			(await fetch(`${base}/api/receipts/${code}`)).status,
	};
}
