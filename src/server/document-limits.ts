import {
  getOperationAST,
  GraphQLError,
  Kind,
  type ASTVisitor,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/** How large one operation may be. The largest page of cards with everything on them stays well below. */
export const documentLimits = {
  /** Lexical tokens of the text, checked before it is parsed any further. */
  tokens: 4_000,
  depth: 14,
  aliases: 60,
  rootFields: 25,
  /** Fields that may come to be resolved, counting the sizes of the pages asked for. */
  cost: 60_000,
};

export interface Measures {
  depth: number;
  aliases: number;
  rootFields: number;
  cost: number;
}

type Variables = Readonly<Record<string, unknown>>;

const usualPage = 25;
const largestPage = 100;

/**
 * Measures an operation of a valid document. A list that takes `first` multiplies what is below it; introspection
 * counts for nothing here, graphql-js bounds it by itself.
 */
export function measure(
  document: DocumentNode,
  operationName: string | null,
  variables: Variables,
): Measures {
  const operation = getOperationAST(document, operationName);
  if (!operation) return { depth: 0, aliases: 0, rootFields: 0, cost: 0 };
  return new Ruler(document, variables).selections(operation.selectionSet);
}

/** The first limit that the operation breaks, as an error for whoever wrote it. */
export function excess(
  document: DocumentNode,
  operationName: string | null,
  variables: Variables,
): GraphQLError | null {
  const measures = measure(document, operationName, variables);
  return overLimit(measures, ['depth', 'aliases', 'rootFields', 'cost']);
}

/** The same as a validation rule, for what does not depend on variables: bad documents are refused before they run. */
export function documentLimitRule(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(operation) {
      // Fragments that contain themselves are another rule's finding, and would never end here.
      const ruler = new Ruler(context.getDocument(), {});
      const error = overLimit(ruler.selections(operation.selectionSet), ['depth', 'aliases', 'rootFields']);
      if (error) context.reportError(error);
    },
  };
}

const words: Record<keyof Measures, string> = {
  depth: 'is nested too deeply',
  aliases: 'has too many aliases',
  rootFields: 'asks for too many fields at once',
  cost: 'would read too much at once: ask for smaller pages',
};

function overLimit(measures: Measures, names: (keyof Measures)[]): GraphQLError | null {
  const broken = names.find((name) => measures[name] > documentLimits[name]);
  if (!broken) return null;
  return new GraphQLError(
    `The operation ${words[broken]} (${broken} ${measures[broken]}, at most ${documentLimits[broken]}).`,
    { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } },
  );
}

/** Measures selections, each fragment once: what is spread a thousand times is multiplied, not walked. */
class Ruler {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly known = new Map<string, Measures>();

  constructor(
    document: DocumentNode,
    private readonly variables: Variables,
  ) {
    for (const one of document.definitions)
      if (one.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(one.name.value, one);
  }

  selections(set: SelectionSetNode): Measures {
    const total: Measures = { depth: 0, aliases: 0, rootFields: 0, cost: 0 };
    for (const selection of set.selections) {
      const part =
        selection.kind === Kind.FIELD
          ? this.field(selection)
          : selection.kind === Kind.INLINE_FRAGMENT
            ? this.selections(selection.selectionSet)
            : this.fragment(selection.name.value);
      total.depth = Math.max(total.depth, part.depth);
      total.aliases += part.aliases;
      total.rootFields += part.rootFields;
      total.cost += part.cost;
    }
    return total;
  }

  private field(node: FieldNode): Measures {
    const aliases = node.alias ? 1 : 0;
    if (node.name.value.startsWith('__') || !node.selectionSet)
      return { depth: 1, aliases, rootFields: 1, cost: 1 };
    const below = this.selections(node.selectionSet);
    return {
      depth: below.depth + 1,
      aliases: below.aliases + aliases,
      rootFields: 1,
      cost: 1 + below.cost * this.sizeOf(node),
    };
  }

  private fragment(name: string): Measures {
    const known = this.known.get(name);
    if (known) return known;
    const fragment = this.fragments.get(name);
    // Stands in while the fragment is being measured, so that one containing itself ends.
    this.known.set(name, { depth: 0, aliases: 0, rootFields: 0, cost: 0 });
    const measures = fragment
      ? this.selections(fragment.selectionSet)
      : { depth: 0, aliases: 0, rootFields: 0, cost: 0 };
    this.known.set(name, measures);
    return measures;
  }

  /** How many of what is below there may be: the page asked for, or the usual one of a list. */
  private sizeOf(node: FieldNode): number {
    const below = node.selectionSet?.selections ?? [];
    const isList = below.some(
      (one) => one.kind === Kind.FIELD && (one.name.value === 'nodes' || one.name.value === 'edges'),
    );
    const first = node.arguments?.find((one) => one.name.value === 'first')?.value;
    if (!first) return isList ? usualPage : 1;
    const asked =
      first.kind === Kind.INT
        ? Number(first.value)
        : first.kind === Kind.VARIABLE
          ? this.variables[first.name.value]
          : undefined;
    // A variable without a value here may have a default: reckon with the most.
    return typeof asked === 'number' ? Math.min(Math.max(asked, 1), largestPage) : largestPage;
  }
}
