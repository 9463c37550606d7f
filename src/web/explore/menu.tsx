import { useEffect, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';

interface MenuProps {
  readonly title: string;
  readonly className: string;
  readonly children: ReactNode;
}

/** What opens under a button: Escape closes it and leads back to the button, a click elsewhere closes it. */
export function Menu({ title, className, children }: MenuProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const onPress = ({ target }: PointerEvent): void => {
      if (menu.current && !(target instanceof Node && menu.current.contains(target))) menu.current.open = false;
    };
    // Before the picture takes the press for itself.
    document.addEventListener('pointerdown', onPress, true);
    return () => document.removeEventListener('pointerdown', onPress, true);
  }, []);
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !menu.current?.open) return;
    event.stopPropagation();
    menu.current.open = false;
    menu.current.querySelector('summary')?.focus();
  };
  return (
    <details ref={menu} className={className} onKeyDown={onKey}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}
