/** The part of a JSON Schema that Twilio's OpenAPI documents use for parameters. */
export interface Schema {
  type?: string;
  format?: string;
  enum?: string[];
  items?: Schema;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number | string;
  maximum?: number | string;
  $ref?: string;
}
