/** Where a newest-first list stands: the instant it is sorted by (whole milliseconds) and the id that breaks ties. */
export interface Position {
  at: Date;
  id: string;
}

/** What to read of a list: fetch `limit` + 1 rows after the position, so that a next page shows itself. */
export interface PageRequest {
  limit: number;
  after: Position | null;
}
