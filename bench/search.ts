import FlexSearch from "flexsearch";
import Fuse from "fuse.js";
import MiniSearch from "minisearch";
import type { GuideData } from "../src/bot/index.ts";
import {
	compileSearch,
	learntToBytes,
	type Target,
} from "../src/knowledge/index.ts";
import { print, quantiles } from "./figures.ts";

const sizes = [150, 10_000, 100_000];
/** fuse.js takes seconds a query on a large corpus; more would prove nothing more. */
const fewQueries = 20;

/**
 * The same queries on the same texts: ours with all passes on, against the popular libraries with a
 * bigram tokenizer where they take one. One text an entry; beyond the real phrasings the texts are
 * recombined halves of them. Each is asked everything once before it is measured: a server is warm.
 */
export function benchSearch(data: GuideData): void {
	const real = data.targets.flatMap((t) => t.utterances);
	const queries = real.filter((_, i) => i % 61 === 0).slice(0, 200);
	for (const size of sizes) {
		const texts = grow(real, size);
		console.log(`search over ${size} entries, ${queries.length} queries`);
		const ours = oursOver(data, texts);
		measure("ours, all passes", queries, (q) => ours.find(q));
		const mini = new MiniSearch<{ id: number; text: string }>({
			fields: ["text"],
			tokenize: bigrams,
		});
		mini.addAll(texts.map((text, id) => ({ id, text })));
		measure("minisearch", queries, (q) => mini.search(q).slice(0, 10));
		const flex = new FlexSearch.Index({ encode: bigrams, tokenize: "strict" });
		for (const [id, text] of texts.entries()) flex.add(id, text);
		measure("flexsearch", queries, (q) =>
			flex.search(q, { limit: 10, suggest: true }),
		);
		const fuse = new Fuse(texts, { ignoreLocation: true, threshold: 0.6 });
		const few = queries.slice(0, size > 10_000 ? 3 : fewQueries);
		measure("fuse.js", few, (q) => fuse.search(q.slice(0, 30), { limit: 10 }));
	}
}

/** A search of ours over any texts; the classifier is the real one where the entries are few enough to train on. */
function oursOver(data: GuideData, texts: readonly string[]) {
	const targets: Target[] = texts.map((text, i) => ({
		key: `entry:${i}`,
		kind: "entry",
		id: String(i),
		title: "",
		names: [],
		utterances: [text],
		body: text,
		regions: [],
		audience: [],
	}));
	// One text an entry gives a classifier nothing to learn from: a model of the real targets stands in,
	// so that its pass costs what it costs.
	const { model } = compileSearch(
		data.knowledge,
		data.targets,
		data.characters,
		{ ...data.settings, training: { ...data.settings.training, epochs: 1 } },
	).learnt;
	const started = performance.now();
	const { search, learnt } = compileSearch(
		data.knowledge,
		targets,
		data.characters,
		data.settings,
		{ model },
	);
	const built = performance.now() - started;
	const keys = { model: "", index: "" };
	const bytes = learntToBytes(keys, { index: learnt.index }).length;
	console.log(
		`  our indexes: built in ${built.toFixed(0)} ms, ${(bytes / 2 ** 20).toFixed(1)} MB`,
	);
	return search;
}

function measure(
	name: string,
	queries: readonly string[],
	find: (q: string) => unknown,
): void {
	for (const q of queries) find(q);
	const used = process.cpuUsage();
	const times = queries.map((q) => {
		const started = performance.now();
		find(q);
		return performance.now() - started;
	});
	const { user, system } = process.cpuUsage(used);
	print(name, quantiles(times));
	// On a machine that does other work as well this is what tells.
	const mean = (user + system) / 1000 / queries.length;
	console.log(
		`  ${"".padEnd(22)} processor time ${mean.toFixed(2)} ms a query`,
	);
}

function bigrams(text: string): string[] {
	const letters = [...text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "")];
	return letters.slice(1).map((c, i) => `${letters[i]}${c}`);
}

function grow(texts: readonly string[], size: number): string[] {
	const grown = texts.slice(0, size);
	for (let i = 0; grown.length < size; i++) {
		const a = texts[(i * 7919) % texts.length] ?? "";
		const b = texts[(i * 104_729 + 13) % texts.length] ?? "";
		grown.push(a.slice(0, a.length / 2) + b.slice(b.length / 2));
	}
	return grown;
}
