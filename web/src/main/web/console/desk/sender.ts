/** Sends one request after the other, in the order in which they were given. */
export class Sender {
  waiting = 0;
  /** How many were given. */
  given = 0;
  private line: Promise<void> = Promise.resolve();

  constructor(private readonly changed: () => void) {}

  /** `work` handles its own failures. */
  send(work: () => Promise<void>): void {
    this.waiting++;
    this.given++;
    this.line = this.line.then(work).finally(() => {
      this.waiting--;
      this.changed();
    });
  }
}
