import { useEffect, useRef, useState } from "preact/hooks";
import type { Summary } from "../../actions/pure.ts";
import type {
	CheckData,
	CopyForm,
	CopyKind,
	SheetSeen,
} from "../../checking/pure.ts";
import { asRecognised } from "../views/check/columns-form.tsx";
import type { Chosen, Live, Step } from "../views/check/live.ts";
import type { CheckPageData } from "../views/check/model.ts";
import { fill } from "../views/fill.ts";
import { announce } from "./announce.ts";
import type { Ask, Tell } from "./check-messages.ts";
import { loadChoices, saveChoice } from "./memory.ts";

/** The tables and rules, the same as the server checks with; fetched once, when the first file is opened. */
let rules: Promise<CheckData> | undefined;
function fetchRules(): Promise<CheckData> {
	rules ??= fetch("/check/data.json").then((r) => {
		if (!r.ok) throw new Error(`${r.status}`);
		return r.json() as Promise<CheckData>;
	});
	// A line that failed is tried again with the next file.
	rules.catch(() => {
		rules = undefined;
	});
	return rules;
}

/** How far the check is, and everything that can be done next. */
export function useCheck(
	data: CheckPageData,
	earlier: readonly Summary[],
): Omit<Live, "earlier"> {
	const { work, refusals } = data.words;
	const worker = useRef<Worker | undefined>(undefined);
	const file = useRef<File | undefined>(undefined);
	const [step, setStep] = useState<Step>({ at: "file" });
	const [fault, setFault] = useState("");
	const [region, setRegion] = useState("");
	const [sheets, setSheets] = useState<readonly SheetSeen[]>([]);
	const [chosen, setChosen] = useState<Chosen | undefined>();

	useEffect(() => setRegion(loadChoices().region), []);
	useEffect(() => {
		const place = { file: "file", columns: "columns", report: "report" };
		if (step.at === "columns" || step.at === "report")
			document.getElementById(place[step.at])?.focus();
	}, [step.at]);

	const end = () => {
		worker.current?.terminate();
		worker.current = undefined;
	};
	const backToFile = (why: string) => {
		end();
		setFault(why);
		setStep({ at: "file" });
	};
	const hear = ({ data: told }: MessageEvent<Tell>) => {
		switch (told.told) {
			case "sheets": {
				setSheets(told.sheets);
				const best =
					told.sheets.find((s) => s.recognised.kind !== "unknown") ??
					told.sheets[0];
				if (best) setChosen(asRecognised(best));
				return setStep({ at: "columns" });
			}
			case "progress":
				return setStep({ at: "checking", done: told.done, total: told.total });
			case "answer":
				announce("");
				return setStep({ at: "report", answer: told.answer });
			case "copy":
				return save(told.bytes, copyName(file.current, told, data));
			case "refused":
				return backToFile(fill(refusals[told.code], told.facts));
		}
	};
	const ask = (message: Ask) => worker.current?.postMessage(message);

	const onFile = async (opened: File) => {
		end();
		file.current = opened;
		setFault("");
		setStep({ at: "opening" });
		announce(work.opening);
		try {
			const started = new Worker(
				new URL("./check-worker.ts", import.meta.url),
				{ type: "module" },
			);
			started.addEventListener("message", hear);
			started.addEventListener("error", () => backToFile(work.failed));
			worker.current = started;
			ask({ do: "open", file: opened, data: await fetchRules() });
		} catch {
			backToFile(work.failed);
		}
	};

	return {
		step,
		fault,
		region,
		sheets,
		chosen,
		onFile: (opened) => void onFile(opened),
		onRegion: (id) => {
			setRegion(id);
			saveChoice("region", id);
		},
		onChosen: (next) => {
			setFault("");
			setChosen(next);
		},
		onCheck: () => {
			if (!chosen || !file.current) return;
			const wrong = wrongWith(chosen, data);
			setFault(wrong);
			if (wrong) return;
			setStep({ at: "checking", done: 0, total: 0 });
			const day = document.querySelector<HTMLInputElement>("#as-of")?.value;
			ask({
				do: "check",
				request: {
					name: file.current.name,
					asOf: day || data.today,
					region: region || undefined,
					kind: chosen.kind || undefined,
					sheet: chosen.sheet,
					headingRow: chosen.headingRow,
					columns: chosen.fields,
					earlier,
				},
			});
		},
		onStop: () => {
			announce(work.stopped);
			backToFile(work.stopped);
		},
		onAnother: () => backToFile(""),
		onCopy: (kind, form) => ask({ do: "copy", kind, form }),
		onCalendar: (calendar) => save(calendar, data.words.plan.calendarName),
	};
}

/** What has to be said before the check can begin; nothing where it can. */
function wrongWith({ kind, fields }: Chosen, data: CheckPageData): string {
	const { columns } = data.words;
	if (kind === "") return columns.noKind;
	const taken = Object.values(fields).filter((f) => f !== null);
	const twice = taken.find((f, i) => taken.indexOf(f) !== i);
	if (!twice) return "";
	return fill(columns.twice, { field: data.names.headings[twice].label });
}

function copyName(
	file: File | undefined,
	{ kind, form }: { readonly kind: CopyKind; readonly form: CopyForm },
	{ words: { report } }: CheckPageData,
): string {
	const name = (file?.name ?? "").replace(/\.[^.]*$/, "");
	return `${name}-${report[kind]}.${form}`;
}

/** Hands bytes to the browser as a download; nothing leaves the machine. */
function save(bytes: Uint8Array | string, name: string): void {
	const url = URL.createObjectURL(new Blob([bytes as BlobPart]));
	const link = document.createElement("a");
	link.href = url;
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
