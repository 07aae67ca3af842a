import { existsSync, readFileSync, writeFileSync } from "node:fs";
import {
	type ClassifierModel,
	modelFromBytes,
	modelToBytes,
} from "./knowledge/index.ts";

/** Keeps a trained model for the next start. */
export function writeModel(
	path: string,
	key: string,
	model: ClassifierModel,
): void {
	writeFileSync(path, Buffer.concat(modelToBytes(key, model)));
}

/** The model kept by the build; undefined where there is none of these very phrasings. */
export function readModel(
	path: string,
	key: string,
): ClassifierModel | undefined {
	if (!existsSync(path)) return undefined;
	const found = modelFromBytes(readFileSync(path));
	return found?.key === key ? found.model : undefined;
}
