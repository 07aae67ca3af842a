/** Writes all phrasings as JSON, one list. */
import { openGuide } from "../src/built.ts";

const { data } = openGuide();
process.stdout.write(JSON.stringify(data.targets.flatMap((t) => t.utterances)));
