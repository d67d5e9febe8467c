/** Runs a step of our own unless it has come too late. */
interface Guard {
  guard(step: () => void): void;
}

/** A step that comes after so many ms. `patient`: a moment later still, so that what has already arrived is read first. */
export class Later {
  private timer: NodeJS.Timeout;

  constructor(
    private readonly guard: Guard,
    private readonly then: () => void,
    ms: number,
    private patient: boolean,
  ) {
    this.timer = setTimeout(take, ms, this);
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  /** Its time has come; told by the timer. */
  take(): void {
    if (this.patient) {
      this.patient = false;
      this.timer = setTimeout(take, 1, this);
    } else this.guard.guard(this.then);
  }
}

const take = (later: Later): void => later.take();
