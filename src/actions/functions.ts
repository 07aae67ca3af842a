import { dateFunctions } from "./functions/date-functions.ts";
import { figureFunctions } from "./functions/figure-functions.ts";
import type { Fn } from "./functions/function.ts";
import { logicFunctions, setFunctions } from "./functions/logic-functions.ts";
import { numberFunctions } from "./functions/number-functions.ts";

export type { Env, Fn, Param } from "./functions/function.ts";

/** The closed list: a name that is not here is an error at load. */
export const FUNCTIONS: Readonly<Record<string, Fn>> = {
	...dateFunctions,
	...numberFunctions,
	...setFunctions,
	...logicFunctions,
	...figureFunctions,
};
