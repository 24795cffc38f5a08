/** A control call that makes no sense; its message goes to the caller. */
export class ControlError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Reads fields of a control call's JSON body, refusing wrong ones by name. */
export class ControlInput {
  constructor(private readonly body: Record<string, unknown>) {}

  static parse(text: string): ControlInput {
    if (text.trim() === '') return new ControlInput({});
    try {
      const body: unknown = JSON.parse(text);
      if (typeof body === 'object' && body !== null && !Array.isArray(body)) {
        return new ControlInput(body as Record<string, unknown>);
      }
    } catch {
      // Refused below like any other body that is not an object.
    }
    throw new ControlError(400, 'The body must be a JSON object');
  }

  has(name: string): boolean {
    return this.body[name] !== undefined && this.body[name] !== null;
  }

  text(name: string): string {
    const value = this.body[name];
    if (typeof value !== 'string' || value === '') throw new ControlError(400, `"${name}" must be a text`);
    return value;
  }

  optionalText(name: string): string | null {
    return this.has(name) ? this.text(name) : null;
  }

  oneOf<T extends string>(name: string, choices: readonly T[]): T {
    const value = this.text(name) as T;
    if (!choices.includes(value))
      throw new ControlError(400, `"${name}" must be one of ${choices.join(', ')}`);
    return value;
  }

  flag(name: string): boolean {
    const value = this.body[name];
    if (typeof value !== 'boolean') throw new ControlError(400, `"${name}" must be true or false`);
    return value;
  }

  number(name: string, from: number, to: number): number {
    const value = this.body[name];
    if (typeof value !== 'number' || !(value >= from && value <= to)) {
      throw new ControlError(400, `"${name}" must be a number from ${from} to ${to}`);
    }
    return value;
  }

  integer(name: string, from: number, to: number): number {
    const value = this.number(name, from, to);
    if (!Number.isInteger(value)) throw new ControlError(400, `"${name}" must be a whole number`);
    return value;
  }

  list(name: string): unknown[] {
    const value = this.body[name];
    if (!Array.isArray(value)) throw new ControlError(400, `"${name}" must be a list`);
    return value;
  }

  texts(name: string): string[] {
    const values = this.list(name);
    if (!values.every((value): value is string => typeof value === 'string' && value !== '')) {
      throw new ControlError(400, `"${name}" must be a list of texts`);
    }
    return values;
  }

  /** The fields of an object inside the body; without it, none. */
  part(name: string): ControlInput {
    const value = this.body[name] ?? {};
    if (typeof value !== 'object' || Array.isArray(value))
      throw new ControlError(400, `"${name}" must be an object`);
    return new ControlInput(value as Record<string, unknown>);
  }

  /** An ISO 8601 instant, as milliseconds UTC. */
  instant(name: string): string {
    const at = new Date(this.text(name));
    if (Number.isNaN(at.getTime())) throw new ControlError(400, `"${name}" must be an ISO 8601 date`);
    return at.toISOString();
  }

  raw(name: string): unknown {
    return this.body[name];
  }
}
