const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether the text can be one of our ids at all; one that cannot is answered like one that does not exist. */
export function isId(text: unknown): text is string {
  return typeof text === 'string' && uuid.test(text);
}
