import type { TemplateHit } from "../templates.ts";
import type { Features, NoneFeatures } from "./features.ts";
import type { SearchSettings } from "./settings.ts";
import type { Target } from "./target.ts";

/** A target with its probability, and what spoke for it. */
export interface Ranked {
	readonly target: Target;
	/** Calibrated: of those that stand at 0.8, about eight in ten are right. */
	readonly p: number;
	readonly features: Features;
	/** The known phrasing that is nearest to what was said. */
	readonly nearest?: string;
	readonly template?: TemplateHit;
}

/** What a search brings: candidates, best first, and the probability that none of them is meant. */
export interface Found {
	readonly ranked: readonly Ranked[];
	readonly none: number;
	readonly noneFeatures: NoneFeatures;
}

/** Features → probabilities: one linear model, and "none of these" stands for election too. */
export function combine(
	list: readonly Omit<Ranked, "p">[],
	none: NoneFeatures,
	settings: SearchSettings,
	audience: string | undefined,
): Found {
	const scores = list.map(
		({ features, target }) =>
			dot(features, settings.weights) +
			audienceFit(target, audience, settings.otherAudience),
	);
	const noneScore = dot(none, settings.none);
	const max = Math.max(noneScore, ...scores);
	const exps = scores.map((s) => Math.exp(s - max));
	const noneExp = Math.exp(noneScore - max);
	const sum = exps.reduce((a, b) => a + b, noneExp);
	const ranked = list.map((item, i) => ({
		...item,
		p: (exps[i] as number) / sum,
	}));
	const settled = settle(
		{ ranked, none: noneExp / sum, noneFeatures: none },
		settings.template,
	);
	return {
		...settled,
		ranked: [...settled.ranked].sort((a, b) => b.p - a.p),
	};
}

/** A message that stands there to the letter settles the matter, whatever else was said. */
function settle(
	found: Found,
	{ long, short }: SearchSettings["template"],
): Found {
	const hits = found.ranked.filter((r) => r.template);
	if (hits.length === 0) return found;
	const mass = hits.some((r) => r.template && r.template.length >= 5)
		? long
		: short;
	const hitSum = hits.reduce((a, r) => a + r.p, 0) || 1;
	const restSum =
		found.ranked.reduce((a, r) => a + (r.template ? 0 : r.p), 0) + found.none;
	const rest = restSum > 0 ? (1 - mass) / restSum : 0;
	return {
		...found,
		ranked: found.ranked.map((r) => ({
			...r,
			p: r.template ? (mass * r.p) / hitSum : r.p * rest,
		})),
		none: found.none * rest,
	};
}

/** A target that is meant for others is ranked lower, never silently dropped. */
function audienceFit(
	{ audience: meant }: Target,
	audience: string | undefined,
	other: number,
): number {
	if (!audience || meant.length === 0 || meant.includes(audience)) return 0;
	return Math.log(Math.max(1e-6, other));
}

function dot<K extends string>(
	features: Readonly<Record<K, number>>,
	weights: Readonly<Record<K, number>>,
): number {
	let sum = 0;
	for (const key in features) sum += features[key] * weights[key];
	return sum;
}
