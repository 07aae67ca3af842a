export { fill } from "../../knowledge/fill.ts";
