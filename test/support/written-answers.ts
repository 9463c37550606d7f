/**
 * What stands in written answers (`test/queries/*.expected.json`) in the place of the data version, which every citation
 * has: else each new fact would change nearly all of them.
 */
export const ANY_VERSION = '000000000000';
