/** The door of src/desk/publishing/patches: changes of data files that leave all other lines alone. */
export { applyPatch, linesOfItem, type Texts, valueAt } from "./apply.ts";
export { type Gap, gapsOf, operationsBetween } from "./diff.ts";
export {
	type ConflictTold,
	conflictTold,
	type Operation,
	operation,
	type Patch,
	PatchConflict,
	type Value,
} from "./operation.ts";
