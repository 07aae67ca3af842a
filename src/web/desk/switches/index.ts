/** The door of the switches' page. */
export { type SwitchesView, switchesBody } from "./switches-body.tsx";
