import type { Turn } from "./step.ts";

/** Says that it is the other way round, which answers no question of ours: 反过来. */
export function reverses({ guide, normal }: Turn): boolean {
	const { reversing } = guide.knowledge.contrasts;
	return reversing.some((word) => normal.includes(guide.form.of(word)));
}
