import { fill } from "../../views/fill.ts";
import type { Around, ShownPublication } from "./model.ts";
import { home, Press } from "./parts.tsx";

/** What was published, the newest first, each with the way back. */
export function History({
	history,
	around,
}: {
	readonly history: readonly ShownPublication[];
	readonly around: Around;
}) {
	const { overview, publication, draft } = around.words;
	if (history.length === 0)
		return (
			<section>
				<h2>{overview.history}</h2>
				<p>{overview.noHistory}</p>
			</section>
		);
	const { table } = publication;
	return (
		<section>
			<h2>{overview.history}</h2>
			<div class="scroll">
				<table>
					<thead>
						<tr>
							<th scope="col">{table.number}</th>
							<th scope="col">{table.title}</th>
							<th scope="col">{table.by}</th>
							<th scope="col">{table.at}</th>
							<th scope="col">{table.count}</th>
							<td />
						</tr>
					</thead>
					<tbody>
						{history.map((p) => (
							<tr>
								<td>{p.number}</td>
								<td>
									<a href={`${home}/publications/${p.number}`}>{p.title}</a>
								</td>
								<td>{p.by}</td>
								<td>{p.at}</td>
								<td>
									{p.backTo === undefined
										? p.operations
										: p.backTo === 0
											? draft.backToBare
											: fill(draft.backTo, { number: p.backTo })}
								</td>
								<td>
									<Back publication={p} around={around} />
								</td>
							</tr>
						))}
					</tbody>
				</table>
			</div>
			{around.mayPublish && (
				<Press
					to="/publications/0/back"
					around={around}
					label={publication.backBare}
					quiet
				/>
			)}
			<p>
				<a href={`${home}/export`}>{overview.export}</a>
			</p>
		</section>
	);
}

/** The way back to an earlier publication. */
export function Back({
	publication,
	around,
}: {
	readonly publication: ShownPublication;
	readonly around: Around;
}) {
	const { publication: words } = around.words;
	if (publication.isCurrent) return <strong>{words.current}</strong>;
	if (!around.mayPublish) return null;
	return (
		<Press
			to={`/publications/${publication.number}/back`}
			around={around}
			label={words.back}
			quiet
		/>
	);
}
