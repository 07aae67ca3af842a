/** The door of src/web/desk: what the pages of the desk look like. */
export { accountBody } from "./account.tsx";
export { type AuditNames, auditBody } from "./audit.tsx";
export { faultBody, firstBody, homeBody } from "./bodies.tsx";
export { type MessageRow, messagesBody } from "./messages.tsx";
export type { PageOf } from "./pages-of.tsx";
export { type Candidate, type GroupView, questionBody } from "./question.tsx";
export {
	type GroupRow,
	type QuestionFilter,
	questionsBody,
	type Reason,
	reasons,
	type State,
	states,
} from "./questions.tsx";
export { type DeskSite, deskPage, type MenuItem } from "./shell.tsx";
export { signInBody } from "./sign-in.tsx";
export { madeBody, staffBody } from "./staff.tsx";
export {
	type DeskData,
	type DeskFigures,
	type DeskWords,
	readDesk,
} from "./words.ts";
