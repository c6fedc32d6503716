/** What the test's process offers the page under this name. */
declare global {
  var reportThanks: ((recordId: string) => void) | undefined;
}

/**
 * Runs in the kiosk's page before the kiosk does. Hears the ids of the records that the outbox
 * calls written, and reports one when the screen with the thanks is there: only then has a citizen
 * been promised anything. It changes nothing of what the page does.
 */
export function watchThanks(): void {
  const PlainWorker = Worker;
  let written: string | undefined;
  globalThis.Worker = class extends PlainWorker {
    constructor(address: string | URL, options?: WorkerOptions) {
      super(address, options);
      this.addEventListener('message', ({ data }: MessageEvent) => {
        // The product's own message: another form reports nothing, and the test fails by that.
        const { type, result } = data as { type: string; result?: Written };
        if (type === 'written' && result?.ok === true) written = result.value.recordId;
      });
    }
  };
  interface Written {
    readonly ok: boolean;
    readonly value: { readonly recordId: string };
  }
  const look = (): void => {
    if (written === undefined || document.querySelector('[data-screen="thanks"]') === null) return;
    globalThis.reportThanks?.(written);
    written = undefined;
  };
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    attributeFilter: ['data-screen'],
  });
}
