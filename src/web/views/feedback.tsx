import type { Wording } from "./model.ts";

/** 评价: right, or not and why. A form of its own, so that it works without JavaScript; with it the page stays. */
export function Feedback({
	receipt,
	wording: { tools },
}: {
	readonly receipt: string;
	readonly wording: Wording;
}) {
	const words = tools.feedback;
	const reason = `reason-${receipt}`;
	return (
		<form
			class="feedback"
			method="post"
			action="/feedback"
			data-thanks={words.thanks}
			data-failed={words.failed}
		>
			<input type="hidden" name="receipt" value={receipt} />
			<div class="verdict">
				<span>{words.ask}</span>
				<button type="submit" name="verdict" value="right">
					{words.right}
				</button>
				<details>
					<summary>{words.wrong}</summary>
					<label for={reason}>{words.reason}</label>
					<textarea id={reason} name="reason" rows={2} maxLength={500} />
					<button type="submit" name="verdict" value="wrong">
						{words.send}
					</button>
				</details>
			</div>
			<p class="told" role="status" />
		</form>
	);
}
