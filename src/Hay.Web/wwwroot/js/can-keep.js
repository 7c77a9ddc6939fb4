// Whether this browser lets a page keep anything on the device: some forbid it, and then say so only when it is tried.
export function canKeep() {
  try {
    localStorage.setItem('hay-try', '');
    localStorage.removeItem('hay-try');
    return true;
  } catch {
    return false;
  }
}
