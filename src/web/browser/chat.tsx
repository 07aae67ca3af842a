import { hydrate } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { maskPersonal } from "../../knowledge/mask.ts";
import { composerId } from "../views/answer-inputs.tsx";
import { Chat } from "../views/chat.tsx";
import type { ChatData, Exchange, Talk } from "../views/model.ts";
import { said } from "../views/said.ts";
import { ask } from "./ask.ts";
import {
	forgetTalk,
	loadChoices,
	loadTalk,
	saveChoice,
	saveTalk,
} from "./memory.ts";
import { addTouches, announce } from "./touches.ts";

/** The chat page taken over: the same drawing as the server's, with the talk kept here. */
function App({ data }: { readonly data: ChatData }) {
	const [talk, setTalk] = useState<Talk>(data.talk);
	const [isWaiting, setWaiting] = useState(false);
	/** Where the reader is to be taken once the page shows the latest exchange. */
	const goTo = useRef<"question" | "reply" | undefined>(undefined);

	useEffect(() => setTalk(remembered), []);
	useEffect(() => {
		const place = goTo.current;
		goTo.current = undefined;
		if (place) take(place, talk);
		if (talk.exchanges.length > 0) saveTalk(talk);
	}, [talk]);

	const send = async (text: string, shown: string) => {
		const exchange: Exchange = { asked: maskPersonal(shown) };
		const before = talk.exchanges.filter((e) => !e.fault);
		setWaiting(true);
		announce(data.chat.waiting);
		goTo.current = "question";
		setTalk({ ...talk, exchanges: [...before, exchange] });
		const told = await ask(talk, text);
		const next: Talk = {
			...talk,
			...("reply" in told ? { conversationId: told.reply.conversationId } : {}),
			exchanges: [...before, { ...exchange, ...told }],
		};
		announce("");
		goTo.current = "reply";
		setWaiting(false);
		setTalk(next);
		saveTalk(next);
	};

	const onSubmit = (event: SubmitEvent) => {
		event.preventDefault();
		if (isWaiting) return;
		const form = event.currentTarget as HTMLFormElement;
		const fields = new FormData(form, event.submitter);
		const { text, shown } = said(
			Object.fromEntries(
				[...fields].filter(
					(field): field is [string, string] => typeof field[1] === "string",
				),
			),
		);
		if (!text) {
			announce(data.chat.empty);
			box()?.focus();
			return;
		}
		const typed = box();
		if (typed) typed.value = "";
		void send(text, shown);
	};

	const onChoice = (event: Event) => {
		const { name, value } = event.currentTarget as HTMLSelectElement;
		if (name !== "region" && name !== "audience") return;
		saveChoice(name, value);
		setTalk({ ...talk, [name]: value });
	};

	return (
		<Chat
			data={data}
			talk={talk}
			isWaiting={isWaiting}
			onSubmit={onSubmit}
			onTextKey={sendOnEnter}
			onTalkKey={pickByDigit}
			onChoice={onChoice}
			onAgain={forgetTalk}
		/>
	);
}

/** The talk of this tab and the choices of this device, unless the server has just answered a form. */
function remembered(talk: Talk): Talk {
	if (talk.exchanges.length > 0) return talk;
	const { region, audience } = loadChoices();
	// A page that embeds us names a place; what the reader chose counts before it.
	const choices = { region: region || talk.region, audience };
	return { ...talk, ...choices, ...loadTalk() };
}

function box(): HTMLTextAreaElement | null {
	return document.querySelector("#text");
}

/** Moves eye and keyboard to what is new, but leaves who types and only reads on at the keyboard. */
function take(place: "question" | "reply", talk: Talk): void {
	const latest = document.getElementById("latest");
	latest?.scrollIntoView({ block: "start" });
	if (place === "question") return;
	const reply = talk.exchanges.at(-1)?.reply;
	const mustChoose = reply && (reply.options.length > 0 || reply.asked);
	const hasKeyboard = window.matchMedia("(pointer: fine)").matches;
	if (hasKeyboard && !mustChoose && document.activeElement === box()) return;
	latest
		?.querySelector<HTMLElement>("h3, .fault button")
		?.focus({ preventScroll: true });
}

function sendOnEnter(event: KeyboardEvent): void {
	if (event.key !== "Enter" || event.shiftKey) return;
	// While a Chinese word is being composed, Enter belongs to the input method; Safari tells so by 229 alone.
	if (event.isComposing || event.keyCode === 229) return;
	event.preventDefault();
	(document.getElementById(composerId) as HTMLFormElement).requestSubmit();
}

/** Digits pick options while the focus is in the talk, where they cannot be meant as text. */
function pickByDigit(event: KeyboardEvent): void {
	if (event.target instanceof HTMLInputElement) return;
	if (event.ctrlKey || event.altKey || event.metaKey) return;
	const buttons = document.querySelectorAll<HTMLButtonElement>(
		"#latest button[name=pick], #latest button[name=say]",
	);
	const picked = buttons[Number(event.key) - 1];
	if (!/^[1-9]$/.test(event.key) || !picked) return;
	event.preventDefault();
	picked.click();
}

const holder = document.getElementById("data");
const root = document.getElementById("chat");
if (holder?.textContent && root) {
	const data = JSON.parse(holder.textContent) as ChatData;
	addTouches();
	hydrate(<App data={data} />, root);
}
