namespace Hay.Care;

/// <summary>The names under which the connector service keeps its state, in a store of its own. Written on disk: never rename.</summary>
public static class CareStoreNames
{
    public const string Case = "case";
    public const string CaseLog = "caselog";
    public const string CaseLogPage = "caselogpage";
    /// <summary>The storage provider that all of them use.</summary>
    public const string Provider = "care";
}
