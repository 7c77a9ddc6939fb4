namespace Hay.Uptake;

/// <summary>What is counted.</summary>
public enum Measure
{
    /// <summary>Looks at a listing's page, one a device and day. Nobody knows by whom, so it is in tables of weeks alone.</summary>
    Looked,
    /// <summary>People who saved something.</summary>
    Saved,
    /// <summary>People who held a place.</summary>
    Going,
    /// <summary>People who came, as far as organisers ticked it.</summary>
    Came,
}
