import { z } from "zod";

/** Ways in which an answer can change; see `kindOf`. */
export const changeKinds = [
	"moved",
	"gained",
	"lost",
	"text",
	"other",
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** The rules of data/desk-publishing.yaml. */
export const publishingSettings = z.strictObject({
	/** Files and folders under data/ that may be changed at the desk. */
	files: z
		.array(
			z
				.string()
				.regex(/^[a-z0-9-]+(\.yaml)?$/, "a folder or file right under data/"),
		)
		.min(1),
	fourEyes: z.enum(["always", "unlessAlone"]),
	rollBackAlone: z.boolean(),
	mustApprove: z.array(z.enum(changeKinds)),
	replay: z.strictObject({
		/** The day on which the test talks ask, YYYY-MM-DD. */
		talksDay: z.iso.date("a day is written YYYY-MM-DD, quoted, and must exist"),
		pastQuestions: z.int().min(0).max(100_000),
		megabytes: z.int().min(256).max(16_384),
		minutes: z.int().min(1).max(240),
		/** In characters. */
		textLength: z.int().min(100).max(10_000),
	}),
	keepFolders: z.int().min(0).max(100),
});
export type PublishingSettings = z.output<typeof publishingSettings>;

/** Whether a file may be changed at the desk. */
export function isEditable(
	{ files }: Pick<PublishingSettings, "files">,
	file: string,
): boolean {
	return files.includes(file) || files.includes(file.split("/")[0] ?? "");
}
