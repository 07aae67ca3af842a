import { userInfo } from "node:os";
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { StoreLockedError } from "./bot/index.ts";
import { dataFolder } from "./built.ts";
import { UsageError } from "./commands.ts";
import {
	madeSecret,
	type Role,
	StaffError,
	StaffRoll,
	staffFault,
} from "./desk/index.ts";
import { fill } from "./knowledge/index.ts";
import { openStore } from "./open-store.ts";
import { readSettings } from "./settings.ts";
import { type DeskData, readDesk } from "./web/desk/index.ts";

/** Makes, lists and changes those who may sign in at the desk, in the store that the settings name. */
export async function staff(
	[what, name = ""]: readonly string[],
	role: string | undefined,
): Promise<number> {
	const settings = readSettings(process.env);
	const data = readDesk(settings.KNOWLEDGE_DIR ?? dataFolder);
	const { command } = data.words;
	const work = works[what ?? ""];
	if (!work || (what !== "list" && name === ""))
		throw new UsageError(command.usage);
	// Asked for before the store is opened, so that it is not held while somebody thinks.
	const secret =
		what === "add" || what === "secret"
			? await askSecret(fill(command.ask, { name }))
			: "";
	const { store } = await openStore(settings, Date.now).catch((error) => {
		if (!(error instanceof StoreLockedError)) throw error;
		const reason = error.message;
		error.message = fill(command.locked, { reason }).trimEnd();
		throw error;
	});
	try {
		const roll = new StaffRoll(store.records, data.figures, Date.now);
		const by = `${userInfo().username}@hrss-guide`;
		await work({ roll, data, name, role: role ?? "", secret, by });
		return 0;
	} catch (error) {
		if (!(error instanceof StaffError)) throw error;
		throw new UsageError(staffFault(data, error, name));
	} finally {
		await store.close();
	}
}

interface Work {
	readonly roll: StaffRoll;
	readonly data: DeskData;
	readonly name: string;
	readonly role: string;
	/** Empty: one is made. */
	readonly secret: string;
	readonly by: string;
}

const works: Readonly<Record<string, (work: Work) => Promise<void>>> = {
	async add({ roll, data, name, role, secret, by }) {
		const { command, roles } = data.words;
		const own = secret || madeSecret(data.figures.secret.made);
		await roll.add(name, role, own, by);
		console.log(fill(command.added, { name, role: roles[role as Role] }));
		if (!secret) console.log(fill(command.made, { secret: own }));
	},
	async secret({ roll, data, name, secret, by }) {
		const { command } = data.words;
		const own = secret || madeSecret(data.figures.secret.made);
		await roll.setSecret(name, own, by);
		console.log(fill(command.changedSecret, { name }));
		if (!secret) console.log(fill(command.made, { secret: own }));
	},
	async role({ roll, data, name, role, by }) {
		const { command, roles } = data.words;
		// Whoever runs commands here can always make another publisher.
		await roll.setRole(name, role, by, false);
		console.log(fill(command.changedRole, { name, role: roles[role as Role] }));
	},
	async remove({ roll, data, name, by }) {
		await roll.remove(name, by, false);
		console.log(fill(data.words.command.removed, { name }));
	},
	async list({ roll, data }) {
		const { command, roles } = data.words;
		const members = await roll.list();
		for (const { name, role, since } of members)
			console.log(
				fill(command.row, {
					...{ name, role: roles[role] },
					since: new Date(since).toISOString().slice(0, 10),
				}),
			);
		if (members.length === 0) console.log(command.none);
	},
};

/** A line of standard input; what is typed at a terminal is not shown. */
async function askSecret(question: string): Promise<string> {
	const isTyped = process.stdin.isTTY === true;
	if (isTyped) process.stderr.write(question);
	const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
	const lines = createInterface({
		input: process.stdin,
		output: nowhere,
		terminal: isTyped,
	});
	for await (const line of lines) {
		lines.close();
		if (isTyped) process.stderr.write("\n");
		return line;
	}
	return "";
}
