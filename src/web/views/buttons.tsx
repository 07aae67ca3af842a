import type { Wording } from "./model.ts";

/** Copies its text when pressed; shown only where the script that does it runs. */
export function CopyButton({
	text,
	label,
	card,
}: {
	readonly text: string;
	readonly label: string;
	readonly card: Wording["card"];
}) {
	return (
		<button
			type="button"
			class="copy needs-script"
			data-copy={text}
			data-copied={card.copied}
			data-failed={card.copyFailed}
		>
			{label}
		</button>
	);
}

/** A button that draws the code of an address below itself when it is pressed. */
export function CodeButton({
	address,
	label,
	wording: { tools },
}: {
	readonly address: string;
	readonly label: string;
	readonly wording: Wording;
}) {
	return (
		<button
			type="button"
			class="copy needs-script wide-only"
			aria-expanded={false}
			data-code={address}
			data-alt={tools.tools.code}
			data-scan={tools.tools.scan}
			data-long={tools.tools.tooLong}
		>
			{label}
		</button>
	);
}
