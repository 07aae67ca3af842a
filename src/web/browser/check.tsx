import { hydrate } from "preact";
import { CheckPage } from "../views/check/check-view.tsx";
import type { CheckPageData } from "../views/check/model.ts";
import { useEarlier } from "./check-memory.ts";
import { useCheck } from "./check-state.ts";
import { addTouches } from "./touches.ts";

/** The page of the file check taken over: the file stays on this device. */
function App({ data }: { readonly data: CheckPageData }) {
	const earlier = useEarlier();
	const check = useCheck(data, earlier.list);
	return <CheckPage data={data} live={{ ...check, earlier }} />;
}

const holder = document.getElementById("data");
const root = document.getElementById("check");
if (holder?.textContent && root) {
	const data = JSON.parse(holder.textContent) as CheckPageData;
	addTouches();
	hydrate(<App data={data} />, root);
}
