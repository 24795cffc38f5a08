/** The step whose approval is the registration's. */
export const bundleStep = 'bundle';

/** What effects make, by name. */
export const bundle = 'bundle';
export const documentOf = (key: string): string => `document:${key}`;

/** Our word for a copy that was approved and deleted, because what it held has taken the place of what it was copied from. */
export const mergedBundle = 'merged';
