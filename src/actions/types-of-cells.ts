import type { UnaryTest } from "./s-feel.ts";
import { type Domain, isNumeric } from "./table.ts";

/** Why a test does not fit its column, or undefined. */
export function faultOfTest(
	test: UnaryTest,
	domain: Domain,
): string | undefined {
	const literals =
		test.kind === "equal"
			? [test.to]
			: [test.low, test.high].filter((l) => l !== undefined);
	const { type, options } = domain;
	const wants =
		type === "yesNo"
			? "boolean"
			: isNumeric(type)
				? "number"
				: type === "day" || type === "month"
					? "date"
					: "string";
	for (const literal of literals) {
		if (literal.type === "null") {
			if (!domain.nullable) return "this input is never null";
		} else if (literal.type !== wants)
			return `a ${literal.type} where the input is of type ${type} (${wants})`;
		else if (options && !options.includes(String(literal.value)))
			return `no such value: ${literal.value}; allowed are ${options.join(", ")}`;
	}
	return undefined;
}
