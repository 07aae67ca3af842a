/** The door of src/checking: a whole file checked, in the browser, on the command line, on the server. */
export { FileChecker } from "./in-thread.ts";
export { loadCheckData } from "./load.ts";
export * from "./pure.ts";
