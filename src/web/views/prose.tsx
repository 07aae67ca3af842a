/** Hotlines (12333, 12366, 12345) and landlines with their area code; not where they are part of an address or a name (12333APP). */
const phone = /(?<![\w.-])(123\d{2}|0\d{2,3}-\d{7,8})(?![\w-]|\.\w)/;

/** Pages of this site that a reply may name. */
const page = /(?<![\w/.])(\/check)(?![\w/-])/;
const links = new RegExp(`${phone.source}|${page.source}`);

/** The first telephone number in a text. */
export function firstPhone(text: string): string | undefined {
	return phone.exec(text)?.[1];
}

/** A text in which telephone numbers can be dialled and pages of this site opened. */
export function Prose({ text }: { readonly text: string }) {
	// Splitting at groups keeps the separators: a piece of prose, then a number or none, then a page or none.
	return (
		<>
			{text.split(links).map((piece, i) => {
				if (i % 3 === 0 || piece === undefined) return piece;
				return <a href={i % 3 === 1 ? `tel:${piece}` : piece}>{piece}</a>;
			})}
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
