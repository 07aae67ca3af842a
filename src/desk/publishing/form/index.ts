/** The door of src/desk/publishing/form: an entry as a form, and back. */
export { adviceFields, type Field, type Fields, headFields } from "./fields.ts";
export { isMap, readForm, removing, type Sent, shownIn } from "./read.ts";
