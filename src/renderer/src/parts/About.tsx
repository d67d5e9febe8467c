import { openLink, set, useApp } from '../store';
import { Ask } from './Ask';
import { Button } from './Button';

/** Who made this, which version, and that nothing leaves the computer but the checks. */
export const About = () => {
  const open = useApp((state) => state.aboutOpen);
  const info = useApp((state) => state.info);
  const close = () => set({ aboutOpen: false });
  return (
    <Ask
      title="About Handrail"
      isOpen={open}
      onClose={close}
      actions={
        <>
          <Button onPress={() => void openLink('rfc8446')}>Read the standard (RFC 8446)</Button>
          <Button kind="primary" onPress={close}>
            Close
          </Button>
        </>
      }
    >
      <p>Handrail finds out why a secure connection was closed, and says who has to fix it and how.</p>
      <p>
        Version {info?.version}. Runs on {info?.runtime}.
      </p>
      {info?.standIn ? (
        <p>This copy runs on an older stand-in for trying out and testing. It is not meant for daily use.</p>
      ) : null}
      <p className="muted">
        Nothing leaves this computer but the connections of a check, and you see those before they are made.
      </p>
    </Ask>
  );
};
