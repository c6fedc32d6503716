/** A stream that people or other programs read. */
type Output = Pick<NodeJS.WritableStream, 'on'>;

/**
 * Lets the reader of the output go away, as `| head` does: what is begun is ended all the same, and
 * nobody is told. Every other fault of a stream is thrown.
 */
export function letReaderGo(outputs: readonly Output[]): void {
  for (const output of outputs) {
    output.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
