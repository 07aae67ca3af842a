import { openCheck } from "../../src/built.ts";
import type { CheckData } from "../../src/checking/index.ts";

/** The repository's own rules and words, read once a file of tests. */
export const data: CheckData = openCheck();

/** What people read; the tests name it by its place in data/check.yaml. */
export const { words } = data;
