namespace Hay.Faults;

/// <summary>What people may meet. Away: 503 with words and when to come again. Gone: nobody answers. Cut: an answer ends in its middle.</summary>
[Flags]
internal enum Trouble { None = 0, Away = 1, Gone = 2, Cut = 4 }
