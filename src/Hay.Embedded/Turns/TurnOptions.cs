namespace Hay.Embedded;

/// <summary>How a turn stands to the other turns of its grain. Generated code reads it off the contract's attributes.</summary>
[Flags]
public enum TurnOptions
{
    /// <summary>Runs alone.</summary>
    None = 0,

    /// <summary>Runs beside other read-only turns.</summary>
    ReadOnly = 1,

    /// <summary>Runs beside anything.</summary>
    AlwaysInterleave = 2,

    /// <summary>Nobody waits for it.</summary>
    OneWay = 4,

    /// <summary>The runtime's own work (a timer's tick, coming, going): it does not count as use of the grain.</summary>
    Internal = 8,
}
