/** In the answer, in place of a value that could not be made: the field is null, and a notice says why. */
export class Missing {
  constructor(readonly sentence: string) {}
}
