import type {
	CheckAnswer,
	CheckData,
	CheckRequest,
	CopyForm,
	CopyKind,
	Refused,
	SheetSeen,
} from "../../checking/pure.ts";

/** What the page asks of its worker. */
export type Ask =
	| { readonly do: "open"; readonly file: File; readonly data: CheckData }
	| { readonly do: "check"; readonly request: CheckRequest }
	| {
			readonly do: "copy";
			readonly kind: CopyKind;
			readonly form: CopyForm;
	  };

/** What the worker tells the page. */
export type Tell =
	| { readonly told: "sheets"; readonly sheets: readonly SheetSeen[] }
	| { readonly told: "progress"; readonly done: number; readonly total: number }
	| { readonly told: "answer"; readonly answer: CheckAnswer }
	| {
			readonly told: "copy";
			readonly kind: CopyKind;
			readonly form: CopyForm;
			readonly bytes: Uint8Array;
	  }
	| {
			readonly told: "refused";
			readonly code: Refused;
			readonly facts: Readonly<Record<string, string | number>>;
	  };
