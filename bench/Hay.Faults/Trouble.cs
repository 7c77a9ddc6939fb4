namespace Hay.Faults;

/// <summary>What people may meet. Away: 503 with words and when to come again. Gone: nobody answers, or the line breaks.</summary>
[Flags]
internal enum Trouble { None = 0, Away = 1, Gone = 2 }
