/**
 * Runs in the page: what is cut off, overlaps or does not fit, one line each. A pick grows its
 * tile on purpose, so the faces are measured without their transform.
 */
export function cutOffs(): string[] {
  const found: string[] = [];
  const { scrollWidth, scrollHeight } = document.documentElement;
  if (scrollWidth > innerWidth || scrollHeight > innerHeight) found.push('the page scrolls');
  for (const element of document.querySelectorAll<HTMLElement>('.page *')) {
    if (element.closest('svg, .heard-only, .faces-picked') !== null) continue;
    const box = element.getBoundingClientRect();
    if (box.width === 0) continue;
    const name = `${element.tagName.toLowerCase()}.${element.className}`;
    if (box.left < -1 || box.top < -1) found.push(`${name} begins outside`);
    // A list of any length scrolls on purpose.
    const isBelow = box.bottom > innerHeight + 1 && element.closest('.officials > *') === null;
    if (box.right > innerWidth + 1 || isBelow) {
      found.push(`${name} ends outside`);
    }
    if (getComputedStyle(element).display === 'inline') continue;
    if (element.scrollWidth > element.clientWidth + 1) found.push(`${name} is too narrow`);
    if (element.matches('.officials')) continue;
    if (element.scrollHeight > element.clientHeight + 1) found.push(`${name} is too low`);
  }
  const main = document.querySelector('main');
  const blocks = [...(main?.children ?? [])].filter(
    (child) => !child.matches('.whole-screen, .sample, .faces-picked'),
  );
  for (const [index, block] of blocks.entries()) {
    const box = block.getBoundingClientRect();
    const frame = main?.getBoundingClientRect() ?? box;
    if (box.top < frame.top - 1 || box.bottom > frame.bottom + 1) {
      found.push(`${block.className} does not fit its frame`);
    }
    const before = blocks[index - 1]?.getBoundingClientRect();
    const besides = before !== undefined && box.left >= before.right - 1;
    if (before !== undefined && !besides && box.top < before.bottom - 1) {
      found.push(`${block.className} overlaps what is before it`);
    }
  }
  return found;
}
