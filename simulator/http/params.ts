/** The parameters of a query or a form, by their exact names. */
export class Params {
  private constructor(private readonly values: Map<string, string[]>) {}

  static parse(text: string): Params {
    const values = new Map<string, string[]>();
    for (const [name, value] of new URLSearchParams(text)) {
      const known = values.get(name);
      if (known) known.push(value);
      else values.set(name, [value]);
    }
    return new Params(values);
  }

  static of(entries: Iterable<[string, string]>): Params {
    return Params.parse(new URLSearchParams([...entries]).toString());
  }

  names(): string[] {
    return [...this.values.keys()];
  }

  has(name: string): boolean {
    return this.values.has(name);
  }

  /** The value, or null when it is absent; an empty value counts as given. */
  get(name: string): string | null {
    return this.values.get(name)?.[0] ?? null;
  }

  /** The value, or null when it is absent or empty. */
  text(name: string): string | null {
    return this.get(name)?.trim() ? this.get(name) : null;
  }

  all(name: string): string[] {
    return this.values.get(name) ?? [];
  }

  flag(name: string): boolean | null {
    const value = this.get(name);
    return value === null || value === '' ? null : value.toLowerCase() === 'true';
  }

  integer(name: string): number | null {
    const value = this.text(name);
    return value === null ? null : Number(value);
  }
}
