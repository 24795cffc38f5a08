import type { CheckContext } from './programme';

/** Why given documents do not count yet, one sentence each. */
export function documentErrors(ids: readonly string[], { documents }: CheckContext): string[] {
  return ids.flatMap((id) => {
    const document = documents.get(id);
    if (document?.state === 'READY') return [];
    if (document === undefined || document.state === 'DELETED')
      return ['One of the files is no longer there; take it out or upload it again.'];
    return [
      document.state === 'REFUSED'
        ? `${document.fileName} could not be accepted; upload another picture.`
        : `${document.fileName} has not been uploaded yet.`,
    ];
  });
}
