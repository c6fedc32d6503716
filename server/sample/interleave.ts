/**
 * The elements of all sources: those of one source in their order, those of `width` sources in
 * turn. A source is opened only when its turn comes, and its place is given on when it ends.
 */
export async function* interleave<Element>(
  sources: readonly (() => AsyncIterable<Element>)[],
  width: number,
): AsyncGenerator<Element> {
  const waiting = sources.values();
  const open: AsyncIterator<Element>[] = [];
  const openNext = (): void => {
    const next = waiting.next();
    if (next.done !== true) open.push(next.value()[Symbol.asyncIterator]());
  };
  for (let place = 0; place < width; place += 1) openNext();
  for (let turn = open.shift(); turn !== undefined; turn = open.shift()) {
    const next = await turn.next();
    if (next.done === true) {
      openNext();
      continue;
    }
    open.push(turn);
    yield next.value;
  }
}
