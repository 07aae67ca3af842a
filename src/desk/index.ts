/** The door of src/desk: where the bureau's staff tends what the guide knows. */
export { type DeskOptions, deskRoutes } from "./desk.ts";
export type {
	DeskFrame,
	DeskPart,
	Role,
	Staff,
} from "./part.ts";
export type { Propose } from "./questions/index.ts";
export { type Member, StaffError, StaffRoll } from "./roll.ts";
export { madeSecret } from "./secrets.ts";
export { staffFault } from "./staff-part.ts";
