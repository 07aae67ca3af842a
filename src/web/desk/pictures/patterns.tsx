/** Marks that tell fills apart without their colours: none, strokes either way, dots, level, crossed. */
const marks = [
	"",
	"M-2 2L2 -2M0 8L8 0M6 10L10 6",
	"M-2 6L2 10M0 0L8 8M6 -2L10 2",
	"M2 2h2v2h-2zM6 6h2v2h-2z",
	"M0 2H8M0 6H8",
	"M0 4H8M4 0V8",
];

/** The fills of a picture, known by its id. */
export function Patterns({
	id,
	count,
}: {
	readonly id: string;
	readonly count: number;
}) {
	return (
		<defs>
			{marks.slice(0, count).map((mark, i) => (
				<pattern
					id={`${id}-${i}`}
					width="8"
					height="8"
					patternUnits="userSpaceOnUse"
				>
					<rect class={`fill-${i}`} width="8" height="8" />
					{mark && <path class={`mark mark-${i}`} d={mark} />}
				</pattern>
			))}
		</defs>
	);
}
