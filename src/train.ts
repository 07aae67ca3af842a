import { keepBuilt } from "./built.ts";

/** Run by the build: trains the classifier on the phrasings, unless that was done already. */
const started = performance.now();
const { phrasings, trained } = keepBuilt();
const seconds = ((performance.now() - started) / 1000).toFixed(1);
if (trained) console.log(`trained on ${phrasings} phrasings in ${seconds} s`);
