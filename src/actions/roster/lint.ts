import type { Checked, Faults, Knowledge } from "../../knowledge/index.ts";
import type { Actions } from "../actions.ts";
import { parseWording } from "../wording.ts";
import { BLANKS, CHECK_IDS, RULE_CODES } from "./codes.ts";
import { MODULES } from "./contract.ts";
import type { RosterFile, Rule } from "./schema.ts";
import { FIELD_IDS } from "./table.ts";

/** What the roster's data refers to. */
export interface RosterSources {
	readonly knowledge: Pick<Knowledge, "entries" | "regions" | "sources">;
	readonly actions: Actions;
	readonly rulings: ReadonlyMap<number, string>;
}

type Path = readonly PropertyKey[];

/** What the schema cannot see: references, codes that are missing or twice, blanks that nothing fills. */
export function lintRoster(
	file: Checked<RosterFile>,
	sources: RosterSources,
	faults: Faults,
): void {
	const say = (path: Path, message: string) =>
		faults.add(file.fault(path, message));
	const data = file.value;
	const lint = new Lint(data, sources, say);
	lint.complete("headings", Object.keys(data.headings), FIELD_IDS);
	lint.complete("modules", Object.keys(data.modules), MODULES);
	lint.complete(
		"checks",
		data.checks.map((c) => c.id),
		CHECK_IDS,
	);
	lint.complete(
		"checks",
		data.checks.flatMap((c) => c.rules.map((r) => r.code)),
		RULE_CODES,
	);
	const kinds = sources.actions.slot("workerKind")?.choices ?? [];
	lint.complete(
		"kinds",
		Object.keys(data.kinds),
		kinds.map((c) => c.id),
	);
	lint.order();
	for (const [i, check] of data.checks.entries()) {
		if (check.action !== undefined && !sources.actions.byId(check.action))
			say(["checks", i, "action"], `no such action: ${check.action}`);
		for (const [k, rule] of check.rules.entries())
			lint.rule(rule, ["checks", i, "rules", k]);
	}
}

class Lint {
	readonly #data: RosterFile;
	readonly #sources: RosterSources;
	readonly #say: (path: Path, message: string) => void;
	readonly #regionIds: ReadonlySet<string>;
	readonly #stageIds: ReadonlySet<string>;

	constructor(
		data: RosterFile,
		sources: RosterSources,
		say: (path: Path, message: string) => void,
	) {
		this.#data = data;
		this.#sources = sources;
		this.#say = say;
		this.#regionIds = new Set(sources.knowledge.regions.map((r) => r.id));
		this.#stageIds = new Set(data.order.map((s) => s.id));
	}

	/** Each of the wanted once and no other. */
	complete(
		at: string,
		given: readonly string[],
		wanted: readonly string[],
	): void {
		for (const id of wanted) {
			const times = given.filter((g) => g === id).length;
			if (times !== 1) this.#say([at], `${id} stands here ${times} times`);
		}
		for (const id of given)
			if (!wanted.includes(id)) this.#say([at], `the code knows no ${id}`);
	}

	units(units: readonly string[], path: Path): void {
		for (const unit of units)
			if (!Object.hasOwn(this.#sources.knowledge.sources.units, unit))
				this.#say(path, `no such unit: ${unit}`);
	}

	regions(regions: readonly string[], path: Path): void {
		for (const region of regions)
			if (!this.#regionIds.has(region))
				this.#say(path, `no such region: ${region}`);
	}

	order(): void {
		if (!this.#stageIds.has("other"))
			this.#say(["order"], "the stage `other` is missing");
		for (const [stage, entries] of Object.entries(this.#data.stages)) {
			if (!this.#stageIds.has(stage))
				this.#say(["stages", stage], `no such stage in order: ${stage}`);
			for (const entry of entries) this.#entry(entry, ["stages", stage]);
		}
		for (const [id, module] of Object.entries(this.#data.modules))
			this.#message("enrolment-module", module.prints, ["modules", id]);
	}

	rule(rule: Rule, path: Path): void {
		if (!this.#stageIds.has(rule.stage))
			this.#say([...path, "stage"], `no such stage in order: ${rule.stage}`);
		const entry = this.#entry(rule.entry, [...path, "entry"]);
		const isPortal = rule.code.startsWith("E-");
		if (isPortal && entry?.code !== rule.code)
			this.#say([...path, "code"], `entry ${rule.entry} has ${entry?.code}`);
		if (isPortal && (rule.cause ?? rule.remedies))
			this.#say(path, "cause and remedies of an E-… stand in its entry alone");
		const { predicts } = rule;
		if (predicts && "message" in predicts) {
			const at = [...path, "predicts"];
			this.regions(Object.keys(predicts.places), at);
			for (const said of [predicts.message, ...Object.values(predicts.places)])
				this.#message(predicts.entry, said, at);
		}
		this.#wording(rule, rule.says, [...path, "says"]);
		for (const [region, local] of Object.entries(rule.in)) {
			const at = [...path, "in", region];
			this.regions([region], at);
			this.units(local.units, [...at, "units"]);
			for (const n of local.rulings)
				if (!this.#sources.rulings.has(n))
					this.#say([...at, "rulings"], `no such ruling: ${n}`);
			if (local.says) this.#wording(rule, local.says, [...at, "says"]);
			if (isPortal) continue;
			if (!(local.cause ?? rule.cause)) this.#say(at, "it has no cause");
			if (!(local.remedies ?? rule.remedies)) this.#say(at, "it has no remedy");
			if (local.units.length + local.rulings.length === 0)
				this.#say(at, "it rests on nothing: name a unit or a ruling");
		}
	}

	#entry(id: string | undefined, path: Path) {
		const { entries } = this.#sources.knowledge;
		const found = entries.find((e) => e.id === id);
		if (id !== undefined && !found) this.#say(path, `no such entry: ${id}`);
		return found;
	}

	#message(entry: string, message: string, path: Path): void {
		const found = this.#entry(entry, path);
		if (found && !found.messages.includes(message))
			this.#say(path, `entry ${entry} has no message ${message}`);
	}

	#wording(rule: Rule, says: string, path: Path): void {
		const known: readonly string[] = BLANKS[rule.code];
		try {
			for (const part of parseWording(says))
				if (typeof part !== "string" && !known.includes(part.name))
					this.#say(path, `nothing fills {${part.name}}: ${known.join(", ")}`);
		} catch (error) {
			this.#say(path, error instanceof Error ? error.message : String(error));
		}
	}
}
