import {
	addDays,
	dayOfMonth,
	dayOfWeek,
	monthNumber,
	yearOf,
} from "../calendar.ts";
import { DateReader } from "./date-reader.ts";
import type { Found } from "./scan.ts";

/** Days and months counted from the day of asking. */
export class RelativeDates extends DateReader {
	/** 上个月25号, 上月25, 上个月 */
	relativeMonths(): void {
		const { months, day, notDate, link } = this.phrases.dates;
		const { small, words } = this.s.lexis;
		this.s.take(
			`(${words(months)})${link}(?:(${small})(?:${day}|(?![\\d]|\\s*${notDate})))`,
			(m) => {
				const month = this.shifted(months[m[1] ?? ""] ?? 0);
				return this.day(
					yearOf(month),
					monthNumber(month),
					this.number(m[2]) ?? 0,
					m[0],
				);
			},
		);
		// This month without a day (这个月报) says nothing; last month may be an answer.
		this.s.take(`(${words(months)})`, (m) => {
			const by = months[m[1] ?? ""] ?? 0;
			return by === 0 ? undefined : { kind: "month", value: this.shifted(by) };
		});
	}

	/** 三个月前, 两年前, 10天前, 去年底, 年初 */
	agoAndEnds(): void {
		const { durations, dates } = this.phrases;
		const { number, words } = this.s.lexis;
		this.s.take(`(${number})${dates.agoDays}${dates.ago}`, (m) => {
			const n = this.number(m[1]);
			return n === undefined || n > 40000
				? undefined
				: { kind: "day", value: addDays(this.s.asOf, -Math.round(n)) };
		});
		this.s.take(
			`(?:(${number})(?:(${durations.year})|${durations.month})|(${durations.halfYear}))${dates.ago}`,
			(m) => {
				const n = m[3] === undefined ? this.number(m[1]) : 6;
				if (n === undefined || n > 1200) return undefined;
				const months = m[2] === undefined ? n : n * 12;
				return { kind: "month", value: this.shifted(-Math.round(months)) };
			},
		);
		this.s.take(
			`(?:(${words(dates.years)})${dates.link}(${dates.yearEnd})|(${words(dates.years)})?${dates.link}(${dates.yearStart}))`,
			(m) => {
				const y = yearOf(this.s.asOf) + (dates.years[m[1] ?? m[3] ?? ""] ?? 0);
				return this.month(y, m[2] === undefined ? 1 : 12, m[0]);
			},
		);
	}

	/** 下周一, 上个礼拜三, 周五 */
	weekdays(): void {
		const { weeks, week, weekdays } = this.phrases.dates;
		const { words } = this.s.lexis;
		const { done, coming } = this.phrases.dates;
		this.s.take(
			`(${words(weeks)})?${week}(${words(weekdays)})`,
			(m, _before, after) => {
				const by = weeks[m[1] ?? ""] ?? 0;
				const target = weekdays[m.at(-1) ?? ""] ?? 1;
				const days = target - dayOfWeek(this.s.asOf) + by * 7;
				// 周一能报吗, asked on a Saturday, is the Monday that comes; 周一报的 the one that was.
				const isOpen = m[1] === undefined && days < 0;
				if (isOpen && !this.s.lexis.regex(done).test(after)) {
					if (!this.s.lexis.regex(coming).test(after)) {
						this.s.speaksOfDays = true;
						return null;
					}
					return { kind: "day", value: addDays(this.s.asOf, days + 7) };
				}
				return { kind: "day", value: addDays(this.s.asOf, days) };
			},
		);
	}

	/** 今天9号 (the 9th is what counts), 昨天, 20号 */
	days(): void {
		const { days, day, is, asked } = this.phrases.dates;
		const { small, words } = this.s.lexis;
		this.s.take(
			`(${words(days)})?${is}(${small})${day}`,
			(m, _before, after) => {
				const d = this.number(m[2]);
				if (d === undefined) return undefined;
				// 6号能报吗, asked on the 21st, is the 6th that comes.
				const isNext =
					m[1] === undefined &&
					d < dayOfMonth(this.s.asOf) &&
					this.s.lexis.regex(asked).test(after);
				const month = this.shifted(isNext ? 1 : 0);
				const found = this.day(yearOf(month), monthNumber(month), d, m[0]);
				return found && { ...found, yearGuessed: true, monthSaid: false };
			},
		);
		this.s.take(`(${words(days)})`, (m) => ({
			kind: "day",
			value: addDays(this.s.asOf, days[m[1] ?? ""] ?? 0),
		}));
	}

	/** 还有九天, and 三天后 where nothing goes before that it could count from */
	ahead(): void {
		const { dates } = this.phrases;
		const { number } = this.s.lexis;
		const make = (m: RegExpExecArray): Found | undefined => {
			const n = this.number(m[1]);
			return n === undefined || n > 400 || !Number.isInteger(n)
				? undefined
				: { kind: "day", value: addDays(this.s.asOf, n) };
		};
		this.s.take(`(?<=${dates.still})(${number})${dates.agoDays}`, make);
		this.s.take(`(?<=^\\s*)(${number})${dates.agoDays}${dates.later}`, make);
	}
}
