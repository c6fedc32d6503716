/** One run of the kiosk's program, from its start to the moment it is killed. */
export interface Life {
  readonly isAlive: boolean;
  /** Something that touches the device happens: an armed kill may strike right after it. */
  touch(): void;
  /** Dies after `touches` more touches. */
  arm(touches: number): void;
  end(): void;
  /** Answers what `work` answers, or never when the life has ended by then. */
  live<T>(work: Promise<T>): Promise<T>;
}

export const NEVER = new Promise<never>(() => undefined);

export function createLife(onArmedKill: () => void): Life {
  let isAlive = true;
  let touchesLeft = Infinity;
  return {
    get isAlive() {
      return isAlive;
    },
    touch() {
      touchesLeft -= 1;
      if (touchesLeft > 0 || !isAlive) return;
      isAlive = false;
      onArmedKill();
    },
    arm: (touches) => void (touchesLeft = touches),
    end: () => void (isAlive = false),
    async live(work) {
      try {
        const answer = await work;
        return isAlive ? answer : await NEVER;
      } catch (error) {
        if (!isAlive) return NEVER;
        throw error;
      }
    },
  };
}
