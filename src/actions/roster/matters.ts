import { type Advice, chooseAdvice, type Entry } from "../../knowledge/pure.ts";
import { type Part, parseWording, write } from "../wording.ts";
import type { RuleCode } from "./codes.ts";
import type { CheckOptions, Matter, RemedyStep } from "./contract.ts";
import type { Check, Rule } from "./schema.ts";
import { pathOf, type RosterTools } from "./tools.ts";

/** A rule as it stands for one place and day. */
export interface LocalRule {
	readonly matter: Matter;
	readonly check: Check["id"];
	readonly says: readonly Part[];
	/** The remedy as one text. */
	readonly remedy: string;
}

type Values = Readonly<Record<string, string | number>>;

/** What every code means for one place and day; each is worked out once. */
export class Matters {
	readonly #tools: RosterTools;
	readonly #options: CheckOptions;
	readonly #path: readonly string[];
	readonly #rules = new Map<RuleCode, LocalRule>();
	readonly #entries = new Map<string, Matter>();
	readonly #stageOf: ReadonlyMap<string, string>;

	constructor(tools: RosterTools, options: CheckOptions) {
		this.#tools = tools;
		this.#options = options;
		this.#path = pathOf(options, tools);
		this.#stageOf = new Map(
			Object.entries(tools.data.stages).flatMap(([stage, ids]) =>
				ids.map((id) => [id, stage]),
			),
		);
		for (const check of tools.data.checks)
			for (const rule of check.rules) this.#add(check.id, rule);
	}

	/** undefined where there is no source for the place. */
	rule(code: RuleCode): LocalRule | undefined {
		return this.#rules.get(code);
	}

	#add(check: Check["id"], rule: Rule): void {
		const place = this.#path.find((p) => Object.hasOwn(rule.in, p));
		const local = place === undefined ? undefined : rule.in[place];
		if (!local) return;
		const entry = this.#tools.entries.get(rule.entry ?? "");
		const isPortal = rule.code.startsWith("E-");
		const told = isPortal && entry ? this.entry(entry) : undefined;
		const remedies =
			told?.remedies ??
			(local.remedies ?? rule.remedies ?? []).map((r) => own(r));
		const matter: Matter = {
			code: rule.code,
			title: rule.title,
			level: local.level,
			predicts: this.#prediction(rule),
			cause: told?.cause ?? local.cause ?? rule.cause ?? "",
			remedies,
			who: remedies[0]?.who ?? "employer",
			units: told?.units ?? local.units,
			rulings: local.rulings,
			entry: rule.entry ?? null,
			stage: rule.stage,
		};
		this.#rules.set(rule.code, {
			matter,
			check,
			says: parseWording(local.says ?? rule.says),
			remedy: this.remedyText(remedies),
		});
	}

	/** Said only where the portal's message has been seen in that province. */
	#prediction({ predicts }: Rule): string | null {
		const { data, entries, places } = this.#tools;
		const { region, asOf, module = "employeeEnrolment" } = this.#options;
		const entry = predicts && entries.get(predicts.entry);
		if (!entry || region === undefined) return null;
		if (chooseAdvice(entry, places, asOf, region).kind === "elsewhere")
			return null;
		if ("message" in predicts) {
			const place = this.#path.find((p) => Object.hasOwn(predicts.places, p));
			return predicts.places[place ?? ""] ?? predicts.message;
		}
		return predicts.printedIn.includes(module)
			? data.modules[module].prints
			: null;
	}

	/** What a portal's message means here; of two places that differ each is told under its name. */
	entry(entry: Entry): Matter {
		const known = this.#entries.get(entry.id);
		if (known) return known;
		const { places } = this.#tools;
		const { asOf, region } = this.#options;
		const choice = chooseAdvice(entry, places, asOf, region);
		const list =
			choice.kind === "chosen"
				? choice.list
				: entry.advice.map((advice) => ({
						advice,
						place: advice.regions[0] ?? "",
						borrowed: true,
					}));
		const remedies = list.flatMap(({ advice, place, borrowed }) =>
			told(advice, list.length > 1 || borrowed ? places.name(place) : null),
		);
		const first = list[0]?.advice;
		const matter: Matter = {
			code: entry.code ?? entry.id,
			title: entry.title,
			// A message that asks for nothing (业务办理成功) is no fault.
			level: remedies.length > 0 ? "reject" : "note",
			predicts: null,
			cause: (first?.cause ?? first?.summary)?.text ?? "",
			remedies,
			who: remedies[0]?.who ?? entry.audience[0] ?? "employer",
			units: [...new Set(list.flatMap((c) => c.advice.units))],
			rulings: [],
			entry: entry.id,
			stage: this.#stageOf.get(entry.id) ?? "other",
		};
		this.#entries.set(entry.id, matter);
		return matter;
	}

	remedyText(steps: readonly RemedyStep[]): string {
		const { formats, data } = this.#tools;
		const lines = steps.map((s) =>
			s.place === null
				? s.do
				: fill(data.writing.place, { place: s.place, text: s.do }),
		);
		return lines.length < 2
			? lines.join("")
			: lines
					.map((t, i) => fill(formats.item, { n: i + 1, t }))
					.join(formats.line);
	}

	/** A sentence with its blanks filled in. */
	say(parts: readonly Part[], values: Values): string {
		return say(parts, values, this.#tools);
	}
}

/**
 * Fills the blanks of a wording (`{month|month}`).
 * @throws {Error} where nothing fills one: a fault of the program
 */
export function say(
	parts: readonly Part[],
	values: Values,
	{ formats }: Pick<RosterTools, "formats">,
): string {
	return parts
		.map((part) => {
			if (typeof part === "string") return part;
			const value = values[part.name];
			if (value === undefined) throw new Error(`nothing fills {${part.name}}`);
			const label = (_: string, id: string) => id;
			return write(part.name, value, part.style ?? "plain", { formats, label });
		})
		.join("");
}

/** Fills plain blanks, `{n}`, as they stand in formats. */
export function fill(pattern: string, values: Values): string {
	return pattern.replace(/\{([a-z]+)\}/g, (whole, name: string) =>
		String(values[name] ?? whole),
	);
}

function own(remedy: NonNullable<Rule["remedies"]>[number]): RemedyStep {
	return {
		place: null,
		who: remedy.who,
		do: remedy.do,
		routes: [],
		note: remedy.note ?? null,
	};
}

function told(advice: Advice, place: string | null): RemedyStep[] {
	return advice.remedies.map((r) => ({
		place,
		who: r.who,
		do: r.do.text,
		routes: r.routes.map(({ venue, steps }) => ({ venue, steps })),
		note: r.note ?? null,
	}));
}
