/** What a metric is called, what it tells, and by which labels it is told apart. */
export interface About {
	/** Letters, digits and _ (Prometheus adds : for its own rules). */
	readonly name: string;
	readonly help: string;
	readonly labels?: readonly string[];
}

/** Values of the labels, in their order. */
type Values = readonly string[];

/** What every kind of metric can do: write itself. */
export interface Metric {
	/** Lines of the text exposition format 0.0.4, each with its end. */
	lines(): string;
}

/** Metrics one after the other, as a scrape has them. */
export function linesOf(metrics: readonly Metric[]): string {
	return metrics.map((m) => m.lines()).join("");
}

/** So many series of one metric; what comes after is told together, under `other`. */
const mostSeries = 300;
const nameForm = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/** Series of a metric by the values of their labels: never more than can be kept. */
class SeriesOf<T> {
	readonly about: About;
	readonly #kept = new Map<string, { values: Values; of: T }>();
	readonly #make: () => T;

	constructor(about: About, make: () => T) {
		for (const name of [about.name, ...(about.labels ?? [])])
			if (!nameForm.test(name))
				throw new Error(`${name} cannot be the name of a metric or a label`);
		this.about = about;
		this.#make = make;
	}

	at(values: Values): T {
		const { name, labels = [] } = this.about;
		if (values.length !== labels.length)
			throw new Error(`${name} has the labels ${labels.join(", ")}`);
		const isFull = this.#kept.size >= mostSeries;
		const known = this.#kept.get(key(values));
		if (known) return known.of;
		const kept = isFull ? labels.map(() => "other") : values;
		const found = this.#kept.get(key(kept));
		if (found) return found.of;
		const of = this.#make();
		this.#kept.set(key(kept), { values: kept, of });
		return of;
	}

	clear(): void {
		this.#kept.clear();
	}

	/** The head of a metric, then its series; of a kind that was never seen there is the head alone. */
	lines(type: string, write: (labels: string, of: T) => string): string {
		const { name, help, labels = [] } = this.about;
		const series = [...this.#kept.values()].map(({ values, of }) =>
			write(labels.map((l, i) => pair(l, values[i] ?? "")).join(","), of),
		);
		return `# HELP ${name} ${escaped(help)}\n# TYPE ${name} ${type}\n${series.join("")}`;
	}
}

/** Counts what happens; it only grows. */
export class Counter implements Metric {
	readonly #series: SeriesOf<{ value: number }>;

	constructor(about: About) {
		this.#series = new SeriesOf(about, () => ({ value: 0 }));
	}

	add(values: Values = [], by = 1): void {
		if (!(by >= 0)) throw new Error(`a counter cannot grow by ${by}`);
		this.#series.at(values).value += by;
	}

	lines(): string {
		const { name } = this.#series.about;
		return this.#series.lines("counter", (labels, { value }) =>
			sample(name, labels, value),
		);
	}
}

/** How something stands just now. */
export class Gauge implements Metric {
	readonly #series: SeriesOf<{ value: number }>;

	constructor(about: About) {
		this.#series = new SeriesOf(about, () => ({ value: 0 }));
	}

	set(value: number, values: Values = []): void {
		this.#series.at(values).value = value;
	}

	/** Forgets all series: a state that is no more is not told on. */
	clear(): void {
		this.#series.clear();
	}

	lines(): string {
		const { name } = this.#series.about;
		return this.#series.lines("gauge", (labels, { value }) =>
			sample(name, labels, value),
		);
	}
}

/** Counts how often a value was not above each bound. */
export class Histogram implements Metric {
	readonly #bounds: readonly number[];
	readonly #series: SeriesOf<{ counts: number[]; sum: number; count: number }>;

	/** @param bounds rising; what is above all of them is in +Inf alone */
	constructor(about: About, bounds: readonly number[]) {
		if (bounds.some((b, i) => i > 0 && b <= (bounds[i - 1] ?? b)))
			throw new Error(`the bounds of ${about.name} must rise`);
		this.#bounds = bounds;
		this.#series = new SeriesOf(about, () => ({
			counts: bounds.map(() => 0),
			sum: 0,
			count: 0,
		}));
	}

	observe(value: number, values: Values = []): void {
		const of = this.#series.at(values);
		const box = this.#bounds.findIndex((bound) => value <= bound);
		if (box >= 0) of.counts[box] = (of.counts[box] ?? 0) + 1;
		of.sum += value;
		of.count++;
	}

	lines(): string {
		const { name } = this.#series.about;
		return this.#series.lines("histogram", (labels, { counts, sum, count }) => {
			let below = 0;
			const boxes = this.#bounds.map((bound, i) => {
				below += counts[i] ?? 0;
				return bucket(name, labels, numberText(bound), below);
			});
			return [
				...boxes,
				bucket(name, labels, "+Inf", count),
				sample(`${name}_sum`, labels, sum),
				sample(`${name}_count`, labels, count),
			].join("");
		});
	}
}

function bucket(
	name: string,
	labels: string,
	bound: string,
	n: number,
): string {
	const le = pair("le", bound);
	return sample(`${name}_bucket`, labels === "" ? le : `${labels},${le}`, n);
}

function sample(name: string, labels: string, value: number): string {
	const of = labels === "" ? "" : `{${labels}}`;
	return `${name}${of} ${numberText(value)}\n`;
}

function pair(label: string, value: string): string {
	return `${label}="${escaped(value).replaceAll('"', '\\"')}"`;
}

/** The format has lines, so an end of line within a text must not be one. */
function escaped(text: string): string {
	return text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n");
}

function numberText(value: number): string {
	if (value === Number.POSITIVE_INFINITY) return "+Inf";
	return value === Number.NEGATIVE_INFINITY ? "-Inf" : String(value);
}

function key(values: Values): string {
	return JSON.stringify(values);
}
