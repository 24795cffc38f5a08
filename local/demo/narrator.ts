const colours = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (code: number, text: string) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);

/** Tells the journey as it goes: numbered steps with what was seen in each. */
export class Narrator {
  private number = 0;
  private readonly startedAt = Date.now();

  step(title: string): void {
    this.number += 1;
    this.write(`\n${paint(1, `${String(this.number).padStart(2)}. ${title}`)}`);
  }

  /** Something that happened. */
  saw(text: string): void {
    this.write(`    ${text}`);
  }

  /** What the phone card shows now. */
  card(badge: { state: string; headline: string; detail: string | null }): void {
    const colour = { READY: 32, ACTION_NEEDED: 31, PENDING_REVIEW: 33 }[badge.state] ?? 36;
    this.saw(
      `card: ${paint(colour, badge.state)} "${badge.headline}"${badge.detail ? ` – ${badge.detail}` : ''}`,
    );
  }

  close(): void {
    const seconds = ((Date.now() - this.startedAt) / 1_000).toFixed(1);
    this.write(`\n${paint(32, 'The journey is complete')}: READY, and a delivered text, in ${seconds} s.`);
  }

  private write(line: string): void {
    process.stdout.write(`${line}\n`);
  }
}
