import type { Around, ShownItem } from "./model.ts";
import { Press } from "./parts.tsx";

/** What changes, item by item. */
export function Operations({
	items,
	around,
	draft,
}: {
	readonly items: readonly ShownItem[];
	readonly around: Around;
	/** The draft in which they can be edited. */
	readonly draft?: string | undefined;
}) {
	const { words } = around;
	if (items.length === 0) return <p>{words.draft.noOperations}</p>;
	return (
		<>
			{items.map((item) => (
				<section class="item">
					<h3>
						{item.name}
						{draft && item.href && (
							<>
								{" "}
								<a class="edit" href={item.href}>
									{words.draft.edit}
								</a>
							</>
						)}
					</h3>
					<dl class="operations">
						{item.operations.map(({ where, from, to }) => (
							<div>
								<dt>
									{where}{" "}
									<small>
										{from === undefined
											? words.operation.added
											: to === undefined
												? words.operation.removed
												: words.operation.changed}
									</small>
								</dt>
								<dd>
									{from !== undefined && <del>{from}</del>}
									{to !== undefined && <ins>{to}</ins>}
								</dd>
							</div>
						))}
					</dl>
					{draft && (
						<Press
							to={`/drafts/${draft}/drop`}
							around={around}
							label={words.draft.drop}
							hidden={{ file: item.file, id: item.id }}
							quiet
						/>
					)}
				</section>
			))}
		</>
	);
}
