namespace Hay.Silo.Storage;

/// <summary>From the next batch on another log is written to. The outcome says nothing: it is so.</summary>
internal sealed class LogTurn : PendingWrite<bool>;
