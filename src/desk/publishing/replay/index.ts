/** The door of src/desk/publishing/replay: what would be answered otherwise, found by asking both. */
export type { Unanswered } from "./accepted.ts";
export {
	type AnswerChange,
	type Comparison,
	compare,
	type FailingTalk,
	kindOf,
} from "./compare.ts";
export {
	type Approval,
	approved,
	broken,
	type ChangeGroup,
	countsOf,
	groupsOf,
	type KeptReplay,
	type ReplayCounts,
	type TalkApproval,
	talkApproved,
	waiting,
} from "./kept.ts";
export {
	eachOnce,
	type PastQuestion,
	type Playing,
	type Told,
} from "./play.ts";
export {
	type Played,
	playTalk,
	readTalks,
	type Talk,
	type TestTalk,
	talkSchema,
	talksFile,
	talksThatHold,
} from "./talks.ts";
export {
	type CheckTask,
	type Opening,
	type Replayed,
	type ReplayPhase,
	type ReplayProgress,
	type ReplayTask,
	replay,
	type ThreadWord,
} from "./thread-task.ts";
