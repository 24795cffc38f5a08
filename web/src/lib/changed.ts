import { useEffect, useRef, useState } from 'react';

const shownMs = 1_800;

/** True for a moment after the revision of what is on show has risen: for a quiet highlight. */
export function useJustChanged(revision: number): boolean {
  const last = useRef(revision);
  const [isFresh, setFresh] = useState(false);
  useEffect(() => {
    if (revision === last.current) return;
    last.current = revision;
    setFresh(true);
    const timer = setTimeout(() => setFresh(false), shownMs);
    return () => clearTimeout(timer);
  }, [revision]);
  return isFresh;
}
