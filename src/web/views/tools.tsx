import type { Reply } from "../../bot/index.ts";
import { CodeButton, CopyButton } from "./buttons.tsx";
import type { Wording } from "./model.ts";

/** The address of what a reply is about, from the root: an entry, or an action with the facts given. */
export function linkOf({ subject, facts }: Reply): string | undefined {
	if (subject?.kind === "entry") return `/guide/${subject.id}`;
	if (subject?.kind !== "action") return undefined;
	const known = Object.fromEntries(
		(facts ?? []).map(({ slot, value }) => [slot, value]),
	);
	// After # nothing is sent to the server, so nobody's facts stand in a log.
	const after = facts?.length
		? `#facts=${encodeURIComponent(JSON.stringify(known))}`
		: "";
	return `/?action=${subject.id}${after}`;
}

/** What can be done with a reply as a whole. */
export function Tools({
	reply,
	wording,
}: {
	readonly reply: Reply;
	readonly wording: Wording;
}) {
	const { card, tools } = wording;
	const link = linkOf(reply);
	return (
		<div class="tools needs-script">
			<CopyButton text={reply.text} label={tools.tools.copy} card={card} />
			{link && (
				<button
					type="button"
					class="copy needs-script"
					data-link={link}
					data-copied={card.copied}
					data-failed={card.copyFailed}
				>
					{tools.tools.share}
				</button>
			)}
			{link && (
				<CodeButton
					address={link}
					label={tools.tools.phone}
					wording={wording}
				/>
			)}
			<button
				type="button"
				class="copy needs-voice"
				data-speak={reply.text}
				data-quiet={tools.tools.quiet}
				data-mute={tools.tools.mute}
			>
				{tools.tools.speak}
			</button>
			<button type="button" class="copy" data-print="">
				{tools.tools.print}
			</button>
		</div>
	);
}
