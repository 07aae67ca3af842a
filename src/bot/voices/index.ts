export { type Telling, tellEntry } from "./telling.ts";
