/** The door of the pictures' views: charts as drawings and tables. */
export type { Cell, Chart, Column, Picture, Series } from "./chart.ts";
export {
	type Choice,
	type PicturesModel,
	PicturesView,
} from "./pictures-view.tsx";
