import type { FieldId, Summary } from "../../../actions/pure.ts";
import type {
	CheckAnswer,
	CopyForm,
	CopyKind,
	SheetSeen,
} from "../../../checking/pure.ts";

/** What the person has confirmed or changed. */
export interface Chosen {
	readonly sheet: string;
	readonly kind: "roster" | "result" | "";
	/** 1-based; 0 where there are no headings. */
	readonly headingRow: number;
	/** By 0-based column. */
	readonly fields: Readonly<Record<number, FieldId | null>>;
}

/** What was kept of earlier files, and how it is kept and thrown away. */
export interface Earlier {
	readonly list: readonly Summary[];
	readonly onKeep: (summary: Summary) => void;
	readonly onForget: () => void;
}

/** How far the check is. */
export type Step =
	| { readonly at: "file" }
	| { readonly at: "opening" }
	| { readonly at: "columns" }
	| { readonly at: "checking"; readonly done: number; readonly total: number }
	| { readonly at: "report"; readonly answer: CheckAnswer };

/** What the script adds to the page: where it stands, and what each button does. */
export interface Live {
	readonly step: Step;
	readonly fault: string;
	readonly region: string;
	readonly sheets: readonly SheetSeen[];
	readonly chosen: Chosen | undefined;
	readonly earlier: Earlier;
	readonly onFile: (file: File) => void;
	readonly onRegion: (region: string) => void;
	readonly onChosen: (chosen: Chosen) => void;
	readonly onCheck: () => void;
	readonly onStop: () => void;
	readonly onAnother: () => void;
	readonly onCopy: (kind: CopyKind, form: CopyForm) => void;
	readonly onCalendar: (calendar: string) => void;
}
