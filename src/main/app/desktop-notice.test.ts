import { describe, expect, it, vi } from 'vitest';
import { DesktopNotice, type NoticePorts } from './desktop-notice';

const words = { title: 'It works now', body: 'The secure connection works.', caseId: 'case-0001' };

const make = (more: Partial<NoticePorts> = {}) => {
  const listeners = new Map<string, () => void>();
  const ports = {
    supported: () => true,
    make: vi.fn(() => ({
      on: (event: string, listener: () => void) => listeners.set(event, listener),
      show: vi.fn(),
    })),
    open: vi.fn(),
    flash: vi.fn(),
    ...more,
  };
  return { notice: new DesktopNotice(ports), ports, click: () => listeners.get('click')?.() };
};

describe('a notification of the desktop', () => {
  it('is shown with its words, flashes, and opens the case when it is clicked', () => {
    const { notice, ports, click } = make();
    notice.tell(words);
    expect(ports.make).toHaveBeenCalledWith({ title: words.title, body: words.body });
    expect(ports.flash).toHaveBeenCalled();
    click();
    expect(ports.open).toHaveBeenCalledWith('case-0001');
  });
  it('is left out where there are none; the taskbar still flashes', () => {
    const { notice, ports } = make({ supported: () => false });
    notice.tell(words);
    expect(notice.notifies()).toBe(false);
    expect(ports.make).not.toHaveBeenCalled();
    expect(ports.flash).toHaveBeenCalled();
  });
  it('breaks nothing where the desktop has no service for it', () => {
    const none = (): never => {
      throw new Error('no service');
    };
    expect(() => make({ make: none }).notice.tell(words)).not.toThrow();
    expect(make({ supported: none }).notice.notifies()).toBe(false);
  });
});
