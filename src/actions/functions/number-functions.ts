import {
	CREDIT_CODE_FAULTS,
	creditCodeFault,
	mask,
	NUMBER_FORMS,
	numberForm,
	RESIDENT_ID_FAULTS,
	residentIdFault,
} from "../numbers.ts";
import { type Fn, n, s, tidy } from "./function.ts";

export const numberFunctions: Record<string, Fn> = {
	add: {
		params: ["number", "number"],
		integer: "likeArguments",
		rest: true,
		returns: "as:0",
		call: (a) => tidy(a.reduce<number>((x, y) => x + (y as number), 0)),
	},
	subtract: {
		params: ["number", "number"],
		integer: "likeArguments",
		returns: "as:0",
		call: (a) => tidy(n(a, 0) - n(a, 1)),
	},
	multiply: {
		params: ["number", "number"],
		integer: "likeArguments",
		rest: true,
		returns: "as:0",
		call: (a) => tidy(a.reduce<number>((x, y) => x * (y as number), 1)),
	},
	divide: {
		params: ["number", "number"],
		returns: "number",
		nullable: true,
		call: (a) => (n(a, 1) === 0 ? null : tidy(n(a, 0) / n(a, 1))),
	},
	percent: {
		params: ["number", "number"],
		returns: "as:0",
		call: (a) => tidy((n(a, 0) * n(a, 1)) / 100),
	},
	min: {
		params: ["number", "number"],
		integer: "likeArguments",
		rest: true,
		returns: "as:0",
		call: (a) => Math.min(...(a as number[])),
	},
	max: {
		params: ["number", "number"],
		integer: "likeArguments",
		rest: true,
		returns: "as:0",
		call: (a) => Math.max(...(a as number[])),
	},
	round: {
		params: ["number", "number"],
		returns: "as:0",
		call: (a) => tidy(n(a, 0), n(a, 1)),
	},
	floor: {
		params: ["number"],
		integer: true,
		returns: "as:0",
		call: (a) => Math.floor(n(a, 0)),
	},
	clamp: {
		params: ["number", "number", "number"],
		integer: "likeArguments",
		returns: "as:0",
		call: (a) => Math.min(Math.max(n(a, 0), n(a, 1)), n(a, 2)),
	},
	residentIdFault: {
		params: ["text"],
		returns: "choice",
		options: RESIDENT_ID_FAULTS,
		call: (a, env) => residentIdFault(s(a, 0), env.asOf),
	},
	creditCodeFault: {
		params: ["text"],
		returns: "choice",
		options: CREDIT_CODE_FAULTS,
		call: (a) => creditCodeFault(s(a, 0)),
	},
	numberForm: {
		params: ["text"],
		returns: "choice",
		options: NUMBER_FORMS,
		call: (a, env) => numberForm(s(a, 0), env.asOf),
	},
	mask: { params: ["text"], returns: "text", call: (a) => mask(s(a, 0)) },
	sizeOfText: {
		params: ["text"],
		integer: true,
		returns: "number",
		call: (a) => s(a, 0).replace(/[\s·-]/g, "").length,
	},
};
