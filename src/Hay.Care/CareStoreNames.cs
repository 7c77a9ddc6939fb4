namespace Hay.Care;

/// <summary>The names under which the connector service keeps its states. Written on disk: never rename.</summary>
public static class CareStoreNames
{
    public const string Case = "case";
    public const string CaseLog = "caselog";
    public const string CaseLogPage = "caselogpage";
    /// <summary>The storage provider that all of them use, and the key of its change feed.</summary>
    public const string Provider = "care";
}
