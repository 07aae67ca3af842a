import { useEffect, useState } from "preact/hooks";
import type { Summary } from "../../actions/pure.ts";
import type { Earlier } from "../views/check/live.ts";

const key = "hrss-guide.checks.1";
/** A year of monthly files, each sent in twice. */
const most = 24;

/** Summaries of earlier files: kept only when the person says so, on this device only, without names. */
export function useEarlier(): Earlier {
	const [list, setList] = useState<readonly Summary[]>([]);
	useEffect(() => setList(load()), []);
	return {
		list,
		onKeep: (summary) => setList(store([...list, summary].slice(-most))),
		onForget: () => setList(store([])),
	};
}

function load(): readonly Summary[] {
	try {
		return JSON.parse(localStorage.getItem(key) ?? "[]") as Summary[];
	} catch {
		return [];
	}
}

function store(list: readonly Summary[]): readonly Summary[] {
	try {
		if (list.length === 0) localStorage.removeItem(key);
		else localStorage.setItem(key, JSON.stringify(list));
	} catch {
		// A browser that keeps nothing shows it until the page is left.
	}
	return list;
}
