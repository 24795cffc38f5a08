import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { DocumentByIdDocument } from '../../../operations/generated';
import { doc } from '../api/document';

/** Names of uploaded files by id; a number in the list until they are known. */
export function useFileNames(ids: readonly string[]): (id: string) => string {
  const client = useApolloClient();
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const wanted = ids.filter((id) => names[id] === undefined).join(' ');
  useEffect(() => {
    let isGone = false;
    for (const id of wanted.split(' ').filter(Boolean))
      void client
        .query({ query: doc(DocumentByIdDocument), variables: { id } })
        .then(({ data }) => {
          const node = data?.node;
          if (!isGone && node?.__typename === 'Document')
            setNames((old) => ({ ...old, [id]: node.fileName }));
        })
        .catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, [client, wanted]);
  return (id) => names[id] ?? `File ${ids.indexOf(id) + 1}`;
}
