import type { Notice } from './watch-pace';

/** One notification of the desktop, as far as it is used here. */
export interface Shown {
  on(event: 'click' | 'failed', listener: () => void): unknown;
  show(): void;
}

export interface NoticePorts {
  readonly supported: () => boolean;
  readonly make: (words: { title: string; body: string }) => Shown;
  /** Brings the window forward on this case. */
  readonly open: (caseId: string) => void;
  /** Makes the taskbar flash where there is one, until the window is looked at. */
  readonly flash: () => void;
}

/** Tells the person by the desktop. Where notifications are off or there is no service for them, nothing breaks: the window says it too. */
export class DesktopNotice {
  /** Kept, or the click would go to an object that was cleared away. */
  private readonly kept: Shown[] = [];

  constructor(private readonly ports: NoticePorts) {}

  notifies(): boolean {
    try {
      return this.ports.supported();
    } catch {
      return false;
    }
  }

  tell({ title, body, caseId }: Notice): void {
    this.ports.flash();
    if (!this.notifies()) return;
    try {
      const shown = this.ports.make({ title, body });
      this.kept.splice(0, this.kept.length, shown);
      shown.on('click', () => this.ports.open(caseId));
      shown.on('failed', () => undefined);
      shown.show();
    } catch {
      // The desktop has no service for it.
    }
  }
}
