import { type ReactNode, useId } from 'react';
import classes from './panel.module.css';

interface Props {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly lead?: ReactNode;
  /** The panel that holds the one next action. */
  readonly isFirst?: boolean;
  readonly children?: ReactNode;
}

/** One part of a screen: a region with its own heading and, beside it, what can be done about it. */
export function Panel({ title, actions, lead, isFirst = false, children }: Props) {
  const heading = useId();
  return (
    <section className={`${classes.panel} ${isFirst ? classes.emphasis : ''}`} aria-labelledby={heading}>
      <div className={classes.head}>
        <h2 id={heading}>{title}</h2>
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
      {lead && <p className={classes.quiet}>{lead}</p>}
      {children}
    </section>
  );
}

export const Quiet = ({ children }: { readonly children: ReactNode }) => <p className={classes.quiet}>{children}</p>;
