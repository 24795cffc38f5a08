/**
 * The type of a property whose class lives in a file that imports this one. Written so, the class stays out of the
 * decorator metadata, which would ask for it before it exists.
 */
export type Later<Value> = Value;
