/** The door of src/sheets: files of people to grids of values, and back. Runs in the browser too. */
export { decodeText, delimiterOf } from "./csv.ts";
export { unguarded } from "./formula-guard.ts";
export type { FileLimits } from "./limits.ts";
export { readSheets } from "./read.ts";
export { FileRefused, type Refusal, refusals } from "./refusal.ts";
export type { Remark, Workbook } from "./workbook.ts";
export { type SheetOut, writeCsv, writeSheets } from "./write.ts";
