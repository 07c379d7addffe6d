// What stands for a text is asked for where findings are kept from run to run. A page keeps none.
export function createHash(): never {
  throw new Error('Nothing is kept in the browser.');
}
