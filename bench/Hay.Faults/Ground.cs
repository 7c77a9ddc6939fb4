namespace Hay.Faults;

/// <summary>What the site stands on: a data folder, one on a disk of a few megabytes, PostgreSQL, or a folder and a clock that can be moved.</summary>
internal enum Ground { Folder, SmallDisk, Postgres, MovedClock }
