import { useState } from "preact/hooks";
import type { ResultReport } from "../../actions/pure.ts";
import type { CheckAnswer } from "../../checking/pure.ts";
import type { Earlier, Kept } from "../views/check/result-view.tsx";

const key = "hrss-guide.results.1";
/** A year of monthly files, each sent in twice. */
const most = 24;

/** Summaries of earlier result files: kept only when the person says so, on this device only, without names. */
export function useEarlier(answer: CheckAnswer | undefined): Earlier {
	const [list, setList] = useState<readonly Kept[]>(load);
	const report = answer?.report;
	const now = report?.kind === "result" ? summary(report) : undefined;
	return {
		list,
		isKept: list.some((k) => JSON.stringify(k) === JSON.stringify(now)),
		onKeep: () => {
			if (!now) return;
			setList(store([...list, now].slice(-most)));
		},
		onForget: () => {
			localStorage.removeItem(key);
			setList([]);
		},
	};
}

/** Messages with their blanks, and numbers. */
function summary(report: ResultReport): Kept {
	const { asOf, rows, succeeded, groups, unknown } = report;
	return {
		asOf,
		rows,
		succeeded,
		groups: [...groups, ...unknown].map(({ template, count }) => ({
			template,
			count,
		})),
	};
}

function load(): readonly Kept[] {
	try {
		return JSON.parse(localStorage.getItem(key) ?? "[]") as Kept[];
	} catch {
		return [];
	}
}

function store(list: readonly Kept[]): readonly Kept[] {
	try {
		localStorage.setItem(key, JSON.stringify(list));
	} catch {
		// A browser that keeps nothing shows it until the page is left.
	}
	return list;
}
