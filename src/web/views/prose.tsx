/** Hotlines (12333, 12366, 12345) and landlines with their area code; not where they are part of an address or a name (12333APP). */
const phone = /(?<![\w.-])(123\d{2}|0\d{2,3}-\d{7,8})(?![\w-]|\.\w)/;

/** The first telephone number in a text. */
export function firstPhone(text: string): string | undefined {
	return phone.exec(text)?.[1];
}

/** A text in which telephone numbers can be dialled. */
export function Prose({ text }: { readonly text: string }) {
	// Splitting at a group keeps the separators: every second piece is a number.
	return (
		<>
			{text
				.split(phone)
				.map((piece, i) =>
					i % 2 === 1 ? <a href={`tel:${piece}`}>{piece}</a> : piece,
				)}
		</>
	);
}

/** A heading of a level that depends on where the block stands. */
export function Heading({
	level,
	children,
	...rest
}: {
	readonly level: 2 | 3 | 4;
	readonly children: preact.ComponentChildren;
	readonly id?: string;
	readonly class?: string;
	readonly tabIndex?: number;
}) {
	const Tag = `h${level}` as const;
	return <Tag {...rest}>{children}</Tag>;
}
