import { fill } from "../../views/fill.ts";
import type { Around, ShownReplay } from "./model.ts";
import { Form } from "./parts.tsx";

interface Props {
	readonly replay: ShownReplay;
	readonly around: Around;
	/** Id of the draft. */
	readonly draft: string;
	/** They can be approved. */
	readonly isOpen: boolean;
}

/** Test talks that break: each is approved by name and with a reason, or stands in the way. */
export function Failing(props: Props) {
	const { failing } = props.replay;
	const { replay: words } = props.around.words;
	const already = failing.filter((talk) => talk.already);
	const own = failing.filter((talk) => !talk.already);
	const isStop = own.some((talk) => talk.approval === undefined);
	return (
		<>
			{own.length > 0 && (
				<section class={isStop ? "banner stop" : "banner"}>
					<h3>{words.failing}</h3>
					<Talks {...props} talks={own} />
				</section>
			)}
			{already.length > 0 && (
				<details>
					<summary>
						{fill(words.failingAlready, { count: already.length })}
					</summary>
					<Talks {...props} talks={already} />
				</details>
			)}
		</>
	);
}

function Talks({
	talks,
	...props
}: Props & { readonly talks: ShownReplay["failing"] }) {
	return (
		<ul>
			{talks.map((talk) => (
				<li>
					{talk.title} <code>{talk.file}</code>
					<pre>{talk.problems.join("\n")}</pre>
					{!talk.already && <Approval {...props} talk={talk} />}
				</li>
			))}
		</ul>
	);
}

function Approval({
	talk: { id, approval },
	around,
	draft,
	isOpen,
}: Props & { readonly talk: ShownReplay["failing"][number] }) {
	const { replay: words } = around.words;
	if (approval)
		return <p class="approved">{fill(words.failingApproved, approval)}</p>;
	if (!isOpen || !around.mayPublish) return null;
	return (
		<Form to={`/drafts/${draft}/approve-talk`} around={around} name="in-line">
			<input type="hidden" name="talk" value={id} />
			<label>
				{words.failingWhy}
				<input name="why" maxLength={500} required />
			</label>
			<button type="submit" class="outline">
				{words.failingApprove}
			</button>
		</Form>
	);
}
