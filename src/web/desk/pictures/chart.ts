/**
 * How a column is written: text, a span that is not broken over lines, a count, a share of 1,
 * milliseconds, or a subject such as `entry:…`.
 */
export type Form = "text" | "span" | "count" | "share" | "ms" | "subject";

/** A column of a chart's table. */
export interface Column {
	readonly heading: string;
	readonly form: Form;
}

/** What stands in a cell; null where there is nothing to say. */
export type Cell = string | number | null;

/** Values along a row of time; null leaves a gap. */
export interface Series {
	readonly label: string;
	readonly values: readonly (number | null)[];
}

/** What a picture shows: always what stands in the table beside it. */
export type Picture =
	| {
			/** Stacked columns: counts, or shares of 1 that add up to it. */
			readonly kind: "columns";
			readonly of: "count" | "share";
			readonly labels: readonly string[];
			readonly series: readonly Series[];
	  }
	| {
			readonly kind: "lines";
			readonly of: "share" | "ms";
			readonly labels: readonly string[];
			readonly series: readonly Series[];
	  }
	| {
			readonly kind: "bars";
			readonly bars: readonly {
				readonly label: string;
				readonly value: number;
			}[];
	  }
	| {
			/** Shares against stated shares, with what chance leaves open. */
			readonly kind: "dots";
			readonly axisX: string;
			readonly axisY: string;
			readonly ideal: string;
			readonly dots: readonly {
				readonly x: number;
				readonly y: number;
				readonly low: number;
				readonly high: number;
			}[];
	  };

/** 图表: a picture with its table; the table is what counts. */
export interface Chart {
	/** Also the name of its CSV. */
	readonly name: string;
	readonly title: string;
	/** What exactly is counted. */
	readonly note: string;
	/** What the picture shows, in a sentence; undefined where there is nothing to show. */
	readonly summary: string | undefined;
	readonly picture: Picture;
	readonly columns: readonly Column[];
	readonly rows: readonly (readonly Cell[])[];
	/** How many of the rows the page shows; the CSV has all. */
	readonly shown?: number;
}
