import type { ChatWords } from "../chat-words.ts";

/** The switch in the head: one link to what the page is not; the style shows the one that fits. */
export function ModeSwitch({ looks }: Pick<ChatWords, "looks">) {
	return (
		<p class="mode-switch">
			<a href="?mode=large" class="to-large" data-look="mode">
				{looks.large}
			</a>
			<a href="?mode=standard" class="to-standard" data-look="mode">
				{looks.standard}
			</a>
		</p>
	);
}

/** The colours, at the foot. */
export function ThemeSwitch({ looks }: Pick<ChatWords, "looks">) {
	return (
		<p class="theme-switch">
			<span>{looks.theme}</span>
			{(["auto", "light", "dark"] as const).map((theme) => (
				<a href={`?theme=${theme}`} data-look="theme">
					{looks[theme]}
				</a>
			))}
		</p>
	);
}
