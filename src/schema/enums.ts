import { registerEnumType } from 'type-graphql';

/** Registers an enum; the compiler asks for a description of every value, so a new one cannot come without. */
export function describedEnum<Values extends object>(
  values: Values,
  name: string,
  description: string,
  descriptions: Record<keyof Values, string>,
): void {
  const entries = Object.entries<string>(descriptions).map(([key, text]) => [key, { description: text }]);
  registerEnumType(values, { name, description, valuesConfig: Object.fromEntries(entries) });
}
