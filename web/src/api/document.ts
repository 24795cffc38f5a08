import type { TypedDocumentNode } from '@apollo/client';
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
import { parse } from 'graphql';

type Text<Result, Variables> = DocumentTypeDecoration<Result, Variables> & object;

const parsed = new WeakMap<object, TypedDocumentNode<unknown, never>>();

/** A document of operations/ as Apollo Client takes it, parsed once; its result and variables keep their types. */
export function doc<Result, Variables>(text: Text<Result, Variables>): TypedDocumentNode<Result, Variables> {
  let document = parsed.get(text);
  if (!document) parsed.set(text, (document = parse(String(text)) as TypedDocumentNode<unknown, never>));
  return document as TypedDocumentNode<Result, Variables>;
}
