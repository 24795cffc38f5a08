/** Thrown by a job that cannot go on now: it runs again when the product's clock has moved on by `seconds`. */
export class RetryLater extends Error {
  override readonly name = 'RetryLater';
  constructor(readonly seconds: number) {
    super(`again in ${seconds} s`);
  }
}
