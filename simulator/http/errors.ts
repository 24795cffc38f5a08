/** An answer of Twilio's that refuses the request: `{code, message, more_info, status}`. */
export class TwilioError extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
  ) {
    super(message);
  }

  body(): { code: number; message: string; more_info: string; status: number } {
    return {
      code: this.code,
      message: this.message,
      more_info: `https://www.twilio.com/docs/errors/${this.code}`,
      status: this.status,
    };
  }
}

export function notFound(path: string): TwilioError {
  return new TwilioError(404, 20404, `The requested resource ${path} was not found`);
}

export function badRequest(message: string, code = 20001): TwilioError {
  return new TwilioError(400, code, message);
}

export function unauthorized(): TwilioError {
  return new TwilioError(401, 20003, 'Authenticate');
}
