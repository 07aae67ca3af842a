import type { Change, Rec, Records } from "../bot/index.ts";
import type { DeskFigures } from "../web/desk/index.ts";
import { type Role, roles, type Staff } from "./part.ts";
import { isSecret, type KeptSecret, keptSecret } from "./secrets.ts";

/** A member of the staff. */
export interface Member extends Staff {
	/** Under which it is kept: the name in one spelling. */
	readonly id: string;
	/** Counts up with every new secret and every sign-out everywhere: older sessions end. */
	readonly epoch: number;
	/** Milliseconds since 1970. */
	readonly since: number;
}

interface KeptMember extends Omit<Member, "id"> {
	readonly secret: KeptSecret;
}

/** Why something cannot be done with a member; the words for people are data. */
export type StaffFault =
	| "name"
	| "taken"
	| "unknown"
	| "short"
	| "long"
	| "role"
	| "lastPublisher";

/** Something that cannot be done with a member. Nothing was changed. */
export class StaffError extends Error {
	readonly fault: StaffFault;

	constructor(fault: StaffFault, name: string) {
		super(`staff ${JSON.stringify(name)}: ${fault}`);
		this.name = "StaffError";
		this.fault = fault;
	}
}

/** 工作人员: who may sign in. Every change stands in the audit. */
export class StaffRoll {
	readonly #records: Records;
	readonly #figures: DeskFigures;
	readonly #now: () => number;
	/** Compared with where nobody has the name, so that it costs the same. */
	#nobody: Promise<KeptSecret> | undefined;

	constructor(records: Records, figures: DeskFigures, now: () => number) {
		this.#records = records;
		this.#figures = figures;
		this.#now = now;
	}

	/** By name. */
	async list(): Promise<Member[]> {
		return (await this.#records.list<KeptMember>("staff")).map(memberOf);
	}

	async get(id: string): Promise<Member | undefined> {
		const kept = await this.#records.get<KeptMember>("staff", id);
		return kept && memberOf(kept);
	}

	/** @throws {StaffError} @throws {RecordConflictError} */
	async add(
		name: string,
		role: string,
		secret: string,
		by: string,
	): Promise<void> {
		const plain = name.normalize("NFKC");
		if (!/^[\p{L}\p{N}._-]{2,32}$/u.test(plain))
			throw new StaffError("name", name);
		if (await this.#kept(plain)) throw new StaffError("taken", name);
		const since = this.#now();
		const value: KeptMember = {
			...{ name: plain, role: roleOf(role), epoch: 1, since },
			secret: await this.#hashed(secret),
		};
		const id = staffId(plain);
		const added = { kind: "staff", id, revision: 0, value } as const;
		await this.#change(added, by, "add", { role: value.role });
	}

	/** @throws {StaffError} @throws {RecordConflictError} */
	async remove(name: string, by: string, isLastKept = true): Promise<void> {
		const kept = await this.#known(name);
		if (isLastKept) await this.#notLast(kept);
		await this.#change({ ...kept, value: undefined }, by, "remove");
	}

	/** @throws {StaffError} @throws {RecordConflictError} */
	async setRole(
		name: string,
		role: string,
		by: string,
		isLastKept = true,
	): Promise<void> {
		const kept = await this.#known(name);
		const to = roleOf(role);
		if (isLastKept && to !== "publisher") await this.#notLast(kept);
		const { role: from } = kept.value;
		const value = { ...kept.value, role: to };
		await this.#change({ ...kept, value }, by, "role", { from, to });
	}

	/** All sessions of the member end. @throws {StaffError} @throws {RecordConflictError} */
	async setSecret(name: string, secret: string, by: string): Promise<void> {
		const kept = await this.#known(name);
		const hashed = await this.#hashed(secret);
		const epoch = kept.value.epoch + 1;
		const value = { ...kept.value, secret: hashed, epoch };
		await this.#change({ ...kept, value }, by, "secret");
	}

	/** @throws {StaffError} @throws {RecordConflictError} */
	async signOutEverywhere(name: string, by: string): Promise<void> {
		const kept = await this.#known(name);
		const value = { ...kept.value, epoch: kept.value.epoch + 1 };
		await this.#change({ ...kept, value }, by, "signOutEverywhere");
	}

	/** The member who has this name and secret; the same work whether there is one of the name or not. */
	async verify(name: string, secret: string): Promise<Member | undefined> {
		const kept = await this.#kept(name);
		this.#nobody ??= keptSecret("", this.#figures.scrypt);
		const compared = kept?.value.secret ?? (await this.#nobody);
		const isRight = await isSecret(
			secret.slice(0, this.#figures.secret.longest + 1),
			compared,
		);
		return kept && isRight ? memberOf(kept) : undefined;
	}

	async #hashed(secret: string): Promise<KeptSecret> {
		const { shortest, longest } = this.#figures.secret;
		if (secret.length < shortest) throw new StaffError("short", "");
		if (secret.length > longest) throw new StaffError("long", "");
		return keptSecret(secret, this.#figures.scrypt);
	}

	#kept(name: string): Promise<Rec<KeptMember> | undefined> {
		return this.#records.get<KeptMember>("staff", staffId(name));
	}

	async #known(name: string): Promise<Rec<KeptMember>> {
		const kept = await this.#kept(name);
		if (!kept) throw new StaffError("unknown", name);
		return kept;
	}

	/** Without a publisher nobody could manage the staff. */
	async #notLast({ id, value }: Rec<KeptMember>): Promise<void> {
		if (value.role !== "publisher") return;
		const all = await this.list();
		if (!all.some((m) => m.role === "publisher" && m.id !== id))
			throw new StaffError("lastPublisher", value.name);
	}

	async #change(
		change: Change,
		by: string,
		what: string,
		detail?: Readonly<Record<string, string>>,
	): Promise<void> {
		await this.#records.change([change], {
			at: this.#now(),
			by,
			what: `staff.${what}`,
			of: change.id,
			...(detail ? { detail } : {}),
		});
	}
}

/** The key of a name: however it is typed, one person is one. */
export function staffId(name: string): string {
	return name.normalize("NFKC").trim().toLowerCase();
}

function roleOf(text: string): Role {
	const role = roles.find((r) => r === text);
	if (!role) throw new StaffError("role", text);
	return role;
}

function memberOf({ id, value }: Rec<KeptMember>): Member {
	const { secret: _kept, ...member } = value;
	return { id, ...member };
}
