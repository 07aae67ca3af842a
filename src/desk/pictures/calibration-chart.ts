import { fill } from "../../knowledge/index.ts";
import type { Chart } from "../../web/desk/pictures/index.ts";
import type { Bin, Judged } from "./calibration.ts";
import { percent, shareOf } from "./in-words.ts";
import type { PictureWords } from "./words.ts";

/** What the search stated against what people said of the replies. */
export function calibrationChart(judged: Judged, words: PictureWords): Chart {
	const of = words.charts.calibration;
	const { title, note, columns, axisX, axisY, ideal } = of;
	return {
		name: "calibration",
		title,
		note,
		summary: summaryOf(judged, of),
		picture: {
			kind: "dots",
			axisX,
			axisY,
			ideal,
			dots: judged.bins.flatMap(({ stated, share, low, high }) =>
				stated === undefined || share === undefined
					? []
					: [{ x: stated, y: share, low: low ?? share, high: high ?? share }],
			),
		},
		columns: [
			{ heading: columns.bin, form: "span" },
			{ heading: columns.right, form: "count" },
			{ heading: columns.wrong, form: "count" },
			{ heading: columns.stated, form: "share" },
			{ heading: columns.share, form: "share" },
			{ heading: columns.low, form: "share" },
			{ heading: columns.high, form: "share" },
		],
		rows: judged.bins.map((bin) => [
			`${bin.from.toFixed(1)}–${bin.to.toFixed(1)}`,
			bin.right,
			bin.wrong,
			bin.stated ?? null,
			bin.share ?? null,
			bin.low ?? null,
			bin.high ?? null,
		]),
	};
}

function summaryOf(
	{ right, wrong, bins }: Judged,
	{ summary, none }: PictureWords["charts"]["calibration"],
): string {
	const total = (value: (bin: Bin) => number) =>
		bins.reduce((sum, bin) => sum + value(bin), 0);
	const count = total((b) => b.right + b.wrong);
	if (count === 0) return fill(none, { right, wrong });
	const stated = total((b) => (b.stated ?? 0) * (b.right + b.wrong));
	return fill(summary, {
		count,
		stated: percent(stated / count),
		share: percent(
			shareOf(
				total((b) => b.right),
				count,
			),
		),
		right,
		wrong,
	});
}
