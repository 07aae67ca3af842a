/** The door of src/knowledge: what we know and how it is found. */
export { freshness } from "./freshness.ts";
export * from "./freshness-report.ts";
export { loadKnowledge } from "./load.ts";
export { parsedTexts } from "./parsed-texts.ts";
export * from "./pure.ts";
export { say, says } from "./sentences.ts";
export {
	type Checked,
	checkYaml,
	DataError,
	type Fault,
	Faults,
	readYaml,
	yamlFiles,
} from "./yaml.ts";
