/** What mends a failed message: a button's kind. */
export type Fix = 'set-up' | 'fix-registration' | 'contact' | 'text' | 'support';

/** Headline, explanation, whether the same message would fail again, and what mends it. */
export type MessageErrorText = readonly [
  headline: string,
  explanation: string,
  permanent: boolean,
  fix: Fix | null,
];
