/** The door of src/desk/questions: what was not answered well, and what is to become of it. */
export { messagesPart } from "./messages-part.ts";
export {
	type Propose,
	type QuestionsOptions,
	questionsPart,
} from "./questions-part.ts";
export { Queue } from "./queue.ts";
export { titleOf } from "./view.ts";
