import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { messageSchema } from "./bot/index.ts";
import { dataFolder, openGuide } from "./built.ts";
import { type Options, today, UsageError } from "./commands.ts";
import {
	type ExchangeData,
	ExchangeRefused,
	exportTo,
	type Finding,
	type Format,
	formats,
	importFrom,
	readExchangeData,
	sentenceOf,
} from "./exchange/index.ts";
import { bytesOf, prove, put, textIn } from "./exchange-files.ts";
import { fill } from "./knowledge/index.ts";

/** What the exchange takes beside the usual options. */
export interface ExchangeOptions extends Options {
	readonly out?: string | undefined;
	/** The subject that new entries go to. */
	readonly into?: string | undefined;
}

/** Where entries go unless somebody says otherwise. */
const usualSubject = "moved-in";

/**
 * Writes the knowledge for another system.
 * @returns exit code 0
 * @throws {UsageError}
 */
export function exportFor(
	format: string | undefined,
	options: ExchangeOptions,
): number {
	const data = readExchangeData(dataFolder);
	const { words } = data;
	const known = formatOf(format, data);
	const { out } = options;
	if (!out) throw new UsageError(fill(words.needOut, { command: "export-to" }));
	if (existsSync(out) && !options.force)
		throw new UsageError(fill(words.exists, { file: out }));
	const { region, asOf } = dayAndPlace(options);
	const { guide } = openGuide();
	if (region !== undefined && !guide.places.has(region))
		throw new UsageError(
			fill(data.findings.unknownRegion, {
				region,
				regions: guide.places.ids().join(" "),
			}),
		);
	const { bytes, findings, ...counts } = exportTo(known, guide, {
		region,
		asOf,
	});
	writeFileSync(out, bytes);
	if (options.json)
		console.log(
			JSON.stringify({ file: out, ...counts, findings: findings.list }),
		);
	else
		console.log(
			[
				fill(words.exported, { file: out, ...counts }),
				...told(findings.list, data),
			].join("\n"),
		);
	return 0;
}

/**
 * Reads a file of another system and writes what is to be put into the data folder.
 * @returns exit code: 0 written, 2 the file is not taken
 * @throws {UsageError}, {DataError} where what was made would not load
 */
export function importInto(
	[format, file]: readonly string[],
	options: ExchangeOptions,
): number {
	const data = readExchangeData(dataFolder);
	const { words } = data;
	const known = formatOf(format, data);
	const { out, into = usualSubject } = options;
	if (!file) throw new UsageError(words.needFile);
	if (!out)
		throw new UsageError(fill(words.needOut, { command: "import-from" }));
	if (existsSync(out) && readdirSync(out).length > 0 && !options.force)
		throw new UsageError(fill(words.notEmpty, { out }));
	const { region, asOf, audience } = dayAndPlace(options);
	const { guide, data: read } = openGuide();
	try {
		const { patch, findings, counts } = importFrom(known, bytesOf(file, data), {
			...{ guide, data, region, into, asOf, read: textIn },
			characters: read.characters,
			audience: audience ? [audience] : ["employer", "individual"],
			fileName: basename(file),
		});
		prove(patch);
		for (const [path, text] of patch) put(join(out, path), text);
		report({ out, paths: [...patch.keys()], counts, findings }, options, data);
		return 0;
	} catch (error) {
		if (!(error instanceof ExchangeRefused)) throw error;
		const faults = error.findings.filter((f) => f.level === "fault");
		if (options.json) console.log(JSON.stringify({ findings: error.findings }));
		console.error(fill(words.refused, { file, count: faults.length }));
		console.error(told(faults, data).join("\n"));
		return 2;
	}
}

function formatOf(format: string | undefined, { words }: ExchangeData): Format {
	const known = formats.find((f) => f === format);
	if (known) return known;
	throw new UsageError(fill(words.needFormat, { formats: formats.join(" ") }));
}

function dayAndPlace({ region, asOf = today(), audience }: ExchangeOptions) {
	const parsed = messageSchema.safeParse({ text: "-", region, asOf, audience });
	if (!parsed.success)
		throw new UsageError(
			parsed.error.issues
				.map((i) => `${i.path.join()}: ${i.message}`)
				.join("\n"),
		);
	return { region, asOf, audience: parsed.data.audience };
}

function report(
	{
		out,
		paths,
		counts,
		findings,
	}: Omit<ReturnType<typeof importFrom>, "patch"> & {
		readonly out: string;
		readonly paths: readonly string[];
	},
	{ json }: ExchangeOptions,
	data: ExchangeData,
): void {
	const { words } = data;
	if (json) {
		console.log(
			JSON.stringify(
				{ out, paths, ...counts, findings: findings.list },
				null,
				2,
			),
		);
		return;
	}
	const head =
		paths.length === 0
			? [fill(words.nothing, counts)]
			: [
					fill(words.imported, { ...counts, out }),
					...paths.map((path) => fill(words.written, { path })),
					fill(words.next, { out }),
				];
	console.log([...head, ...told(findings.list, data)].join("\n"));
}

/** Findings under their headings, each with its place. */
function told(
	list: readonly Finding[],
	{ words, findings }: ExchangeData,
): string[] {
	return (["fault", "lost", "note"] as const).flatMap((level) => {
		const own = list.filter((f) => f.level === level);
		if (own.length === 0) return [];
		const lines = own.map((f) => {
			const place = f.place ? fill(words.place, { place: f.place }) : "";
			return fill(words.line, { place, text: sentenceOf(f, findings) });
		});
		return [words.levels[level], ...lines];
	});
}
