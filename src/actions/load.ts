import { join } from "node:path";
import {
	type Checked,
	Faults,
	readYaml,
	yamlFiles,
} from "../knowledge/index.ts";
import { Actions, type RawData } from "./actions.ts";
import { phrasesSchema } from "./phrases.ts";
import {
	actionSchema,
	figureSchema,
	type RawAction,
	type RawFigure,
} from "./schema.ts";
import { slotsSchema } from "./slot-schema.ts";

/** Loads and checks all actions under a data folder. Throws one DataError that lists every fault. */
export function loadActions(
	dataDir: string,
	root: string = process.cwd(),
): Actions {
	const faults = new Faults();
	const read = <T>(folder: string, schema: Parameters<typeof readYaml>[1]) =>
		yamlFiles(join(dataDir, folder)).flatMap(
			(path) => (readYaml(path, schema, faults, root) as Checked<T>) ?? [],
		);
	const slots = readYaml(
		join(dataDir, "slots.yaml"),
		slotsSchema,
		faults,
		root,
	);
	const phrases = readYaml(
		join(dataDir, "phrases.yaml"),
		phrasesSchema,
		faults,
		root,
	);
	const figures = read<RawFigure>("figures", figureSchema);
	const actions = read<RawAction>("actions", actionSchema);
	faults.done();
	// Both are there, or done() would have thrown.
	if (!slots || !phrases) throw new Error("slots or phrases are missing");
	const raw: RawData = {
		slots: slots.value,
		phrases: phrases.value,
		figures: figures.map((f) => f.value),
		actions: actions.map((a) => a.value),
	};
	const loaded = Actions.from(raw, (part, index, path, message) => {
		const file = part === "slots" ? slots : actions[index];
		if (file) faults.add(file.fault(path, message));
	});
	faults.done();
	return loaded;
}
